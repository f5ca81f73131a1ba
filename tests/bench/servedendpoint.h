#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace zhijian::bench {

/// The shipped program with TLS on a free port.
class ServedEndpoint
{
public:
    explicit ServedEndpoint(int workers, const QString &url = {}) : database(url)
    {
        using namespace Qt::StringLiterals;
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program(), place() + QStringList{u"--tls"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--workers"_s, QString::number(workers),
                                                       u"--calls-per-second"_s, u"1000000"_s, u"serve"_s});
        while (!process.canReadLine())
            if (!process.waitForReadyRead(30'000))
                qFatal("zhijian-province does not start");
        port = quint16(process.readLine().trimmed().mid(5).toInt());
    }
    ~ServedEndpoint()
    {
        process.terminate();
        process.waitForFinished(10'000);
    }
    QByteArray run(const QStringList &arguments)
    {
        QProcess once;
        once.start(program(), place() + arguments);
        once.waitForFinished(30'000);
        return once.readAllStandardOutput();
    }
    [[nodiscard]] qint64 status(const char *key) const
    {
        QFile file(QStringLiteral("/proc/%1/status").arg(process.processId()));
        (void)file.open(QIODevice::ReadOnly);
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith(key))
                return line.simplified().split(' ').value(1).toLongLong();
        return 0;
    }
    [[nodiscard]] double cpuSeconds() const
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(process.processId()));
        (void)file.open(QIODevice::ReadOnly);
        const QByteArrayList fields = file.readAll().split(')').last().simplified().split(' ');
        return double(fields.value(11).toLongLong() + fields.value(12).toLongLong()) / double(sysconf(_SC_CLK_TCK));
    }

    QString database; ///< postgresql://…; empty: SQLite in the folder
    QTemporaryDir folder;
    QProcess process;
    quint16 port = 0;

private:
    static QString program() { return QCoreApplication::applicationDirPath() + QStringLiteral("/zhijian-province"); }
    [[nodiscard]] QStringList place() const
    {
        return QStringList{QStringLiteral("--data"), folder.path()}
            + (database.isEmpty() ? QStringList() : QStringList{QStringLiteral("--database"), database});
    }
};

} // namespace zhijian::bench
