#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace zhijian::screening {

/// A day named in a text. `year` is the written one, or inherited from the nearest full date, else from the nearest
/// year in the text, else from the clock.
struct DateMention
{
    qsizetype position = 0;
    qsizetype length = 0;
    int year = 0;
    int month = 0;
    int day = 0;
    bool isFull = false;      ///< the year is written
    bool isFromClock = false; ///< nothing in the text tells the year
    bool isFromLater = false; ///< the year is of a date that comes later in the text

    [[nodiscard]] bool exists() const { return QDate::isValid(year, month, day); }
    [[nodiscard]] QDate date() const { return QDate(year, month, day); }
};

/// In the order of the text.
[[nodiscard]] QList<DateMention> dateMentions(const QString &text, QDate today);

} // namespace zhijian::screening
