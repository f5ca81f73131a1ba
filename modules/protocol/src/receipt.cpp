#include "protocol/receipt.h"

#include "core/canonicalcbor.h"
#include "fieldreader.h"
#include "protocol/limits.h"
#include "signing/hash.h"
#include "signing/keypair.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

constexpr QByteArrayView Magic("GXR1");
constexpr QByteArrayView SignedPrefix("zhijian-receipt-1\n");
constexpr qsizetype MaximumText = 200;
constexpr qsizetype MaximumKey = 256;
constexpr qsizetype MaximumSignature = 256;

enum Key { VersionKey = 1, PublicKey, NameKey, ScopeKey, TimeKey, HeldKey, WantedKey, ArrivedKey };

QCborArray names(const QList<Digest> &parts)
{
    QCborArray array;
    for (const Digest &part : parts.first(std::min<qsizetype>(parts.size(), MaximumReceiptParts)))
        array.append(part.toBytes());
    return array;
}

QList<Digest> parts(FieldReader &reader, int key)
{
    QList<Digest> list;
    for (const QCborValue &one : reader.array(key, MaximumReceiptParts)) {
        list.append(Digest::fromBytes(one.toByteArray()));
        if (list.last().isNull())
            reader.fail();
    }
    return list;
}

quint64 number(const QByteArray &bytes)
{
    return bytes.toHex().toULongLong(nullptr, 16);
}

Holding holdingFrom(const QCborValue &value, FieldReader &reader)
{
    const QCborArray fields = value.toArray();
    const QByteArray device = fields.at(0).toByteArray();
    const Holding holding{number(device), fields.at(1).toInteger(), fields.at(2).toInteger(), fields.at(3).toByteArray()};
    if (fields.size() != 4 || device.size() != 8 || holding.first < 1 || holding.last < holding.first || holding.check.size() != Holding::CheckSize)
        reader.fail();
    return holding;
}

} // namespace

quint64 deviceOf(const QByteArray &publicKey)
{
    return number(signing::digest(Suite::Sm3Sm2, publicKey).toBytes().mid(1, 8));
}

Result<QByteArray> Receipt::toBytes(const Sign &sign) const
{
    QCborArray scopes;
    for (auto it = held.cbegin(); it != held.cend(); ++it) {
        QCborArray runs;
        for (const Holding &one : it.value())
            runs.append(QCborArray{deviceBytes(one.device), one.first, one.last, one.check});
        scopes.append(QCborArray{it.key(), runs});
    }
    const QByteArray body = canonicalCbor(QCborMap{{VersionKey, Version}, {PublicKey, publicKey}, {NameKey, name.left(MaximumText / 4)}, {ScopeKey, scope},
                                                   {TimeKey, writtenAt}, {HeldKey, scopes}, {WantedKey, names(partsWanted)}, {ArrivedKey, names(partsArrived)}});
    const auto signature = sign(QByteArray(SignedPrefix.toByteArray() + body));
    if (!signature)
        return failure(signature);
    return QByteArray(Magic.toByteArray() + canonicalCbor(QCborArray{body, *signature}));
}

bool Receipt::looksLikeOne(const QByteArray &bytes)
{
    return bytes.startsWith(Magic);
}

Result<Receipt> Receipt::fromBytes(const QByteArray &bytes)
{
    const auto damaged = [] { return failure(ErrorCode::Corrupt, u"回执文件已损坏，请让对方重新导出一份"_s); };
    if (!looksLikeOne(bytes))
        return failure(ErrorCode::InvalidInput, u"这不是指尖工作站的回执文件"_s);
    if (bytes.size() > MaximumExpanded)
        return damaged();
    const auto outer = readCanonicalCbor(bytes.mid(Magic.size()));
    const QByteArray body = outer ? outer->toArray().at(0).toByteArray() : QByteArray();
    const QByteArray signature = outer ? outer->toArray().at(1).toByteArray() : QByteArray();
    const auto value = readCanonicalCbor(body);
    if (!value || signature.size() > MaximumSignature)
        return damaged();
    FieldReader reader(*value);
    (void)reader.integer(VersionKey, 1, Version);
    Receipt receipt{.publicKey = reader.bytes(PublicKey, MaximumKey), .name = reader.text(NameKey, MaximumText), .scope = reader.text(ScopeKey, MaximumText),
                    .writtenAt = reader.integer(TimeKey), .held = {}, .partsWanted = parts(reader, WantedKey), .partsArrived = parts(reader, ArrivedKey), .source = bytes};
    for (const QCborValue &one : reader.array(HeldKey, MaximumFeeds + 1)) {
        const QCborArray pair = one.toArray();
        QList<Holding> &runs = receipt.held[pair.at(0).toString()];
        if (pair.size() != 2 || pair.at(1).toArray().size() > MaximumItems)
            reader.fail();
        for (const QCborValue &run : pair.at(1).toArray())
            runs.append(holdingFrom(run, reader));
    }
    if (!reader.isGood() || !signing::verify(receipt.publicKey, QByteArray(SignedPrefix.toByteArray() + body), signature))
        return damaged();
    return receipt;
}

} // namespace zhijian::protocol
