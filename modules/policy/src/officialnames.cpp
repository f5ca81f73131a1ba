#include "officialnames.h"

#include "domain/chinesenumber.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

const auto Unicode = QRegularExpression::UseUnicodePropertiesOption;

QString withoutBlanks(QString text)
{
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

QString provinceOf(QChar code)
{
    static const QHash<QChar, QString> provinces{
        {u'京', u"北京市"_s}, {u'津', u"天津市"_s}, {u'沪', u"上海市"_s}, {u'渝', u"重庆市"_s}, {u'冀', u"河北省"_s},
        {u'晋', u"山西省"_s}, {u'辽', u"辽宁省"_s}, {u'吉', u"吉林省"_s}, {u'黑', u"黑龙江省"_s}, {u'苏', u"江苏省"_s},
        {u'浙', u"浙江省"_s}, {u'皖', u"安徽省"_s}, {u'闽', u"福建省"_s}, {u'赣', u"江西省"_s}, {u'鲁', u"山东省"_s},
        {u'豫', u"河南省"_s}, {u'鄂', u"湖北省"_s}, {u'湘', u"湖南省"_s}, {u'粤', u"广东省"_s}, {u'琼', u"海南省"_s},
        {u'川', u"四川省"_s}, {u'黔', u"贵州省"_s}, {u'云', u"云南省"_s}, {u'滇', u"云南省"_s}, {u'陕', u"陕西省"_s},
        {u'甘', u"甘肃省"_s}, {u'青', u"青海省"_s}, {u'桂', u"广西壮族自治区"_s}, {u'藏', u"西藏自治区"_s},
        {u'宁', u"宁夏回族自治区"_s}, {u'新', u"新疆维吾尔自治区"_s}, {u'蒙', u"内蒙古自治区"_s}};
    return provinces.value(code);
}

} // namespace

std::optional<WrittenNumber> documentNumberIn(const QString &line)
{
    static const QRegularExpression letter(
        uR"(([\p{Han}A-Za-z]{1,20})\s*([〔\[（(【［〖{])\s*((?:19|20)[0-9]{2})\s*年?\s*[〕\])）】］〗}]\s*(第)?\s*(0*)([1-9][0-9]{0,4})\s*号)"_s, Unicode);
    static const QRegularExpression order(
        uR"(([\p{Han}]{2,30}(?:令|公告))\s*[（(〔]?\s*((?:19|20)[0-9]{2}\s*年?)?\s*第\s*([0-9]{1,5}|[〇零一二三四五六七八九十百]{1,8})\s*号)"_s, Unicode);
    static const QRegularExpression label(u"^(?:发文字号|文件编号|文件文号|文号|编号)"_s);
    if (const auto match = letter.match(line); match.hasMatch()) {
        const QString code = match.captured(1).remove(label);
        const QString number = code + u'〔' + match.capturedView(3) + u'〕' + match.capturedView(6) + u'号';
        const bool isNormal = match.capturedView(2) == u"〔" && match.capturedView(4).isEmpty() && match.capturedView(5).isEmpty();
        return WrittenNumber{number, !isNormal, match.capturedStart(), match.capturedEnd()};
    }
    if (const auto match = order.match(line); match.hasMatch()) {
        QString name = match.captured(1).remove(label);
        // The full name of the State Council's orders is cited without the country.
        if (name.startsWith(u"中华人民共和国国务院"_s))
            name.remove(0, 7);
        const auto value = numberFromChinese(match.capturedView(3));
        const QString year = withoutBlanks(match.captured(2));
        const QString number = name + (year.isEmpty() ? QString() : QString(u'〔' + year.first(4) + u'〕')) + u"第"_s
                               + QString::number(value.value_or(0)) + u'号';
        return WrittenNumber{number, false, match.capturedStart(), match.capturedEnd()};
    }
    return std::nullopt;
}

bool isOrgan(QStringView line)
{
    static const QRegularExpression expression(
        uR"(^[\p{Han}、（）()\s]{1,36}(人民政府|政府|国务院|办公厅|办公室|委员会|人民代表大会|人民法院|人民检察院|局|厅|部|委|院|署|办|会|中心|总局|党组|党委|小组|指挥部|总社|银行|大学)(（[\p{Han}]{1,12}）)?$)"_s,
        Unicode);
    const QString name = withoutBlanks(line.toString());
    if (name == u"国务院"_s)
        return true;
    return name.size() >= 3 && name.size() <= 40 && expression.match(name).hasMatch() && !name.contains(u"关于"_s);
}

bool isRelativeOrgan(QStringView organ)
{
    static const QRegularExpression expression(u"^(省|市|州|县|区|自治区|自治州|旗|镇|乡|街道)(人民)?(政府|委|人大|政协|[\\p{Han}]{1,8}(局|厅|办))"_s, Unicode);
    return expression.matchView(organ).hasMatch();
}

QString organOfTitle(const QString &title)
{
    static const QRegularExpression verb(u"(下发|印发|转发|发布|公布|批转|通报|出台|制定)$"_s);
    const qsizetype about = title.indexOf(u"关于"_s);
    if (about < 3)
        return {};
    const QString name = title.first(about).trimmed().remove(verb);
    if (isOrgan(name))
        return name;
    // Several issuers stand side by side with blanks between.
    const QStringList names = name.split(QRegularExpression(u"[\\s]+"_s), Qt::SkipEmptyParts);
    for (const QString &one : names)
        if (!isOrgan(one))
            return {};
    return names.join(u'、');
}

QString organOfNumber(const QString &number)
{
    static const QRegularExpression order(u"^(.{2,24})(令|公告)(〔|第)"_s);
    static const QRegularExpression government(u"^(.)(府|政)(办)?[\\p{Han}]{0,4}〔"_s, Unicode);
    if (const auto match = order.match(number); match.hasMatch())
        return match.captured(1);
    if (number.startsWith(u"国办"_s))
        return u"国务院办公厅"_s;
    static const QRegularExpression council(u"^国(发|函|令|授权)〔"_s);
    if (council.match(number).hasMatch())
        return u"国务院"_s;
    if (const auto match = government.match(number); match.hasMatch()) {
        const QString province = provinceOf(match.capturedView(1).front());
        if (!province.isEmpty())
            return province + u"人民政府"_s + (match.hasCaptured(3) ? u"办公厅"_s : QString());
    }
    return {};
}

QString organOfMeeting(const QString &line)
{
    static const QRegularExpression expression(
        uR"(([\p{Han}]{0,16}?)第[一二三四五六七八九十百]+届(全国)?(人民代表大会)(常务委员会)?(?:第[一二三四五六七八九十百]+次会议)?)"_s, Unicode);
    static const QRegularExpression before(u"^.*(日|经|由)"_s);
    const QRegularExpressionMatch match = expression.match(line);
    if (!match.hasMatch())
        return {};
    return match.captured(1).remove(before).trimmed() + match.captured(2) + match.captured(3) + match.captured(4);
}

} // namespace zhijian::policy
