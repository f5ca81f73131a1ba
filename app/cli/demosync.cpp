#include "demosync.h"

#include "journal/journal.h"
#include "screening/outbound.h"
#include "screening/screener.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/httptransport.h"
#include "sync/schedule.h"
#include "sync/journalaccess.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

QString provinceProgram()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"zhijian-province"_s);
}

Result<QString> runProvince(const QStringList &arguments)
{
    QProcess process;
    process.start(provinceProgram(), arguments);
    if (!process.waitForStarted())
        return failure(ErrorCode::Unavailable, u"启动不了 %1（%2）"_s.arg(QDir::toNativeSeparators(provinceProgram()), process.errorString()));
    if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(ErrorCode::Unavailable, u"省级端没有完成：%1"_s.arg(QString::fromUtf8(process.readAllStandardError()).trimmed()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

Result<> enrolWith(journal::Journal &journal, const QString &address, const QString &folder, const QString &name)
{
    const QString region = u"520699"_s;
    const auto code = runProvince({u"--data"_s, folder, u"enrol"_s, region});
    if (!code)
        return failure(code);
    const auto url = sync::endpointAddress(address);
    if (!url)
        return failure(url);
    sync::HttpTransport transport(*url);
    sync::DirectAccess access(journal);
    const auto enrolment = sync::enrol(access, transport, journal.clock(), {address, code->section(u'\n', 0, 0).trimmed(), name});
    return enrolment ? Result<>() : failure(enrolment);
}

/// Ends the endpoint when the demonstration ends, however it ends.
class Endpoint
{
public:
    ~Endpoint()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
    }
    Result<QString> start(const QString &folder)
    {
        m_process.start(provinceProgram(), {u"--data"_s, folder, u"--listen"_s, u"127.0.0.1:0"_s, u"serve"_s});
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(30'000))
                return failure(ErrorCode::Unavailable, u"省级端没有启动：%1"_s.arg(QString::fromUtf8(m_process.readAllStandardError()).trimmed()));
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        return u"http://127.0.0.1:%1"_s.arg(line.section(u'=', 1));
    }

private:
    QProcess m_process;
};

} // namespace

Result<QString> exchangeOnce(journal::Journal &journal, const ScreenerSource &screener)
{
    const auto enrolment = sync::Enrolment::of(journal);
    if (enrolment.isNull())
        return failure(ErrorCode::WrongState, u"本机还没有加入省级端，请先运行 zhijian enrol 地址 登记码"_s);
    const auto url = sync::endpointAddress(enrolment.address);
    if (!url)
        return failure(url);
    sync::HttpTransport transport(*url, sync::LineSettings::of(journal));
    transport.identify(enrolment.line);
    sync::DirectAccess access(journal);
    sync::ExchangeOptions options;
    options.carriesParts = !sync::Schedule::of(journal).isMetered;
    options.mayLeave = [&screener](const Change &change) { return screening::mayLeave(screener(), change); };
    sync::Exchange exchange(access, transport, journal.clock(), options);
    const auto summary = exchange.run();
    if (!summary)
        return failure(summary);
    QString said = u"上报 %1 条、收到 %2 条，附件 ↑%3 ↓%4 块，%5 次请求，%6 KB ↑ %7 KB ↓"_s.arg(summary->pushed).arg(summary->received)
                       .arg(summary->partsPushed).arg(summary->partsReceived).arg(summary->requests)
                       .arg((summary->bytesUp + 512) / 1024).arg((summary->bytesDown + 512) / 1024);
    if (summary->withheld > 0)
        said += u";%1 条因密级标志等问题留在本机"_s.arg(summary->withheld);
    return said;
}

Result<QString> syncThroughProvince(journal::Journal &first, journal::Journal &second, const QString &folder,
                                    const ScreenerSource &screener)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folder));
    if (auto added = runProvince({u"--data"_s, folder, u"office"_s, u"add"_s, u"520699"_s, u"云岭县人民政府办公室"_s}); !added)
        return failure(added);
    Endpoint endpoint;
    const auto address = endpoint.start(folder);
    if (!address)
        return failure(address);
    QString said;
    for (const auto &[journal, name] : {std::pair(&first, u"甲站"_s), std::pair(&second, u"乙站"_s)}) {
        if (auto enrolled = enrolWith(*journal, *address, folder, name); !enrolled)
            return failure(enrolled);
        const auto done = exchangeOnce(*journal, screener);
        if (!done)
            return failure(done);
        said += u"%1：%2\n"_s.arg(name, *done);
    }
    // A repetition changes nothing.
    const auto repeated = exchangeOnce(first, screener);
    if (!repeated)
        return failure(repeated);
    return said + u"再同步一次："_s + *repeated;
}

} // namespace zhijian::cli
