#include "personalrule.h"

#include "personalscan.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

struct Verdict
{
    QString ruleId;
    Severity severity;
    QString message;
};

/// A mobile or a landline may be the office's own number; an ID number never is.
Verdict verdictOn(PersonalKind kind)
{
    switch (kind) {
    case PersonalKind::IdCard: return {u"personal.idcard"_s, Severity::Blocking, u"含居民身份证号码"_s};
    case PersonalKind::BankCard: return {u"personal.bankcard"_s, Severity::Blocking, u"含银行卡号"_s};
    case PersonalKind::Passport: return {u"personal.passport"_s, Severity::Error, u"含护照或通行证号码"_s};
    case PersonalKind::Mobile: return {u"personal.mobile"_s, Severity::Error, u"含手机号码"_s};
    case PersonalKind::Email: return {u"personal.email"_s, Severity::Warning, u"含非政务邮箱"_s};
    case PersonalKind::Plate: return {u"personal.plate"_s, Severity::Error, u"含机动车号牌"_s};
    case PersonalKind::Address: return {u"personal.address"_s, Severity::Error, u"家庭住址写到了乡镇以下"_s};
    case PersonalKind::Landline: return {u"personal.landline"_s, Severity::Hint, u"含固定电话，请确认是单位电话"_s};
    }
    return {};
}

} // namespace

void PersonalRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    const View &visible = source.visible();
    for (const PersonalHit &hit : personalHits(visible.text)) {
        const Verdict verdict = verdictOn(hit.kind);
        Finding finding = source.finding(visible, hit.position, hit.length);
        finding.ruleId = verdict.ruleId;
        finding.severity = verdict.severity;
        finding.excerpt = hit.kind == PersonalKind::Address ? u"（乡镇以下地址）"_s : hit.masked;
        finding.message = verdict.message;
        finding.suggestion = hit.kind == PersonalKind::Landline ? u"单位电话可以保留"_s
            : hit.kind == PersonalKind::Address ? u"只写到乡镇（街道）"_s
                                                : QString(u"删去，或写作"_s + hit.masked);
        finding.basis = u"个人信息保护法；政府信息公开条例第十五条"_s;
        if (hit.kind != PersonalKind::Landline)
            finding.replacement = hit.masked;
        findings->append(finding);
    }
}

} // namespace zhijian::screening
