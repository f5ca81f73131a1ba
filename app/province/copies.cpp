#include "copies.h"

#include "core/clock.h"
#include "core/folderlock.h"
#include "journal/provincestore.h"
#include "journal/scopechain.h"
#include "signing/hash.h"

#include <QDir>
#include <QLockFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

using journal::ProvinceStore;

Result<qint64> checkScope(const ProvinceStore &store, const journal::ProvinceScope &scope)
{
    constexpr qint64 PageBytes = 8 << 20;
    constexpr int PageCount = 2000;
    qint64 cursor = 0;
    Digest chain;
    while (cursor < scope.head) {
        const auto page = store.page(scope.scope, cursor, PageBytes, PageCount);
        if (!page)
            return failure(page);
        for (const StoredChange &stored : page->changes) {
            ++cursor;
            if (signing::digest(stored.id.suite(), stored.bytes) != stored.id)
                return failure(ErrorCode::Corrupt, u"%1 第 %2 条的内容与编号不符"_s.arg(scope.scope).arg(cursor));
            chain = journal::nextChain(chain, stored.id);
        }
        if (page->changes.isEmpty() || page->cursor != cursor || page->chain != chain)
            return failure(ErrorCode::Corrupt, u"%1 的序号在 %2 附近不连续"_s.arg(scope.scope).arg(cursor));
    }
    if (chain != scope.chain)
        return failure(ErrorCode::Corrupt, u"%1 的链与登记的不符"_s.arg(scope.scope));
    return cursor;
}

Result<qint64> checkAll(const ProvinceStore &store)
{
    qint64 total = 0;
    for (const journal::ProvinceScope &scope : store.scopes()) {
        const auto count = checkScope(store, scope);
        if (!count)
            return failure(count);
        total += *count;
    }
    return total;
}

} // namespace

Result<> backUp(const ProvinceOrder &order, QTextStream &out)
{
    auto store = ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    const QString path = order.words.at(1);
    if (auto done = (*store)->backUp(path); !done)
        return done;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner); // The endpoint's private keys are in it
    const auto copy = ProvinceStore::open(path);
    if (!copy)
        return failure(copy);
    const auto count = checkAll(**copy);
    if (!count)
        return failure(count);
    out << u"已备份到 %1，共 %2 条变更，逐条核对无误。文件里有同步端的私钥，请妥善保管。\n"_s.arg(QDir::toNativeSeparators(path)).arg(*count);
    return {};
}

Result<> restore(const ProvinceOrder &order, QTextStream &out)
{
    const QString place = placeOf(order);
    if (ProvinceStore::isPostgres(place))
        return failure(ErrorCode::Unsupported, u"PostgreSQL 请用 pg_restore 恢复，然后运行 zhijian-province restored"_s);
    if (!QDir().mkpath(order.folder))
        return failure(ErrorCode::Storage, u"建不了数据文件夹 %1"_s.arg(order.folder));
    QLockFile running(QDir(order.folder).filePath(u"province.lock"_s));
    if (!takeFolder(running))
        return failure(ErrorCode::Unavailable, u"同步端正在运行，请先停止"_s);
    const QString fresh = place + u".restoring"_s;
    QFile::remove(fresh);
    if (!QFile::exists(order.words.at(1)) || !QFile::copy(order.words.at(1), fresh))
        return failure(ErrorCode::Storage, u"读不了备份文件 %1，或磁盘已满"_s.arg(order.words.at(1)));
    QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner);
    qint64 total = 0;
    {
        auto store = ProvinceStore::open(fresh);
        if (!store)
            return failure(store);
        const auto count = checkAll(**store);
        if (!count)
            return failure(count);
        total = *count;
        if (auto done = (*store)->renewEpochs(); !done)
            return done;
    } // Closed: everything is in the file itself
    const QString old = place + u".before-"_s + QString::number(SystemClock().milliseconds());
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        if (QFile::exists(place + suffix) && !QFile::rename(place + suffix, old + suffix))
            return failure(ErrorCode::Storage, u"移不开现有的数据文件 %1"_s.arg(place + suffix));
    if (!QFile::rename(fresh, place))
        return failure(ErrorCode::Storage, u"换不上恢复的数据文件；原文件在 %1"_s.arg(old));
    out << u"已恢复 %1 条变更并换新周期号，各工作站下次同步时会补齐备份之后的内容。原来的数据（如有）在 %2。\n"_s.arg(total).arg(QDir::toNativeSeparators(old));
    return {};
}

Result<> move(const ProvinceOrder &order, QTextStream &out)
{
    const QString place = placeOf(order);
    const QString target = order.words.at(1);
    if (ProvinceStore::isPostgres(place) || !ProvinceStore::isPostgres(target))
        return failure(ErrorCode::InvalidInput, u"只能从数据文件夹里的 SQLite 搬到 postgresql://…，请核对 --data 和地址"_s);
    if (!QFile::exists(place))
        return failure(ErrorCode::NotFound, u"没有数据文件 %1"_s.arg(QDir::toNativeSeparators(place)));
    QLockFile running(QDir(order.folder).filePath(u"province.lock"_s));
    running.setStaleLockTime(0);
    if (!running.tryLock(0))
        return failure(ErrorCode::Unavailable, u"同步端正在运行，请先停止"_s);
    qint64 total = 0;
    {
        auto from = ProvinceStore::open(place);
        auto to = from ? ProvinceStore::open(target) : failure(from);
        if (!to)
            return failure(to);
        if (auto done = (*from)->copyTo(**to); !done)
            return done;
        const auto count = checkAll(**to);
        if (!count)
            return failure(count);
        total = *count;
    } // Closed: everything is in the file itself
    // Two endpoints with one key would number the same changes differently.
    const QString old = place + u".moved-"_s + QString::number(SystemClock().milliseconds());
    if (!QFile::rename(place, old))
        return failure(ErrorCode::Storage, u"已搬到新库，但改不了原文件 %1 的名；请手工改名，不要再用它启动"_s.arg(QDir::toNativeSeparators(place)));
    out << u"已把 %1 条变更和全部登记、附件、密钥搬到新库，逐条核对无误；各工作站不必重新登记。\n"_s.arg(total)
        << u"今后启动时加 --database 地址。原文件改名为 %1，确认无误后可归档。\n"_s.arg(QDir::toNativeSeparators(old));
    return {};
}

Result<> verify(const ProvinceOrder &order, QTextStream &out)
{
    auto store = ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    const auto count = checkAll(**store);
    if (!count)
        return failure(count);
    out << u"核对了 %1 个单位、%2 条变更：序号连续，内容与编号、链相符。\n"_s.arg((*store)->scopes().size()).arg(*count);
    return {};
}

} // namespace zhijian
