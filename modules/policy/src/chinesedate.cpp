#include "chinesedate.h"

#include "domain/chinesenumber.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

QList<WrittenDate> datesIn(const QString &text)
{
    static const QRegularExpression expression(
        uR"((?<![0-9])([0-9]{4}|[〇○零一二三四五六七八九]{4})\s*(?:年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日|([-./])\s*([0-9]{1,2})\s*\g{4}\s*([0-9]{1,2})(?![0-9])))"_s);
    QList<WrittenDate> dates;
    for (const QRegularExpressionMatch &match : expression.globalMatch(text)) {
        const bool isIso = match.hasCaptured(4);
        const auto part = [&match](int group) { return numberFromChinese(match.capturedView(group)).value_or(0); };
        dates.append({QDate(part(1), part(isIso ? 5 : 2), part(isIso ? 6 : 3)), match.capturedStart(), match.capturedEnd()});
    }
    return dates;
}

} // namespace zhijian::policy
