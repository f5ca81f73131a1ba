#include "uikit/sidesheet.h"

#include "uikit/elidedlabel.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {
constexpr int Uncovered = 40;
}

SideSheet::SideSheet(QWidget *page)
    : QWidget(page)
    , m_title(new ElidedLabel({}, this))
    , m_area(new QScrollArea(this))
{
    setObjectName(u"sideSheet"_s);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::NoFocus);
    auto *close = new QToolButton(this);
    close->setObjectName(u"sheetClose"_s);
    close->setAccessibleName(tr("关闭侧栏"));
    close->setToolTip(tr("关闭（Esc）"));
    close->setIcon(icon(Glyph::Cross));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &SideSheet::closeSheet);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Space::Page, Space::Medium, Space::Medium, 0);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(Space::Small);
    column->addLayout(head);
    column->addWidget(m_area, 1);
    page->installEventFilter(this);
    hide();
}

void SideSheet::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SideSheet::setContent(QWidget *content)
{
    m_area->setWidget(content);
    // One surface with the sheet.
    content->setAutoFillBackground(false);
    m_area->viewport()->setBackgroundRole(QPalette::Base);
}

void SideSheet::setButtons(QWidget *buttons)
{
    delete m_buttons;
    m_buttons = buttons;
    layout()->addWidget(buttons);
}

void SideSheet::setPreferredWidth(int width)
{
    m_preferredWidth = width;
    place();
}

void SideSheet::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_title->setFont(rankedFont(TextRank::Section));
    place();
    show();
    raise();
    // The first field, not the close button.
    const auto fields = m_area->widget() ? m_area->widget()->findChildren<QWidget *>() : QList<QWidget *>();
    for (QWidget *field : fields) {
        if (field->isEnabled() && field->isVisibleTo(this) && (field->focusPolicy() & Qt::TabFocus)) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    findChild<QToolButton *>(u"sheetClose"_s)->setFocus(Qt::OtherFocusReason);
}

void SideSheet::closeSheet()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

bool SideSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void SideSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        closeSheet();
    else
        QWidget::keyPressEvent(event);
}

void SideSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Dark));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
}

void SideSheet::place()
{
    const QRect page = parentWidget()->rect();
    const int width = qMin(m_preferredWidth, qMax(0, page.width() - Uncovered));
    setGeometry(page.width() - width, 0, width, page.height());
}

} // namespace zhijian::uikit
