#include "core/datafolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace zhijian {

QString defaultDataFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    if (QFileInfo(program.filePath(u"portable.txt"_s)).isFile())
        return program.filePath(u"data"_s);
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

} // namespace zhijian
