#pragma once

#include "journal/provincestore.h"
#include "support/faultblock.h"
#include "support/testoffice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <new>

namespace zhijian {

/// A fault block in a file that the child process maps too.
class SharedFaults
{
public:
    SharedFaults() : m_file(m_folder.filePath(QStringLiteral("faults")))
    {
        if (!m_file.open(QIODevice::ReadWrite) || !m_file.resize(sizeof(FaultBlock)))
            qFatal("no fault block");
        m_block = new (m_file.map(0, sizeof(FaultBlock))) FaultBlock;
    }
    [[nodiscard]] FaultBlock &block() { return *m_block; }
    void arm(std::int64_t left)
    {
        m_block = new (m_block) FaultBlock;
        m_block->left = left;
        m_block->isArmed = 1;
    }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        auto result = QProcessEnvironment::systemEnvironment();
#ifdef ZHIJIAN_FAULTSHIM
        result.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(ZHIJIAN_FAULTSHIM));
#endif
        result.insert(QStringLiteral("ZHIJIAN_FAULT_BLOCK"), m_file.fileName());
        return result;
    }

private:
    QTemporaryDir m_folder;
    QFile m_file;
    FaultBlock *m_block = nullptr;
};

/// The shipped endpoint on TLS 1.3, at one port for the whole test.
class RealEndpoint
{
public:
    ~RealEndpoint() { kill(); }

    /// False when it ended before it was ready.
    bool start(const QString &folder, quint16 port, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(), bool isEncrypted = true)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        QStringList arguments{QStringLiteral("--data"), folder, QStringLiteral("--calls-per-second"), QStringLiteral("100000"),
                              QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("serve")};
        if (isEncrypted)
            arguments.prepend(QStringLiteral("--tls"));
        m_process.start(QStringLiteral(ZHIJIAN_PROVINCE), arguments);
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(30'000))
                return false;
        return m_process.readLine().startsWith("port=");
    }
    /// SIGTERM; true when it ended in order.
    bool stop()
    {
        m_process.terminate();
        m_process.waitForFinished(30'000);
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(30'000);
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

struct Ended
{
    int code = -1;
    bool wasKilled = false;
    QString out;
    QString err;
};

inline Ended runProgram(const QString &program, const QStringList &arguments,
                        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        qFatal("%s hangs", qPrintable(arguments.join(QChar(u' '))));
    return {process.exitCode(), process.exitStatus() == QProcess::CrashExit, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

inline quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no port");
    return server.serverPort();
}

/// One province, two stations, as folders of the shipped programs.
struct RealFolders
{
    QString root;
    [[nodiscard]] QString province() const { return root + QStringLiteral("/province"); }
    [[nodiscard]] QString first() const { return root + QStringLiteral("/first"); }
    [[nodiscard]] QString second() const { return root + QStringLiteral("/second"); }
    static QString journalIn(const QString &folder) { return folder + QStringLiteral("/journal.zj"); }
    [[nodiscard]] QString store() const { return province() + QStringLiteral("/province.db"); }

    void make() const
    {
        for (const QString &folder : {province(), first(), second()})
            QDir().mkpath(folder);
    }
    void copyTo(const RealFolders &other) const
    {
        other.make();
        const auto copy = [](const QString &from, const QString &to) {
            for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
                QFile::remove(to + suffix);
                if (QFile::exists(from + suffix) && !QFile::copy(from + suffix, to + suffix))
                    qFatal("cannot copy %s", qPrintable(from));
            }
        };
        copy(store(), other.store());
        copy(journalIn(first()), journalIn(other.first()));
        copy(journalIn(second()), journalIn(other.second()));
    }
};

/// An office on a station's journal, its clock at the present.
inline std::unique_ptr<TestOffice> officeIn(const QString &folder, bool isEmpty = true)
{
    const QString path = RealFolders::journalIn(folder);
    auto office = std::make_unique<TestOffice>(path, isEmpty);
    office->clock.set(QDateTime::currentDateTimeUtc());
    return office;
}

inline Result<sync::ExchangeSummary> exchangeOverTls(TestOffice &office, const QUrl &address, sync::ExchangeOptions options = {},
                                                     std::chrono::milliseconds timeout = std::chrono::seconds(30))
{
    office.clock.set(QDateTime::currentDateTimeUtc());
    sync::HttpTransport line(address, {}, timeout);
    line.identify(sync::Enrolment::of(*office.journal).line);
    sync::DirectAccess access(*office.journal);
    return sync::Exchange(access, line, office.clock, std::move(options)).run();
}

inline QUrl tlsAddress(quint16 port)
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port));
}

/// Enrols with a code that the shipped program printed.
inline void enrolAt(TestOffice &office, const QString &province, const QUrl &address)
{
    const Ended code = runProgram(QStringLiteral(ZHIJIAN_PROVINCE), {QStringLiteral("--data"), province, QStringLiteral("enrol"), QStringLiteral("520626")});
    sync::HttpTransport line(address);
    sync::DirectAccess access(*office.journal);
    TestOffice::must(sync::enrol(access, line, office.clock,
                                 {address.toString(), code.out.section(QChar(u'\n'), 0, 0), QStringLiteral("办公室")}));
}

inline void enrolOverTls(TestOffice &office, const QString &province, quint16 port)
{
    enrolAt(office, province, tlsAddress(port));
}

} // namespace zhijian
