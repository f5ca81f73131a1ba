#include "syncdesk.h"

#include "domain/person.h"
#include "rules/thresholdids.h"
#include "screening/outbound.h"
#include "sync/authoritycertificate.h"
#include "sync/bundleservice.h"
#include "sync/widgets/enrolform.h"
#include "sync/widgets/lineform.h"
#include "sync/widgets/statuswords.h"
#include "sync/widgets/syncpage.h"
#include "uikit/errortext.h"
#include "uikit/messagebar.h"

#include <QSysInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

sync::SyncService::Options optionsFor(const Surroundings &surroundings)
{
    // A screener is a cheap copy and its functions may be called in any thread.
    return {.mayLeave = [screener = surroundings.screener](const Change &change) { return screening::mayLeave(screener, change); },
            .clockDifferenceMinutes = surroundings.pack.number(rules::threshold::ClockDifferenceMinutes),
            .stationName = QSysInfo::machineHostName(),
            .isWorkingDay = [&calendar = surroundings.calendar](QDate day) { return calendar.isWorkingDay(day); }};
}

} // namespace

SyncDesk::SyncDesk(const Surroundings &surroundings, const QString &dataFolder, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_service(surroundings.database, surroundings.clock, optionsFor(surroundings)), m_dataFolder(dataFolder),
      m_page(new sync::SyncPage(m_service.log(), m_conflicts, m_feed))
{
    connect(&m_service, &sync::SyncService::statusChanged, this, &SyncDesk::show);
    connect(m_page, &sync::SyncPage::syncRequested, &m_service, &sync::SyncService::syncNow);
    connect(m_page, &sync::SyncPage::stopRequested, &m_service, &sync::SyncService::stop);
    connect(m_page, &sync::SyncPage::attachmentsRequested, &m_service, &sync::SyncService::syncWithAttachments);
    connect(m_page, &sync::SyncPage::lineChosen, this, &SyncDesk::configure);
    connect(m_page, &sync::SyncPage::authorityFileChosen, this, &SyncDesk::readAuthority);
    connect(m_page, &sync::SyncPage::enrolRequested, this, &SyncDesk::enrol);
    connectSticks();
    connectFeed();
    connect(m_page, &sync::SyncPage::conflictOpened, this,
            [this](const QString &type, const EntityId &id) {
                if (type == Person::Type)
                    Q_EMIT openRequested(u"settings"_s, id);
                else
                    Q_EMIT mergeRequested(id);
            });
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        updateConflicts(changes.ids);
    });
}

SyncDesk::~SyncDesk()
{
    if (m_stickStop)
        m_stickStop->request_stop();
    m_sticks.waitForDone();
    delete m_page;
}

QWidget *SyncDesk::page() const
{
    return m_page;
}

void SyncDesk::open()
{
    m_service.load();
    reloadConflicts();
    reloadFeed();
    show();
}

void SyncDesk::syncNow()
{
    if (m_service.status().isEnrolled)
        m_service.syncNow();
    else
        Q_EMIT openRequested(u"sync"_s, {});
}

void SyncDesk::show()
{
    const QDateTime now = m_surroundings.clock.now();
    const sync::SyncStatus &status = m_service.status();
    // The last part of a document's file comes after the document, and after an enrolment what is here can be proved.
    if (std::exchange(m_wasRunning, status.isRunning) && !status.isRunning)
        reloadFeed();
    if (m_page) {
        m_page->setLine(m_service.line());
        m_page->setStatus(status, now);
    }
    Q_EMIT stateChanged(sync::statusChip(status).tone, sync::statusLine(status, now));
}

void SyncDesk::reloadConflicts()
{
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return sync::conflictRows(journal); },
        [this](const QList<sync::ConflictRow> &rows) {
            m_conflicts.setRows(rows);
            Q_EMIT countChanged(int(rows.size()));
        });
}

void SyncDesk::updateConflicts(const QSet<EntityId> &touched)
{
    // A first load touches everything; then the lists are quicker.
    constexpr qsizetype Many = 500;
    if (touched.size() > Many)
        return reloadConflicts();
    if (touched.isEmpty())
        return;
    m_surroundings.database.run(
        this,
        [touched](journal::Journal &journal) {
            QList<sync::ConflictRow> rows;
            for (const EntityId &id : touched)
                if (const auto row = sync::conflictRow(journal, id))
                    rows.append(*row);
            return rows;
        },
        [this, touched](const QList<sync::ConflictRow> &rows) {
            m_conflicts.update(touched, rows);
            Q_EMIT countChanged(m_conflicts.rowCount());
        });
}

void SyncDesk::configure(const sync::LineSettings &line, const sync::Schedule &schedule)
{
    const bool wasFailing = m_service.status().lastError.has_value();
    m_service.configure(line, schedule, [this, wasFailing](const Result<> &outcome) {
        if (!m_page)
            return;
        if (!outcome)
            return m_page->messages()->show(uikit::errorNotice(outcome.error(), tr("保存线路设置")));
        m_page->setLine(m_service.line());
        m_page->closeLineSheet();
        m_page->messages()->show(uikit::doneNotice(wasFailing ? tr("线路设置已保存，正在重新同步。") : tr("线路设置已保存，从下一次同步起使用。")));
        if (wasFailing)
            m_service.syncNow();
    });
}

void SyncDesk::readAuthority(const QString &path)
{
    // Off the GUI thread: the file may lie on a slow stick.
    m_surroundings.database.run(
        this,
        [path, now = m_surroundings.clock.now()](journal::Journal &) -> Result<sync::AuthorityCertificate> {
            constexpr qint64 Largest = 256 << 10;
            const auto bytes = sync::readStickFile(path, Largest);
            return bytes ? sync::authorityFrom(*bytes, now) : failure(bytes);
        },
        [this](const Result<sync::AuthorityCertificate> &authority) {
            if (m_page)
                m_page->lineForm()->setAuthority(authority);
        });
}

void SyncDesk::enrol(const QString &address, const QString &code)
{
    m_page->enrolForm()->setBusy(true);
    m_service.enrol(address, code, [this](const Result<> &outcome) {
        if (!m_page)
            return;
        m_page->enrolForm()->setBusy(false);
        if (outcome)
            return m_page->messages()->show(uikit::doneNotice(tr("已登记到上级平台，正在进行第一次同步。")));
        const bool isAboutCode = outcome.error().code == ErrorCode::Forbidden || outcome.error().code == ErrorCode::WrongState;
        m_page->enrolForm()->setProblem(isAboutCode ? QString(outcome.error().detail + u'。') : uikit::errorText(outcome.error(), tr("登记")),
                                        !isAboutCode);
    });
}

} // namespace zhijian
