#include "policy/widgets/remarkedfield.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

RemarkedField::RemarkedField(const QString &name, QWidget *editor, QWidget *parent)
    : QWidget(parent), m_row(new QWidget), m_confirm(new QToolButton), m_text(new uikit::TextLabel(uikit::TextRank::Small))
{
    setFocusProxy(editor);
    editor->setAccessibleName(name);
    m_text->setTone(uikit::Tone::Warning);
    m_text->setObjectName("remark"_L1);
    m_confirm->setObjectName(QString(editor->objectName() + u"Confirmed"_s));
    m_confirm->setText(tr("已核对"));
    m_confirm->setAccessibleName(tr("%1已核对").arg(name));
    m_confirm->setIcon(uikit::icon(uikit::Glyph::Check));
    m_confirm->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_confirm->setAutoRaise(true);
    uikit::setSlim(m_confirm);
    auto *line = new QHBoxLayout(m_row);
    line->setContentsMargins({});
    line->setSpacing(uikit::Space::Small);
    // The mark is an icon and words as well as a colour.
    auto *mark = new QLabel;
    const int size = m_text->fontMetrics().height();
    mark->setPixmap(uikit::icon(uikit::Glyph::Warning, uikit::Tone::Warning).pixmap(QSize(size, size), devicePixelRatioF()));
    line->addWidget(mark, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_confirm, 0, Qt::AlignTop);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(2);
    rows->addWidget(editor);
    rows->addWidget(m_row);
    m_row->hide();
    connect(m_confirm, &QToolButton::clicked, this, [this] {
        setRemark(Confidence::Certain, {});
        Q_EMIT confirmed();
    });
}

void RemarkedField::setRemark(Confidence confidence, const QString &text)
{
    m_text->setText(text);
    m_confirm->setVisible(confidence == Confidence::Likely);
    m_row->setVisible(!text.isEmpty());
}

bool RemarkedField::hasRemark() const
{
    return !m_text->text().isEmpty();
}

} // namespace zhijian::policy
