#include "shell/firststart.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

static QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::shell::FirstStart", source);
}

QString officeNameProblem(const QString &name)
{
    return name.trimmed().size() >= 4 ? QString() : text("请填写单位全称，与公章一致，例如“某某县人民政府办公室”。");
}

QString regionCodeProblem(const QString &code)
{
    const QString digits = code.trimmed();
    const bool isNumber = std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits.size() != 6 || !isNumber)
        return text("行政区划代码是 6 位数字，例如 330122。");
    static constexpr int Provinces[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82};
    if (!std::ranges::contains(Provinces, digits.first(2).toInt()))
        return text("前两位 %1 不是省级代码，请对照 GB/T 2260 核对。").arg(digits.first(2));
    return {};
}

QString endpointProblem(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() && url.scheme() == "https"_L1)
        return {};
    // On one machine, for trials; nothing leaves it.
    if (url.isValid() && url.scheme() == "http"_L1 && (url.host() == "127.0.0.1"_L1 || url.host() == "localhost"_L1))
        return {};
    return text("请填写省级节点的完整地址，以 https:// 开头，例如 https://10.1.2.3:8443。");
}

QString rolesProblem(const QList<Role> &roles)
{
    if (roles.isEmpty())
        return text("请至少选择一个角色。");
    const auto separated = {Role::SystemAdministrator, Role::SecrecyExaminer, Role::Auditor};
    if (std::ranges::count_if(separated, [&roles](Role role) { return roles.contains(role); }) > 1)
        return text("系统管理员、保密审查员、审计员须由不同的人担任（三员分立），请只选其一。");
    return {};
}

QString chineseNames(const QList<Role> &roles)
{
    QStringList names;
    for (const Role role : roles)
        names.append(chineseName(role));
    return names.join(u"、"_s);
}

} // namespace zhijian::shell
