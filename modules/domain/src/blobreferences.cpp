#include "domain/blobreferences.h"

#include "domain/change.h"
#include "domain/interpretation.h"
#include "domain/policy.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

void collect(const QCborValue &value, QList<Digest> &found)
{
    if (value.isByteArray()) {
        if (const Digest digest = Digest::fromBytes(value.toByteArray()); !digest.isNull() && !found.contains(digest))
            found.append(digest);
    } else if (value.isArray()) {
        for (const QCborValue &one : value.toArray())
            collect(one, found);
    } else if (value.isMap()) {
        const QCborMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            collect(it.value(), found);
    }
}

} // namespace

QList<Digest> blobReferences(const QString &type, const QCborMap &body)
{
    QList<Digest> blobs;
    if (type == Policy::Type)
        collect(body.value("file"_L1), blobs);
    if (type == Interpretation::Type) {
        collect(body.value("pictures"_L1), blobs);
        collect(body.value("cover"_L1), blobs);
    }
    return blobs;
}

QList<Digest> digestsIn(const QCborMap &body)
{
    QList<Digest> found;
    collect(body, found);
    return found;
}

int lowestSchema(const QString &type, const QCborMap &body)
{
    if (type == Interpretation::Type)
        return body.contains("pictures"_L1) || body.contains("cover"_L1) ? 2 : 1;
    return type == Policy::Type && body.contains("needsInterpretation"_L1) ? 2 : 1;
}

} // namespace zhijian
