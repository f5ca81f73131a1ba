#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/publicity.h"

#include <QCborMap>
#include <QList>

namespace zhijian {

/// A picture that the text names; its bytes are the blob of that digest. What is to be seen on it and where it comes from
/// stand in the text.
struct PictureReference
{
    Digest blob;
    QString mediaType; ///< image/png or image/jpeg

    bool operator==(const PictureReference &) const = default;
};

/// The two cover pictures of an article. Crops are "x1_y1_x2_y2" in parts of 1 of the picture they were cut from.
struct Cover
{
    Digest picture;     ///< What they were cut from
    QString wideCrop;
    QString squareCrop;
    Digest wide;        ///< 900 x 383
    Digest square;      ///< 200 x 200

    [[nodiscard]] bool isNull() const { return wide.isNull(); }
    bool operator==(const Cover &) const = default;
};

/// The file of a product that is not text. `digest` is that of a blob of these bytes, whether it is kept in the journal or
/// too large for it: then only its name, size and place are, and anybody who has the file can prove that it is the one.
struct MediaFile
{
    Digest digest;
    QString mediaType;  ///< video/mp4
    QString fileName;
    qint64 size = 0;    ///< Bytes
    QString place = {}; ///< Where it lies when it is too large to be kept; empty: it is a blob

    [[nodiscard]] bool isKept() const { return place.isEmpty(); }
    bool operator==(const MediaFile &) const = default;
};

/// An interpretation of a policy (政策解读): one source text from which every output is rendered.
/// A revision is the id of the change that stored it; sign-offs name that id, so whatever is a field here
/// (text, title, accounts, theme, pictures) is signed.
struct Interpretation
{
    static constexpr auto Type = QLatin1StringView("interpretation");

    EntityId id;
    QString title;
    QString source;           ///< The interpretation format (interpretation/README.md)
    QList<EntityId> policies; ///< What it interprets
    QList<EntityId> accounts; ///< Where it will be released
    QString contentClass;     ///< 内容类别, key of the rule pack's routing table
    QString theme;            ///< Theme id; empty means the first
    QString summary;          ///< 摘要, at most 128 characters (R-36)
    QString author;           ///< 署名 (R-36: at most 16 characters)
    bool isAiAssisted = false; ///< R-61
    /// What `source` names, by digest; set by InterpretationService from the text. Releases show these and no others.
    QList<PictureReference> pictures;
    Cover cover;
    Publicity publicity;
    QList<FollowUp> aspects; ///< What of its policies' execution it tells
    ProductForm form = ProductForm::Text;
    QList<MediaFile> media;  ///< The film, the recording
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Interpretation fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Interpretation &) const = default;
};

} // namespace zhijian
