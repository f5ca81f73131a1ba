#pragma once

#include <QDate>
#include <QList>
#include <QString>

namespace zhijian::policy {

/// A date as written in a text: 2019年4月20日, 二〇一九年四月二十日, 2019-04-20.
struct WrittenDate
{
    QDate date;           ///< Invalid when there is no such day (2019年2月30日)
    qsizetype start = 0;
    qsizetype end = 0;    ///< One past the last character
};

/// In the order of the text.
[[nodiscard]] QList<WrittenDate> datesIn(const QString &text);

} // namespace zhijian::policy
