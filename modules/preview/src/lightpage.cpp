#include "lightpage.h"

#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::preview {

namespace {

constexpr double WindowHeight = 800; // No theme measures by the window.

/// What resources/page.html says for the other engine.
QString shell(const QString &body, bool isComplete, LightPage::Use use)
{
    const bool hasMargins = use != LightPage::Use::Paper && !isComplete;
    QString style = u"html,body{margin:0;padding:0}main,section,figure,figcaption{display:block}"
                    "#article{background:#ffffff;color:#333333;overflow-wrap:break-word;font:16px/1.75 'Microsoft YaHei UI',sans-serif;padding:"_s
                    + (hasMargins ? u"20px 16px"_s : u"0"_s) + u"}#article img{max-width:100%}"
                    "#article>main{width:auto !important;max-width:none !important;margin:0 !important"_s
                    + (use == LightPage::Use::Paper ? u";padding:0 !important"_s : QString()) + u"}"
                    "#article>:first-child{margin-top:0}#article>:last-child{margin-bottom:0}"_s;
    return u"<html><head><style>"_s + style + u"</style></head><body><div id=\"article\">"_s + body + u"</div></body></html>"_s;
}

/// The inside of <body>, where there is one; without what could only ask for something.
QString bodyOf(const QString &html)
{
    static const QRegularExpression body(u"<body\\b[^>]*>(.*)</body>"_s, QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression banned(u"<(script|iframe|object|template|noscript|video|audio|form|select|textarea)\\b.*?</\\1\\s*>|<(link|meta|base|input|embed)\\b[^>]*>"_s,
                                           QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = body.match(html);
    QString inside = match.hasMatch() ? match.captured(1) : html;
    return inside.remove(banned);
}

QRectF rectangle(const litehtml::position &place)
{
    return {place.x, place.y, place.width, place.height};
}

} // namespace

LightPage::LightPage() : m_container({375, WindowHeight}) {}

LightPage::~LightPage() = default;

void LightPage::setArticle(const QString &html)
{
    m_body = bodyOf(html);
    static const QRegularExpression main(u"^\\s*<main\\b"_s);
    m_isComplete = main.match(m_body).hasMatch();
    m_document.reset();
}

void LightPage::layOut(double width, Use use)
{
    m_width = width;
    m_container.setWindow({width, WindowHeight});
    m_container.begin({});
    m_document = litehtml::document::createFromString(litehtml::estring(shell(m_body, m_isComplete, use).toStdString()), &m_container);
    m_document->render(litehtml::pixel_t(width));
    m_height = m_document->height();
    collect();
}

void LightPage::paint(QPainter &painter, const QRectF &view, bool isDark)
{
    if (!m_document)
        return;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_container.begin({&painter, nullptr, isDark});
    const litehtml::position clip(litehtml::pixel_t(view.x()), litehtml::pixel_t(view.y()), litehtml::pixel_t(view.width()), litehtml::pixel_t(view.height()));
    m_document->draw(0, 0, 0, &clip);
    m_container.begin({});
}

QList<QRectF> LightPage::placesOf(const char *selector) const
{
    QList<QRectF> places;
    for (const auto &element : m_document->root()->select_all(selector))
        places.append(rectangle(element->get_placement()));
    return places;
}

void LightPage::collect()
{
    m_runs.clear();
    m_lines.clear();
    m_container.begin({nullptr, &m_runs, false});
    m_document->draw(0, 0, 0, nullptr);
    m_container.begin({});
    for (const auto &element : m_document->root()->select_all("[data-line]")) {
        const int number = QByteArray(element->get_attr("data-line", "")).toInt();
        if (number > 0)
            m_lines.append({number, rectangle(element->get_placement())});
    }
    std::ranges::stable_sort(m_lines, [](const Line &a, const Line &b) { return a.number != b.number ? a.number < b.number : a.place.top() < b.place.top(); });
}

PageMeasure LightPage::measure() const
{
    PageMeasure measure;
    measure.height = m_height;
    for (const QRectF &block : placesOf("[data-block]"))
        measure.blocks.append(block.top());
    QList<PageMeasure::Span> spans;
    for (const LightRun &run : m_runs)
        if (run.place.height() > 0 && (run.text.isEmpty() || !run.text.trimmed().isEmpty()))
            spans.append({run.place.top(), run.place.bottom()});
    measure.solid = PageMeasure::united(spans);
    return measure;
}

PageMeasure LightPage::paperMeasure(double limit) const
{
    PageMeasure measure = this->measure();
    QList<PageMeasure::Span> spans = measure.solid;
    for (const QRectF &block : placesOf("[data-block]"))
        if (block.height() <= limit)
            spans.append({block.top(), block.bottom()});
    for (const char *selector : {"tr", "p"})
        for (const QRectF &part : placesOf(selector))
            if (part.height() <= limit / 2)
                spans.append({part.top(), part.bottom()});
    QList<QRectF> headings = placesOf("[data-heading]");
    for (const char *selector : {"h1", "h2", "h3", "h4"})
        headings.append(placesOf(selector));
    for (const QRectF &heading : std::as_const(headings)) {
        // Together with the first line after it, or with the block that stands there.
        double end = heading.bottom();
        for (const PageMeasure::Span &span : std::as_const(measure.solid))
            if (span.top >= heading.bottom() - 1) {
                end = span.bottom;
                break;
            }
        spans.append({heading.top(), end});
    }
    measure.solid = PageMeasure::united(spans);
    return measure;
}

double LightPage::offsetOfLine(int line) const
{
    const auto after = std::ranges::upper_bound(m_lines, line, {}, &Line::number);
    if (after == m_lines.cbegin())
        return 0;
    const Line &before = *std::prev(after);
    const int span = after == m_lines.cend() ? 1 : after->number - before.number;
    const double room = std::max(0.0, (after == m_lines.cend() ? before.place.bottom() : after->place.top()) - before.place.top());
    return before.place.top() + room * std::min(1.0, double(line - before.number) / std::max(1, span));
}

int LightPage::lineAt(double y) const
{
    int found = 1;
    for (const Line &line : m_lines)
        if (line.place.top() <= y)
            found = std::max(found, line.number);
    return found;
}

QString LightPage::text() const
{
    QString text;
    double bottom = -1;
    for (const LightRun &run : m_runs) {
        if (run.text.isEmpty())
            continue;
        if (bottom >= 0 && run.place.top() >= bottom)
            text += u'\n';
        bottom = run.place.bottom();
        text += run.text;
    }
    return text;
}

} // namespace zhijian::preview
