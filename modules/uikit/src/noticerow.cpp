#include "noticerow.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

constexpr int PassingMilliseconds = 8000;

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Glyph::Done;
    case Tone::Warning:
        return Glyph::Warning;
    case Tone::Danger:
        return Glyph::Error;
    case Tone::Neutral:
    case Tone::Info:
    case Tone::Muted:
        return Glyph::Info;
    }
    Q_UNREACHABLE();
}

} // namespace

NoticeRow::NoticeRow(const Notice &notice, QWidget *parent)
    : QFrame(parent)
    , m_notice(notice)
    , m_picture(new QLabel(this))
    , m_sentence(new QLabel(notice.text, this))
{
    setObjectName(u"notice"_s);
    setAccessibleName(notice.text);
    m_sentence->setObjectName(u"noticeText"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Large, Space::Small, Space::Small, Space::Small);
    row->addWidget(m_picture);
    row->addWidget(m_sentence, 1);
    for (const NoticeAction &action : notice.actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName(u"noticeAction"_s);
        button->setAccessibleName(action.text);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            leave();
            run();
        });
        row->addWidget(button);
    }
    auto *close = new QToolButton(this);
    close->setObjectName(u"noticeClose"_s);
    close->setAccessibleName(tr("关闭提示"));
    close->setToolTip(tr("关闭（Esc）"));
    close->setIcon(icon(Glyph::Cross));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &NoticeRow::leave);
    row->addWidget(close);
    recolour();
    if (isPassing()) {
        m_wait.setInterval(PassingMilliseconds);
        connect(&m_wait, &QTimer::timeout, this, [this] {
            if (!underMouse() && !isAncestorOf(QApplication::focusWidget()))
                leave();
        });
        m_wait.start();
    }
}

void NoticeRow::leave()
{
    // Gone from the bar at once; the object lives until the click that closed it has ended.
    setParent(nullptr);
    hide();
    deleteLater();
}

bool NoticeRow::isPassing() const
{
    return !m_notice.stays && m_notice.tone != Tone::Warning && m_notice.tone != Tone::Danger;
}

void NoticeRow::recolour()
{
    const ToneColors colors = toneColors(m_notice.tone, QApplication::palette());
    QPalette own;
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        own.setColor(role, colors.text);
    m_sentence->setPalette(own);
    const int side = fontMetrics().height();
    m_picture->setPixmap(glyphPixmap(glyphOf(m_notice.tone), {side, side}, devicePixelRatioF(), colors.text));
}

bool NoticeRow::event(QEvent *event)
{
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        recolour();
    return handled;
}

void NoticeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneColors colors = toneColors(m_notice.tone, palette());
    painter.fillRect(rect(), colors.fill);
    painter.setPen(colors.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace zhijian::uikit
