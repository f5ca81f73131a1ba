#include "view.h"

namespace zhijian::screening {

namespace {

bool isInvisible(char16_t c)
{
    return (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff || c == 0x00ad || c == u'*';
}

char16_t narrowed(char16_t c)
{
    const bool isWideAlphanumeric = (c >= u'０' && c <= u'９') || (c >= u'Ａ' && c <= u'Ｚ') || (c >= u'ａ' && c <= u'ｚ') || c == u'＠';
    if (isWideAlphanumeric)
        c = char16_t(c - 0xfee0);
    return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c;
}

} // namespace

std::pair<qsizetype, qsizetype> View::range(qsizetype position, qsizetype length) const
{
    if (length <= 0 || position < 0 || position + length > origin.size())
        return {0, 0};
    const qsizetype first = origin.at(position);
    return {first, origin.at(position + length - 1) + 1 - first};
}

bool isHan(char32_t c)
{
    // CJK and extension A; the surrogates of the supplementary planes are, in Chinese text, Han as well.
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xd840 && c <= 0xdfff)
        || (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

QList<std::pair<qsizetype, qsizetype>> paragraphs(QStringView text)
{
    constexpr QStringView ends = u"。！？：；…";
    QList<std::pair<qsizetype, qsizetype>> found;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text.at(i) != u'\n')
            continue;
        const QStringView line = text.sliced(start, i - start).trimmed();
        qsizetype next = i + 1;
        while (next < text.size() && text.at(next).isSpace() && text.at(next) != u'\n')
            ++next;
        const bool isBlankNext = next >= text.size() || text.at(next) == u'\n';
        if (!line.isEmpty() && !isBlankNext && !ends.contains(line.back()))
            continue;
        if (!line.isEmpty())
            found.append({start, i - start});
        start = i + 1;
    }
    return found;
}

View folded(const View &view)
{
    View result;
    result.text.reserve(view.text.size());
    result.origin.reserve(view.text.size());
    const QString &text = view.text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        const bool joinsHan = (c == u'·' || c == u'・') && i > 0 && i + 1 < text.size() && isHan(text.at(i - 1)) && isHan(text.at(i + 1));
        if (!isInvisible(c) && !joinsHan)
            result.append(narrowed(c), view.origin.at(i));
    }
    return result;
}

} // namespace zhijian::screening
