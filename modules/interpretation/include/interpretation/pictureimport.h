#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSize>
#include <QStringList>

namespace zhijian::interpretation {

/// What a picture of a text may be; from the rule pack.
struct PictureLimits
{
    int widthPixels = 0;     ///< Wider ones are made smaller
    qint64 pictureBytes = 0; ///< Of what is kept: fewer than this (R-39)
    qint64 fileBytes = 0;    ///< Of what is read

    bool operator==(const PictureLimits &) const = default;
};

/// A picture as it is kept: PNG or JPEG, upright, without what a camera or a program wrote beside it.
struct PreparedPicture
{
    QByteArray bytes;
    QSize size;
    QStringList notes; ///< What was changed so that one sees it, as parts of a sentence: 缩小到 2160 像素宽

    bool operator==(const PreparedPicture &) const = default;
};

/// Makes a picture for a text out of a PNG, JPEG, GIF, WebP or BMP file. One that fits already keeps its own points: only place,
/// camera, comments and previews are taken out (the place a photo was taken at must not be published), so the same file gives
/// the same bytes on every workstation. InvalidInput: no such picture, broken, or too large to read; Unsupported: a format that
/// this program cannot read. Pure and slow: in the pool.
[[nodiscard]] Result<PreparedPicture> preparedPicture(const QByteArray &file, const PictureLimits &limits);

/// The file without anything that is not needed to show it; empty when it is broken or cut off. JPEG and PNG.
[[nodiscard]] QByteArray withoutMetadata(const QByteArray &file);

} // namespace zhijian::interpretation
