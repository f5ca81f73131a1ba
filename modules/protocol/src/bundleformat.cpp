#include "bundleformat.h"

#include "core/canonicalcbor.h"
#include "fieldreader.h"
#include "protocol/limits.h"
#include "signing/hash.h"
#include "signing/keypair.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace zhijian::protocol::bundle {

namespace {

enum Key { VersionKey = 1, BatchKey, VolumeKey, RecipientKey, RecipientNameKey, SenderKey, SenderNameKey, ScopeKey, TimeKey, SealedKey };

constexpr qsizetype MaximumText = 200;
constexpr qsizetype MaximumKey = 512;
constexpr qsizetype CheckSize = 4;

void append(QByteArray &bytes, quint32 number)
{
    const quint32 big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
}

} // namespace

QByteArray front(BundleBlock::Kind kind, quint32 number, quint32 length)
{
    QByteArray bytes = Marker.toByteArray();
    bytes.append(char(kind));
    append(bytes, number);
    append(bytes, length);
    bytes.append(signing::digest(Suite::Sm3Sm2, bytes).toBytes().mid(1, CheckSize));
    return bytes;
}

QByteArray signedText(const BundleHead &head, BundleBlock::Kind kind, quint32 number, const QByteArray &payload)
{
    QByteArray text = QByteArrayLiteral("zhijian-bundle-block-1\n") + head.batch;
    append(text, quint32(head.volume));
    append(text, number);
    text.append(char(kind));
    text.append(signing::digest(Suite::Sm3Sm2, payload).toBytes());
    return text;
}

QByteArray headBytes(const BundleHead &head)
{
    return canonicalCbor(QCborMap{{VersionKey, Version}, {BatchKey, head.batch}, {VolumeKey, head.volume}, {RecipientKey, deviceBytes(head.recipient)},
                                  {RecipientNameKey, head.recipientName}, {SenderKey, head.sender}, {SenderNameKey, head.senderName},
                                  {ScopeKey, head.scope}, {TimeKey, head.writtenAt}, {SealedKey, head.sealedKey}});
}

Result<BundleHead> headFrom(const QByteArray &body)
{
    const auto damaged = [] { return failure(ErrorCode::Corrupt, u"数据包的开头已损坏"_s); };
    const auto outer = readCanonicalCbor(body);
    const QByteArray bytes = outer ? outer->toArray().at(0).toByteArray() : QByteArray();
    const auto value = readCanonicalCbor(bytes);
    if (!value)
        return damaged();
    FieldReader reader(*value);
    if (reader.integer(VersionKey, 1) > Version)
        return failure(ErrorCode::Unsupported, u"数据包由更新版本的程序写出，请先升级本机的程序"_s);
    BundleHead head{.batch = reader.bytes(BatchKey, 16), .volume = int(reader.integer(VolumeKey, 1, 1'000'000)), .recipient = reader.device(RecipientKey),
                    .recipientName = reader.text(RecipientNameKey, MaximumText), .sender = reader.bytes(SenderKey, MaximumKey),
                    .senderName = reader.text(SenderNameKey, MaximumText), .scope = reader.text(ScopeKey, MaximumText),
                    .writtenAt = reader.integer(TimeKey), .sealedKey = reader.bytes(SealedKey, MaximumKey)};
    if (!reader.isGood() || head.batch.size() != 16
        || !signing::verify(head.sender, QByteArray(HeadPrefix.toByteArray() + bytes), outer->toArray().at(1).toByteArray()))
        return damaged();
    return head;
}

} // namespace zhijian::protocol::bundle
