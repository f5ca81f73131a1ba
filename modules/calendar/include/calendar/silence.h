#pragma once

#include "calendar/terms.h"
#include "journal/rows.h"
#include "rules/rulepack.h"

#include <QDate>

namespace zhijian::calendar {

/// The day of a moment in China, by arithmetic alone.
[[nodiscard]] QDate chinaDay(qint64 milliseconds);
/// The time of day in China, to the minute.
[[nodiscard]] QTime chinaMinute(qint64 milliseconds);

/// The numbers of the silence rule, from the rule pack (R-21; domain.md V2).
struct SilenceRule
{
    int days = 0;      ///< Released on D: D + days is the last day that passes (R-104)
    int greenDays = 0; ///< More days left than this: Calm
    int amberDays = 0; ///< More days left than this: Soon, else Urgent

    [[nodiscard]] static SilenceRule of(const rules::RulePack &pack);
    bool operator==(const SilenceRule &) const = default;
};

/// Where one account stands.
struct Silence
{
    EntityId account;
    QString accountName;
    QDate base;              ///< Last release, or the day it was registered here when there is none yet
    bool hasRelease = false;
    QDate lastDay;           ///< The last day on which the rule still holds
    int daysLeft = 0;        ///< From today to lastDay; negative when broken
    SilenceLevel level = SilenceLevel::Calm;

    bool operator==(const Silence &) const = default;
};

/// 剩 3 天, 今天须更新, 已失声 2 天
[[nodiscard]] QString silencePhrase(const Silence &silence);

/// The rule holds for accounts in use: 正常运行, 变更中, 整改中, 拟关停.
[[nodiscard]] bool isWatched(AccountState state);

/// The most urgent first; accounts that are not watched are left out. Plans play no part.
[[nodiscard]] QList<Silence> silences(const QList<journal::AccountRow> &accounts, const SilenceRule &rule, QDate today);

/// A stretch of days on which an account breaks the rule.
struct Breach
{
    EntityId account;
    QString accountName;
    QDate from; ///< The first failing day
    QDate to;   ///< The last one; the end of the forecast when nothing ends it

    bool operator==(const Breach &) const = default;
};

/// "If nothing else is published": every breach from today to today + `horizon` days, by date.
/// A plan from today on counts as if it will be released on its day; an overdue plan does not.
[[nodiscard]] QList<Breach> forecast(const QList<Silence> &silences, const QList<journal::PlanRow> &plans, const SilenceRule &rule,
                                     QDate today, int horizon = 60);

} // namespace zhijian::calendar
