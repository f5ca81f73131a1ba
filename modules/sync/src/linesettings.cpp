#include "sync/linesettings.h"

#include "core/canonicalcbor.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "signing/keypair.h"

#include <QCborArray>

#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

constexpr QLatin1StringView LineSetting("sync.line");
constexpr int HighestPort = 65535;

// Stored names, in the order of the enumerators.
constexpr std::array<QLatin1StringView, 3> ProxyNames{"system"_L1, "none"_L1, "own"_L1};

} // namespace

LineSettings LineSettings::of(journal::Journal &journal)
{
    const auto value = readCanonicalCbor(journal::SettingStore(journal).value(LineSetting));
    if (!value)
        return {};
    const QCborArray fields = value->toArray();
    LineSettings settings{.host = fields.at(1).toString(), .port = int(fields.at(2).toInteger()), .user = fields.at(3).toString(), .password = {},
                          .authority = fields.at(5).toByteArray()};
    for (std::size_t i = 0; i < ProxyNames.size(); ++i)
        if (fields.at(0).toString() == ProxyNames.at(i))
            settings.proxy = Proxy(int(i));
    if (const QByteArray sealed = fields.at(4).toByteArray(); !sealed.isEmpty())
        if (const auto opened = journal.decryptAsDevice(sealed))
            settings.password = QString::fromUtf8(*opened);
    return settings;
}

Result<> LineSettings::store(journal::Journal &journal) const
{
    QByteArray sealed;
    if (!password.isEmpty()) {
        auto encrypted = signing::encryptTo(journal.devicePublicKey(), password.toUtf8());
        if (!encrypted)
            return failure(encrypted);
        sealed = *encrypted;
    }
    return journal::SettingStore(journal).put(
        LineSetting, canonicalCbor(QCborArray{ProxyNames.at(std::size_t(proxy)), host, port, user, sealed, authority}));
}

Result<> LineSettings::check() const
{
    if (proxy != Proxy::Own)
        return {};
    if (host.isEmpty() || host.contains(u'/') || host.contains(u' '))
        return failure(ErrorCode::InvalidInput, u"请填写代理服务器的地址，只写主机名或 IP"_s);
    if (port <= 0 || port > HighestPort)
        return failure(ErrorCode::InvalidInput, u"请填写代理服务器的端口（1 至 65535）"_s);
    return {};
}

} // namespace zhijian::sync
