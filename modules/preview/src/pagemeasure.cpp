#include "pagemeasure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

PageMeasure PageMeasure::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    PageMeasure measure;
    measure.height = object["height"_L1].toDouble();
    for (const QJsonValue block : object["blocks"_L1].toArray())
        measure.blocks.append(block.toDouble());
    QList<Span> spans;
    for (const QJsonValue span : object["solid"_L1].toArray())
        spans.append({span[0].toDouble(), span[1].toDouble()});
    measure.solid = united(spans);
    return measure;
}

QList<PageMeasure::Span> PageMeasure::united(QList<Span> spans)
{
    QList<Span> result;
    std::ranges::sort(spans, {}, &Span::top);
    for (const Span &span : std::as_const(spans)) {
        if (!result.isEmpty() && span.top < result.last().bottom)
            result.last().bottom = std::max(result.last().bottom, span.bottom);
        else
            result.append(span);
    }
    return result;
}

QList<Cut> cutsOf(const PageMeasure &measure, double scale, int height)
{
    QList<Cut> cuts;
    const auto isFree = [&](double y) {
        const auto next = std::ranges::upper_bound(measure.solid, y, {}, &PageMeasure::Span::top);
        return next == measure.solid.cbegin() || std::prev(next)->bottom <= y;
    };
    for (const double block : measure.blocks) {
        const int y = int(std::lround(block * scale));
        if (y > 0 && y < height && isFree(block))
            cuts.append({y, true});
    }
    for (qsizetype i = 1; i < measure.solid.size(); ++i) {
        const double middle = (measure.solid.at(i - 1).bottom + measure.solid.at(i).top) / 2 * scale;
        const int y = int(std::lround(middle));
        if (y > 0 && y < height)
            cuts.append({y, false});
    }
    std::ranges::sort(cuts, [](const Cut &a, const Cut &b) { return a.y != b.y ? a.y < b.y : a.isBlock > b.isBlock; });
    const auto repeated = std::ranges::unique(cuts, {}, &Cut::y);
    cuts.erase(repeated.begin(), repeated.end());
    return cuts;
}

} // namespace zhijian::preview
