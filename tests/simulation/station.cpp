#include "station.h"

#include <QFile>

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

QString Station::path() const
{
    return folder + u"/s%1-%2.db"_s.arg(index).arg(generation);
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
    const QString before = path();
    ++generation;
    copyDatabase(before, path());
    if (QFile log(QString(path() + u"-wal")); !tail.isEmpty() && log.open(QIODevice::Append))
        log.write(tail);
    removeDatabase(before); // before it is closed, or closing would tidy it up
    journal.reset();
    open();
}

void Station::removeFiles() const
{
    removeDatabase(path());
}

} // namespace zhijian::simulation
