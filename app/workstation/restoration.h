#pragma once

#include "journal/journal.h"

#include <QDateTime>
#include <QStringList>

#include <functional>

/// Bringing a backup back: look inside a copy first, put the present data aside, then exchange the files.
/// Pure file work with a journal of its own; any thread, nothing of it while the data file is open except examine().
namespace zhijian::restoration {

struct Contents
{
    QString office;
    QStringList people;
    qint64 accounts = 0;
    qint64 policies = 0;
    qint64 items = 0;
    QDateTime lastChange; ///< China time; invalid when nothing was written but people
    journal::Journal::Verification verification;
};

/// `percent`, or -1 when it cannot be told; false stops.
using Progress = std::function<bool(int percent)>;

/// Copies `backup` into the data folder, opens and verifies the copy; `backup` itself is not written to.
/// Corrupt, Unsupported (written by a newer program), InvalidInput (not a backup, or the open data file), Storage, Cancelled.
/// The copy stays for replaceData() only when it succeeds.
[[nodiscard]] Result<Contents> examine(const QString &backup, const QString &dataFolder, const Clock &clock, const Progress &progress);
void discardCandidate(const QString &dataFolder);

/// Puts the present data file into a folder of its own and the examined copy in its place. Returns that folder's path.
/// On failure everything is as before. The data file must be closed.
[[nodiscard]] Result<QString> replaceData(const QString &dataFolder, const QDateTime &now);
/// The way back: the data kept in `kept` becomes the present data; what was restored is kept beside it as 已撤销的恢复.zj.
[[nodiscard]] Result<> undoReplace(const QString &dataFolder, const QString &kept);

} // namespace zhijian::restoration
