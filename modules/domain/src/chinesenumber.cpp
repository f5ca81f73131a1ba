#include "domain/chinesenumber.h"

using namespace Qt::StringLiterals;

namespace zhijian {

static constexpr QStringView Digits = u"零一二三四五六七八九";

static int digitValue(QChar c)
{
    if (c == u'〇' || c == u'○')
        return 0;
    if (c == u'两')
        return 2;
    return int(Digits.indexOf(c));
}

QString chineseNumber(int value)
{
    Q_ASSERT(value > 0 && value < 10000);
    static constexpr std::pair<int, QChar> Units[] = {{1000, u'千'}, {100, u'百'}, {10, u'十'}, {1, u'\0'}};
    QString text;
    bool skipped = false;
    for (const auto &[unit, sign] : Units) {
        const int digit = value / unit % 10;
        if (digit == 0) {
            skipped = !text.isEmpty();
            continue;
        }
        if (skipped)
            text += Digits.at(0);
        skipped = false;
        // 十二, not 一十二; but 一百一十二.
        if (digit != 1 || unit != 10 || !text.isEmpty())
            text += Digits.at(digit);
        if (!sign.isNull())
            text += sign;
    }
    return text;
}

std::optional<int> numberFromChinese(QStringView text)
{
    if (text.isEmpty() || text.size() > 9)
        return std::nullopt;
    int total = 0;
    int digit = -1;
    bool isPositional = true; // 二〇一九
    for (const QChar c : text)
        isPositional = isPositional && (c.digitValue() >= 0 || digitValue(c) >= 0);
    for (const QChar c : text) {
        const int value = c.digitValue() >= 0 ? c.digitValue() : digitValue(c);
        if (isPositional) {
            total = total * 10 + value;
            continue;
        }
        if (value >= 0) {
            digit = value;
            continue;
        }
        const int unit = c == u'十' ? 10 : c == u'百' ? 100 : c == u'千' ? 1000 : 0;
        if (unit == 0)
            return std::nullopt;
        total += (digit < 0 ? 1 : digit == 0 ? 1 : digit) * unit;
        digit = -1;
    }
    if (!isPositional && digit > 0)
        total += digit;
    return total;
}

} // namespace zhijian
