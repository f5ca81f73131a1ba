#pragma once

#include <QString>
#include <QStringList>

namespace zhijian::rules {

/// What one platform accepts. 0 means that no limit is known.
/// Characters are user-visible ones, a supplementary-plane character counts once.
struct PlatformLimits
{
    QString code;           ///< Account::platform
    QString name;           ///< 微信
    QStringList kinds;      ///< Account::kind: 公众号, 服务号
    int titleCharacters = 0;     ///< Above this the relay export is blocked
    int titleHardCharacters = 0; ///< Above this even the clipboard export warns
    int authorCharacters = 0;
    int digestCharacters = 0;
    int bodyCharacters = 0; ///< of the HTML
    int bodyBytes = 0;
    int massSendPerDay = 0; ///< of the kinds in dailyKinds
    int massSendPerMonth = 0; ///< of the kinds in monthlyKinds
    QStringList dailyKinds;
    QStringList monthlyKinds;
    QString document;
    bool operator==(const PlatformLimits &) const = default;
};

} // namespace zhijian::rules
