#include "protocol/blobslist.h"

#include "fieldreader.h"
#include "protocol/limits.h"
#include "protocol/packing.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

enum Key { VersionKey = 1, PartsKey };

} // namespace

Result<QByteArray> BlobsList::toBytes() const
{
    QCborArray array;
    for (const Digest &part : parts)
        array.append(part.toBytes());
    return pack(QCborMap{{VersionKey, Version}, {PartsKey, array}});
}

Result<BlobsList> BlobsList::fromBytes(const QByteArray &bytes)
{
    const auto value = unpack(bytes);
    if (!value)
        return failure(value);
    FieldReader reader(*value);
    (void)reader.integer(VersionKey, 1, Version);
    BlobsList list;
    for (const QCborValue &one : reader.array(PartsKey, MaximumParts)) {
        list.parts.append(Digest::fromBytes(one.toByteArray()));
        if (list.parts.last().isNull())
            reader.fail();
    }
    if (!reader.isGood())
        return failure(ErrorCode::Corrupt, u"附件清单的格式不对"_s);
    return list;
}

} // namespace zhijian::protocol
