#pragma once

#include <QByteArray>
#include <QList>

namespace zhijian::preview {

/// What resources/page.js measure() reports (or LightPage), in CSS pixels from the top of the article.
struct PageMeasure
{
    struct Span
    {
        double top = 0;
        double bottom = 0;
    };

    double height = 0;
    QList<double> blocks; ///< Where blocks begin.
    QList<Span> solid;    ///< Lines of text and pictures: sorted, not overlapping.

    [[nodiscard]] static PageMeasure fromJson(const QByteArray &json);
    /// Sorted, with what overlaps in one.
    [[nodiscard]] static QList<Span> united(QList<Span> spans);
};

/// A place where a picture may be cut.
struct Cut
{
    int y = 0;            ///< In pixels.
    bool isBlock = false; ///< At the border of two blocks, better than between two lines.
};

/// Every place between 0 and `height` (exclusive) where a cut goes through no line and no picture, ascending.
[[nodiscard]] QList<Cut> cutsOf(const PageMeasure &measure, double scale, int height);

} // namespace zhijian::preview
