#include "context.h"
#include "identity/identityservice.h"
#include "journal/stores.h"

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<QList<Role>> rolesFrom(const QString &text)
{
    QList<Role> roles;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts)) {
        std::optional<Role> found = enumFromText<Role>(name);
        for (const Role role : enumValues<Role>())
            if (chineseName(role) == name || chineseName(role).section(u'(', 0, 0) == name)
                found = role;
        if (!found)
            return failure(ErrorCode::InvalidInput, u"不认识的角色“%1”"_s.arg(name));
        roles.append(*found);
    }
    return roles;
}

Result<> found(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    identity::FirstStart start;
    start.officeName = options.value(u"office"_s);
    start.regionCode = options.value(u"region"_s);
    start.administrator = {options.value(u"admin"_s), {}, {}, {Role::SystemAdministrator}, options.value(u"password"_s)};
    start.isNoticeAcknowledged = options.isSet(u"acknowledge"_s);
    auto session = identity::IdentityService(**opened, context.pack()).foundOffice(start);
    if (!session)
        return failure(session);
    context.out() << u"已设立 %1（%2），系统管理员 %3\n"_s.arg(start.officeName, (*opened)->scope(), start.administrator.name);
    return {};
}

Result<> addPerson(Context &context, const QCommandLineParser &options)
{
    const auto name = argument(options, 0, u"姓名"_s);
    const auto roles = rolesFrom(options.value(u"roles"_s));
    const auto session = context.session(options);
    if (!name || !roles || !session)
        return !name ? failure(name) : !roles ? failure(roles) : failure(session);
    auto added = identity::IdentityService(**context.journal(), context.pack())
                     .addPerson(*session, {*name, options.value(u"post"_s), options.value(u"phone"_s), *roles, options.value(u"new-password"_s)});
    if (!added)
        return failure(added);
    context.out() << u"已新增 %1\n"_s.arg(*name);
    return {};
}

Result<> listPeople(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::PersonRow &row : journal::PersonStore(**opened).rows()) {
        QStringList roles;
        for (const Role role : row.roles)
            roles.append(chineseName(role));
        context.out() << row.name << u"  "_s << row.post << u"  "_s << roles.join(u'、')
                      << (row.isRetired ? u"  已停用"_s : QString()) << (row.canSignInHere ? u"  本机可登录"_s : u"  未在本机启用"_s) << u'\n';
    }
    return {};
}

Result<> activate(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto name = argument(options, 0, u"姓名"_s);
    if (!opened || !name)
        return !opened ? failure(opened) : failure(name);
    const auto person = Context::choose(journal::PersonStore(**opened).rows(), *name, &journal::PersonRow::name, u"人员"_s);
    if (!person)
        return failure(person);
    return identity::IdentityService(**opened, context.pack()).activateHere(person->id, options.value(u"new-password"_s));
}

Result<> confirm(Context &context, const QCommandLineParser &options)
{
    const auto session = context.session(options);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    int confirmed = 0;
    for (const PersonKey &key : journal::PersonStore(journal).keys()) {
        if (!key.confirmedBy.isNull())
            continue;
        if (auto done = identity::IdentityService(journal, context.pack()).confirmKey(*session, key.id); !done)
            return done;
        ++confirmed;
    }
    context.out() << u"已确认 %1 个密钥\n"_s.arg(confirmed);
    return {};
}

} // namespace

QList<Command> officeCommands()
{
    return {
        {u"init"_s, u"--office 单位 --region 区划 --admin 姓名 --password 密码 --acknowledge"_s, u"设立单位与系统管理员"_s,
         [](QCommandLineParser &p) {
             p.addOptions({{u"office"_s, u"单位名称"_s, u"单位"_s}, {u"region"_s, u"6 位行政区划代码"_s, u"区划"_s},
                           {u"admin"_s, u"系统管理员姓名"_s, u"姓名"_s}, {u"password"_s, u"管理员密码"_s, u"密码"_s},
                           {u"acknowledge"_s, u"已阅知：本系统不得处理国家秘密、工作秘密"_s}});
         }, found},
        {u"person-add"_s, u"姓名 --roles 角色[,角色] --new-password 密码 --as 管理员"_s, u"新增人员"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOptions({{u"roles"_s, u"角色，逗号分隔：操作员 一审 二审 三审 主要领导 保密审查员 账号管理员 系统管理员 审计员"_s, u"角色"_s},
                           {u"post"_s, u"职务"_s, u"职务"_s}, {u"phone"_s, u"电话（加密保存）"_s, u"电话"_s},
                           {u"new-password"_s, u"新人员的密码"_s, u"密码"_s}});
         }, addPerson},
        {u"people"_s, {}, u"列出人员"_s, {}, listPeople},
        {u"activate"_s, u"姓名 --new-password 密码"_s, u"已同步来的人员在本机启用（待管理员确认）"_s,
         [](QCommandLineParser &p) { p.addOption({u"new-password"_s, u"在本机使用的密码"_s, u"密码"_s}); }, activate},
        {u"confirm-keys"_s, u"--as 管理员"_s, u"确认等待中的密钥"_s, declareSignIn, confirm},
    };
}

} // namespace zhijian::cli
