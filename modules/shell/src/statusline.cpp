#include "statusline.h"

#include "uikit/elidedlabel.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Tone;

namespace {

QToolButton *part(const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    uikit::setSlim(button);
    button->hide();
    return button;
}

Glyph syncGlyph(Tone tone)
{
    switch (tone) {
    case Tone::Good:
    case Tone::Info:
        return Glyph::Online;
    case Tone::Warning:
    case Tone::Danger:
        return Glyph::Warning;
    case Tone::Neutral:
    case Tone::Muted:
        return Glyph::Offline; // a normal state, not an error
    }
    Q_UNREACHABLE();
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_sync(part(u"statusSync"_s, this))
    , m_saved(new uikit::ElidedLabel({}, this))
    , m_findings(part(u"statusFindings"_s, this))
    , m_words(new uikit::ElidedLabel({}, this))
{
    setObjectName(u"statusLine"_s);
    m_saved->setObjectName(u"statusSaved"_s);
    m_words->setObjectName(u"statusWords"_s);
    m_saved->hide();
    m_words->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(uikit::Space::Small, 1, uikit::Space::Medium, 0);
    row->setSpacing(uikit::Space::Large);
    row->addWidget(m_sync);
    row->addWidget(m_saved);
    row->addStretch();
    row->addWidget(m_findings);
    row->addWidget(m_words);
    connect(m_sync, &QToolButton::clicked, this, &StatusLine::syncClicked);
    connect(m_findings, &QToolButton::clicked, this, &StatusLine::findingsClicked);
    applyFont();
}

void StatusLine::setSync(Tone tone, const QString &words)
{
    m_sync->setIcon(uikit::icon(syncGlyph(tone), tone));
    m_sync->setText(words);
    m_sync->setAccessibleName(tr("同步：%1").arg(words));
    m_sync->setToolTip(tr("打开“同步”页"));
    m_sync->setVisible(!words.isEmpty());
}

void StatusLine::setSaved(const QString &words)
{
    m_saved->setText(words);
    showTextParts();
}

void StatusLine::setFindings(Tone tone, const QString &words)
{
    m_findings->setIcon(uikit::icon(tone == Tone::Danger ? Glyph::Error : tone == Tone::Warning ? Glyph::Warning : Glyph::Done, tone));
    m_findings->setText(words);
    m_findings->setAccessibleName(words);
    m_findings->setToolTip(tr("逐条查看（F7）"));
    showTextParts();
}

void StatusLine::setWords(const QString &words)
{
    m_words->setText(words);
    showTextParts();
}

void StatusLine::setTextInView(bool isInView)
{
    m_isTextInView = isInView;
    showTextParts();
}

void StatusLine::showTextParts()
{
    m_saved->setVisible(m_isTextInView && !m_saved->text().isEmpty());
    m_findings->setVisible(m_isTextInView && !m_findings->text().isEmpty());
    m_words->setVisible(m_isTextInView && !m_words->text().isEmpty());
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(uikit::lineColor(palette()));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

bool StatusLine::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    return handled;
}

void StatusLine::applyFont()
{
    const QFont small = uikit::rankedFont(uikit::TextRank::Small);
    for (QWidget *widget : {static_cast<QWidget *>(m_sync), static_cast<QWidget *>(m_saved), static_cast<QWidget *>(m_findings), static_cast<QWidget *>(m_words)})
        widget->setFont(small);
}

} // namespace zhijian::shell
