#pragma once

#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>

namespace zhijian {

/// A PostgreSQL server of its own in a temporary folder, on a free port of this machine; ends with the object. As root it
/// runs under the system's postgres user, because the server refuses root.
class PostgresServer
{
public:
    /// Empty when no server is installed; `why` says so.
    [[nodiscard]] static std::unique_ptr<PostgresServer> start(QString &why)
    {
        using namespace Qt::StringLiterals;
        const QDir versions(u"/usr/lib/postgresql"_s);
        const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (found.isEmpty()) {
            why = u"PostgreSQL is not installed (Debian package postgresql)"_s;
            return nullptr;
        }
        std::unique_ptr<PostgresServer> server(new PostgresServer(versions.filePath(found.last()) + u"/bin/"_s));
        return server->begin(why) ? std::move(server) : nullptr;
    }
    ~PostgresServer() { (void)control({QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("stop")}); }

    [[nodiscard]] QString url(const QString &database = QStringLiteral("postgres")) const
    {
        return QStringLiteral("postgresql://postgres@127.0.0.1:%1/%2").arg(m_port).arg(database);
    }
    /// As after a power cut: nobody is told, nothing is finished.
    bool restart()
    {
        return control({QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("stop")}) && control({QStringLiteral("start")});
    }
    bool run(const QString &program, const QStringList &arguments, QString *said = nullptr) const
    {
        QProcess process;
        const bool isRoot = QFileInfo(QStringLiteral("/proc/self")).ownerId() == 0;
        const QStringList asPostgres{QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"), QStringLiteral("--clear-groups"),
                                     m_programs + program};
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(m_folder.filePath(QStringLiteral("../%1.out").arg(QFileInfo(m_folder.path()).fileName())));
        process.setWorkingDirectory(QDir::tempPath());
        process.start(isRoot ? QStringLiteral("setpriv") : m_programs + program, (isRoot ? asPostgres : QStringList()) + arguments);
        const bool done = process.waitForFinished(60'000) && process.exitCode() == 0;
        if (said) {
            QFile file(m_folder.filePath(QStringLiteral("../%1.out").arg(QFileInfo(m_folder.path()).fileName())));
            *said = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        }
        return done;
    }

private:
    explicit PostgresServer(QString programs) : m_programs(std::move(programs)) {}

    bool begin(QString &why)
    {
        using namespace Qt::StringLiterals;
        if (QFileInfo(u"/proc/self"_s).ownerId() == 0 && QProcess::execute(u"chown"_s, {u"postgres"_s, m_folder.path()}) != 0) {
            why = u"there is no user postgres"_s;
            return false;
        }
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
        free.close();
        if (!run(u"initdb"_s, {u"-D"_s, data(), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--no-locale"_s}, &why))
            return false;
        if (!control({u"start"_s})) {
            why = u"PostgreSQL does not start"_s;
            return false;
        }
        return true;
    }
    bool control(const QStringList &what) const
    {
        const QString settings = QStringLiteral("-p %1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=%2 -c max_connections=200")
                                     .arg(m_port).arg(m_folder.path());
        return run(QStringLiteral("pg_ctl"), QStringList{QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-l"),
                                                         m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"), settings} + what);
    }
    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    QTemporaryDir m_folder;
    QString m_programs;
    quint16 m_port = 0;
};

} // namespace zhijian
