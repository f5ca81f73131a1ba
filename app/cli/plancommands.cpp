#include "calendar/planservice.h"
#include "context.h"
#include "journal/stores.h"

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

void report(Context &context, const calendar::PlanOutcome &outcome, const QString &done)
{
    context.out() << done << u'\n';
    for (const QString &warning : outcome.warnings)
        context.out() << u"提醒："_s << warning << u'\n';
}

Result<> plan(Context &context, const QCommandLineParser &options)
{
    const auto text = argument(options, 0, u"稿件"_s);
    const auto session = text ? context.session(options) : failure(text);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const auto item = Context::choose(journal::InterpretationStore(journal).rows(), *text, &journal::InterpretationRow::title, u"稿件"_s);
    if (!item)
        return failure(item);
    calendar::PlanRequest request{.item = item->id, .accounts = {}, .date = QDate::fromString(options.value(u"date"_s), Qt::ISODate),
                                  .time = QTime::fromString(options.value(u"time"_s), u"HH:mm"_s), .isMassSend = !options.isSet(u"no-mass-send"_s), .note = {}};
    for (const QString &name : options.values(u"account"_s)) {
        const auto account = Context::choose(journal::AccountStore(journal).rows(), name, &journal::AccountRow::name, u"账号"_s);
        if (!account)
            return failure(account);
        request.accounts.append(account->id);
    }
    auto outcome = calendar::PlanService(journal, context.pack(), context.calendar()).plan(request, session->author());
    if (!outcome)
        return failure(outcome);
    report(context, *outcome, u"已排期 %1 %2"_s.arg(chineseDate(request.date), chineseWeekday(request.date)));
    return {};
}

Result<> move(Context &context, const QCommandLineParser &options)
{
    const auto text = argument(options, 0, u"稿件"_s);
    const auto session = text ? context.session(options) : failure(text);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const auto item = Context::choose(journal::InterpretationStore(journal).rows(), *text, &journal::InterpretationRow::title, u"稿件"_s);
    if (!item)
        return failure(item);
    QList<EntityId> plans;
    for (const journal::PlanRow &row : journal::PlanStore(journal).ofItem(item->id))
        if (!row.isReleased)
            plans.append(row.id);
    const QDate date = QDate::fromString(options.value(u"date"_s), Qt::ISODate);
    auto outcome = calendar::PlanService(journal, context.pack(), context.calendar()).move(plans, date, session->author());
    if (!outcome)
        return failure(outcome);
    report(context, *outcome, u"已移到 %1 %2"_s.arg(chineseDate(date), chineseWeekday(date)));
    return {};
}

Result<> list(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const QDate first = options.isSet(u"month"_s) ? QDate::fromString(options.value(u"month"_s) + u"-01"_s, Qt::ISODate)
                                                  : QDate(context.clock().today().year(), context.clock().today().month(), 1);
    for (const journal::PlanRow &row : journal::PlanStore(**opened).between(first, first.addMonths(1).addDays(-1)))
        context.out() << chineseDate(row.date) << u' ' << chineseWeekday(row.date) << u' '
                      << (row.time.isValid() ? row.time.toString(u"HH:mm"_s) : u"时间待定"_s) << u"  "_s << row.accountName << u"  "_s
                      << row.title << u"  "_s << (row.isReleased ? u"已发布"_s : chineseName(row.state)) << u'\n';
    return {};
}

} // namespace

QList<Command> planCommands()
{
    return {
        {u"plan"_s, u"稿件 --account 账号 --date 日期 [--time 时间] --as 操作员"_s, u"排期"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOptions({{u"account"_s, u"账号，可多次"_s, u"账号"_s}, {u"date"_s, u"如 2026-12-01"_s, u"日期"_s}, {u"time"_s, u"如 09:00"_s, u"时间"_s},
                           {u"no-mass-send"_s, u"只发布，不群发"_s}});
         }, plan},
        {u"plan-move"_s, u"稿件 --date 日期 --as 操作员"_s, u"改到另一天"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOption({u"date"_s, u"如 2026-12-01"_s, u"日期"_s});
         }, move},
        {u"plans"_s, u"[--month 2026-12]"_s, u"列出一个月的排期"_s,
         [](QCommandLineParser &p) { p.addOption({u"month"_s, u"如 2026-12"_s, u"月份"_s}); }, list},
    };
}

} // namespace zhijian::cli
