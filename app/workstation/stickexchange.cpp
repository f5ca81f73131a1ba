#include "screening/outbound.h"
#include "sync/bundleservice.h"
#include "sync/journalaccess.h"
#include "sync/widgets/syncpage.h"
#include "syncdesk.h"
#include "uikit/errortext.h"
#include "uikit/messagebar.h"

#include <QDir>
#include <QSysInfo>
#include <QThreadPool>

using namespace Qt::StringLiterals;

// 同步 > U 盘交换: one at a time, in a thread of its own that asks the journal in slices, so that pages stay quick
// however large the file is; the page shows how far it is, and what came of it is a sentence.
namespace zhijian {

namespace {

constexpr qint64 LargestReceipt = 16 << 20;

Result<protocol::Receipt> receiptAt(const QString &path)
{
    const auto bytes = sync::readStickFile(path, LargestReceipt);
    return bytes ? protocol::Receipt::fromBytes(*bytes) : failure(bytes);
}

Result<QString> importOne(sync::BundleService &service, const QString &path, const sync::ImportOptions &options)
{
    constexpr qint64 MagicSize = 4;
    const auto beginning = sync::readStickFile(path, MagicSize);
    if (!beginning)
        return failure(beginning);
    if (protocol::Receipt::looksLikeOne(*beginning)) {
        const auto receipt = receiptAt(path);
        const auto arrival = receipt ? service.take(*receipt) : failure(receipt);
        if (!arrival)
            return failure(arrival);
        return SyncDesk::tr("已导入“%1”的回执：待上报的改动中 %2 条已送达，对方还缺 %3 条。").arg(arrival->receipt.name).arg(arrival->arrived).arg(arrival->absent);
    }
    const auto report = service.read(path, options);
    return report ? Result<QString>(sync::sentence(*report, true)) : failure(report);
}

} // namespace

void SyncDesk::connectSticks()
{
    connect(m_page, &sync::SyncPage::bundleExportRequested, this, &SyncDesk::exportBundle);
    connect(m_page, &sync::SyncPage::bundleImportRequested, this, &SyncDesk::importBundles);
    connect(m_page, &sync::SyncPage::stickStopRequested, this, [this] {
        if (m_stickStop)
            m_stickStop->request_stop();
    });
    connect(m_page, &sync::SyncPage::receiptRequested, this, [this](const QString &path) {
        runStick(tr("写出回执"), [path](sync::BundleService &service, const Progress &, const std::stop_token &) -> Result<QString> {
            const auto done = service.writeReceipt(path, QSysInfo::machineHostName());
            return done ? Result<QString>(tr("回执已写到 %1，请交给对方导入。").arg(QDir::toNativeSeparators(path))) : failure(done);
        });
    });
}

void SyncDesk::runStick(const QString &doing, const StickWork &work)
{
    if (m_stickStop)
        return m_page->messages()->show(uikit::warningNotice(tr("上一次 U 盘交换还没有完，请稍候，或先停止它。")));
    m_stickStop = std::make_shared<std::stop_source>();
    m_page->setStick(doing, {});
    const Progress progress = [this, doing](const sync::BundleProgress &reached) {
        QMetaObject::invokeMethod(this, [this, doing, reached] {
            if (m_page && m_stickStop)
                m_page->setStick(doing, reached);
        }, Qt::QueuedConnection);
    };
    m_sticks.start([this, doing, work, progress, stop = m_stickStop, &database = m_surroundings.database] {
        sync::PostedAccess access(database);
        sync::BundleService service(access);
        const auto outcome = work(service, progress, stop->get_token());
        QMetaObject::invokeMethod(this, [this, outcome, doing] {
            m_stickStop.reset();
            if (!m_page)
                return;
            m_page->setStick({}, {});
            tell(outcome, doing);
        }, Qt::QueuedConnection);
    });
}

void SyncDesk::exportBundle(const QString &path, const QString &receipt)
{
    runStick(tr("导出到 U 盘"), [path, receipt, screener = m_surroundings.screener](sync::BundleService &service, const Progress &progress, const std::stop_token &stop) -> Result<QString> {
        std::optional<protocol::Receipt> to;
        if (!receipt.isEmpty()) {
            auto read = receiptAt(receipt);
            if (!read)
                return failure(read);
            to = std::move(*read);
        }
        const auto report = service.write(path, to, {.mayLeave = [&screener](const Change &change) { return screening::mayLeave(screener, change); },
                                                     .name = QSysInfo::machineHostName(), .progress = progress, .stop = stop});
        return report ? Result<QString>(sync::sentence(*report, false)) : failure(report);
    });
}

void SyncDesk::importBundles(const QStringList &paths)
{
    runStick(tr("从 U 盘导入"), [paths](sync::BundleService &service, const Progress &progress, const std::stop_token &stop) -> Result<QString> {
        QStringList said;
        for (const QString &path : paths) {
            const auto one = importOne(service, path, {.progress = progress, .stop = stop});
            if (!one)
                return failure(one);
            said.append(*one);
        }
        return said.join(u'\n');
    });
}

void SyncDesk::tell(const Result<QString> &outcome, const QString &doing)
{
    if (!m_page)
        return;
    if (outcome)
        return m_page->messages()->show(uikit::doneNotice(*outcome));
    // What to do stands in the sentence itself, except where only the code is known.
    const bool wasStopped = outcome.error().code == ErrorCode::Cancelled;
    const QString text = outcome.error().detail.isEmpty() ? uikit::errorText(outcome.error(), doing)
                         : wasStopped ? QString(tr("%1：%2。").arg(doing, outcome.error().detail))
                                      : QString(tr("%1没有完成：%2。").arg(doing, outcome.error().detail));
    m_page->messages()->show(wasStopped ? uikit::doneNotice(text) : uikit::warningNotice(text));
}

} // namespace zhijian
