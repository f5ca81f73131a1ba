#include "../workstation/mergechecks.h"
#include "context.h"
#include "interpretation/mergeservice.h"
#include "journal/stores.h"
#include "registry/accountservice.h"
#include "sync/conflictmodel.h"

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

using interpretation::MergeComparison;
using interpretation::MergeService;
using interpretation::MergeVersion;

QString kindOf(const MergeComparison &comparison)
{
    if (comparison.openCount() == 0)
        return u"可自动合并，等人确认"_s;
    return u"%1 处须选定"_s.arg(comparison.openCount());
}

Result<> conflicts(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const QList<sync::ConflictRow> rows = sync::conflictRows(**opened);
    for (const sync::ConflictRow &row : rows) {
        context.out() << u"%1 个版本：%2"_s.arg(row.heads).arg(row.title);
        const auto comparison = MergeService(**opened).compare(row.id);
        context.out() << (comparison ? QString(u"（"_s + kindOf(*comparison) + u"）\n"_s) : u"\n"_s);
        context.out() << u"    编号 %1\n"_s.arg(row.id.toString());
        if (!comparison)
            continue;
        for (qsizetype i = 0; i < comparison->heads.size(); ++i) {
            const MergeVersion &version = comparison->heads.at(i);
            const QString side = i == 0 ? u"左"_s : i == 1 ? u"右"_s : u"另"_s;
            context.out() << u"    %1  %2  %3  %4  %5\n"_s.arg(side, version.author, version.workstation, isoText(chinaTime(version.time)), version.id.shortText());
        }
    }
    context.out() << u"共 %1 处冲突\n"_s.arg(rows.size());
    return {};
}

struct Named
{
    EntityId id;
    QString title;
};

Result<> merge(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto text = argument(options, 0, u"条目（标题或编号）"_s);
    if (!opened || !text)
        return !opened ? failure(opened) : failure(text);
    const QString side = options.value(u"take"_s);
    if (!side.isEmpty() && side != "left"_L1 && side != "right"_L1)
        return failure(ErrorCode::InvalidInput, u"--take 只能是 left 或 right"_s);
    const auto session = context.session(options);
    if (!session)
        return failure(session);
    QList<Named> rows;
    for (const sync::ConflictRow &row : sync::conflictRows(**opened))
        rows.append({row.id, row.title});
    const auto row = Context::choose(rows, *text, &Named::title, u"冲突"_s);
    if (!row)
        return failure(row);
    MergeService service(**opened, {}, mayStoreMerged);
    auto comparison = service.compare(row->id);
    if (!comparison)
        return failure(comparison);
    // Without --take only what is no question is merged.
    if (!side.isEmpty())
        MergeService::takeAll(*comparison, side == "left"_L1 ? MergePart::Choice::Left : MergePart::Choice::Right);
    const auto outcome = service.save(*comparison, session->author());
    if (!outcome)
        return failure(outcome);
    if (outcome->written.isNull())
        return failure(ErrorCode::Conflict, u"刚刚有新的版本，没有写入，请再试一次"_s);
    context.out() << u"已合并：%1\n"_s.arg(comparison->title);
    if (outcome->next)
        context.out() << u"还有 %1 个版本待合并\n"_s.arg(outcome->next->heads.size());
    return {};
}

void declareMerge(QCommandLineParser &options)
{
    declareSignIn(options);
    options.addOption({u"take"_s, u"每一处不同都取左边（较晚的）或右边的版本：left 或 right；不写则只合并互不相干的改动"_s, u"left|right"_s});
}

} // namespace

QList<Command> mergeCommands()
{
    return {
        {u"conflicts"_s, {}, u"列出有两个版本的条目、作者和时间"_s, {}, conflicts},
        {u"merge"_s, u"条目 [--take left|right] --as 姓名"_s, u"合并一个条目的两个版本"_s, declareMerge, merge},
    };
}

} // namespace zhijian::cli
