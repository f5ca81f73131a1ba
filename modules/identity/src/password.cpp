#include "identity/password.h"

#include "rules/rulepack.h"

using namespace Qt::StringLiterals;

namespace zhijian::identity {

namespace {

int classesOf(const QString &password)
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const QChar c : password) {
        lower = lower || c.isLower();
        upper = upper || c.isUpper();
        digit = digit || c.isDigit();
        other = other || !(c.isLower() || c.isUpper() || c.isDigit());
    }
    return int(lower) + int(upper) + int(digit) + int(other);
}

} // namespace

QString passwordFault(const QString &password, const rules::RulePack &pack)
{
    const int length = pack.number(rules::threshold::PasswordLength);
    const int classes = pack.number(rules::threshold::PasswordClasses);
    if (password.size() < length)
        return u"密码至少 %1 位，还差 %2 位"_s.arg(length).arg(length - password.size());
    if (classesOf(password) < classes)
        return u"密码须含大写字母、小写字母、数字、符号中的 %1 类，目前只有 %2 类"_s.arg(classes).arg(classesOf(password));
    return {};
}

QString passwordRule(const rules::RulePack &pack)
{
    return u"至少 %1 位，含大写字母、小写字母、数字、符号中的 %2 类"_s.arg(pack.number(rules::threshold::PasswordLength))
        .arg(pack.number(rules::threshold::PasswordClasses));
}

} // namespace zhijian::identity
