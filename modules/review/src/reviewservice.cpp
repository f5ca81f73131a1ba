#include "review/reviewservice.h"

#include "core/clock.h"
#include "domain/event.h"
#include "domain/policy.h"
#include "domain/titlemarks.h"
#include "journal/stores.h"
#include "review/decision.h"
#include "rules/rulepack.h"
#include "screening/screener.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using journal::entryOf;
using journal::ReviewStore;

Role roleOf(Stage stage)
{
    switch (stage) {
    case Stage::First: return Role::FirstReviewer;
    case Stage::Second: return Role::SecondReviewer;
    case Stage::Final: return Role::FinalReviewer;
    }
    return Role::FinalReviewer;
}

Result<> ReviewService::recordEvent(const Actor &actor, const EntityId &item, const QString &kind, const QString &detail)
{
    const Event event{EntityId::create(m_journal.clock()), kind, item, detail};
    const auto written = m_journal.append(entryOf(event), actor.author);
    return written ? Result<>() : failure(written);
}

Result<Digest> ReviewService::submit(const EntityId &item, const Digest &revision, const QList<screening::Finding> &findings,
                                     const Actor &actor)
{
    if (!actor.person.has(Role::Operator))
        return failure(ErrorCode::Forbidden, u"只有操作员可以送审"_s);
    const auto current = m_journal.load<Interpretation>(item);
    if (!current)
        return failure(current);
    if (current->isConflict())
        return failure(ErrorCode::Conflict, u"这篇稿件有两个版本，请先合并再送审"_s);
    if (current->id != revision)
        return failure(ErrorCode::Conflict, u"稿件刚被改动，请查看最新版本后再送审"_s);
    if (current->value.title.trimmed().isEmpty() || current->value.source.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"标题和正文都写好后才能送审"_s);
    for (const EntityId &id : current->value.policies)
        if (const auto policy = m_journal.load<Policy>(id); policy && policy->value.disclosure != Disclosure::Active)
            return failure(ErrorCode::Forbidden, u"所解读的%1为%2，不能用于公开稿件（R-67）"_s.arg(inTitleMarks(policy->value.title),
                                                     chineseName(policy->value.disclosure)));
    if (screening::blocksSubmission(findings)) {
        const auto first = std::ranges::find(findings, screening::Severity::Blocking, &screening::Finding::severity);
        // The mark itself stays out of the log and so out of every frame.
        if (auto noted = recordEvent(actor, item, u"submissionBlocked"_s, u"检查发现禁止送审的问题，规则 %1"_s.arg(first->ruleId)); !noted)
            return failure(noted);
        return failure(ErrorCode::Forbidden, u"%1。请删改后再送审；确属涉密的，请立即按保密规定处理"_s.arg(first->message));
    }
    const ReviewState state = ReviewStore(m_journal).state(item);
    if (state.state != ItemState::Draft && state.state != ItemState::Voided)
        return failure(ErrorCode::WrongState, u"这一版本%1，无须再次送审"_s.arg(chineseName(state.state)));
    return m_journal.append(entryOf(Submission{EntityId::create(m_journal.clock()), item, revision, {}}), actor.author);
}

QString ReviewService::obstacle(const EntityId &item, const Person &person) const
{
    const ReviewRecords records = ReviewStore(m_journal).records(item);
    return obstacle(records, reviewState(records), person);
}

QString ReviewService::obstacle(const ReviewRecords &records, const ReviewState &state, const Person &person) const
{
    if (!state.nextStage)
        return u"这篇稿件目前%1，不在待审状态"_s.arg(chineseName(state.state));
    if (records.drafters.contains(person.id))
        return u"不能审核自己起草或改动过的稿件（R-79）"_s;
    if (std::ranges::any_of(state.counting, [&person](const SignOffRecord &record) { return record.author == person.id; }))
        return u"同一人不能在一篇稿件上审两次（R-79）"_s;
    if (!person.has(roleOf(*state.nextStage)))
        return u"现在等待%1，您的角色不能审这一级"_s.arg(chineseName(*state.nextStage));
    return {};
}

QList<QueueRow> ReviewService::queue(const Person &person) const
{
    const ReviewStore store(m_journal);
    const auto names = journal::PersonStore(m_journal).names();
    QList<QueueRow> rows;
    for (const journal::InterpretationRow &item : store.waiting()) {
        const ReviewRecords records = store.records(item.id);
        const ReviewState state = reviewState(records);
        const QString why = obstacle(records, state, person);
        rows.append({item.id, item.title, item.state, names.value(state.submittedBy), item.submittedAt, why.isEmpty(), why});
    }
    std::ranges::stable_partition(rows, &QueueRow::isMine);
    return rows;
}

Result<Digest> ReviewService::signOff(SignOff signOff, const Actor &actor)
{
    const ReviewRecords records = ReviewStore(m_journal).records(signOff.item);
    const ReviewState state = reviewState(records);
    if (records.heads.size() > 1)
        return failure(ErrorCode::Conflict, u"这篇稿件有两个版本，合并后重新送审"_s);
    if (records.heads.isEmpty() || records.heads.first() != signOff.revision)
        return failure(ErrorCode::Conflict, u"稿件已被改动，您看到的不是最新版本，请重新审阅"_s);
    if (const QString why = obstacle(records, state, actor.person); !why.isEmpty())
        return failure(ErrorCode::Forbidden, why);
    if (const QString problem = decisionProblem(signOff, decisionLimits(m_pack, *state.nextStage)); !problem.isEmpty())
        return failure(ErrorCode::InvalidInput, problem);
    if (!actor.author.privateKey)
        return failure(ErrorCode::Forbidden, u"签批需要本人密码"_s);
    signOff.id = EntityId::create(m_journal.clock());
    signOff.stage = *state.nextStage;
    signOff.rulePack = m_pack.id() + u' ' + m_pack.version();
    return m_journal.append(entryOf(signOff), actor.author);
}

} // namespace zhijian::review
