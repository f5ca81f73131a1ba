#pragma once

#include "shell/terms.h"

#include <QDateTime>
#include <QString>

namespace zhijian::shell {

/// One thing that waits for me.
struct TodayRow
{
    QString id;     ///< The thing's, as its page knows it
    TodayGroup group = TodayGroup::DueToday;
    QString title;
    QString detail; ///< Why, and since or until when
    QString page;   ///< Where it opens
    QDateTime dueAt; ///< Before it nobody is reminded; invalid: due all day

    bool operator==(const TodayRow &) const = default;
};

/// One of the first things a new office does.
struct FirstStep
{
    QString title;
    QString text;
    QString page; ///< Where it is done
    bool isDone = false;

    bool operator==(const FirstStep &) const = default;
};

} // namespace zhijian::shell
