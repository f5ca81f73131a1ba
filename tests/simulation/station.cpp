#include "station.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace zhijian::simulation {

void copyDatabase(const QString &from, const QString &to)
{
    removeDatabase(to);
    QFile::copy(from, to);
    QFile::copy(QString(from + u"-wal"), QString(to + u"-wal"));
}

void removeDatabase(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(QString(path + suffix));
}

void abandonDatabase(const QString &path)
{
    for (const QString &name : QSqlDatabase::connectionNames()) {
        const QSqlDatabase database = QSqlDatabase::database(name, false);
        if (database.databaseName() == path)
            sqlite3_db_config(*static_cast<sqlite3 *const *>(database.driver()->handle().constData()), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
}

QString Station::path() const
{
    return folder + u"/s%1.db"_s.arg(index);
}

void Station::open()
{
    auto opened = journal::Journal::open(path(), clock, schema);
    if (!opened)
        qFatal("journal does not open: %s", qPrintable(opened.error().detail));
    journal = std::move(*opened);
}

void Station::crash(const QByteArray &tail)
{
    abandonDatabase(path());
    journal.reset();
    if (QFile log(QString(path() + u"-wal")); !tail.isEmpty() && log.open(QIODevice::Append))
        log.write(tail);
    open();
}

void Station::remove()
{
    abandonDatabase(path());
    journal.reset();
    removeDatabase(path());
}

} // namespace zhijian::simulation
