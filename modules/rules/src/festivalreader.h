#pragma once

#include "rules/workcalendar.h"

namespace zhijian::rules {

/// Adds the named days of holidays/festivals.json to a calendar.
class FestivalReader
{
public:
    /// The file is part of the program; a fault in it is a bug.
    static void read(const QByteArray &json, WorkCalendar *calendar);
};

} // namespace zhijian::rules
