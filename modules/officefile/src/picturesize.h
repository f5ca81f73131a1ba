#pragma once

#include <QByteArray>
#include <QSize>

namespace zhijian::officefile {

/// What a picture's first bytes say: "png", "jpeg" or "gif", or empty, and its size in pixels.
struct PictureForm
{
    QByteArray ending;
    QSize size;
};

/// Of PNG, JPEG and GIF; an empty ending for anything else. Reads only the headers.
[[nodiscard]] PictureForm pictureForm(const QByteArray &bytes);

} // namespace zhijian::officefile
