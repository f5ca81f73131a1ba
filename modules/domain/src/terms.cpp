#include "domain/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian {

QString chineseName(Role role)
{
    switch (role) {
    case Role::Operator: return u"操作员"_s;
    case Role::FirstReviewer: return u"一审"_s;
    case Role::SecondReviewer: return u"二审"_s;
    case Role::FinalReviewer: return u"三审（分管领导）"_s;
    case Role::MainLeader: return u"主要领导"_s;
    case Role::SecrecyExaminer: return u"保密审查员"_s;
    case Role::AccountAdministrator: return u"账号管理员"_s;
    case Role::SystemAdministrator: return u"系统管理员"_s;
    case Role::Auditor: return u"审计员"_s;
    }
    return {};
}

QString chineseName(AccountState state)
{
    switch (state) {
    case AccountState::Draft: return u"拟开设"_s;
    case AccountState::UnitApproval: return u"待单位审签"_s;
    case AccountState::OfficeApproval: return u"待主管单位审核"_s;
    case AccountState::Approved: return u"已批准"_s;
    case AccountState::Reporting: return u"待报送"_s;
    case AccountState::Running: return u"正常运行"_s;
    case AccountState::ChangeRequested: return u"变更中"_s;
    case AccountState::Rectifying: return u"整改中"_s;
    case AccountState::Closing: return u"拟关停"_s;
    case AccountState::Notice: return u"公告期"_s;
    case AccountState::Closed: return u"已关停"_s;
    case AccountState::Cancelled: return u"已注销"_s;
    case AccountState::Abnormal: return u"异常"_s;
    }
    return {};
}

QString chineseName(Disclosure disclosure)
{
    switch (disclosure) {
    case Disclosure::Active: return u"主动公开"_s;
    case Disclosure::OnRequest: return u"依申请公开"_s;
    case Disclosure::Withheld: return u"不予公开"_s;
    }
    return {};
}

QString chineseName(Validity validity)
{
    switch (validity) {
    case Validity::InForce: return u"有效"_s;
    case Validity::Amended: return u"已修改"_s;
    case Validity::Repealed: return u"已废止"_s;
    case Validity::Expired: return u"已失效"_s;
    }
    return {};
}

QString chineseName(OpenClass openClass)
{
    switch (openClass) {
    case OpenClass::Unset: return u"未定"_s;
    case OpenClass::Decision: return u"决策公开"_s;
    case OpenClass::Execution: return u"执行公开"_s;
    case OpenClass::Management: return u"管理公开"_s;
    case OpenClass::Service: return u"服务公开"_s;
    case OpenClass::Result: return u"结果公开"_s;
    }
    return {};
}

QString chineseName(FollowUp aspect)
{
    switch (aspect) {
    case FollowUp::Measures: return u"执行措施"_s;
    case FollowUp::Steps: return u"实施步骤"_s;
    case FollowUp::Responsibility: return u"责任分工"_s;
    case FollowUp::Supervision: return u"监督方式"_s;
    case FollowUp::Progress: return u"工作进展"_s;
    case FollowUp::Results: return u"取得成效"_s;
    }
    return {};
}

QString chineseName(IntakeStage stage)
{
    switch (stage) {
    case IntakeStage::Published: return u"已公布"_s;
    case IntakeStage::Drafting: return u"起草中"_s;
    case IntakeStage::AwaitingReceipt: return u"待收文"_s;
    case IntakeStage::AwaitingRelease: return u"待发布"_s;
    }
    return {};
}

QString chineseName(ClauseLevel level)
{
    switch (level) {
    case ClauseLevel::Chapter: return u"章"_s;
    case ClauseLevel::Section: return u"节"_s;
    case ClauseLevel::Article: return u"条"_s;
    case ClauseLevel::First: return u"一级（一、）"_s;
    case ClauseLevel::Second: return u"二级（（一））"_s;
    case ClauseLevel::Third: return u"三级（1.）"_s;
    case ClauseLevel::Fourth: return u"四级（（1））"_s;
    case ClauseLevel::Paragraph: return u"款（段落）"_s;
    }
    return {};
}

QString chineseName(Stage stage)
{
    switch (stage) {
    case Stage::First: return u"一审"_s;
    case Stage::Second: return u"二审"_s;
    case Stage::Final: return u"三审"_s;
    }
    return {};
}

QString chineseName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return u"通过"_s;
    case Verdict::Returned: return u"退回修改"_s;
    case Verdict::Rejected: return u"退稿"_s;
    }
    return {};
}

QString chineseName(Gate gate)
{
    switch (gate) {
    case Gate::Political: return u"政治关"_s;
    case Gate::Legal: return u"法律关"_s;
    case Gate::Policy: return u"政策关"_s;
    case Gate::Secrecy: return u"保密关"_s;
    case Gate::Wording: return u"文字关"_s;
    }
    return {};
}

QString chineseName(ItemState state)
{
    switch (state) {
    case ItemState::Draft: return u"草稿"_s;
    case ItemState::Voided: return u"已改动待重审"_s;
    case ItemState::FirstReview: return u"待一审"_s;
    case ItemState::SecondReview: return u"待二审"_s;
    case ItemState::FinalReview: return u"待三审"_s;
    case ItemState::Returned: return u"已退回"_s;
    case ItemState::Rejected: return u"已退稿"_s;
    case ItemState::Approved: return u"已签发"_s;
    case ItemState::Released: return u"已发布"_s;
    case ItemState::Conflict: return u"两个版本"_s;
    }
    return {};
}

QString chineseName(KnowledgeState state)
{
    switch (state) {
    case KnowledgeState::Pending:
        return u"待审"_s;
    case KnowledgeState::Reviewed:
        return u"已审"_s;
    case KnowledgeState::Retired:
        return u"停用"_s;
    }
    Q_UNREACHABLE();
}

QString chineseName(ProductForm form)
{
    switch (form) {
    case ProductForm::Text: return u"图文"_s;
    case ProductForm::Video: return u"视频"_s;
    case ProductForm::Animation: return u"动画"_s;
    case ProductForm::Live: return u"直播"_s;
    case ProductForm::PressConference: return u"新闻发布会"_s;
    case ProductForm::Interview: return u"专家访谈"_s;
    }
    return {};
}

QString chineseName(ModerationAction action)
{
    switch (action) {
    case ModerationAction::Removed: return u"删除"_s;
    case ModerationAction::Held: return u"先审后放"_s;
    case ModerationAction::Muted: return u"禁言"_s;
    case ModerationAction::Reported: return u"举报"_s;
    case ModerationAction::Answered: return u"回应"_s;
    }
    return {};
}

} // namespace zhijian
