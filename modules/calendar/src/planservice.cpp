#include "calendar/planservice.h"

#include "calendar/quota.h"
#include "calendar/silence.h"
#include "core/clock.h"
#include "domain/account.h"
#include "domain/interpretation.h"
#include "journal/stores.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

QString shortDate(QDate date)
{
    return u"%1月%2日"_s.arg(date.month()).arg(date.day());
}

} // namespace

PlanService::PlanService(journal::Journal &journal, const rules::RulePack &pack, const rules::WorkCalendar &calendar)
    : m_journal(journal), m_pack(pack), m_calendar(calendar)
{
}

bool PlanService::isReleased(const Plan &plan) const
{
    return std::ranges::any_of(journal::ReleaseStore(m_journal).ofItem(plan.item),
                               [&plan](const journal::ReleaseRow &release) { return release.plan == plan.id; });
}

QList<QDate> PlanService::massSends(const EntityId &account, QDate month, const QList<EntityId> &except) const
{
    const QDate first(month.year(), month.month(), 1);
    const QDate last(month.year(), month.month(), month.daysInMonth());
    QList<QDate> days;
    for (const journal::PlanRow &plan : journal::PlanStore(m_journal).between(first, last))
        if (plan.account == account && plan.isMassSend && !plan.isReleased && !except.contains(plan.id))
            days.append(plan.date);
    // A release counts on the day it took place. One without a plan may have been a mass-send: it counts as one.
    const auto start = [](QDate day) { return QDateTime(day, QTime(0, 0), chinaTimeZone()).toMSecsSinceEpoch(); };
    for (const journal::ReleaseRow &release : journal::ReleaseStore(m_journal).between(start(first), start(last.addDays(1)) - 1)) {
        if (release.account != account || except.contains(release.plan))
            continue;
        const auto plan = release.plan.isNull() ? failure(ErrorCode::NotFound) : m_journal.load<Plan>(release.plan);
        if (!plan || plan->value.isMassSend)
            days.append(chinaDay(release.releasedAt));
    }
    return days;
}

QString PlanService::quotaRefusal(const Plan &plan, const QList<Plan> &others) const
{
    const auto account = m_journal.load<Account>(plan.account);
    if (!account)
        return {};
    const auto limits = m_pack.platform(account->value.platform);
    if (!limits)
        return {};
    QList<EntityId> except{plan.id};
    QList<QDate> together;
    for (const Plan &other : others) {
        except.append(other.id);
        if (other.id != plan.id && other.account == plan.account && other.isMassSend && !other.isDeleted)
            together.append(other.date);
    }
    const QString reason =
        massSendRefusal(*limits, account->value.kind, plan.date, massSends(plan.account, plan.date, except) + together);
    return reason.isEmpty() ? QString() : u"“%1”是%2"_s.arg(account->value.name, reason);
}

QString PlanService::quotaRefusal(const EntityId &account, QDate date, const QList<EntityId> &moving) const
{
    QList<Plan> others;
    for (const EntityId &id : moving)
        if (const auto plan = m_journal.load<Plan>(id))
            others.append(plan->value);
    Plan plan{.account = account, .date = date};
    for (Plan &other : others) {
        other.date = date;
        if (other.account == account)
            plan.id = other.id;
    }
    return quotaRefusal(plan, others);
}

QString PlanService::accountRefusal(const Plan &plan, const EntityId &item) const
{
    const auto interpretation = m_journal.load<Interpretation>(item);
    if (!interpretation || interpretation->value.isDeleted)
        return u"稿件已不在，可能已移到回收站"_s;
    const auto account = m_journal.load<Account>(plan.account);
    if (!account || account->value.isDeleted)
        return u"账号已不在，可能已移到回收站"_s;
    if (!interpretation->value.accounts.contains(plan.account))
        return u"“%1”不在这篇稿件的发布账号之列，请先在稿件属性中加入（改动后须重新审签）"_s.arg(account->value.name);
    if (!isWatched(account->value.state))
        return u"“%1”%2，不能排期"_s.arg(account->value.name, chineseName(account->value.state));
    return {};
}

QString PlanService::refusal(const Plan &plan, PastDays past) const
{
    if (plan.isDeleted)
        return {};
    if (!plan.date.isValid())
        return u"没有选择日期"_s;
    if (past == PastDays::Refused && plan.date < m_journal.clock().today())
        return u"%1已经过去，请选择今天或以后的日期"_s.arg(shortDate(plan.date));
    if (const QString reason = accountRefusal(plan, plan.item); !reason.isEmpty())
        return reason;
    for (const journal::PlanRow &row : journal::PlanStore(m_journal).ofItem(plan.item))
        if (row.id != plan.id && row.account == plan.account && !row.isReleased && !row.origin.isDeleted)
            return u"这篇稿件在“%1”上已经排在%2"_s.arg(row.accountName, shortDate(row.date));
    return {};
}

QStringList PlanService::warnings(const QList<Plan> &plans) const
{
    QStringList sentences;
    for (const Plan &plan : plans) {
        if (plan.isDeleted || !m_calendar.isSolemn(plan.date))
            continue;
        const auto item = m_journal.load<Interpretation>(plan.item);
        const auto contentClass = item ? m_pack.contentClass(item->value.contentClass) : std::nullopt;
        if (!contentClass || !contentClass->isLight)
            continue;
        QStringList days;
        for (const rules::Festival &festival : m_calendar.festivals(plan.date))
            if (festival.isSolemn)
                days.append(festival.name);
        const QString sentence = u"%1是%2，宜庄重；“%3”属于%4，请斟酌是否改期。"_s.arg(shortDate(plan.date), days.join(u'、'), item->value.title,
                                                                                contentClass->name);
        if (!sentences.contains(sentence))
            sentences.append(sentence);
    }
    return sentences;
}

Result<PlanOutcome> PlanService::write(const QList<std::pair<Plan, QList<Digest>>> &plans, PastDays past, const journal::Author &author)
{
    if (plans.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有选择账号"_s);
    // Plans of one call move together: the place that one leaves is free for the next.
    QList<Plan> all;
    for (const auto &[plan, parents] : plans)
        all.append(plan);
    PlanOutcome outcome;
    QList<journal::Entry> entries;
    for (const auto &[plan, parents] : plans) {
        if (const QString reason = refusal(plan, past); !reason.isEmpty())
            return failure(ErrorCode::WrongState, reason);
        if (const QString reason = plan.isMassSend && !plan.isDeleted ? quotaRefusal(plan, all) : QString(); !reason.isEmpty())
            return failure(ErrorCode::Conflict, reason);
        outcome.plans.append(plan.id);
        entries.append(journal::entryOf(plan, parents));
    }
    auto changes = m_journal.append(entries, author);
    if (!changes)
        return failure(changes);
    outcome.changes = *changes;
    outcome.warnings = warnings(all);
    return outcome;
}

Result<PlanOutcome> PlanService::plan(const PlanRequest &request, const journal::Author &author)
{
    QList<std::pair<Plan, QList<Digest>>> plans;
    for (const EntityId &account : QSet<EntityId>(request.accounts.cbegin(), request.accounts.cend()))
        plans.append({Plan{.id = EntityId::create(m_journal.clock()),
                           .item = request.item,
                           .account = account,
                           .date = request.date,
                           .time = request.time,
                           .isMassSend = request.isMassSend,
                           .note = request.note.trimmed()},
                      {}});
    return write(plans, PastDays::Refused, author);
}

Result<PlanOutcome> PlanService::edit(const QList<EntityId> &ids, const PlanEdit &edit, const journal::Author &author)
{
    QList<std::pair<Plan, QList<Digest>>> plans;
    for (const EntityId &id : ids) {
        auto current = m_journal.load<Plan>(id);
        if (!current)
            return failure(current);
        Plan plan = current->value;
        if (plan.isDeleted)
            return failure(ErrorCode::WrongState, u"这项排期已经取消"_s);
        if (isReleased(plan))
            return failure(ErrorCode::WrongState, u"已经发布并登记，不能再改排期"_s);
        plan.date = edit.date.value_or(plan.date);
        plan.time = edit.time.value_or(plan.time);
        plan.isMassSend = edit.isMassSend.value_or(plan.isMassSend);
        plans.append({plan, {current->id}});
    }
    return write(plans, PastDays::Refused, author);
}

Result<PlanOutcome> PlanService::move(const QList<EntityId> &plans, QDate date, const journal::Author &author)
{
    return edit(plans, {.date = date, .time = {}, .isMassSend = {}}, author);
}

Result<PlanOutcome> PlanService::setDeleted(const QList<EntityId> &ids, bool isDeleted, const journal::Author &author)
{
    QList<std::pair<Plan, QList<Digest>>> plans;
    for (const EntityId &id : ids) {
        auto current = m_journal.load<Plan>(id);
        if (!current)
            return failure(current);
        Plan plan = current->value;
        if (isReleased(plan))
            return failure(ErrorCode::WrongState, u"已经发布并登记，不能取消排期"_s);
        plan.isDeleted = isDeleted;
        plans.append({plan, {current->id}});
    }
    return write(plans, PastDays::Allowed, author);
}

Result<PlanOutcome> PlanService::remove(const QList<EntityId> &plans, const journal::Author &author)
{
    return setDeleted(plans, true, author);
}

Result<PlanOutcome> PlanService::restore(const QList<EntityId> &plans, const journal::Author &author)
{
    return setDeleted(plans, false, author);
}

Result<PlanOutcome> PlanService::apply(const PlanChange &change, const journal::Author &author)
{
    PlanOutcome outcome;
    const auto take = [&outcome](const Result<PlanOutcome> &part) -> Result<> {
        if (!part)
            return failure(part);
        outcome.plans += part->plans;
        outcome.changes += part->changes;
        outcome.warnings += part->warnings;
        return {};
    };
    // The parts concern different accounts of one item, so that none needs to see what another has written.
    auto done = m_journal.transact([&]() -> Result<> {
        Result<> part;
        if (!change.removed.isEmpty())
            part = take(remove(change.removed, author));
        if (part && !change.edited.isEmpty())
            part = take(edit(change.edited, change.edit, author));
        if (part && !change.added.accounts.isEmpty())
            part = take(plan(change.added, author));
        return part;
    });
    if (!done)
        return failure(done);
    outcome.warnings.removeDuplicates();
    return outcome;
}

Result<PlanOutcome> PlanService::takeBack(const QList<Digest> &changes, const journal::Author &author)
{
    QList<std::pair<Plan, QList<Digest>>> plans;
    for (const Digest &id : changes) {
        auto last = m_journal.change(id);
        if (!last)
            return failure(last);
        // The present state must be what the change wrote; then it does not matter whether an undo and redo lie between.
        const QList<Digest> heads = m_journal.heads(last->entity);
        const auto head = heads.size() == 1 ? m_journal.change(heads.first()) : failure(ErrorCode::Conflict);
        if (last->type != Plan::Type || last->parents.size() > 1 || !head || head->body != last->body)
            return failure(ErrorCode::WrongState, u"此后又有改动，不能撤销"_s);
        Plan plan = Plan::fromBody(last->entity, last->body);
        if (isReleased(plan))
            return failure(ErrorCode::WrongState, u"已经发布并登记，不能再改排期"_s);
        if (last->parents.isEmpty()) {
            plan.isDeleted = true;
        } else {
            auto before = m_journal.revision<Plan>(last->parents.first());
            if (!before)
                return failure(before);
            plan = before->value;
        }
        plans.append({plan, heads});
    }
    return write(plans, PastDays::Allowed, author);
}

} // namespace zhijian::calendar
