#include "context.h"
#include "interpretation/releasecontent.h"
#include "journal/stores.h"
#include "review/releaseservice.h"

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<journal::InterpretationRow> chosenItem(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto text = argument(options, 0, u"稿件"_s);
    if (!opened || !text)
        return !opened ? failure(opened) : failure(text);
    return Context::choose(journal::InterpretationStore(**opened).rows(), *text, &journal::InterpretationRow::title, u"稿件"_s);
}

Result<> submit(Context &context, const QCommandLineParser &options)
{
    const auto item = chosenItem(context, options);
    const auto session = item ? context.session(options) : failure(item);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const auto revision = journal.load<Interpretation>(item->id);
    const auto findings = context.screener().screen(revision->value.source);
    auto done = review::ReviewService(journal, context.pack()).submit(item->id, revision->id, findings, actorOf(*session));
    if (!done)
        return failure(done);
    context.out() << u"已送审：%1\n"_s.arg(item->title);
    return {};
}

Result<> sign(Context &context, const QCommandLineParser &options)
{
    const auto item = chosenItem(context, options);
    const auto session = item ? context.session(options) : failure(item);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const QList<Digest> heads = journal.heads(item->id);
    const auto content = interpretation::releaseContent(journal, heads.first(), context.pack().outputProfile(u"wechat"));
    if (!content)
        return failure(content);
    SignOff signOff;
    signOff.item = item->id;
    signOff.revision = heads.first();
    signOff.shown = content->digest;
    signOff.opinion = options.value(u"opinion"_s);
    signOff.errors = options.value(u"errors"_s).toInt();
    if (options.isSet(u"return"_s) || options.isSet(u"reject"_s))
        signOff.verdict = options.isSet(u"reject"_s) ? Verdict::Rejected : Verdict::Returned;
    else
        for (GateVerdict &gate : signOff.gates)
            gate.isPassed = options.isSet(u"all-gates"_s);
    auto done = review::ReviewService(journal, context.pack()).signOff(signOff, actorOf(*session));
    if (!done)
        return failure(done);
    context.out() << u"%1：%2 → %3\n"_s.arg(session->person.name, chineseName(signOff.verdict),
                                           chineseName(journal::ReviewStore(journal).state(item->id).state));
    return {};
}

Result<> queue(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::InterpretationRow &row : journal::ReviewStore(**opened).waiting())
        context.out() << chineseName(row.state) << u"  "_s << row.title << u'\n';
    return {};
}

Result<> state(Context &context, const QCommandLineParser &options)
{
    const auto item = chosenItem(context, options);
    if (!item)
        return failure(item);
    auto &journal = **context.journal();
    const ReviewState state = journal::ReviewStore(journal).state(item->id);
    const auto names = journal::PersonStore(journal).names();
    context.out() << item->title << u":"_s << chineseName(state.state) << u'\n';
    const auto print = [&](const SignOffRecord &record, const QString &mark) {
        context.out() << u"  %1 %2 %3 %4 %5 校验码 %6\n"_s.arg(mark, chinaTime(record.time).toString(u"M月d日 HH:mm"_s),
            chineseName(record.signOff.stage), names.value(record.author), chineseName(record.signOff.verdict), record.signOff.shown.shortText());
    };
    for (const SignOffRecord &record : state.counting)
        print(record, u"有效"_s);
    for (const SignOffRecord &record : state.history)
        print(record, u"作废"_s);
    return {};
}

Result<> release(Context &context, const QCommandLineParser &options)
{
    const auto item = chosenItem(context, options);
    const auto session = item ? context.session(options) : failure(item);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const auto account = Context::choose(journal::AccountStore(journal).rows(), options.value(u"account"_s), &journal::AccountRow::name, u"账号"_s);
    if (!account)
        return failure(account);
    Release release;
    release.item = item->id;
    release.account = account->id;
    release.link = options.value(u"link"_s);
    const QDateTime at = QDateTime::fromString(options.value(u"at"_s), Qt::ISODate);
    release.releasedAt = options.isSet(u"at"_s) ? QDateTime(at.date(), at.time(), chinaTimeZone()).toMSecsSinceEpoch()
                                                : context.clock().milliseconds();
    for (const journal::PlanRow &plan : journal::PlanStore(journal).ofItem(item->id))
        if (plan.account == account->id && !plan.isReleased)
            release.plan = plan.id;
    auto done = review::ReleaseService(journal, context.pack()).record(release, actorOf(*session));
    if (!done)
        return failure(done);
    context.out() << u"已登记发布：%1 → %2\n"_s.arg(item->title, account->name);
    return {};
}

} // namespace

QList<Command> reviewCommands()
{
    return {
        {u"submit"_s, u"稿件 --as 操作员"_s, u"送审（先过检查）"_s, declareSignIn, submit},
        {u"sign"_s, u"稿件 --as 审核人 --all-gates [--opinion 意见] [--return|--reject]"_s, u"审签：通过、退回修改或退稿"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOptions({{u"all-gates"_s, u"政治关、法律关、政策关、保密关、文字关逐关通过"_s}, {u"opinion"_s, u"意见"_s, u"意见"_s},
                           {u"errors"_s, u"本级校对发现的差错数"_s, u"个"_s, u"0"_s}, {u"return"_s, u"退回修改"_s}, {u"reject"_s, u"退稿"_s}});
         }, sign},
        {u"queue"_s, {}, u"待审稿件"_s, {}, queue},
        {u"state"_s, u"稿件"_s, u"稿件所处环节与签批记录"_s, {}, state},
        {u"release"_s, u"稿件 --account 账号 --link 链接 [--at 时间] --as 操作员"_s, u"发布登记"_s,
         [](QCommandLineParser &p) {
             declareSignIn(p);
             p.addOptions({{u"account"_s, u"账号"_s, u"账号"_s}, {u"link"_s, u"发布后的链接"_s, u"链接"_s},
                           {u"at"_s, u"实际发布时间，如 2026-11-23T09:05"_s, u"时间"_s}});
         }, release},
    };
}

} // namespace zhijian::cli
