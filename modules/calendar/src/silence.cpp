#include "calendar/silence.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

constexpr qint64 ChinaOffset = 8 * 3'600'000;
constexpr qint64 Day = 24 * 3'600'000;
constexpr qint64 EpochDay = 2'440'588; // Julian day of 1970-01-01

SilenceLevel levelOf(int daysLeft, const SilenceRule &rule)
{
    if (daysLeft < 0)
        return SilenceLevel::Broken;
    if (daysLeft <= rule.amberDays)
        return SilenceLevel::Urgent;
    return daysLeft <= rule.greenDays ? SilenceLevel::Soon : SilenceLevel::Calm;
}

} // namespace

QDate chinaDay(qint64 milliseconds)
{
    const qint64 local = milliseconds + ChinaOffset;
    return QDate::fromJulianDay(EpochDay + (local >= 0 ? local / Day : (local - Day + 1) / Day));
}

QTime chinaMinute(qint64 milliseconds)
{
    const qint64 local = ((milliseconds + ChinaOffset) % Day + Day) % Day;
    return QTime(int(local / 3'600'000), int(local / 60'000 % 60));
}

SilenceRule SilenceRule::of(const rules::RulePack &pack)
{
    return {.days = pack.number(rules::threshold::SilenceDays),
            .greenDays = pack.number(rules::threshold::SilenceGreenDays),
            .amberDays = pack.number(rules::threshold::SilenceAmberDays)};
}

QString silencePhrase(const Silence &silence)
{
    if (silence.daysLeft < 0)
        return u"已失声 %1 天"_s.arg(-silence.daysLeft);
    return silence.daysLeft == 0 ? u"今天须更新"_s : u"剩 %1 天"_s.arg(silence.daysLeft);
}

bool isWatched(AccountState state)
{
    using enum AccountState;
    switch (state) {
    case Running:
    case ChangeRequested:
    case Rectifying:
    case Closing:
        return true;
    case Draft:
    case UnitApproval:
    case OfficeApproval:
    case Approved:
    case Reporting:
    case Notice:
    case Closed:
    case Cancelled:
    case Abnormal:
        return false;
    }
    return false;
}

QList<Silence> silences(const QList<journal::AccountRow> &accounts, const SilenceRule &rule, QDate today)
{
    QList<Silence> list;
    for (const journal::AccountRow &account : accounts) {
        if (account.origin.isDeleted || !isWatched(account.state))
            continue;
        Silence silence{.account = account.id, .accountName = account.name, .hasRelease = account.lastReleasedAt != 0};
        silence.base = chinaDay(silence.hasRelease ? account.lastReleasedAt : account.origin.createdAt);
        silence.lastDay = silence.base.addDays(rule.days);
        silence.daysLeft = int(today.daysTo(silence.lastDay));
        silence.level = levelOf(silence.daysLeft, rule);
        list.append(silence);
    }
    std::ranges::stable_sort(list, {}, &Silence::daysLeft);
    return list;
}

QList<Breach> forecast(const QList<Silence> &silences, const QList<journal::PlanRow> &plans, const SilenceRule &rule, QDate today, int horizon)
{
    QHash<EntityId, QList<QDate>> planned;
    for (const journal::PlanRow &plan : plans)
        if (!plan.isReleased && !plan.origin.isDeleted && plan.date >= today)
            planned[plan.account].append(plan.date);
    const QDate end = today.addDays(horizon);
    QList<Breach> breaches;
    for (const Silence &silence : silences) {
        QList<QDate> dates = planned.value(silence.account);
        std::ranges::sort(dates);
        dates.append(end.addDays(1)); // Nothing is known after the forecast
        QDate base = silence.base;
        for (const QDate date : std::as_const(dates)) {
            const QDate from = std::max(base.addDays(rule.days + 1), today);
            const QDate to = std::min(date.addDays(-1), end);
            if (from <= to)
                breaches.append({silence.account, silence.accountName, from, to});
            base = date;
        }
    }
    std::ranges::stable_sort(breaches, {}, &Breach::from);
    return breaches;
}

} // namespace zhijian::calendar
