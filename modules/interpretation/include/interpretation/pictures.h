#pragma once

#include "core/digest.h"
#include "interpretation/document.h"

#include <QHash>

/// The pictures that a text names (FORMAT.md 4). Pure; where their bytes are kept is picturestore.h.
namespace zhijian::interpretation {

/// One place of a text where a picture is shown.
struct PictureUse
{
    QString target;      ///< As named; empty when a block names none
    QString alternative;
    QString caption;
    QString source;      ///< 来源
    int line = 0;        ///< Of the block, from 1
    bool isMap = false;
    bool isBlock = false; ///< An image or map block; else within a text

    bool operator==(const PictureUse &) const = default;
};

/// In the order of the text.
[[nodiscard]] QList<PictureUse> pictureUses(const Document &document);

/// 图:0123456789abcdef: the first 16 hexadecimal digits of the digest's value. Short enough to read past.
[[nodiscard]] QString pictureAddress(const Digest &blob);
[[nodiscard]] bool isPictureAddress(const QString &target);
/// What the digest's value begins with; empty when it is no such address.
[[nodiscard]] QByteArray digestBeginning(const QString &address);

/// image/png, image/jpeg, image/gif, image/webp or image/bmp by the first bytes; empty for anything else.
[[nodiscard]] QString mediaTypeOf(const QByteArray &bytes);
/// data:image/...;base64,...
[[nodiscard]] QString dataText(const QByteArray &bytes, const QString &mediaType);
[[nodiscard]] QByteArray dataBytes(const QString &dataText);

/// A picture as it is handed over: where an article must be put together by hand, it is found by number and file name.
struct NumberedPicture
{
    int number = 0;
    QString target;
    QString alternative;
    QString fileName;  ///< 图1.jpg

    bool operator==(const NumberedPicture &) const = default;
};
/// Those of `pictures` (data: texts by address) that the document shows, each once, by their first place.
[[nodiscard]] QList<NumberedPicture> numberedPictures(const Document &document, const QHash<QString, QString> &pictures);

/// Places whose picture is neither in `pictures` nor in the text itself, with the reason as a sentence.
[[nodiscard]] QList<BlockProblem> missingPictures(const Document &document, const QHash<QString, QString> &pictures);

} // namespace zhijian::interpretation
