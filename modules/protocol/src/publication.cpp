#include "protocol/publication.h"

#include "domain/person.h"
#include "domain/review.h"
#include "signing/hash.h"
#include "signing/keypair.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

constexpr qsizetype NameBytes = 16;

} // namespace

bool isFeed(const QString &scope)
{
    return !scope.startsWith("c/"_L1);
}

EntityId publisherOf(const QByteArray &endpointKey)
{
    return EntityId::fromBytes(signing::digest(Suite::Sm3Sm2, endpointKey).toBytes().mid(1, NameBytes));
}

bool isPersonSigned(const QString &type)
{
    return type == SignOff::Type || type == PersonKey::Type;
}

bool isPublished(const StoredChange &change, const QString &type, const QByteArray &endpointKey)
{
    if (isPersonSigned(type) && !change.signature.isNull() && change.signature.key != publisherOf(endpointKey))
        return true;
    return change.signature.key == publisherOf(endpointKey) && signing::verify(endpointKey, change.id.toBytes(), change.signature.value);
}

} // namespace zhijian::protocol
