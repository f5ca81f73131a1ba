#include "context.h"
#include "journal/stores.h"
#include "registry/accountservice.h"
#include "registry/accountsheet.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

struct Option
{
    const char16_t *name;
    const char16_t *label;
    QString Account::*field;
};

constexpr Option texts[] = {
    {u"platform", u"平台代码，如 wechat", &Account::platform},
    {u"kind", u"账号类型，如 公众号", &Account::kind},
    {u"platform-id", u"账号ID", &Account::platformId},
    {u"url", u"账号链接", &Account::link},
    {u"organiser", u"主办单位", &Account::organiser},
    {u"credit-code", u"统一社会信用代码", &Account::creditCode},
    {u"competent-unit", u"主管单位", &Account::competentUnit},
    {u"certified-subject", u"认证主体", &Account::certifiedSubject},
    {u"leader", u"分管负责人", &Account::leader},
    {u"keeper", u"运维负责人", &Account::keeper},
    {u"positioning", u"账号定位", &Account::positioning},
    {u"interaction", u"互动渠道", &Account::interaction},
    {u"filing-number", u"备案编号", &Account::filingNumber},
    {u"duplicate-reason", u"同一平台开设第二个账号的理由", &Account::duplicateReason},
};

Result<> add(Context &context, const QCommandLineParser &options)
{
    const auto name = argument(options, 0, u"账号名称"_s);
    const auto session = name ? context.session(options) : failure(name);
    if (!session)
        return failure(session);
    registry::AccountDraft draft;
    draft.account.name = *name;
    for (const Option &option : texts)
        draft.account.*(option.field) = options.value(QString::fromUtf16(option.name));
    draft.leaderPhone = options.value(u"leader-phone"_s);
    draft.keeperPhone = options.value(u"keeper-phone"_s);
    draft.account.openedOn = QDate::fromString(options.value(u"opened-on"_s), Qt::ISODate);
    if (options.isSet(u"running"_s))
        draft.account.state = AccountState::Running;
    auto created = registry::AccountService(**context.journal()).create(draft, session->officeKey, session->author());
    if (!created)
        return failure(created);
    context.out() << u"已登记账号 %1\n"_s.arg(*name);
    return {};
}

Result<> list(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::AccountRow &row : journal::AccountStore(**opened).rows())
        context.out() << row.name << u"  "_s << row.kind << u"  "_s << row.organiser << u"  "_s << chineseName(row.state)
                      << (row.origin.heads > 1 ? u"  两个版本"_s : QString()) << u'\n';
    return {};
}

Result<> exportWorkbook(Context &context, const QCommandLineParser &options)
{
    const auto path = argument(options, 0, u"文件.xlsx"_s);
    const auto session = path ? context.session(options) : failure(path);
    if (!session)
        return failure(session);
    QHash<QString, QString> platforms;
    for (const rules::PlatformLimits &platform : context.pack().platforms())
        platforms.insert(platform.code, platform.name);
    const auto forms = registry::AccountService(**context.journal()).exportForms(platforms, session->officeKey, session->author());
    const auto bytes = forms ? officefile::writeWorkbook(registry::accountSheet(*forms)) : failure(forms);
    if (!bytes)
        return failure(bytes);
    QSaveFile file(*path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return failure(ErrorCode::Storage, u"%1 没有写成：%2"_s.arg(*path, file.errorString()));
    context.out() << u"已导出 %1 个账号\n"_s.arg(forms->size());
    return {};
}

Result<> importWorkbook(Context &context, const QCommandLineParser &options)
{
    const auto path = argument(options, 0, u"文件"_s);
    const auto session = path ? context.session(options) : failure(path);
    if (!session)
        return failure(session);
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable, u"打不开 %1：%2"_s.arg(*path, file.errorString()));
    journal::Journal &journal = **context.journal();
    const auto sheet = officefile::readSheet(file.readAll(), *path);
    const auto reading = sheet ? registry::readAccountSheet(*sheet, context.pack().platforms(), journal::AccountStore(journal).rows())
                               : failure(sheet);
    if (!reading)
        return failure(reading);
    for (const registry::AccountSheetRow &row : reading->rows)
        if (!row.problem.isEmpty())
            context.out() << u"第 %1 行 %2：%3\n"_s.arg(row.number).arg(row.draft.account.name, row.problem);
    const auto ids = registry::AccountService(journal).createAll(reading->good(), session->officeKey, session->author());
    if (!ids)
        return failure(ids);
    context.out() << u"已导入 %1 个账号，已登记而不改动 %2 个，要改正 %3 行\n"_s.arg(ids->size()).arg(reading->knownCount()).arg(reading->badCount());
    return {};
}

} // namespace

QList<Command> accountCommands()
{
    return {
        {u"account-add"_s, u"名称 --platform 平台 --kind 类型 --platform-id ID … --as 操作员"_s, u"登记账号（备案字段见 --help）"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             for (const Option &option : texts)
                 p.addOption({QString::fromUtf16(option.name), QString::fromUtf16(option.label), u"文字"_s});
             p.addOptions({{u"leader-phone"_s, u"分管负责人电话（加密保存）"_s, u"电话"_s}, {u"keeper-phone"_s, u"运维负责人电话（加密保存）"_s, u"电话"_s},
                           {u"opened-on"_s, u"开设日期，如 2019-05-01"_s, u"日期"_s}, {u"running"_s, u"补录已在运行的账号"_s}});
         }, add},
        {u"accounts"_s, {}, u"列出账号"_s, {}, list},
        {u"accounts-export"_s, u"文件.xlsx --as 操作员"_s, u"把全部账号导出为 Excel 表格"_s, declareSignIn, exportWorkbook},
        {u"accounts-import"_s, u"文件 --as 操作员"_s, u"从 Excel 表格登记账号（.xlsx .csv）"_s, declareSignIn, importWorkbook},
    };
}

} // namespace zhijian::cli
