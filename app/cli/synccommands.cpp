#include "context.h"
#include "demosync.h"
#include "journal/stores.h"
#include "sync/enrolment.h"
#include "sync/handeddown.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<> enrolHere(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto address = argument(options, 0, u"省级端地址"_s);
    const auto code = argument(options, 1, u"登记码"_s);
    if (!opened || !address || !code)
        return !opened ? failure(opened) : !address ? failure(address) : failure(code);
    const auto url = sync::endpointAddress(*address);
    if (!url)
        return failure(url);
    sync::HttpTransport transport(*url, sync::LineSettings::of(**opened));
    sync::DirectAccess access(**opened);
    const auto enrolment = sync::enrol(access, transport, context.clock(), {*address, *code, QSysInfo::machineHostName()});
    if (!enrolment)
        return failure(enrolment);
    context.out() << u"已加入 %1(%2)\n"_s.arg(enrolment->officeName, (*opened)->scope());
    return {};
}

Result<> syncNow(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const auto done = exchangeOnce(**opened, [&context]() -> const screening::Screener & { return context.screener(); });
    if (!done)
        return failure(done);
    context.out() << *done << u'\n';
    for (const sync::Adoption &adoption : sync::adoptHandedDown(**opened, context.dataFolder()))
        context.out() << adoption.sentence << u'\n';
    return {};
}

Result<> status(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const journal::SyncStore store(**opened);
    const auto position = store.position((*opened)->scope());
    context.out() << u"待上报 %1 条；上次成功 %2\n"_s.arg(store.waitingCount())
                         .arg(position.lastSuccessAt ? isoText(chinaTime(position.lastSuccessAt)) : u"（还没有）"_s);
    return {};
}

} // namespace

QList<Command> syncCommands()
{
    return {
        {u"enrol"_s, u"地址 登记码"_s, u"加入省级端（登记码由 zhijian-province enrol 发放）"_s, {}, enrolHere},
        {u"sync"_s, {}, u"立即同步"_s, {}, syncNow},
        {u"sync-status"_s, {}, u"待上报数量与上次成功时间"_s, {}, status},
    };
}

} // namespace zhijian::cli
