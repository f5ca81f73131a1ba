#include "restoration.h"

#include "core/clock.h"
#include "domain/office.h"
#include "journal/stores.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::restoration {

namespace {

constexpr auto DataFile = "journal.zj"_L1;
constexpr auto CandidateFile = "restore-candidate.zj"_L1;
// SQLite's companions hold what is not yet in the file itself.
constexpr QLatin1StringView Companions[] = {""_L1, "-wal"_L1, "-shm"_L1};

QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::restoration", source);
}

Result<> copyFile(const QString &from, const QString &to, const Progress &progress)
{
    constexpr qint64 Piece = 4 << 20;
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Storage, text("读不了文件 %1").arg(from));
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failure(ErrorCode::Storage, text("写不了文件 %1").arg(to));
    while (!source.atEnd()) {
        const QByteArray piece = source.read(Piece);
        if (piece.isEmpty() || target.write(piece) != piece.size())
            return failure(ErrorCode::Storage, piece.isEmpty() ? source.errorString() : target.errorString());
        if (!progress(-1))
            return failure(ErrorCode::Cancelled, {});
    }
    return target.flush() ? Result<>() : Result<>(failure(ErrorCode::Storage, target.errorString()));
}

/// Moves the file with its companions; all of them or none.
Result<> moveData(const QString &from, const QString &to)
{
    QList<QLatin1StringView> moved;
    for (const QLatin1StringView companion : Companions) {
        if (!QFile::exists(from + companion))
            continue;
        if (!QFile::rename(from + companion, to + companion)) {
            for (const QLatin1StringView done : moved)
                QFile::rename(to + done, from + done);
            return failure(ErrorCode::Storage, text("移动不了文件 %1").arg(from + companion));
        }
        moved.append(companion);
    }
    return {};
}

Result<Contents> read(const QString &path, const Clock &clock, const Progress &progress)
{
    const auto journal = journal::Journal::open(path, clock);
    if (!journal)
        return failure(journal);
    const journal::PersonStore people(**journal);
    const auto office = people.office();
    const auto loaded = office ? (*journal)->load<Office>(*office) : Result<journal::Revision<Office>>(failure(ErrorCode::NotFound, {}));
    if (!loaded)
        return failure(ErrorCode::InvalidInput, text("文件里没有单位，不是指尖工作站的备份"));
    const auto verified = (*journal)->verify([&progress](qint64 done, qint64 total) { return progress(total > 0 ? int(done * 100 / total) : -1); });
    if (!verified)
        return failure(verified);
    // What is brought back may live on elsewhere, or have been left behind by changes that others hold already.
    if (const auto renewed = (*journal)->becomeAnotherDevice(); !renewed)
        return failure(renewed);

    Contents contents{.office = loaded->value.name, .people = {}, .lastChange = {}, .verification = *verified};
    for (const journal::PersonRow &person : people.rows())
        if (!person.isRetired)
            contents.people.append(person.name);
    qint64 last = 0;
    const auto count = [&last](const auto &rows) {
        for (const auto &row : rows)
            last = std::max(last, row.origin.updatedAt);
        return rows.size();
    };
    contents.accounts = count(journal::AccountStore(**journal).rows());
    contents.policies = count(journal::PolicyStore(**journal).rows());
    contents.items = count(journal::InterpretationStore(**journal).rows());
    if (last > 0)
        contents.lastChange = chinaTime(last);
    return contents;
}

} // namespace

void discardCandidate(const QString &dataFolder)
{
    for (const QLatin1StringView companion : Companions)
        QFile::remove(QDir(dataFolder).filePath(CandidateFile) + companion);
}

Result<Contents> examine(const QString &backup, const QString &dataFolder, const Clock &clock, const Progress &progress)
{
    const QDir folder(dataFolder);
    if (QFileInfo(backup) == QFileInfo(folder.filePath(DataFile)))
        return failure(ErrorCode::InvalidInput, text("这是正在使用的数据文件，请选一个备份"));
    discardCandidate(dataFolder);
    const QString candidate = folder.filePath(CandidateFile);
    Result<> copied;
    // Data put aside by a restore may still have its log beside it.
    for (const QLatin1StringView companion : Companions)
        if (copied && (companion.isEmpty() || QFile::exists(backup + companion)))
            copied = copyFile(backup + companion, candidate + companion, progress);
    if (!copied) {
        discardCandidate(dataFolder);
        return failure(copied);
    }
    auto contents = read(candidate, clock, progress);
    if (!contents)
        discardCandidate(dataFolder);
    return contents;
}

Result<QString> replaceData(const QString &dataFolder, const QDateTime &now)
{
    const QDir folder(dataFolder);
    const QString name = text("恢复前的数据-%1").arg(now.toString(u"yyyyMMdd-HHmmss"_s));
    if (!QFile::exists(folder.filePath(CandidateFile)))
        return failure(ErrorCode::WrongState, text("没有核验过的备份"));
    if (folder.exists(name) || !folder.mkpath(name))
        return failure(ErrorCode::Storage, text("建不了文件夹 %1").arg(name));
    const QString kept = folder.filePath(name);
    const QString keptFile = QDir(kept).filePath(DataFile);
    if (auto moved = moveData(folder.filePath(DataFile), keptFile); !moved) {
        folder.rmdir(name);
        return failure(moved);
    }
    if (auto moved = moveData(folder.filePath(CandidateFile), folder.filePath(DataFile)); !moved) {
        if (moveData(keptFile, folder.filePath(DataFile)))
            folder.rmdir(name);
        return failure(moved);
    }
    return kept;
}

Result<> undoReplace(const QString &dataFolder, const QString &kept)
{
    const QDir folder(dataFolder);
    const QString keptFile = QDir(kept).filePath(DataFile);
    const QString undone = QDir(kept).filePath(text("已撤销的恢复.zj"));
    if (!QFile::exists(keptFile))
        return failure(ErrorCode::NotFound, text("恢复前的数据已不在 %1").arg(kept));
    if (auto moved = moveData(folder.filePath(DataFile), undone); !moved)
        return moved;
    auto moved = moveData(keptFile, folder.filePath(DataFile));
    if (!moved)
        (void)moveData(undone, folder.filePath(DataFile));
    return moved;
}

} // namespace zhijian::restoration
