#include "firstload.h"

#include "journal/stores.h"
#include "shell/firststartpage.h"
#include "sync/authoritycertificate.h"
#include "sync/bundleservice.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/exchangelog.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"
#include "sync/schedule.h"
#include "sync/widgets/lineform.h"
#include "uikit/errortext.h"
#include "uikit/sidesheet.h"
#include "uikit/theme.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto PendingSetting = "firstLoad"_L1; ///< Set before the first byte of a bundle, empty when the load is complete

QString factsText(const restoration::Contents &contents)
{
    return FirstLoad::tr("账号 %1 个，政策文件 %2 份，稿件 %3 篇").arg(contents.accounts).arg(contents.policies).arg(contents.items);
}

/// Everything a stick brought, file by file.
Result<QString> readAll(sync::BundleService &service, const QStringList &paths, const sync::ImportOptions &options, bool *isComplete)
{
    QString said;
    for (const QString &path : paths) {
        const auto report = service.read(path, options);
        if (!report)
            return failure(report);
        said = sync::sentence(*report, true);
        *isComplete = report->isComplete();
    }
    return said;
}

} // namespace

FirstLoad::FirstLoad(const Surroundings &surroundings, const QString &dataFolder, shell::FirstStartPage *page, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_dataFolder(dataFolder), m_page(page)
{
    connect(page, &shell::FirstStartPage::receiptRequested, this, &FirstLoad::writeReceipt);
    connect(page, &shell::FirstStartPage::bundlesChosen, this, &FirstLoad::readBundles);
    connect(page, &shell::FirstStartPage::partAccepted, this, &FirstLoad::accept);
    connect(page, &shell::FirstStartPage::clearRequested, this, &FirstLoad::clear);
    connect(page, &shell::FirstStartPage::backupChosen, this, &FirstLoad::examine);
    connect(page, &shell::FirstStartPage::restoreConfirmed, this, &FirstLoad::restore);
    connect(page, &shell::FirstStartPage::stopRequested, this, [this] { m_stop.request_stop(); });
    connect(page, &shell::FirstStartPage::lineRequested, this, &FirstLoad::showLine);
}

FirstLoad::~FirstLoad()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

QString FirstLoad::dataFile() const
{
    return QDir(m_dataFolder).filePath(u"journal.zj"_s);
}

void FirstLoad::showProgress(const QString &words, int percent, bool canStop)
{
    if (m_page)
        m_page->setProgress(shell::UpkeepProgress{words, percent, canStop});
}

void FirstLoad::showFailure(const Error &error, const QString &doing)
{
    if (m_page)
        m_page->showProblem(uikit::errorText(error, doing, uikit::Refuser::Endpoint));
}

// Work in a thread of this object's own pool; it is told how to report and when to stop, and its outcome comes back here.
template <typename Outcome, typename Work, typename Then>
void FirstLoad::run(const QString &words, Work work, Then then)
{
    m_stop = std::stop_source();
    showProgress(words, -1);
    const Percent tell = [this](int percent, const QString &now) {
        QMetaObject::invokeMethod(this, [this, percent, now] {
            if (!m_stop.stop_requested())
                showProgress(now, percent);
        }, Qt::QueuedConnection);
    };
    m_pool.start([this, work = std::move(work), then = std::move(then), tell, stop = m_stop.get_token()] {
        auto outcome = std::make_shared<Outcome>(work(tell, stop));
        QMetaObject::invokeMethod(this, [this, outcome, then] {
            if (m_page)
                m_page->setProgress({});
            then(*outcome);
        }, Qt::QueuedConnection);
    });
}

void FirstLoad::showLine()
{
    if (!m_lineSheet) {
        m_lineSheet = new uikit::SideSheet(m_page);
        m_lineForm = new sync::LineForm;
        m_lineSheet->setTitle(tr("线路设置"));
        m_lineSheet->setContent(m_lineForm);
        auto *save = new QPushButton(tr("保存"));
        save->setObjectName(u"saveFirstLine"_s);
        uikit::setPrimary(save);
        m_lineSheet->setButtons(save);
        connect(save, &QPushButton::clicked, m_lineForm, &sync::LineForm::submit);
        connect(m_lineForm, &sync::LineForm::saveRequested, this, [this](const sync::LineSettings &line, const sync::Schedule &schedule) {
            m_surroundings.database.run(
                this,
                [line, schedule](journal::Journal &journal) {
                    auto stored = line.store(journal);
                    return stored ? schedule.store(journal) : stored;
                },
                [this](const Result<> &outcome) {
                    m_lineSheet->closeSheet();
                    if (!outcome)
                        showFailure(outcome.error(), tr("保存线路设置"));
                });
        });
        connect(m_lineForm, &sync::LineForm::authorityFileRequested, this, [this] {
            auto *dialog = new QFileDialog(m_page, tr("选择根证书"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
                constexpr qint64 Largest = 256 << 10;
                const auto bytes = sync::readStickFile(path, Largest);
                m_lineForm->setAuthority(bytes ? sync::authorityFrom(*bytes, m_surroundings.clock.now()) : failure(bytes));
            });
            dialog->open();
        });
    }
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return std::pair(sync::LineSettings::of(journal), sync::Schedule::of(journal)); },
        [this](const std::pair<sync::LineSettings, sync::Schedule> &stored) {
            m_lineForm->setValues(stored.first, stored.second);
            m_lineSheet->open();
        });
}

void FirstLoad::join(const shell::FirstStart &start)
{
    const QString words = tr("正在登记…");
    run<Result<>>(
        words,
        [start, &database = m_surroundings.database, &clock = m_surroundings.clock](const Percent &tell, const std::stop_token &stop) -> Result<> {
            const auto url = sync::endpointAddress(start.endpoint);
            if (!url)
                return failure(url);
            sync::PostedAccess access(database);
            const auto line = sync::ask(access, [](journal::Journal &journal) -> Result<sync::LineSettings> { return sync::LineSettings::of(journal); });
            if (!line)
                return failure(line);
            sync::HttpTransport transport(*url, *line);
            if (auto enrolled = sync::enrol(access, transport, clock, {start.endpoint, start.joinCode, QSysInfo::machineHostName()}, stop); !enrolled)
                return failure(enrolled);
            sync::ExchangeOptions options{.mayLeave = {}, .progress = {}, .stop = stop};
            options.progress = [&tell](const sync::ExchangeSummary &summary) {
                const qint64 moved = summary.bytesUp + summary.bytesDown;
                tell(summary.bytesLeft > 0 ? int(100 * moved / (moved + summary.bytesLeft)) : -1,
                     tr("已收到 %1 条，%2").arg(summary.received).arg(sync::sizeText(moved)));
            };
            auto summary = sync::Exchange(access, transport, clock, options).run();
            return summary ? Result<>() : failure(summary);
        },
        [this](const Result<> &outcome) {
            if (outcome)
                Q_EMIT loaded();
            else
                showFailure(outcome.error(), tr("加入单位"));
        });
}

bool FirstLoad::isPending(journal::Journal &journal)
{
    return !journal::SettingStore(journal).value(PendingSetting).isEmpty();
}

void FirstLoad::resume()
{
    if (m_page)
        m_page->showPartialLoad(tr("上次装载没有完成。请继续选择数据包；同一个文件再选一次也没有关系。"));
}

void FirstLoad::writeReceipt(const QString &path)
{
    run<Result<>>(
        tr("正在写出回执…"),
        [path, &database = m_surroundings.database](const Percent &, const std::stop_token &) {
            sync::PostedAccess access(database);
            return sync::BundleService(access).writeReceipt(path, QSysInfo::machineHostName());
        },
        [this](const Result<> &outcome) {
            if (!outcome)
                showFailure(outcome.error(), tr("写出回执"));
        });
}

void FirstLoad::readBundles(const QStringList &paths)
{
    struct Loaded
    {
        QString said;
        bool isComplete = false;
    };
    run<Result<Loaded>>(
        tr("正在装载…"),
        [paths, &database = m_surroundings.database](const Percent &tell, const std::stop_token &stop) -> Result<Loaded> {
            sync::PostedAccess access(database);
            auto marked = access.run([](journal::Journal &journal) { return journal::SettingStore(journal).put(PendingSetting, "1"); });
            if (!marked)
                return failure(marked);
            sync::BundleService service(access);
            Loaded loaded;
            // There is no work of this office here yet; the person at the machine says whose stick it is.
            const auto said = readAll(service, paths, {.trusts = true, .progress = [&tell](const sync::BundleProgress &at) {
                tell(at.percent, tr("正在装载：%1 条，%2").arg(at.changes).arg(sync::sizeText(at.bytes)));
            }, .stop = stop}, &loaded.isComplete);
            if (!said)
                return failure(said);
            loaded.said = *said;
            if (!loaded.isComplete)
                return loaded;
            auto done = access.run([](journal::Journal &journal) -> Result<> {
                if (!journal::PersonStore(journal).office())
                    return failure(ErrorCode::InvalidInput, u"数据包里没有单位信息。请在另一台电脑上选本机的回执再导出一次"_s);
                return journal::SettingStore(journal).put(PendingSetting, {});
            });
            return done ? Result<Loaded>(loaded) : failure(done);
        },
        [this](const Result<Loaded> &outcome) {
            if (outcome && outcome->isComplete) {
                Q_EMIT loaded();
                return;
            }
            if (!outcome)
                showFailure(outcome.error(), tr("装载"));
            m_surroundings.database.run(
                this, [](journal::Journal &journal) { return journal.changeCount() > 0; },
                [this, said = outcome ? outcome->said : QString()](bool hasPart) {
                    if (hasPart && m_page)
                        m_page->showPartialLoad(said.isEmpty() ? tr("装载没有完成；已读入的部分还在，可以接着装载。") : said);
                });
        });
}

void FirstLoad::accept()
{
    m_surroundings.database.run(
        this,
        [](journal::Journal &journal) -> Result<> {
            if (!journal::PersonStore(journal).office())
                return failure(ErrorCode::WrongState, u"已装载的部分里还没有单位和人员，请继续装载"_s);
            return journal::SettingStore(journal).put(PendingSetting, {});
        },
        [this](const Result<> &outcome) {
            if (outcome)
                Q_EMIT loaded();
            else
                showFailure(outcome.error(), tr("使用已装载的部分"));
        });
}

// Only while a load is pending: what is cleared came from elsewhere and is still there.
void FirstLoad::clear()
{
    m_surroundings.database.reopen(
        dataFile(), m_surroundings.clock,
        [file = dataFile()]() -> Result<> {
            for (const QLatin1StringView companion : {""_L1, "-wal"_L1, "-shm"_L1})
                if (QFile::exists(file + companion) && !QFile::remove(file + companion))
                    return failure(ErrorCode::Storage, u"删除不了 %1"_s.arg(file + companion));
            return {};
        },
        this,
        [this](const Result<> &outcome) {
            if (outcome)
                Q_EMIT loaded(); // Nothing is there: the first start begins again
            else
                showFailure(outcome.error(), tr("清空"));
        });
}

void FirstLoad::examine(const QString &path)
{
    if (m_page)
        m_page->showBackup({});
    const QString words = tr("正在查看并核验备份…");
    run<Result<restoration::Contents>>(
        words,
        [path, words, folder = m_dataFolder, &clock = m_surroundings.clock](const Percent &tell, const std::stop_token &stop) {
            return restoration::examine(path, folder, clock, [&](int percent) {
                tell(percent, words);
                return !stop.stop_requested();
            });
        },
        [this, path](const Result<restoration::Contents> &contents) {
            if (!contents)
                return showFailure(contents.error(), tr("查看备份"));
            if (!m_page)
                return;
            m_page->showBackup(shell::BackupFacts{
                .file = QDir::toNativeSeparators(path),
                .office = contents->office,
                .people = tr("%1 人：%2").arg(contents->people.size()).arg(contents->people.mid(0, 8).join(u'、')),
                .contents = factsText(*contents),
                .lastChange = contents->lastChange.isValid() ? contents->lastChange.toString(u"yyyy年M月d日 HH:mm"_s) : tr("没有"),
                .check = tr("%1 条改动、%2 个签名核验无误").arg(contents->verification.changes).arg(contents->verification.signatures),
                .warning = {}});
        });
}

void FirstLoad::restore()
{
    showProgress(tr("正在恢复…"), -1, false);
    m_surroundings.database.reopen(
        dataFile(), m_surroundings.clock,
        [folder = m_dataFolder, now = m_surroundings.clock.now()]() -> Result<> {
            const auto kept = restoration::replaceData(folder, now);
            if (!kept)
                return failure(kept);
            QDir(*kept).removeRecursively(); // The file of a workstation that had not begun
            return {};
        },
        this,
        [this](const Result<> &outcome) {
            if (m_page)
                m_page->setProgress({});
            if (outcome)
                Q_EMIT loaded();
            else
                showFailure(outcome.error(), tr("从备份恢复"));
        });
}

} // namespace zhijian
