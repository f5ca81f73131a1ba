#include "screening/outbound.h"
#include "sync/bundleservice.h"
#include "sync/widgets/syncpage.h"
#include "syncdesk.h"
#include "uikit/errortext.h"
#include "uikit/messagebar.h"

#include <QDir>
#include <QSysInfo>

using namespace Qt::StringLiterals;

// 同步 > U 盘交换: each wish is one job on the database thread; what came of it is a sentence on the page.
namespace zhijian {

namespace {

constexpr qint64 LargestReceipt = 16 << 20;

Result<protocol::Receipt> receiptAt(const QString &path)
{
    const auto bytes = sync::readStickFile(path, LargestReceipt);
    return bytes ? protocol::Receipt::fromBytes(*bytes) : failure(bytes);
}

Result<QString> importOne(journal::Journal &journal, const QString &path)
{
    constexpr qint64 MagicSize = 4;
    const auto beginning = sync::readStickFile(path, MagicSize);
    if (!beginning)
        return failure(beginning);
    if (protocol::Receipt::looksLikeOne(*beginning)) {
        const auto receipt = receiptAt(path);
        const auto arrival = receipt ? sync::BundleService(journal).take(*receipt) : failure(receipt);
        if (!arrival)
            return failure(arrival);
        return SyncDesk::tr("已导入“%1”的回执：待上报的改动中 %2 条已送达，对方还缺 %3 条。").arg(arrival->receipt.name).arg(arrival->arrived).arg(arrival->absent);
    }
    const auto report = sync::BundleService(journal).read(path);
    return report ? Result<QString>(sync::sentence(*report, true)) : failure(report);
}

} // namespace

void SyncDesk::connectSticks()
{
    connect(m_page, &sync::SyncPage::bundleExportRequested, this, &SyncDesk::exportBundle);
    connect(m_page, &sync::SyncPage::bundleImportRequested, this, &SyncDesk::importBundles);
    connect(m_page, &sync::SyncPage::receiptRequested, this, [this](const QString &path) {
        m_surroundings.database.run(
            this, [path](journal::Journal &journal) { return sync::BundleService(journal).writeReceipt(path, QSysInfo::machineHostName()); },
            [this, path](const Result<> &outcome) {
                tell(outcome ? Result<QString>(tr("回执已写到 %1，请交给对方导入。").arg(QDir::toNativeSeparators(path))) : failure(outcome), tr("写出回执"));
            });
    });
}

void SyncDesk::exportBundle(const QString &path, const QString &receipt)
{
    m_surroundings.database.run(
        this,
        [path, receipt, screener = m_surroundings.screener](journal::Journal &journal) -> Result<QString> {
            std::optional<protocol::Receipt> to;
            if (!receipt.isEmpty()) {
                auto read = receiptAt(receipt);
                if (!read)
                    return failure(read);
                to = std::move(*read);
            }
            const auto report = sync::BundleService(journal).write(path, to,
                {.mayLeave = [&screener](const Change &change) { return screening::mayLeave(screener, change); },
                 .name = QSysInfo::machineHostName(), .progress = {}, .stop = {}});
            return report ? Result<QString>(sync::sentence(*report, false)) : failure(report);
        },
        [this](const Result<QString> &outcome) { tell(outcome, tr("导出到 U 盘")); });
}

void SyncDesk::importBundles(const QStringList &paths)
{
    m_surroundings.database.run(
        this,
        [paths](journal::Journal &journal) -> Result<QString> {
            QStringList said;
            for (const QString &path : paths) {
                const auto one = importOne(journal, path);
                if (!one)
                    return failure(one);
                said.append(*one);
            }
            return said.join(u'\n');
        },
        [this](const Result<QString> &outcome) { tell(outcome, tr("从 U 盘导入")); });
}

void SyncDesk::tell(const Result<QString> &outcome, const QString &doing)
{
    if (!m_page)
        return;
    if (outcome)
        return m_page->messages()->show(uikit::doneNotice(*outcome));
    // What to do stands in the sentence itself, except where only the code is known.
    const QString text = outcome.error().detail.isEmpty() ? uikit::errorText(outcome.error(), doing) : QString(tr("%1没有完成：%2。").arg(doing, outcome.error().detail));
    m_page->messages()->show(uikit::warningNotice(text));
}

} // namespace zhijian
