#pragma once

#include "screening/screener.h"

#include <QTimeZone>

/// One screener of the built-in pack on 23 November 2026, for all tests.
namespace screened {

inline const zhijian::Clock &clock()
{
    static const zhijian::FixedClock fixed(QDateTime(QDate(2026, 11, 23), QTime(9, 0), zhijian::chinaTimeZone()));
    return fixed;
}

inline const zhijian::screening::Screener &screener()
{
    static const zhijian::screening::Screener shared(zhijian::rules::RulePack::builtIn(), zhijian::rules::WorkCalendar::builtIn(), clock());
    return shared;
}

inline QList<zhijian::screening::Finding> withRule(const QList<zhijian::screening::Finding> &findings, QStringView rule)
{
    QList<zhijian::screening::Finding> found;
    for (const auto &finding : findings)
        if (finding.ruleId == rule)
            found.append(finding);
    return found;
}

inline QList<zhijian::screening::Finding> withRule(const QString &text, QStringView rule)
{
    return withRule(screener().screen(text), rule);
}

/// The text after every one-click fix.
inline QString repaired(const QString &text)
{
    QString result = text;
    const auto findings = screener().screen(text);
    qsizetype before = text.size() + 1;
    for (auto it = findings.crbegin(); it != findings.crend(); ++it)
        if (it->replacement && it->position + it->length <= before) {
            result.replace(it->position, it->length, *it->replacement);
            before = it->position;
        }
    return result;
}

} // namespace screened
