#include "protocol/frame.h"

#include "core/plantedfault.h"
#include "patch.h"
#include "protocol/limits.h"
#include "signing/hash.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

constexpr qsizetype MaximumSignature = 256;
constexpr qsizetype KeySize = 16;
constexpr qsizetype DeltaOverhead = 2 * ShortNameSize + 8;
// Whole changes shrink to about a third inside the body's compression; a delta must be clearly better than that.
constexpr qsizetype WorthIt = 3;

enum Field { KindField, PayloadField, KeyField, SignatureField, BaseField, OwnField };

QByteArray dictionary(const StoredChange &base, const Digest &before)
{
    return base.bytes + base.id.toBytes() + before.toBytes();
}

/// The digest that names these bytes, by the suite they state themselves.
Result<RebuiltChange> named(const QByteArray &bytes, const Signature &signature)
{
    auto change = Change::fromBytes(bytes);
    if (!change)
        return failure(change);
    if (change->suite != Suite::Sm3Sm2 && change->suite != Suite::Sha256Ed25519)
        return failure(ErrorCode::Unsupported, u"变更所用的算法本程序不认识"_s);
    const Digest id = signing::digest(change->suite, bytes);
    return RebuiltChange{{id, bytes, signature}, std::move(*change)};
}

} // namespace

QByteArray shortName(const Digest &id)
{
    return id.toBytes().first(ShortNameSize);
}

Frame Frame::whole(const StoredChange &change)
{
    return {.kind = Kind::Whole, .payload = change.bytes, .signature = change.signature, .base = {}, .own = {}};
}

std::optional<Frame> Frame::delta(const StoredChange &change, const StoredChange &base, const Digest &before)
{
    const QByteArray patch = makePatch(dictionary(base, before), change.bytes);
    if (patch.isEmpty() || patch.size() + DeltaOverhead > change.bytes.size() / WorthIt)
        return std::nullopt;
    return Frame{Kind::Delta, patch, change.signature, shortName(base.id), shortName(change.id)};
}

Result<RebuiltChange> rebuild(const Frame &frame, const FindBase &base, const Digest &before)
{
    if (frame.kind == Frame::Kind::Whole)
        return named(frame.payload, frame.signature);
    const auto from = base(frame.base);
    if (!from)
        return failure(ErrorCode::Corrupt, u"没有差异所依据的版本"_s);
    const auto bytes = applyPatch(dictionary(*from, before), frame.payload, Change::MaximumSize);
    if (!bytes)
        return failure(bytes);
    auto change = named(*bytes, frame.signature);
    if (change && shortName(change->stored.id) != frame.own && !planted(PlantedFault::DeltaUnchecked))
        return failure(ErrorCode::Corrupt, u"差异还原后与编号不符"_s);
    return change;
}

QCborValue toCbor(const Frame &frame)
{
    const bool isSigned = !frame.signature.isNull();
    QCborArray fields{int(frame.kind), frame.payload, isSigned ? frame.signature.key.toBytes() : QByteArray(),
                      isSigned ? frame.signature.value : QByteArray()};
    if (frame.kind == Frame::Kind::Delta) {
        fields.append(frame.base);
        fields.append(frame.own);
    }
    return fields;
}

std::optional<Frame> frameFrom(const QCborValue &value)
{
    const QCborArray fields = value.toArray();
    const qint64 kind = fields.at(KindField).toInteger();
    const bool isDelta = kind == int(Frame::Kind::Delta);
    if ((!isDelta && kind != int(Frame::Kind::Whole)) || fields.size() != (isDelta ? OwnField : SignatureField) + 1)
        return std::nullopt;
    for (qsizetype i = PayloadField; i < fields.size(); ++i)
        if (!fields.at(i).isByteArray())
            return std::nullopt;
    Frame frame{.kind = Frame::Kind(kind), .payload = fields.at(PayloadField).toByteArray(), .signature = {}, .base = {}, .own = {}};
    const QByteArray key = fields.at(KeyField).toByteArray();
    const QByteArray signature = fields.at(SignatureField).toByteArray();
    const bool isSound = key.isEmpty() ? signature.isEmpty() : key.size() == KeySize && !signature.isEmpty() && signature.size() <= MaximumSignature;
    if (!isSound || frame.payload.isEmpty() || frame.payload.size() > Change::MaximumSize)
        return std::nullopt;
    if (!key.isEmpty())
        frame.signature = {EntityId::fromBytes(key), signature};
    if (isDelta) {
        frame.base = fields.at(BaseField).toByteArray();
        frame.own = fields.at(OwnField).toByteArray();
        if (frame.base.size() != ShortNameSize || frame.own.size() != ShortNameSize)
            return std::nullopt;
    }
    return frame;
}

} // namespace zhijian::protocol
