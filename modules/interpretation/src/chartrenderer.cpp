#include "fencerenderer.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

// Charts are drawn with boxes and gradients in inline styles: the same bytes on every platform, text that can be read
// aloud and copied, nothing to upload, and they pass R-38 (modules/README.md, decision log).
namespace zhijian::interpretation {

namespace {

constexpr int PlotHeight = 150; ///< As in base.json, chart.plot
constexpr int TopOfPlot = 24;   ///< Room for the value above the highest point
constexpr int BottomOfPlot = PlotHeight - 10;

/// The platform removes elements without text.
const QString Space = u"\u00a0"_s;

QString percent(double share)
{
    return QString::number(std::round(share * 1000) / 10, 'f', 1) + u'%';
}

struct Range
{
    double low = 0;
    double high = 0;
};

/// From zero when all values are near it compared with their spread, so that a small change does not look large.
Range rangeOf(const Chart &chart)
{
    Range range;
    bool isFirst = true;
    for (const Chart::Item &item : chart.items)
        for (const Chart::Value &value : item.values)
            if (value.number) {
                range.low = isFirst ? *value.number : std::min(range.low, *value.number);
                range.high = isFirst ? *value.number : std::max(range.high, *value.number);
                isFirst = false;
            }
    if (range.low > 0 && range.low < range.high * 0.6)
        range.low = 0;
    return range;
}

int heightOf(double value, const Range &range)
{
    if (range.high <= range.low)
        return (TopOfPlot + BottomOfPlot) / 2;
    return int(std::lround(BottomOfPlot - (value - range.low) / (range.high - range.low) * (BottomOfPlot - TopOfPlot)));
}

} // namespace

QString FenceRenderer::seriesColor(qsizetype series) const
{
    static const QStringList others{u"#c98a1b"_s, u"#4f7f9c"_s, u"#8a6aa8"_s, u"#5f8a4a"_s, u"#b0604a"_s, u"#7a7f87"_s, u"#a8935c"_s};
    if (series == 0)
        return m_writer.theme().color(u"accent"_s);
    return others.at((series - 1) % others.size());
}

/// Letters of a series: its colour dark enough for 4.5:1 on the lightest page of a theme.
QString FenceRenderer::seriesTextColor(qsizetype series) const
{
    static const QStringList others{u"#8a5c0a"_s, u"#3c647d"_s, u"#6d4f8b"_s, u"#436838"_s, u"#8c4534"_s, u"#5c6067"_s, u"#6f5f34"_s};
    return series == 0 ? seriesColor(0) : others.at((series - 1) % others.size());
}

void FenceRenderer::swatch(qsizetype series)
{
    m_writer.element("span"_L1, u"chart.swatch"_s, Space, u"background:"_s + seriesColor(series));
}

/// In the place of the number, so that the author sees which one it is.
void FenceRenderer::wrongNumber(const Chart::Value &value)
{
    m_writer.element("span"_L1, u"chart.wrong"_s, value.text.isEmpty() ? u"缺数"_s : u"不是数字：%1"_s.arg(value.text));
}

void FenceRenderer::seriesNames(const Chart &chart)
{
    if (!chart.unit.isEmpty())
        m_writer.element("p"_L1, u"chart.unit"_s, u"单位："_s + chart.unit);
    if (chart.kind == Chart::Kind::Pie || (chart.series.size() == 1 && chart.series.first().isEmpty()))
        return;
    m_writer.open("p"_L1, u"chart.names"_s);
    for (qsizetype i = 0; i < chart.series.size(); ++i) {
        m_writer.open("span"_L1, u"chart.name.entry"_s);
        swatch(i);
        m_writer.text(chart.series.at(i).isEmpty() ? u"第 %1 列"_s.arg(i + 1) : chart.series.at(i));
        m_writer.close("span"_L1);
    }
    m_writer.close("p"_L1);
}

void FenceRenderer::write(const Chart &chart)
{
    begin();
    seriesNames(chart);
    switch (chart.kind) {
    case Chart::Kind::Bar:
        bars(chart);
        break;
    case Chart::Kind::Line:
        lines(chart);
        break;
    case Chart::Kind::Pie:
        pie(chart);
        break;
    }
    end();
}

/// A bar's length is its value without the sign; a value below zero is drawn pale and says its sign.
void FenceRenderer::bars(const Chart &chart)
{
    double longest = 0;
    for (const Chart::Item &item : chart.items)
        for (const Chart::Value &value : item.values)
            longest = std::max(longest, std::abs(value.number.value_or(0)));
    for (const Chart::Item &item : chart.items) {
        openItem(u"chart.row"_s, item.line);
        m_writer.element("span"_L1, u"chart.row.name"_s, item.name);
        m_writer.open("section"_L1, u"chart.row.bars"_s);
        for (qsizetype i = 0; i < item.values.size(); ++i) {
            const Chart::Value &value = item.values.at(i);
            m_writer.open("section"_L1, u"chart.bar"_s);
            if (value.number) {
                // The value needs room behind the longest bar on a phone.
                const double share = longest > 0 ? std::abs(*value.number) / longest * 0.72 : 0;
                const QString pale = *value.number < 0 ? u";opacity:.45"_s : QString();
                m_writer.element("span"_L1, u"chart.bar.fill"_s, Space, u"width:%1;background:%2%3"_s.arg(percent(share), seriesColor(i), pale));
                m_writer.element("span"_L1, u"chart.bar.value"_s, value.text);
            } else {
                wrongNumber(value);
            }
            m_writer.close("section"_L1);
        }
        m_writer.close("section"_L1);
        m_writer.close("section"_L1);
    }
}

/// Points in columns of equal width; the line between two of them is the diagonal of a box, drawn by its background.
void FenceRenderer::lines(const Chart &chart)
{
    for (qsizetype i = 0; i < chart.series.size(); ++i)
        lineOf(chart, i, i > 0);
    m_writer.open("section"_L1, u"chart.labels"_s);
    for (const Chart::Item &item : chart.items) {
        m_writer.open("section"_L1, u"chart.label"_s);
        m_writer.text(item.name);
        for (qsizetype i = 0; i < item.values.size(); ++i) {
            if (chart.series.size() == 1 && item.values.at(i).number)
                continue; // stands at its point
            m_writer.lineBreak();
            if (item.values.at(i).number)
                m_writer.element("strong"_L1, {}, item.values.at(i).text, u"color:"_s + seriesTextColor(i));
            else
                wrongNumber(item.values.at(i));
        }
        m_writer.close("section"_L1);
    }
    m_writer.close("section"_L1);
}

void FenceRenderer::lineOf(const Chart &chart, qsizetype series, bool isOverlaid)
{
    const Range range = rangeOf(chart);
    const QString color = seriesColor(series);
    m_writer.open("section"_L1, u"chart.plot"_s, isOverlaid ? u"margin-top:-%1px;border-bottom:0"_s.arg(PlotHeight) : QString());
    for (const Chart::Item &item : chart.items) {
        const Chart::Value &value = item.values.at(series);
        if (!value.number) {
            m_writer.element("p"_L1, u"chart.point"_s, Space);
            continue;
        }
        m_writer.open("p"_L1, u"chart.point"_s, u"padding-top:%1px"_s.arg(heightOf(*value.number, range) - 22));
        m_writer.element("span"_L1, u"chart.point.value"_s, chart.series.size() == 1 ? value.text : Space);
        m_writer.element("span"_L1, u"chart.dot"_s, Space, u"background:"_s + color);
        m_writer.close("p"_L1);
    }
    m_writer.close("section"_L1);
    if (chart.items.size() < 2)
        return;
    const QString side = QString::number(50.0 / double(chart.items.size()), 'f', 3);
    m_writer.open("section"_L1, u"chart.segments"_s, u"padding:0 %1%"_s.arg(side));
    for (qsizetype i = 0; i + 1 < chart.items.size(); ++i) {
        const auto from = chart.items.at(i).values.at(series).number;
        const auto to = chart.items.at(i + 1).values.at(series).number;
        if (!from || !to) {
            m_writer.element("section"_L1, u"chart.segment"_s, Space);
            continue;
        }
        const int begin = heightOf(*from, range);
        const int end = heightOf(*to, range);
        const QString direction = end > begin ? u"to top right"_s : u"to bottom right"_s;
        const QString line = std::abs(end - begin) < 3
            ? u"background:%1"_s.arg(color)
            : u"background:linear-gradient(%1,transparent calc(50% - 1px),%2 calc(50% - 1px),%2 calc(50% + 1px),transparent calc(50% + 1px))"_s
                  .arg(direction, color);
        m_writer.element("section"_L1, u"chart.segment"_s, Space,
                         u"height:%1px;margin-top:%2px;%3"_s.arg(std::max(2, std::abs(end - begin))).arg(begin == end ? begin - 1 : std::min(begin, end)).arg(line));
    }
    m_writer.close("section"_L1);
}

/// The disc says nothing that the legend beside it does not say in words.
void FenceRenderer::pie(const Chart &chart)
{
    const auto sizeOf = [](const Chart::Item &item) { return std::max(0.0, item.values.first().number.value_or(0)); };
    double total = 0;
    for (const Chart::Item &item : chart.items)
        total += sizeOf(item);
    QStringList stops;
    double angle = 0;
    for (qsizetype i = 0; i < chart.items.size() && total > 0; ++i) {
        const double next = angle + sizeOf(chart.items.at(i)) / total;
        stops.append(u"%1 %2 %3"_s.arg(seriesColor(i), percent(angle), percent(next)));
        angle = next;
    }
    m_writer.open("section"_L1, u"chart.pie"_s);
    if (total > 0)
        m_writer.element("span"_L1, u"chart.disc"_s, Space,
                         u"background:radial-gradient(%1 36%,transparent 36.5%),conic-gradient(%2)"_s.arg(
                             m_writer.theme().color(u"page"_s), stops.join(u',')));
    m_writer.open("section"_L1, u"chart.legend"_s);
    for (qsizetype i = 0; i < chart.items.size(); ++i) {
        const Chart::Item &item = chart.items.at(i);
        const Chart::Value &value = item.values.first();
        m_writer.openAt("p"_L1, u"chart.slice"_s, item.line);
        swatch(i);
        m_writer.element("span"_L1, u"chart.slice.name"_s, item.name);
        if (value.number) {
            m_writer.element("span"_L1, u"chart.slice.value"_s, value.text);
            if (total > 0 && *value.number >= 0)
                m_writer.element("span"_L1, u"chart.slice.share"_s, percent(*value.number / total));
        } else {
            wrongNumber(value);
        }
        m_writer.close("p"_L1);
    }
    m_writer.close("section"_L1);
    m_writer.close("section"_L1);
}

} // namespace zhijian::interpretation
