#include "preview/previewview.h"

#include "sealedpage.h"

#include <QHBoxLayout>
#include <QWebEngineView>
#include <QWheelEvent>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

constexpr int Surround = 34; // Margins of the article and the scroll bar, in CSS pixels.
constexpr double SmallestZoom = 0.4;
constexpr double LargestZoom = 3;

} // namespace

struct PreviewView::Engine
{
    SealedPage *page;
    QWebEngineView *view;
};

PreviewView::PreviewView(QWidget *parent)
    : QWidget(parent), m_engine(new Engine{new SealedPage(this), new QWebEngineView(this)})
{
    m_engine->view->setObjectName("previewWebView"_L1);
    m_engine->view->setAccessibleName(tr("预览"));
    m_engine->view->setPage(m_engine->page);
    m_engine->view->setContextMenuPolicy(Qt::NoContextMenu);
    m_engine->view->setFocusPolicy(Qt::NoFocus);
    m_engine->view->setAcceptDrops(false);
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_engine->view);

    connect(m_engine->page, &SealedPage::ready, this, [this] {
        keepFocusAway();
        Q_EMIT loaded();
    });
    connect(m_engine->page, &SealedPage::restarted, this, [this] {
        applyUse();
        m_engine->page->setArticle(m_html);
        m_engine->page->run(u"watch()"_s);
    });
    connect(m_engine->page, &SealedPage::refused, this, &PreviewView::refused);
    connect(m_engine->page, &SealedPage::said, this, [this](const QString &what, const QString &value) {
        if (what == "clicked"_L1)
            Q_EMIT lineClicked(value.toInt());
        else if (what == "scrolled"_L1)
            Q_EMIT lineScrolled(value.toInt());
    });
    m_engine->view->installEventFilter(this);
    m_engine->page->run(u"watch()"_s);
    applyUse();
}

PreviewView::~PreviewView()
{
    // The view goes before its page.
    delete m_engine->view;
    delete m_engine->page;
}

void PreviewView::setPage(const QString &html)
{
    if (html == m_html)
        return;
    m_html = html;
    m_engine->page->setArticle(html);
}

void PreviewView::scrollToLine(int line)
{
    m_engine->page->run(u"scrollToLine(%1)"_s.arg(line));
}

void PreviewView::revealLine(int line)
{
    m_engine->page->run(u"revealLine(%1)"_s.arg(line));
}

void PreviewView::setPageWidth(Width width)
{
    if (width == m_width)
        return;
    m_width = width;
    applyUse();
}

void PreviewView::setDark(bool isDark)
{
    m_isDark = isDark;
    applyUse();
}

void PreviewView::setZoom(double factor)
{
    const double zoom = std::clamp(factor, SmallestZoom, LargestZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    fit();
    Q_EMIT zoomChanged(m_zoom);
}

void PreviewView::askSelection(const std::function<void(const QString &)> &done)
{
    m_engine->page->run(u"probe('String(getSelection())')"_s, [done](const QVariant &text) { done(text.toString()); });
}

void PreviewView::run(const QString &call, const std::function<void(const QVariant &)> &done)
{
    m_engine->page->run(call, done);
}

void PreviewView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PreviewView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildAdded || event->type() == QEvent::ChildPolished)
        QMetaObject::invokeMethod(this, &PreviewView::keepFocusAway, Qt::QueuedConnection);
    if (event->type() == QEvent::Wheel) {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers() & Qt::ControlModifier) {
            setZoom(m_zoom * (wheel->angleDelta().y() > 0 ? 1.1 : 1 / 1.1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PreviewView::applyUse()
{
    m_engine->page->setBackgroundColor(m_isDark ? QColor(0x17, 0x19, 0x1c) : QColor(0xec, 0xee, 0xf1));
    m_engine->page->run(u"setUse('screen', %1, %2)"_s.arg(m_isDark ? u"true"_s : u"false"_s).arg(layoutWidth()));
    fit();
}

/// The long picture is the phone layout enlarged, so it is shown so.
int PreviewView::layoutWidth() const
{
    return m_width == Width::Picture ? int(Width::Phone) : int(m_width);
}

/// An article wider than the pane is shown smaller, so that nothing scrolls sideways.
void PreviewView::fit()
{
    const double enlarged = m_zoom * int(m_width) / layoutWidth();
    const double room = double(width()) / (layoutWidth() + Surround);
    m_engine->page->setZoomFactor(std::clamp(std::min(enlarged, room), 0.25, 5.0));
}

double PreviewView::shownScale() const
{
    return m_engine->page->zoomFactor();
}

/// WebEngine makes its drawing widget late and gives it a focus policy of its own.
void PreviewView::keepFocusAway()
{
    const auto children = m_engine->view->findChildren<QWidget *>();
    for (QWidget *child : children) {
        child->setFocusPolicy(Qt::NoFocus);
        child->removeEventFilter(this);
        child->installEventFilter(this);
    }
}

} // namespace zhijian::preview
