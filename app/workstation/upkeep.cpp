#include "upkeep.h"

#include "domain/office.h"
#include "journal/stores.h"
#include "shell/settingspage.h"
#include "uikit/errortext.h"
#include "uikit/prompter.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto LastBackupSetting = "backup.lastAt"_L1; // Milliseconds since 1970

QString sentence(const journal::Journal::Verification &found)
{
    return Upkeep::tr("完好：%1 条变更、%2 个签名、%3 个附件分块、%4 台设备的链").arg(found.changes).arg(found.signatures).arg(found.parts).arg(found.devices);
}

QString when(const QDateTime &time)
{
    return time.isValid() ? QString(chineseDate(time.date()) + u' ' + chineseWeekday(time.date()) + time.toString(u" HH:mm"_s)) : Upkeep::tr("还没有内容");
}

} // namespace

Upkeep::Upkeep(const Surroundings &surroundings, const QString &dataFolder, shell::SettingsPage &page, uikit::Prompter &prompter, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_dataFolder(dataFolder), m_page(page), m_prompter(prompter)
{
    using shell::SettingsPage;
    // Signing in is the first change after the data file was opened.
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this] { showStorage(); }, Qt::SingleShotConnection);
    connect(&page, &SettingsPage::backupCheckRequested, this, &Upkeep::verify);
    connect(&page, &SettingsPage::upkeepStopRequested, this, [this] {
        if (m_stop)
            m_stop->store(true);
    });
    connect(&page, &SettingsPage::backupRequested, this, [this] {
        const QString name = u"指尖工作站备份-%1.zj"_s.arg(m_surroundings.clock.now().toString(u"yyyyMMdd-HHmm"_s));
        m_prompter.askFileToSave({tr("备份到文件"), {tr("指尖工作站数据 (*.zj)")}, name}, [this](const std::optional<QString> &path) {
            if (path)
                backUp(*path);
        });
    });
    connect(&page, &SettingsPage::restoreRequested, this, [this] {
        if (!mayRestore())
            return;
        m_prompter.askFileToOpen({tr("选择备份文件"), {tr("指尖工作站数据 (*.zj)")}, {}}, [this](const std::optional<QString> &path) {
            if (path)
                examine(*path);
        });
    });
    connect(&page, &SettingsPage::backupClosed, this, [this] {
        if (!m_isRestoring)
            restoration::discardCandidate(m_dataFolder);
    });
    connect(&page, &SettingsPage::restoreConfirmed, this, [this] {
        m_prompter.confirm({tr("从备份恢复"), tr("本机现在的数据将被备份中的数据替换，备份之后的改动不再显示。现在的数据会另存在数据文件夹里，可以撤销。"), tr("恢复并替换")},
                           [this](bool yes) {
                               if (yes)
                                   restore();
                           });
    });
}

Upkeep::~Upkeep()
{
    if (m_stop)
        m_stop->store(true);
}

bool Upkeep::mayRestore()
{
    if (const auto session = m_surroundings.session(); session && session->has(Role::SystemAdministrator))
        return true;
    Q_EMIT failed({ErrorCode::Forbidden, tr("只有系统管理员可以恢复数据")}, tr("从备份恢复"));
    return false;
}

QString Upkeep::dataFile() const
{
    return QDir(m_dataFolder).filePath(u"journal.zj"_s);
}

Upkeep::Stop Upkeep::begin(const QString &words, bool canStop)
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_page.setUpkeep(shell::UpkeepProgress{words, -1, canStop});
    return m_stop;
}

void Upkeep::end()
{
    m_page.setUpkeep({});
}

restoration::Progress Upkeep::teller(const QString &words, const Stop &stop)
{
    auto last = std::make_shared<int>(-1);
    return [self = QPointer<Upkeep>(this), words, stop, last](int percent) {
        // One event a percent, not one a change.
        if (percent != *last) {
            *last = percent;
            QMetaObject::invokeMethod(qApp, [self, words, stop, percent] {
                if (self && self->m_stop == stop && !*stop)
                    self->m_page.setUpkeep(shell::UpkeepProgress{words, percent, true});
            }, Qt::QueuedConnection);
        }
        return !*stop;
    };
}

void Upkeep::verify()
{
    const QString words = tr("正在校验…");
    m_surroundings.database.run(
        this,
        [tell = teller(words, begin(words))](journal::Journal &journal) {
            return journal.verify([&tell](qint64 done, qint64 total) { return tell(total > 0 ? int(done * 100 / total) : -1); });
        },
        [this](const Result<journal::Journal::Verification> &found) {
            end();
            m_stop.reset();
            showStorage(tr("%1，%2").arg(m_surroundings.clock.now().toString(u"M月d日 HH:mm"_s),
                                        found ? sentence(*found) : uikit::errorText(found.error(), tr("校验"))));
        });
}

void Upkeep::backUp(const QString &path)
{
    // One statement of the database: it cannot be stopped half way.
    begin(tr("正在写入备份…"), false);
    m_surroundings.database.run(
        this, [path](journal::Journal &journal) { return journal.backUp(path); },
        [this, path](const Result<> &outcome) {
            if (outcome) {
                readBack(path);
                return;
            }
            end();
            Q_EMIT failed(outcome.error(), tr("备份"));
        });
}

// A backup that cannot be read back is none.
void Upkeep::readBack(const QString &path)
{
    const QString words = tr("正在读回核验…");
    QThreadPool::globalInstance()->start([self = QPointer<Upkeep>(this), path, &clock = m_surroundings.clock, tell = teller(words, begin(words))] {
        Result<> outcome;
        if (const auto copy = journal::Journal::open(path, clock); !copy)
            outcome = failure(copy);
        else if (const auto found = (*copy)->verify([&tell](qint64 done, qint64 total) { return tell(total > 0 ? int(done * 100 / total) : -1); }); !found)
            outcome = failure(found);
        QMetaObject::invokeMethod(qApp, [self, path, outcome] {
            if (!self)
                return;
            self->end();
            if (!outcome) {
                Q_EMIT self->failed(outcome.error(), tr("核验备份"));
                return;
            }
            self->noteBackup();
            Q_EMIT self->done(tr("已备份到 %1，并已读回核验").arg(QDir::toNativeSeparators(path)));
        }, Qt::QueuedConnection);
    });
}

void Upkeep::noteBackup()
{
    m_surroundings.database.run(
        this, [now = m_surroundings.clock.milliseconds()](journal::Journal &journal) { return journal::SettingStore(journal).put(LastBackupSetting, QByteArray::number(now)); },
        [this](const Result<> &) { showStorage(); });
}

void Upkeep::offer(const QString &path)
{
    // The data file itself is a .zj as well, and one piece of work on the data at a time is enough.
    if (mayRestore() && !m_isRestoring)
        examine(path);
}

void Upkeep::examine(const QString &path)
{
    const QString words = tr("正在查看备份…");
    m_surroundings.database.run(
        this,
        [](journal::Journal &journal) {
            const auto office = journal::PersonStore(journal).office();
            const auto loaded = office ? journal.load<Office>(*office) : Result<journal::Revision<Office>>(failure(ErrorCode::NotFound, {}));
            return loaded ? loaded->value.name : QString();
        },
        [this](const QString &name) { m_officeName = name; });
    QThreadPool::globalInstance()->start([self = QPointer<Upkeep>(this), path, folder = m_dataFolder, &clock = m_surroundings.clock, tell = teller(words, begin(words))] {
        const auto contents = restoration::examine(path, folder, clock, tell);
        QMetaObject::invokeMethod(qApp, [self, path, contents] {
            if (!self)
                return;
            self->end();
            if (contents)
                self->show(path, *contents);
            else
                Q_EMIT self->failed(contents.error(), tr("查看备份"));
        }, Qt::QueuedConnection);
    });
}

void Upkeep::show(const QString &path, const restoration::Contents &contents)
{
    m_page.showBackup({.file = QDir::toNativeSeparators(path),
                       .office = contents.office,
                       .people = tr("%1 人：%2").arg(contents.people.size()).arg(contents.people.mid(0, 8).join(u'、') + (contents.people.size() > 8 ? tr("等") : QString())),
                       .contents = tr("账号 %1 个，政策文件 %2 份，稿件 %3 篇").arg(contents.accounts).arg(contents.policies).arg(contents.items),
                       .lastChange = when(contents.lastChange),
                       .check = sentence(contents.verification),
                       .warning = contents.office == m_officeName ? QString() : tr("这是另一个单位的备份。本机现在是“%1”。").arg(m_officeName)});
}

void Upkeep::restore()
{
    m_isRestoring = true;
    m_page.closeBackup();
    Q_EMIT exchanging();
    auto kept = std::make_shared<QString>();
    m_surroundings.database.reopen(
        dataFile(), m_surroundings.clock,
        [kept, folder = m_dataFolder, now = m_surroundings.clock.now()]() -> Result<> {
            const auto replaced = restoration::replaceData(folder, now);
            if (!replaced)
                return failure(replaced);
            *kept = *replaced;
            return {};
        },
        this,
        [this, kept](const Result<> &outcome) {
            m_isRestoring = false;
            if (!outcome) {
                Q_EMIT failed(outcome.error(), tr("从备份恢复"));
                Q_EMIT exchanged({}, {});
                return;
            }
            Q_EMIT exchanged(tr("已从备份恢复。原来的数据在 %1").arg(QDir::toNativeSeparators(*kept)), [this, folder = *kept] { undo(folder); });
        });
}

void Upkeep::undo(const QString &kept)
{
    if (!mayRestore())
        return;
    Q_EMIT exchanging();
    m_surroundings.database.reopen(
        dataFile(), m_surroundings.clock, [kept, folder = m_dataFolder] { return restoration::undoReplace(folder, kept); }, this,
        [this](const Result<> &outcome) {
            if (!outcome)
                Q_EMIT failed(outcome.error(), tr("撤销恢复"));
            Q_EMIT exchanged(outcome ? tr("已撤销恢复，原来的数据回来了") : QString(), {});
        });
}

void Upkeep::showStorage(const QString &lastCheck)
{
    const qint64 bytes = QFileInfo(dataFile()).size();
    const shell::StorageFacts facts{QDir::toNativeSeparators(m_dataFolder), tr("%1 MB").arg((bytes + 999'999) / 1'000'000), tr("还没有备份"),
                                    lastCheck.isEmpty() ? tr("还没有校验") : lastCheck};
    m_page.setStorage(facts);
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return journal::SettingStore(journal).value(LastBackupSetting).toLongLong(); },
        [this, facts](qint64 lastAt) {
            auto known = facts;
            if (lastAt > 0)
                known.lastBackup = tr("%1，已读回核验").arg(when(chinaTime(lastAt)));
            m_page.setStorage(known);
        });
}

} // namespace zhijian
