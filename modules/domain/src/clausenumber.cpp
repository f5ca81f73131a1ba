#include "domain/clausenumber.h"

#include "domain/chinesenumber.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian {

static std::optional<ClauseNumber> statuteNumber(QStringView text)
{
    // 第十二条之一 stands behind 第十二条. After 条 comes a blank or the end, or running text (PDF drops the blank).
    static const QRegularExpression expression(
        uR"(^第\s*([〇零一二三四五六七八九十百千两]{1,8}|[0-9]{1,4})\s*(编|章|节|条)(之[一二三四五六七八九十])?(\s+|$|(?=[\p{Han}“《（(])))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression quotation(
        uR"(^(第|规定|所|的|之|、|和|及|与|至|到|或|中|款|项|已|、|，|,|修改|改为|增加|删去|作为))"_s);
    const QRegularExpressionMatch match = expression.matchView(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasBlank = match.capturedLength(4) > 0 || match.capturedEnd() == text.size();
    if (!hasBlank && quotation.matchView(text.sliced(match.capturedEnd())).hasMatch())
        return std::nullopt;
    const auto value = numberFromChinese(match.capturedView(1));
    if (!value || *value == 0)
        return std::nullopt;
    const QChar kind = match.capturedView(2).front();
    const ClauseLevel level = kind == u'条'   ? ClauseLevel::Article
                              : kind == u'节' ? ClauseLevel::Section
                                              : ClauseLevel::Chapter;
    return ClauseNumber{level, u"第"_s + chineseNumber(*value) + kind + match.capturedView(3), *value, match.capturedEnd()};
}

static std::optional<ClauseNumber> noticeNumber(QStringView text)
{
    static const QRegularExpression expression(
        uR"(^(?:([一二三四五六七八九十百]{1,5})\s*[、．.](?![0-9])|[（(]\s*([一二三四五六七八九十百]{1,5})\s*[)）]|([0-9０-９]{1,3})\s*(?:[．、](?![0-9０-９])|\.(?![0-9]))|[（(]\s*([0-9０-９]{1,3})\s*[)）])[\s、]*)"_s);
    const QRegularExpressionMatch match = expression.matchView(text);
    if (!match.hasMatch())
        return std::nullopt;
    for (int group = 1; group <= 4; ++group) {
        if (!match.hasCaptured(group))
            continue;
        const auto value = numberFromChinese(match.capturedView(group));
        if (!value || *value == 0)
            return std::nullopt;
        const QString number = group <= 2 ? chineseNumber(*value) : QString::number(*value);
        const bool isBracketed = group == 2 || group == 4;
        return ClauseNumber{ClauseLevel(int(ClauseLevel::First) + group - 1),
                            isBracketed ? QString(u'（' + number + u'）') : number, *value, match.capturedEnd()};
    }
    return std::nullopt;
}

std::optional<ClauseNumber> clauseNumber(QStringView text)
{
    if (const auto number = statuteNumber(text))
        return number;
    return noticeNumber(text);
}

std::optional<QString> enclosureLabel(QStringView text)
{
    static const QRegularExpression expression(uR"(^附\s*[件录表]\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$)"_s);
    const QRegularExpressionMatch match = expression.matchView(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto value = numberFromChinese(match.capturedView(1));
    return QString(text.first(1)) + text.trimmed().sliced(1).trimmed().first(1) + (value ? QString::number(*value) : QString());
}

} // namespace zhijian
