#include "preview/previewview.h"

#include "lightcanvas.h"

#include <QHBoxLayout>
#include <QUrl>

#include <algorithm>

// PreviewView for builds without WebEngine.
namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

constexpr int Surround = 34; // Margins of the article and the scroll bar, in CSS pixels.
constexpr double SmallestZoom = 0.4;
constexpr double LargestZoom = 3;

} // namespace

struct PreviewView::Engine
{
    LightCanvas *canvas;
};

PreviewView::PreviewView(QWidget *parent) : QWidget(parent), m_engine(new Engine{new LightCanvas(this)})
{
    LightCanvas *canvas = m_engine->canvas;
    canvas->setObjectName("previewCanvas"_L1);
    canvas->setAccessibleName(tr("预览"));
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas);
    connect(canvas, &LightCanvas::shown, this, &PreviewView::loaded);
    connect(canvas, &LightCanvas::lineClicked, this, &PreviewView::lineClicked);
    connect(canvas, &LightCanvas::scrolledByReader, this, [this] { Q_EMIT lineScrolled(m_engine->canvas->page().lineAt(m_engine->canvas->top() + 12)); });
    connect(canvas, &LightCanvas::zoomWished, this, [this](double factor) { setZoom(m_zoom * factor); });
    canvas->setArticle({});
    applyUse();
}

PreviewView::~PreviewView() = default;

void PreviewView::setPage(const QString &html)
{
    if (html == m_html)
        return;
    m_html = html;
    m_engine->canvas->setArticle(html);
}

void PreviewView::scrollToLine(int line)
{
    LightCanvas &canvas = *m_engine->canvas;
    canvas.scrollTo(canvas.page().offsetOfLine(line) - 8);
}

void PreviewView::revealLine(int line)
{
    LightCanvas &canvas = *m_engine->canvas;
    const double place = canvas.page().offsetOfLine(line);
    if (place < canvas.top() || place > canvas.top() + canvas.pageHeight() - 60)
        canvas.scrollTo(place - canvas.pageHeight() / 3);
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
    done(m_engine->canvas->selectedText());
}

void PreviewView::run(const QString &, const std::function<void(const QVariant &)> &done)
{
    if (done)
        done({});
}

void PreviewView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PreviewView::eventFilter(QObject *watched, QEvent *event)
{
    return QWidget::eventFilter(watched, event);
}

void PreviewView::applyUse()
{
    m_engine->canvas->setDark(m_isDark);
    m_engine->canvas->setLayoutWidth(layoutWidth());
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
    m_engine->canvas->setScale(std::clamp(std::min(enlarged, room), 0.25, 5.0));
}

double PreviewView::shownScale() const
{
    return m_engine->canvas->scale();
}

void PreviewView::keepFocusAway() {}

} // namespace zhijian::preview
