#include "domain/blobreferences.h"

#include "domain/change.h"
#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/policy.h"
#include "domain/removal.h"

#include <QCborArray>

#include <algorithm>
#include <initializer_list>

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
        for (const QCborValue &file : body.value("media"_L1).toArray())
            collect(file.toMap().value("blob"_L1), blobs);
    }
    if (type == OfficeTemplate::Type)
        collect(body.value("pictures"_L1), blobs);
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
    // Kinds that came with schema 3: an older program keeps and passes them on, and shows none of them.
    if (type == KnowledgeEntry::Type || type == OfficeTemplate::Type || type == OfficeTheme::Type)
        return 3;
    const auto hasOneOf = [&body](std::initializer_list<QLatin1StringView> keys) {
        return std::ranges::any_of(keys, [&body](QLatin1StringView key) { return body.contains(key); });
    };
    const bool isPolicy = type == Policy::Type;
    const bool isItem = type == Interpretation::Type;
    if ((isPolicy || isItem) && hasOneOf({"openClass"_L1, "keyField"_L1, "column"_L1}))
        return 3;
    if (isPolicy && hasOneOf({"draftingDepartment"_L1, "intake"_L1, "plan"_L1, "waiver"_L1, "waivedBy"_L1, "published"_L1}))
        return 3;
    if (isItem && hasOneOf({"aspects"_L1, "form"_L1, "media"_L1}))
        return 3;
    if (type == Removal::Type)
        return 3;
    // An older program would render the item in another theme and call that what was signed.
    if (isItem && !officeThemeChange(body.value("theme"_L1).toString()).isNull())
        return 3;
    if (isItem && hasOneOf({"pictures"_L1, "cover"_L1}))
        return 2;
    return isPolicy && hasOneOf({"needsInterpretation"_L1}) ? 2 : 1;
}

} // namespace zhijian
