#pragma once

#include "domain/enumtext.h"

#include <QObject>
#include <QString>

/// The vocabularies of the account registry.
namespace zhijian::registry {

Q_NAMESPACE

/// The fields of a filing record (domain.md 3.2).
enum class AccountField {
    Name,             ///< 账号名称
    Platform,         ///< 平台
    Kind,             ///< 账号类型
    PlatformId,       ///< 账号ID
    Link,             ///< 账号链接
    Organiser,        ///< 主办单位
    CreditCode,       ///< 统一社会信用代码
    CompetentUnit,    ///< 主管单位
    OperatingUnit,    ///< 运维单位
    CertifiedSubject, ///< 认证主体
    CertifiedUntil,   ///< 认证到期
    Leader,           ///< 分管负责人
    LeaderPost,       ///< 分管负责人职务
    LeaderPhone,      ///< 分管负责人电话
    Keeper,           ///< 运维负责人
    KeeperPhone,      ///< 运维负责人电话
    OpenedOn,         ///< 开设日期
    Positioning,      ///< 账号定位
    Interaction,      ///< 互动渠道
    FilingNumber,     ///< 备案编号
    DuplicateReason,  ///< 重复开设理由
};
Q_ENUM_NS(AccountField)

/// What somebody should look at in a record that was accepted.
enum class AccountHint {
    Conflict,           ///< 两个版本
    NameDiffers,        ///< 名称不一致 (R-4)
    SubjectDiffers,     ///< 主体不一致 (R-5)
    NotCertified,       ///< 未认证 (R-6)
    CertificateEnding,  ///< 认证将到期 (R-6)
    CertificateExpired, ///< 认证已过期 (R-6)
};
Q_ENUM_NS(AccountHint)

[[nodiscard]] QString chineseName(AccountField field);
[[nodiscard]] QString chineseName(AccountHint hint);

} // namespace zhijian::registry
