#include "mark.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QCborArray>

namespace zhijian::sync {

namespace {

constexpr QLatin1StringView MarkSetting("sync.mark");

} // namespace

Mark Mark::of(journal::Journal &journal)
{
    const auto value = readCanonicalCbor(journal::SettingStore(journal).value(MarkSetting));
    if (!value)
        return {};
    const QCborArray fields = value->toArray();
    return {Digest::fromBytes(fields.at(0).toByteArray()), fields.at(1).toInteger()};
}

Result<> Mark::store(journal::Journal &journal) const
{
    return journal::SettingStore(journal).put(MarkSetting, canonicalCbor(QCborArray{chain.toBytes(), highest}));
}

} // namespace zhijian::sync
