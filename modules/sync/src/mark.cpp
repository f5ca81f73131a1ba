#include "mark.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QCborArray>

namespace zhijian::sync {

namespace {

QByteArray settingOf(const QString &scope)
{
    return "sync.mark." + scope.toUtf8();
}

} // namespace

Mark Mark::of(journal::Journal &journal, const QString &scope)
{
    const auto value = readCanonicalCbor(journal::SettingStore(journal).value(QLatin1StringView(settingOf(scope))));
    if (!value)
        return {};
    const QCborArray fields = value->toArray();
    return {Digest::fromBytes(fields.at(0).toByteArray()), fields.at(1).toInteger()};
}

Result<> Mark::store(journal::Journal &journal, const QString &scope) const
{
    return journal::SettingStore(journal).put(QLatin1StringView(settingOf(scope)), canonicalCbor(QCborArray{chain.toBytes(), highest}));
}

} // namespace zhijian::sync
