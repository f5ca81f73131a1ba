#pragma once

#include <QLockFile>

namespace zhijian {

/// Takes `lock` for the life of the program, or finds that another program holds it. Never stale by age.
///
/// A program that was killed between making the lock file and writing its name into it leaves an empty one, of which
/// QLockFile cannot tell whose it is: it is removed. A living program keeps the file open and locked, so that its own cannot be.
[[nodiscard]] inline bool takeFolder(QLockFile &lock, int milliseconds = 0)
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(milliseconds))
        return true;
    qint64 process = 0;
    QString host;
    QString program;
    const bool isNamed = lock.getLockInfo(&process, &host, &program);
    return !isNamed && lock.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace zhijian
