#include "docxnumbering.h"

#include "domain/chinesenumber.h"
#include "wordxml.h"

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

QString roman(int value)
{
    static constexpr std::pair<int, const char16_t *> Signs[] = {{1000, u"M"}, {900, u"CM"}, {500, u"D"}, {400, u"CD"}, {100, u"C"},
        {90, u"XC"}, {50, u"L"}, {40, u"XL"}, {10, u"X"}, {9, u"IX"}, {5, u"V"}, {4, u"IV"}, {1, u"I"}};
    QString text;
    for (const auto &[worth, sign] : Signs)
        for (; value >= worth; value -= worth)
            text += QStringView(sign);
    return text;
}

QString letters(int value)
{
    return QString((value - 1) / 26 + 1, QChar(u'A' + (value - 1) % 26));
}

QString replacedDigits(int value, QStringView digits)
{
    QString text = QString::number(value);
    for (QChar &c : text)
        c = digits.at(c.digitValue());
    return text;
}

} // namespace

DocxNumbering::DocxNumbering(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement())
        return;
    while (xml.readNextStartElement()) {
        if (xml.name() == "abstractNum"_L1)
            readAbstract(xml);
        else if (xml.name() == "num"_L1)
            readList(xml);
        else
            xml.skipCurrentElement();
    }
}

void DocxNumbering::readAbstract(QXmlStreamReader &xml)
{
    Levels &levels = m_abstracts[wordAttribute(xml, "abstractNumId"_L1).toInt()];
    while (xml.readNextStartElement()) {
        if (xml.name() == "lvl"_L1) {
            const int index = wordAttribute(xml, "ilvl"_L1).toInt();
            levels.insert(index, readLevel(xml));
        } else {
            xml.skipCurrentElement();
        }
    }
}

DocxNumbering::Level DocxNumbering::readLevel(QXmlStreamReader &xml)
{
    Level level;
    while (xml.readNextStartElement()) {
        const QString value = wordAttribute(xml, "val"_L1);
        if (xml.name() == "start"_L1)
            level.start = value.toInt();
        else if (xml.name() == "numFmt"_L1)
            level.format = value;
        else if (xml.name() == "lvlText"_L1)
            level.text = value;
        else if (xml.name() == "suff"_L1)
            level.suffix = value;
        else if (xml.name() == "isLgl"_L1)
            level.isLegal = value.isEmpty() || wordFlag(value);
        xml.skipCurrentElement();
    }
    return level;
}

void DocxNumbering::readList(QXmlStreamReader &xml)
{
    List &list = m_lists[wordAttribute(xml, "numId"_L1).toInt()];
    while (xml.readNextStartElement()) {
        if (xml.name() == "abstractNumId"_L1) {
            list.abstractId = wordAttribute(xml, "val"_L1).toInt();
            xml.skipCurrentElement();
        } else if (xml.name() == "lvlOverride"_L1) {
            const int index = wordAttribute(xml, "ilvl"_L1).toInt();
            while (xml.readNextStartElement()) {
                if (xml.name() == "startOverride"_L1) {
                    list.starts.insert(index, wordAttribute(xml, "val"_L1).toInt());
                    xml.skipCurrentElement();
                } else if (xml.name() == "lvl"_L1) {
                    list.levels.insert(index, readLevel(xml));
                } else {
                    xml.skipCurrentElement();
                }
            }
        } else {
            xml.skipCurrentElement();
        }
    }
}

const DocxNumbering::Level *DocxNumbering::level(const List &list, int index) const
{
    if (const auto own = list.levels.constFind(index); own != list.levels.cend())
        return &*own;
    const auto abstract = m_abstracts.constFind(list.abstractId);
    if (abstract == m_abstracts.cend())
        return nullptr;
    const auto shared = abstract->constFind(index);
    return shared == abstract->cend() ? nullptr : &*shared;
}

QString DocxNumbering::next(int listId, int index)
{
    const auto found = m_lists.find(listId);
    if (found == m_lists.end())
        return {};
    List &list = *found;
    const Level *own = level(list, index);
    if (!own || own->format == "none"_L1)
        return {};
    QHash<int, int> &counters = m_counters[list.abstractId];
    if (!list.isRestarted) { // A list with an override begins anew at its first paragraph.
        for (const auto &[overridden, start] : list.starts.asKeyValueRange())
            counters.insert(overridden, start - 1);
        list.isRestarted = true;
    }
    counters.insert(index, counters.value(index, own->start - 1) + 1);
    counters.removeIf([index](std::pair<const int &, int &> item) { return item.first > index; });
    if (own->format == "bullet"_L1)
        return {};

    QString text;
    for (qsizetype i = 0; i < own->text.size(); ++i) {
        const int named = own->text.at(i) == u'%' && i + 1 < own->text.size() ? own->text.at(i + 1).digitValue() : -1;
        if (named < 1) {
            text += own->text.at(i);
            continue;
        }
        const Level *other = level(list, named - 1);
        const int value = counters.value(named - 1, other ? other->start : 1);
        text += formatted(value, own->isLegal || !other ? u"decimal"_s : other->format);
        ++i;
    }
    // The blank after the number is layout, except where the number would grow into the text: 第一条, 1.
    const bool needsBlank = !text.isEmpty() && (text.back().isDigit() || u"章节条"_s.contains(text.back()));
    return needsBlank && own->suffix != "nothing"_L1 ? QString(text + u' ') : text;
}

QString DocxNumbering::formatted(int value, const QString &format)
{
    if (value < 1 || value > 9999)
        return QString::number(value);
    if (format == "chineseCounting"_L1 || format == "chineseCountingThousand"_L1 || format == "taiwaneseCounting"_L1
        || format == "taiwaneseCountingThousand"_L1 || format == "japaneseCounting"_L1)
        return chineseNumber(value);
    if (format == "ideographDigital"_L1 || format == "taiwaneseDigital"_L1 || format == "japaneseDigitalTenThousand"_L1)
        return replacedDigits(value, u"〇一二三四五六七八九");
    if (format == "chineseLegalSimplified"_L1 || format == "ideographLegalTraditional"_L1)
        return replacedDigits(value, u"零壹贰叁肆伍陆柒捌玖");
    if (format == "decimalFullWidth"_L1)
        return replacedDigits(value, u"０１２３４５６７８９");
    if (format.startsWith("decimalEnclosedCircle"_L1) && value <= 20)
        return QString(QChar(u'①' + value - 1));
    if (format == "decimalEnclosedParen"_L1 && value <= 20)
        return QString(QChar(u'⑴' + value - 1));
    if (format == "decimalZero"_L1)
        return u"%1"_s.arg(value, 2, 10, QChar(u'0'));
    if (format == "upperRoman"_L1)
        return roman(value);
    if (format == "lowerRoman"_L1)
        return roman(value).toLower();
    if (format == "upperLetter"_L1)
        return letters(value);
    if (format == "lowerLetter"_L1)
        return letters(value).toLower();
    return QString::number(value);
}

} // namespace zhijian::policy
