#pragma once

#include "interpretation/pastedtext.h"

#include <QImage>

namespace zhijian::interpretation {

/// Where the bytes of one picture come from; read in the pool.
struct PictureSource
{
    QByteArray bytes = {};  ///< A file's bytes
    QString path = {};      ///< A file that a person chose or dropped
    QImage image = {};      ///< The clipboard of systems that put no file there
    QString address = {};   ///< As HTML of the clipboard names it
};

/// Pictures that came in by paste, drop or choice, and the text that they stand in: a mark for each (withPictures()).
struct PictureOffer
{
    PastedText text;
    QList<PictureSource> sources; ///< As many as text.pictures
    bool isBlock = false;         ///< As 图片 blocks with their form, not within a line
};

} // namespace zhijian::interpretation
