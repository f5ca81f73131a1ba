#pragma once

#include "core/entityid.h"
#include "domain/terms.h"

#include <QCborMap>
#include <QDate>

namespace zhijian {

/// The filing record of one account (domain.md 3.2; ).
struct Account
{
    static constexpr auto Type = QLatin1StringView("account");

    EntityId id;
    QString name;               ///< 账号名称
    QString platform;           ///< code of the rule pack's platform table: wechat, weibo, douyin, app ...
    QString kind;               ///< 账号类型: 公众号 服务号 微博 视频号 抖音号 头条号 小程序 客户端 ...
    QString platformId;         ///< 账号ID; not for 客户端 (R-2)
    QString link;               ///< 账号链接
    QString organiser;          ///< 主办单位
    QString creditCode;         ///< 统一社会信用代码
    QString competentUnit;      ///< 主管单位
    QString operatingUnit;      ///< 运维单位
    QString certifiedSubject;   ///< 认证主体 (R-5)
    QDate certifiedUntil;       ///< 认证到期 (R-6)
    QString leader;             ///< 分管负责人
    QString leaderPost;
    QByteArray sealedLeaderPhone;    ///< sealed under the office key
    QString keeper;             ///< 运维负责人
    QByteArray sealedKeeperPhone;    ///< sealed under the office key
    QDate openedOn;             ///< 开设日期
    QString positioning;        ///< 账号定位与栏目
    QString interaction;        ///< 互动渠道 (V3)
    QString filingNumber;       ///< 备案编号
    QString duplicateReason;    ///< Why a second account on this platform (R-3)
    AccountState state = AccountState::Draft;
    bool isDeleted = false;

    [[nodiscard]] bool isApp() const { return kind == QStringLiteral("客户端"); }
    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Account fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Account &) const = default;
};

} // namespace zhijian
