#include "context.h"
#include "journal/stores.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<> verify(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    QElapsedTimer timer;
    timer.start();
    const auto found = (*opened)->verify();
    if (!found)
        return failure(found);
    context.out() << u"台账完好：%1 条变更、%2 个签名、%3 个附件分块、%4 台设备的链，用时 %5 毫秒\n"_s.arg(found->changes)
                         .arg(found->signatures).arg(found->parts).arg(found->devices).arg(timer.elapsed());
    return {};
}

Result<> rebuild(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const QByteArray before = (*opened)->projectionDigest();
    if (auto done = (*opened)->rebuild(); !done)
        return done;
    const bool isEqual = (*opened)->projectionDigest() == before;
    context.out() << (isEqual ? u"已重建，各表逐字节相同\n"_s : u"已重建；重建前的表与变更记录不一致，现已恢复\n"_s);
    return {};
}

Result<> backUp(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto path = argument(options, 0, u"备份文件"_s);
    if (!opened || !path)
        return !opened ? failure(opened) : failure(path);
    if (auto done = (*opened)->backUp(*path); !done)
        return done;
    // A backup that cannot be read back is none.
    auto copy = journal::Journal::open(*path, context.clock());
    if (!copy)
        return failure(copy);
    if (auto found = (*copy)->verify(); !found)
        return failure(found);
    context.out() << u"已备份到 %1，并已读回核验\n"_s.arg(*path);
    return {};
}

Result<> search(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const auto rows = journal::SearchStore(**opened).find(options.positionalArguments().join(u' '));
    for (const journal::SearchRow &row : rows)
        context.out() << row.title << u"  …"_s << row.excerpt << u'\n';
    context.out() << u"共 %1 条\n"_s.arg(rows.size());
    return {};
}

Result<> events(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::EventRow &row : journal::EventStore(**opened).rows())
        context.out() << isoText(chinaTime(row.time)) << u"  "_s << row.personName << u"  "_s << row.detail << u'\n';
    return {};
}

} // namespace

QList<Command> upkeepCommands()
{
    return {
        {u"verify"_s, {}, u"核验台账：重新计算每条变更与附件，检查链与签名"_s, {}, verify},
        {u"rebuild"_s, {}, u"由变更记录重建各显示表"_s, {}, rebuild},
        {u"backup"_s, u"文件"_s, u"备份并读回核验"_s, {}, backUp},
        {u"search"_s, u"词…"_s, u"搜索政策、稿件、账号"_s, {}, search},
        {u"events"_s, {}, u"审计日志"_s, {}, events},
    };
}

} // namespace zhijian::cli
