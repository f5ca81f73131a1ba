#include "context.h"
#include "journal/stores.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

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

/// A new machine: the copy gets a device key of its own; people sign in with the passwords they had.
Result<> restore(Context &context, const QCommandLineParser &options)
{
    const auto path = argument(options, 0, u"备份文件"_s);
    if (!path)
        return failure(path);
    const QDir folder(context.dataFolder());
    const QString target = folder.filePath(u"journal.zj"_s);
    const QString candidate = folder.filePath(u"restore-candidate.zj"_s);
    if (QFile::exists(target))
        return failure(ErrorCode::WrongState, u"%1 里已有数据。请用 --data 指定一个空文件夹，或在“设置”页里恢复（现有数据会另存）"_s.arg(QDir::toNativeSeparators(folder.path())));
    QFile::remove(candidate);
    if (!folder.mkpath(u"."_s) || !QFile::copy(*path, candidate))
        return failure(ErrorCode::Storage, u"读不了备份文件 %1，或磁盘已满"_s.arg(QDir::toNativeSeparators(*path)));
    QFile::setPermissions(candidate, QFile::ReadOwner | QFile::WriteOwner);
    const auto made = [&]() -> Result<qint64> {
        auto journal = journal::Journal::open(candidate, context.clock());
        const auto found = journal ? (*journal)->verify() : failure(journal);
        if (!found)
            return failure(found);
        auto renewed = (*journal)->becomeAnotherDevice();
        return renewed ? Result<qint64>(found->changes) : failure(renewed);
    }();
    if (!made) {
        QFile::remove(candidate);
        return failure(made);
    }
    if (!QFile::rename(candidate, target))
        return failure(ErrorCode::Storage, u"换不上恢复的数据文件 %1"_s.arg(QDir::toNativeSeparators(target)));
    context.out() << u"已恢复 %1 条变更，核验无误。这里是一台新的工作站：请用原来的密码登录，并向上级平台要一个登记码重新登记。\n"_s.arg(*made);
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
        {u"restore"_s, u"文件"_s, u"把备份恢复到 --data 指定的空文件夹"_s, {}, restore},
        {u"search"_s, u"词…"_s, u"搜索政策、稿件、账号"_s, {}, search},
        {u"events"_s, {}, u"审计日志"_s, {}, events},
    };
}

} // namespace zhijian::cli
