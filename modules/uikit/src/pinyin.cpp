#include "uikit/pinyin.h"

#include "pinyintable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

struct OtherReading
{
    char16_t character;
    char letter;
};

// Second readings with another initial that occur in names of places, offices and commands.
constexpr OtherReading OtherReadings[] = {
    {u'重', 'c'}, {u'行', 'h'}, {u'长', 'c'}, {u'单', 's'}, {u'会', 'k'}, {u'调', 't'}, {u'传', 'z'}, {u'解', 'x'},
    {u'曾', 'z'}, {u'区', 'o'}, {u'省', 'x'}, {u'藏', 'z'}, {u'厦', 'x'}, {u'降', 'x'}, {u'校', 'j'}, {u'系', 'j'},
    {u'查', 'z'}, {u'率', 's'}, {u'盛', 'c'}, {u'仇', 'q'}, {u'石', 'd'}, {u'乐', 'y'}, {u'朝', 'z'}, {u'参', 's'},
    {u'弹', 't'}, {u'车', 'j'}, {u'番', 'p'}, {u'粘', 'n'}, {u'贾', 'g'}, {u'种', 'c'}, {u'尉', 'y'}, {u'圩', 'x'}, {u'汤', 's'},
    {u'否', 'p'}, {u'卡', 'q'}, {u'覃', 'q'}, {u'蔚', 'y'}, {u'奇', 'j'}, {u'属', 'z'}, {u'提', 'd'}, {u'宿', 'x'},
    {u'艾', 'y'}, {u'折', 's'}, {u'万', 'm'},
};

char letterOf(QChar character)
{
    const char16_t code = character.unicode();
    if (code >= 0x4E00 && code < 0x4E00 + PinyinLetters.size()) {
        const char letter = PinyinLetters[code - 0x4E00];
        return letter == '.' ? 0 : letter;
    }
    // Full-width letters and digits count as the plain ones.
    const char16_t plain = code >= 0xFF01 && code <= 0xFF5E ? char16_t(code - 0xFEE0) : code;
    if (plain < 0x80 && QChar(plain).isLetterOrNumber())
        return char(QChar(plain).toLower().unicode());
    return 0;
}

bool reads(QChar character, char usual, QChar letter)
{
    if (QLatin1Char(usual) == letter)
        return true;
    return std::ranges::any_of(OtherReadings, [&](const OtherReading &other) { return other.character == character.unicode() && QLatin1Char(other.letter) == letter; });
}

} // namespace

QString pinyinInitials(QStringView text)
{
    QString initials;
    initials.reserve(text.size());
    for (const QChar character : text)
        if (const char letter = letterOf(character))
            initials.append(QLatin1Char(letter));
    return initials;
}

bool matchesPinyin(QStringView text, QStringView query)
{
    if (query.isEmpty() || text.contains(query, Qt::CaseInsensitive))
        return true;
    QString characters;
    QByteArray usual;
    for (const QChar character : text) {
        if (const char letter = letterOf(character)) {
            characters.append(character);
            usual.append(letter);
        }
    }
    const QString wanted = query.toString().toLower();
    for (qsizetype from = 0; from + wanted.size() <= characters.size(); ++from) {
        qsizetype i = 0;
        while (i < wanted.size() && reads(characters.at(from + i), usual.at(from + i), wanted.at(i)))
            ++i;
        if (i == wanted.size())
            return true;
    }
    return false;
}

} // namespace zhijian::uikit
