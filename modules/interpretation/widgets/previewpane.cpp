#include "interpretation/widgets/previewpane.h"

#include "preview/previewview.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QButtonGroup>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using preview::PreviewView;

namespace {

constexpr std::chrono::milliseconds StartAfter{30}; ///< Long enough for the page to be painted

} // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_place(new QWidget)
{
    setObjectName("previewPane"_L1);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(uikit::Space::Small, 2, uikit::Space::Small, 2);
    bar->setSpacing(2);
    const std::pair<int, QString> widths[] = {{375, tr("手机")}, {677, tr("桌面")}, {597, tr("打印")}, {750, tr("长图")}};
    auto *exclusive = new QButtonGroup(this);
    for (const auto &[width, name] : widths) {
        auto *button = new QToolButton;
        button->setObjectName(u"previewWidth%1"_s.arg(width));
        button->setText(name);
        button->setToolTip(tr("按 %1 像素宽显示").arg(width));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(width == m_width);
        exclusive->addButton(button);
        m_widths.append(button);
        bar->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, width] { setPageWidth(width); });
    }
    bar->addStretch();
    auto *dark = new QToolButton;
    dark->setObjectName("previewDark"_L1);
    dark->setAccessibleName(tr("深色预览"));
    dark->setToolTip(tr("看看微信深色模式下的样子"));
    dark->setIcon(uikit::icon(uikit::Glyph::Moon));
    dark->setCheckable(true);
    dark->setAutoRaise(true);
    bar->addWidget(dark);
    connect(dark, &QToolButton::toggled, this, [this](bool isDark) {
        m_isDarkChosen = isDark;
        if (m_view)
            m_view->setDark(isDark || uikit::isDark(palette()));
    });
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(bar);
    rows->addWidget(m_place, 1);
    auto *inner = new QVBoxLayout(m_place);
    inner->setContentsMargins(0, 0, 0, 0);
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The web engine takes a quarter of a second to start: the text is there first.
    if (!m_view)
        QTimer::singleShot(StartAfter, this, &PreviewPane::start);
}

void PreviewPane::start()
{
    if (m_view || !isVisible())
        return;
    // Without a parent at first: the first web view of a window makes Qt show the window anew, which comes back here.
    m_view = new PreviewView;
    m_view->setObjectName("previewView"_L1);
    m_place->layout()->addWidget(m_view);
    connect(m_view, &PreviewView::lineClicked, this, &PreviewPane::lineClicked);
    connect(m_view, &PreviewView::lineScrolled, this, &PreviewPane::lineScrolled);
    m_view->setPageWidth(PreviewView::Width(m_width));
    m_view->setDark(m_isDarkChosen || uikit::isDark(palette()));
    m_view->setPage(m_html);
}

void PreviewPane::setPage(const QString &html)
{
    m_html = html;
    if (m_view)
        m_view->setPage(html);
}

void PreviewPane::scrollToLine(int line)
{
    if (m_view && isVisible())
        m_view->scrollToLine(line);
}

void PreviewPane::revealLine(int line)
{
    if (m_view && isVisible())
        m_view->revealLine(line);
}

void PreviewPane::setPageWidth(int width)
{
    for (QToolButton *button : std::as_const(m_widths))
        if (button->objectName() == u"previewWidth%1"_s.arg(width)) {
            button->setChecked(true);
            m_width = width;
        }
    if (m_view)
        m_view->setPageWidth(PreviewView::Width(m_width));
}

void PreviewPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->setDark(m_isDarkChosen || uikit::isDark(palette()));
}

} // namespace zhijian::interpretation
