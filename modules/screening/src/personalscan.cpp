#include "personalscan.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

/// The digits (and a final x) of a number written with separators.
QString bare(QStringView written)
{
    QString digits;
    for (const QChar c : written)
        if (c.isDigit() || c == u'x')
            digits += c;
    return digits;
}

/// Keeps the separators and puts a star for every digit from `first` until `last` digits are left.
QString starred(QStringView written, qsizetype first, qsizetype last)
{
    const qsizetype count = bare(written).size();
    QString result;
    qsizetype seen = 0;
    for (const QChar c : written) {
        const bool isDigit = c.isDigit() || c == u'x';
        result += isDigit && seen >= first && seen < count - last ? QChar(u'*') : c;
        seen += isDigit ? 1 : 0;
    }
    return result;
}

bool isProvince(int code)
{
    static constexpr std::array codes{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    return std::ranges::contains(codes, code);
}

/// Issuer numbers of China UnionPay and of the foreign schemes.
bool isBankCard(const QString &digits)
{
    const int two = digits.first(2).toInt();
    const qsizetype size = digits.size();
    const bool isIssued = (two == 62 && size >= 16 && size <= 19) || (size == 16 && (digits.front() == u'4' || (two >= 51 && two <= 55) || two == 35))
        || (size == 19 && (digits.startsWith("9558"_L1) || digits.startsWith("60138"_L1)));
    return isIssued && passesLuhn(digits);
}

class Scan
{
public:
    explicit Scan(const QString &text)
        : m_text(text)
    {
        numbers();
        landlines();
        mailboxes();
        plates();
        passports();
        addresses();
        std::ranges::stable_sort(m_hits, {}, &PersonalHit::position);
        qsizetype end = 0;
        m_hits.removeIf([&](const PersonalHit &hit) {
            const bool overlaps = hit.position < end;
            end = qMax(end, hit.position + hit.length);
            return overlaps;
        });
    }

    [[nodiscard]] QList<PersonalHit> hits() const { return m_hits; }

private:
    void add(PersonalKind kind, const QRegularExpressionMatch &match, const QString &masked, int group = 0)
    {
        m_hits.append({kind, match.capturedStart(group), match.capturedLength(group), masked});
    }

    /// Long numbers, with single blanks or hyphens between groups: an ID number first, then a card, then a mobile.
    void numbers()
    {
        static const QRegularExpression expression(u"(?<![\\dA-Za-z.])(\\+?86[ -]?)?(\\d(?:[ -]?\\d){9,17}[ -]?[\\dx]|\\d(?:[ -]?\\d){18})(?![\\dA-Za-z])"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString digits = bare(match.captured(2));
            if (match.captured(1).isEmpty() && isIdNumber(digits))
                add(PersonalKind::IdCard, match, starred(match.captured(), 2, 3).toUpper());
            else if (isMobile(digits))
                add(PersonalKind::Mobile, match, starred(match.captured(2), 3, 4), 2);
            else if (isBankCard(QString(bare(match.captured(1)) + digits)))
                add(PersonalKind::BankCard, match, starred(match.captured(), 4, 4));
        }
    }

    static bool isMobile(const QString &digits)
    {
        return digits.size() == 11 && digits.at(0) == u'1' && digits.at(1) >= u'3' && digits.at(10) != u'x';
    }

    void landlines()
    {
        static const QRegularExpression expression(
            u"(?<![\\dA-Za-z-])[(（]?(010|02[0-57-9]|0[3-9]\\d{2})[)）]?\\s?[-—－ ]?\\s?([2-8]\\d{6,7})(?:[-—转]\\d{1,5})?(?![\\dA-Za-z-])"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            add(PersonalKind::Landline, match, starred(match.captured(), match.captured(1).size(), 4));
        }
    }

    void mailboxes()
    {
        static const QRegularExpression expression(u"(?<![\\w.+-])([\\w.+-]{1,40})@((?:[a-z0-9-]+\\.)+[a-z]{2,})"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString host = match.captured(2);
            if (host == "gov.cn"_L1 || host.endsWith(".gov.cn"_L1))
                continue;
            add(PersonalKind::Email, match, QString(match.captured(1).left(1) + u"***@"_s + host));
        }
    }

    void plates()
    {
        static const QRegularExpression expression(
            u"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z]\\s?[·•.-]?\\s?(?=[a-z]{0,4}\\d)[a-hj-np-z\\d]{4}(?:[a-hj-np-z\\d]{1,2}|[挂学警港澳])(?![a-z\\d])"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString plate = match.captured().toUpper();
            add(PersonalKind::Plate, match, QString(plate.first(2) + u"****"_s + plate.last(1)));
        }
    }

    void passports()
    {
        static const QRegularExpression expression(
            u"(?:护照|通行证)[^\\n，。；]{0,12}?(?<![a-z\\d])([egdspchm][a-hj-np-z]?\\d{7,9})(?![a-z\\d])|(?<![a-z\\d-])((?:e[a-hj-np-z]\\d{7}|[eg]\\d{8}))(?![a-z\\d-])"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const int group = match.captured(1).isEmpty() ? 2 : 1;
            const QString number = match.captured(group).toUpper();
            add(PersonalKind::Passport, match, QString(number.first(1) + u"*****"_s + number.last(3)), group);
        }
    }

    /// Only what follows the township in an address that the text calls somebody's (R-56).
    void addresses()
    {
        static const QRegularExpression expression(
            u"(?:家住|家庭住址|家庭地址|现住址?|常住地址?|户籍地址?|户籍所在地|居住地址?|住址)[:：为在是]?\\s*[^\\n，。；]{0,24}?(?:乡|镇|街道(?:办事处|办)?)([^\\n，。；、)）]{0,20}(?:组|号|栋|单元|室|村|社区|小区|路))"_s);
        for (auto it = expression.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            add(PersonalKind::Address, match, u""_s, 1);
        }
    }

    const QString &m_text;
    QList<PersonalHit> m_hits;
};

} // namespace

QList<PersonalHit> personalHits(const QString &text)
{
    return Scan(text).hits();
}

bool isIdNumber(QStringView number)
{
    static constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr QStringView checks = u"10x98765432";
    if (number.size() != 18 || !isProvince(number.first(2).toInt()))
        return false;
    const QDate birth = QDate::fromString(number.sliced(6, 8), u"yyyyMMdd");
    if (!birth.isValid() || birth.year() < 1900 || birth.year() > 2099)
        return false;
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const QChar c = number.at(qsizetype(i));
        if (!c.isDigit())
            return false;
        sum += weights[i] * c.digitValue();
    }
    return checks.at(sum % 11) == number.back().toLower();
}

bool passesLuhn(QStringView digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits.at(digits.size() - 1 - i).digitValue();
        if (digit < 0)
            return false;
        const int doubled = digit * 2;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return !digits.isEmpty() && sum % 10 == 0;
}

} // namespace zhijian::screening
