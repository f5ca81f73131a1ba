#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QList>

#include <atomic>

namespace zhijian::preview {

/// One printed part of the article: a PDF of one page that shows `height` CSS pixels from `top` on.
struct PrintedPart
{
    QByteArray pdf;
    double top = 0;
    double height = 0;
};

/// Draws the parts below one another, exactly `width` pixels wide. Pure function, any thread.
[[nodiscard]] Result<QImage> drawParts(const QList<PrintedPart> &parts, int width, int height, double scale,
                                       const std::atomic_bool &isCancelled);

} // namespace zhijian::preview
