#include "registry/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::registry {

QString chineseName(AccountField field)
{
    switch (field) {
    case AccountField::Name: return u"账号名称"_s;
    case AccountField::Platform: return u"平台"_s;
    case AccountField::Kind: return u"账号类型"_s;
    case AccountField::PlatformId: return u"账号ID"_s;
    case AccountField::Link: return u"账号链接"_s;
    case AccountField::Organiser: return u"主办单位"_s;
    case AccountField::CreditCode: return u"统一社会信用代码"_s;
    case AccountField::CompetentUnit: return u"主管单位"_s;
    case AccountField::OperatingUnit: return u"运维单位"_s;
    case AccountField::CertifiedSubject: return u"认证主体"_s;
    case AccountField::CertifiedUntil: return u"认证到期"_s;
    case AccountField::Leader: return u"分管负责人"_s;
    case AccountField::LeaderPost: return u"分管负责人职务"_s;
    case AccountField::LeaderPhone: return u"分管负责人电话"_s;
    case AccountField::Keeper: return u"运维负责人"_s;
    case AccountField::KeeperPhone: return u"运维负责人电话"_s;
    case AccountField::OpenedOn: return u"开设日期"_s;
    case AccountField::Positioning: return u"账号定位"_s;
    case AccountField::Interaction: return u"互动渠道"_s;
    case AccountField::FilingNumber: return u"备案编号"_s;
    case AccountField::DuplicateReason: return u"重复开设理由"_s;
    }
    return {};
}

QString chineseName(AccountHint hint)
{
    switch (hint) {
    case AccountHint::Conflict: return u"两个版本"_s;
    case AccountHint::NameDiffers: return u"名称不一致"_s;
    case AccountHint::SubjectDiffers: return u"主体不一致"_s;
    case AccountHint::NotCertified: return u"未认证"_s;
    case AccountHint::CertificateEnding: return u"认证将到期"_s;
    case AccountHint::CertificateExpired: return u"认证已过期"_s;
    }
    return {};
}

} // namespace zhijian::registry
