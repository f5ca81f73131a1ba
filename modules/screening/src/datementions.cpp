#include "datementions.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

struct YearMention
{
    qsizetype position = 0;
    int year = 0;
};

void inherit(DateMention *mention, const QList<YearMention> &years, QDate today)
{
    const auto nearest = std::ranges::min_element(years, {}, [&](const YearMention &year) {
        return qAbs(year.position - mention->position);
    });
    mention->isFromClock = nearest == years.cend();
    mention->isFromLater = !mention->isFromClock && nearest->position > mention->position;
    mention->year = mention->isFromClock ? today.year() : nearest->year;
}

} // namespace

QList<DateMention> dateMentions(const QString &text, QDate today)
{
    static const QRegularExpression chinese(u"(?<!\\d)(?:(\\d{4})\\s*年\\s*)?(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]"_s);
    static const QRegularExpression numeric(u"(?<![\\d./〔-])((?:19|20)\\d{2})([./-])(\\d{1,2})\\g2(\\d{1,2})(?![\\d./-])"_s);
    static const QRegularExpression yearOnly(u"(?<!\\d)((?:19|20)\\d{2})年"_s);
    QList<DateMention> mentions;
    for (auto it = chinese.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        mentions.append({match.capturedStart(), match.capturedLength(), match.captured(1).toInt(), match.captured(2).toInt(),
            match.captured(3).toInt(), !match.captured(1).isEmpty(), false, false});
    }
    for (auto it = numeric.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        mentions.append({match.capturedStart(), match.capturedLength(), match.captured(1).toInt(), match.captured(3).toInt(),
            match.captured(4).toInt(), true, false, false});
    }
    std::ranges::sort(mentions, {}, &DateMention::position);
    QList<YearMention> full;
    for (const DateMention &mention : std::as_const(mentions))
        if (mention.isFull)
            full.append({mention.position, mention.year});
    QList<YearMention> years;
    for (auto it = yearOnly.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        years.append({match.capturedStart(), match.captured(1).toInt()});
    }
    for (DateMention &mention : mentions)
        if (!mention.isFull)
            inherit(&mention, full.isEmpty() ? years : full, today);
    return mentions;
}

} // namespace zhijian::screening
