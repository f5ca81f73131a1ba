#include "lightcanvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace zhijian::preview {

namespace {

constexpr double Margin = 12; ///< Around the article, in CSS pixels.

} // namespace

LightCanvas::LightCanvas(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAcceptDrops(false);
}

void LightCanvas::setArticle(const QString &html)
{
    m_page.setArticle(html);
    m_anchor = m_end = -1;
    layOutLater();
}

void LightCanvas::setLayoutWidth(int width)
{
    if (width == m_layoutWidth)
        return;
    m_layoutWidth = width;
    layOutLater();
}

void LightCanvas::setScale(double scale)
{
    if (qFuzzyCompare(scale, m_scale))
        return;
    const double place = top();
    m_scale = scale;
    adjustBars();
    scrollTo(place);
    viewport()->update();
}

void LightCanvas::setDark(bool isDark)
{
    m_isDark = isDark;
    viewport()->update();
}

void LightCanvas::layOutLater()
{
    if (m_isStale)
        return;
    m_isStale = true;
    QMetaObject::invokeMethod(this, &LightCanvas::layOut, Qt::QueuedConnection);
}

/// The article, laid out now where that is still to come.
LightPage &LightCanvas::page()
{
    layOut();
    return m_page;
}

void LightCanvas::layOut()
{
    if (!m_isStale)
        return;
    m_isStale = false;
    m_page.layOut(m_layoutWidth, LightPage::Use::Screen);
    adjustBars();
    viewport()->update();
    Q_EMIT shown();
}

void LightCanvas::adjustBars()
{
    m_isOwnScroll = true;
    const int height = int(std::ceil((m_page.height() + 2 * Margin) * m_scale));
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
    m_isOwnScroll = false;
}

QPointF LightCanvas::origin() const
{
    return {std::max(Margin * m_scale, (viewport()->width() - m_layoutWidth * m_scale) / 2), Margin * m_scale - verticalScrollBar()->value()};
}

QPointF LightCanvas::inArticle(QPointF place) const
{
    return (place - origin()) / m_scale;
}

double LightCanvas::top() const
{
    return verticalScrollBar()->value() / m_scale - Margin;
}

void LightCanvas::scrollTo(double y)
{
    m_isOwnScroll = true;
    verticalScrollBar()->setValue(int(std::lround((y + Margin) * m_scale)));
    m_isOwnScroll = false;
}

void LightCanvas::scrollContentsBy(int, int)
{
    viewport()->update();
    if (!m_isOwnScroll)
        Q_EMIT scrolledByReader();
}

void LightCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    adjustBars();
}

void LightCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_isDark ? QColor(0x17, 0x19, 0x1c) : QColor(0xec, 0xee, 0xf1));
    if (m_isStale)
        layOut();
    painter.translate(origin());
    painter.scale(m_scale, m_scale);
    painter.fillRect(QRectF(0, 0, m_layoutWidth, m_page.height()), m_isDark ? QColor(0x14, 0x14, 0x14) : QColor(Qt::white));
    const QRectF view(inArticle(event->rect().topLeft()), QSizeF(event->rect().size()) / m_scale);
    const auto [first, last] = std::minmax(m_anchor, m_end);
    painter.save();
    painter.setClipRect(QRectF(0, 0, m_layoutWidth, m_page.height()));
    m_page.paint(painter, view, m_isDark);
    if (first >= 0)
        for (qsizetype i = first; i <= last && i < m_page.runs().size(); ++i)
            painter.fillRect(m_page.runs().at(i).place, QColor(0x33, 0x80, 0xff, 0x55));
    painter.restore();
}

void LightCanvas::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        Q_EMIT zoomWished(event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

/// The run at a place, or the one that comes before it in reading.
qsizetype LightCanvas::runAt(QPointF place) const
{
    const QList<LightRun> &runs = m_page.runs();
    qsizetype found = -1;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs.at(i).text.isEmpty())
            continue;
        const QRectF &box = runs.at(i).place;
        if (box.top() <= place.y() && (place.y() > box.bottom() || place.x() >= box.left()))
            found = i;
        if (box.contains(place))
            return i;
    }
    return found;
}

void LightCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_anchor = m_end = -1;
    viewport()->update();
}

void LightCanvas::mouseMoveEvent(QMouseEvent *event)
{
    constexpr double Shortest = 4;
    if (!(event->buttons() & Qt::LeftButton) || (event->position() - m_pressed).manhattanLength() < Shortest)
        return;
    m_anchor = runAt(inArticle(m_pressed));
    m_end = runAt(inArticle(event->position()));
    if (m_end < 0)
        m_anchor = -1;
    viewport()->update();
}

void LightCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_anchor >= 0)
        return;
    // The innermost element with a line: the one that begins last.
    const QPointF place = inArticle(event->position());
    const LightPage::Line *found = nullptr;
    for (const LightPage::Line &line : page().lines())
        if (line.place.contains(place) && (!found || line.place.top() >= found->place.top()))
            found = &line;
    if (found)
        Q_EMIT lineClicked(found->number);
}

QString LightCanvas::selectedText() const
{
    const auto [first, last] = std::minmax(m_anchor, m_end);
    QString text;
    for (qsizetype i = std::max<qsizetype>(0, first); first >= 0 && i <= last && i < m_page.runs().size(); ++i) {
        if (i > first && m_page.runs().at(i).place.top() >= m_page.runs().at(i - 1).place.bottom() + m_page.runs().at(i).place.height() / 2)
            text += u'\n';
        text += m_page.runs().at(i).text;
    }
    return text;
}

} // namespace zhijian::preview
