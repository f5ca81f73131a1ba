#pragma once

#include "domain/enumtext.h"

#include <QObject>
#include <QString>

/// The trade's closed vocabularies. Stored by name (enumtext.h), shown by chineseName().
namespace zhijian {

Q_NAMESPACE

/// What a person may do. Administrator, account administrator and auditor are separate people (三员分立).
enum class Role {
    Operator,             ///< 信息员/编辑
    FirstReviewer,        ///< 一审
    SecondReviewer,       ///< 二审
    FinalReviewer,        ///< 三审(分管领导)
    MainLeader,           ///< 主要领导
    SecrecyExaminer,      ///< 保密审查员
    AccountAdministrator, ///< 账号管理员
    SystemAdministrator,  ///< 系统管理员
    Auditor,              ///< 审计员
};
Q_ENUM_NS(Role)

/// Life-cycle states of domain.md 3.3.
enum class AccountState {
    Draft,           ///< 拟开设
    UnitApproval,    ///< 待单位审签
    OfficeApproval,  ///< 待主管单位审核
    Approved,        ///< 已批准
    Reporting,       ///< 待报送
    Running,         ///< 正常运行
    ChangeRequested, ///< 变更中
    Rectifying,      ///< 整改中
    Closing,         ///< 拟关停
    Notice,          ///< 公告期
    Closed,          ///< 已关停
    Cancelled,       ///< 已注销
    Abnormal,        ///< 异常
};
Q_ENUM_NS(AccountState)

/// 公开属性
enum class Disclosure {
    Active,     ///< 主动公开
    OnRequest,  ///< 依申请公开
    Withheld,   ///< 不予公开
};
Q_ENUM_NS(Disclosure)

/// 是否有效
enum class Validity {
    InForce,  ///< 有效
    Amended,  ///< 修改
    Repealed, ///< 废止
    Expired,  ///< 失效
};
Q_ENUM_NS(Validity)

/// 五公开 (domain.md 1: 决策、执行、管理、服务、结果公开)
enum class OpenClass {
    Unset,      ///< 未定
    Decision,   ///< 决策公开
    Execution,  ///< 执行公开
    Management, ///< 管理公开
    Service,    ///< 服务公开
    Result,     ///< 结果公开
};
Q_ENUM_NS(OpenClass)

/// What is to be published of a decided policy while it is carried out.
enum class FollowUp {
    Measures,       ///< 执行措施
    Steps,          ///< 实施步骤
    Responsibility, ///< 责任分工
    Supervision,    ///< 监督方式
    Progress,       ///< 工作进展
    Results,        ///< 取得成效
};
Q_ENUM_NS(FollowUp)

/// Where a document stands before it is public.
enum class IntakeStage {
    Published,       ///< 已公布, or never handled here
    Drafting,        ///< 起草中
    AwaitingReceipt, ///< 待收文
    AwaitingRelease, ///< 待发布
};
Q_ENUM_NS(IntakeStage)

/// The rank of a paragraph in a policy document, from high to low.
/// Two numbering systems exist: 编章节条款项 of statutes, and 一、（一）1.（1） of notices (GB/T 9704-2012).
enum class ClauseLevel {
    Chapter,   ///< 第一章
    Section,   ///< 第一节
    Article,   ///< 第一条
    First,     ///< 一、
    Second,    ///< （一）
    Third,     ///< 1.
    Fourth,    ///< （1）
    Paragraph, ///< 款: a paragraph of text without a number
};
Q_ENUM_NS(ClauseLevel)

/// 三审三校
enum class Stage {
    First,  ///< 一审
    Second, ///< 二审
    Final,  ///< 三审
};
Q_ENUM_NS(Stage)

///
enum class Verdict {
    Passed,   ///< 通过
    Returned, ///< 退回修改
    Rejected, ///< 退稿
};
Q_ENUM_NS(Verdict)

/// 五关 (国办发〔2018〕123号; R-81)
enum class Gate {
    Political, ///< 政治关
    Legal,     ///< 法律关
    Policy,    ///< 政策关
    Secrecy,   ///< 保密关
    Wording,   ///< 文字关
};
Q_ENUM_NS(Gate)
inline constexpr int GateCount = 5;

/// Where an item stands. Derived from its heads, submissions and sign-offs (review/reviewstate.h), never stored.
enum class ItemState {
    Draft,        ///< 草稿
    Voided,       ///< 已改动: was submitted or signed before, the text changed since
    FirstReview,  ///< 待一审
    SecondReview, ///< 待二审
    FinalReview,  ///< 待三审
    Returned,     ///< 已退回
    Rejected,     ///< 已退稿
    Approved,     ///< 已签发
    Released,     ///< 已发布
    Conflict,     ///< 两个版本
};
Q_ENUM_NS(ItemState)

/// Of an entry of the knowledge base
enum class KnowledgeState {
    Pending,  ///< 待审
    Reviewed, ///< 已审
    Retired,  ///< 停用
};
Q_ENUM_NS(KnowledgeState)

/// 解读形式: what an interpretation is made as. Whatever it is, its text is the source that is reviewed and signed.
enum class ProductForm {
    Text,            ///< 图文
    Video,           ///< 视频
    Animation,       ///< 动画
    Live,            ///< 直播
    PressConference, ///< 新闻发布会
    Interview,       ///< 专家访谈
};
Q_ENUM_NS(ProductForm)

/// What is done with a comment of a live programme (弹幕).
enum class ModerationAction {
    Removed,  ///< 删除
    Held,     ///< 先审后放
    Muted,    ///< 禁言
    Reported, ///< 举报
    Answered, ///< 回应
};
Q_ENUM_NS(ModerationAction)

/// The term as it stands on forms and on the screen.
[[nodiscard]] QString chineseName(Role role);
[[nodiscard]] QString chineseName(AccountState state);
[[nodiscard]] QString chineseName(Disclosure disclosure);
[[nodiscard]] QString chineseName(Validity validity);
[[nodiscard]] QString chineseName(OpenClass openClass);
[[nodiscard]] QString chineseName(FollowUp aspect);
[[nodiscard]] QString chineseName(IntakeStage stage);
[[nodiscard]] QString chineseName(ClauseLevel level);
[[nodiscard]] QString chineseName(Stage stage);
[[nodiscard]] QString chineseName(Verdict verdict);
[[nodiscard]] QString chineseName(Gate gate);
[[nodiscard]] QString chineseName(ItemState state);
[[nodiscard]] QString chineseName(KnowledgeState state);
[[nodiscard]] QString chineseName(ProductForm form);
[[nodiscard]] QString chineseName(ModerationAction action);

} // namespace zhijian
