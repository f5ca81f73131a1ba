#include "accountsdesk.h"

#include "calendar/silence.h"
#include "domain/account.h"
#include "domain/office.h"
#include "domain/release.h"
#include "journal/stores.h"
#include "registry/accountpapers.h"
#include "registry/accountsheet.h"
#include "registry/widgets/accountpage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace zhijian {

using registry::AccountPage;
using registry::AccountRecord;
using registry::AccountService;

namespace {

struct Rows
{
    QList<journal::AccountRow> accounts;
    QList<journal::AccountRow> removed;
    Office office;
    QDate today;
};

Rows readRows(const journal::Journal &journal)
{
    const journal::AccountStore store(journal);
    Rows rows{.accounts = store.rows(), .removed = store.rows(journal::Deleted::Only), .office = {}, .today = journal.clock().today()};
    if (const auto id = journal::PersonStore(journal).office())
        if (const auto office = journal.load<Office>(*id))
            rows.office = office->value;
    return rows;
}

QHash<EntityId, registry::SilenceMark> marksOf(const Rows &rows, const rules::RulePack &pack)
{
    QHash<EntityId, registry::SilenceMark> marks;
    for (const calendar::Silence &silence : calendar::silences(rows.accounts, calendar::SilenceRule::of(pack), rows.today))
        marks.insert(silence.account, {.lastDay = silence.lastDay,
                                       .phrase = calendar::silencePhrase(silence),
                                       .isUrgent = silence.level == calendar::SilenceLevel::Urgent || silence.level == calendar::SilenceLevel::Broken});
    return marks;
}

} // namespace

AccountsDesk::AccountsDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_surroundings(surroundings)
    , m_page(new AccountPage(surroundings.pack))
{
    connectPage();
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Account::Type) || changes.concerns(Release::Type) || changes.concerns(Office::Type))
            reload();
    });
}

QWidget *AccountsDesk::page() const
{
    return m_page;
}

AccountService::OfficeKey AccountsDesk::officeKey() const
{
    const auto session = m_surroundings.session();
    return session ? session->officeKey : std::nullopt;
}

void AccountsDesk::connectPage()
{
    connect(m_page, &AccountPage::recordRequested, this, [this](const EntityId &id) { readRecord(id, {}); });
    connect(m_page, &AccountPage::mergeRequested, this, &AccountsDesk::mergeRequested);
    connect(m_page, &AccountPage::versionRequested, this, &AccountsDesk::readRecord);
    connect(m_page, &AccountPage::saveRequested, this, &AccountsDesk::save);
    connect(m_page, &AccountPage::phoneRequested, this, &AccountsDesk::revealPhone);
    connect(m_page, &AccountPage::advanceRequested, this, [this](const EntityId &id, AccountState target) {
        act(tr("办理账号状态"), tr("“%1”已转为%2").arg(nameOf(id), chineseName(target)),
            [id, target](AccountService &service, journal::Journal &, const identity::Session &session) {
                return service.advance(id, target, session.author());
            });
    });
    connect(m_page, &AccountPage::removeRequested, this, [this](const EntityId &id) {
        act(tr("移到回收站"), tr("“%1”已移到回收站").arg(nameOf(id)),
            [id](AccountService &service, journal::Journal &, const identity::Session &session) { return service.remove(id, session.author()); });
    });
    connect(m_page, &AccountPage::restoreRequested, this, [this](const EntityId &id) {
        act(tr("恢复账号"), tr("“%1”已从回收站恢复").arg(nameOf(id)),
            [id](AccountService &service, journal::Journal &, const identity::Session &session) { return service.restore(id, session.author()); });
    });
    connect(m_page, &AccountPage::importFileChosen, this, &AccountsDesk::readWorkbook);
    connect(m_page, &AccountPage::importRequested, this, &AccountsDesk::importAccounts);
    connect(m_page, &AccountPage::exportRequested, this, &AccountsDesk::writeWorkbook);
    connect(m_page, &AccountPage::undoRequested, this, [this] { takeBack(m_undo, m_redo, tr("撤销")); });
    connect(m_page, &AccountPage::redoRequested, this, [this] { takeBack(m_redo, m_undo, tr("重做")); });
}

void AccountsDesk::reload()
{
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return readRows(journal); },
        [this](const Rows &rows) {
            if (!m_page)
                return;
            m_names.clear();
            for (const journal::AccountRow &row : rows.accounts + rows.removed)
                m_names.insert(row.id, row.name);
            m_page->setOffice(rows.office.name, rows.office.creditCode, officeKey().has_value());
            m_page->setAccounts(rows.accounts, rows.removed, rows.today);
            m_page->setSilence(marksOf(rows, m_surroundings.pack));
        });
}

void AccountsDesk::showAccount(const EntityId &account)
{
    if (m_page)
        m_page->select(account);
}

void AccountsDesk::print()
{
    const EntityId id = m_page ? m_page->shownAccount() : EntityId();
    const auto session = m_surroundings.session();
    if (id.isNull() || !session) {
        printList();
        return;
    }
    m_surroundings.database.run(
        this,
        [id, session = *session, pack = m_surroundings.pack](journal::Journal &journal) -> Result<Paper> {
            const auto record = AccountRecord::read(journal, id, {}, session.officeKey);
            if (!record)
                return failure(record);
            AccountService service(journal);
            const auto phone = [&](registry::AccountField field, const QString &masked) {
                if (masked.isEmpty() || !session.officeKey)
                    return masked;
                return service.revealPhone(id, field, session.officeKey, session.author()).value_or(masked);
            };
            const auto platform = pack.platform(record->account.platform);
            return registry::filingForm({.account = record->account,
                                         .platformName = platform ? platform->name : record->account.platform,
                                         .leaderPhone = phone(registry::AccountField::LeaderPhone, record->leaderPhone),
                                         .keeperPhone = phone(registry::AccountField::KeeperPhone, record->keeperPhone)});
        },
        [this](const Result<Paper> &paper) {
            if (paper)
                Q_EMIT paperReady(*paper);
            else
                Q_EMIT failed(paper.error(), tr("打印备案登记表"));
        });
}

void AccountsDesk::printList()
{
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return readRows(journal); },
        [this](const Rows &rows) { Q_EMIT paperReady(registry::accountList(rows.accounts, platformNames(), rows.today)); });
}

QHash<QString, QString> AccountsDesk::platformNames() const
{
    QHash<QString, QString> names;
    for (const rules::PlatformLimits &platform : m_surroundings.pack.platforms())
        names.insert(platform.code, platform.name);
    return names;
}

void AccountsDesk::readWorkbook(const QString &path)
{
    m_surroundings.database.run(
        this,
        [path, platforms = m_surroundings.pack.platforms()](journal::Journal &journal) -> Result<registry::AccountSheetReading> {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                return failure(ErrorCode::Unavailable, tr("打不开文件，它可能正被其他程序使用；请关闭后再试"));
            const auto sheet = officefile::readSheet(file.readAll(), path);
            if (!sheet)
                return failure(sheet);
            return registry::readAccountSheet(*sheet, platforms, journal::AccountStore(journal).rows());
        },
        [this, name = QFileInfo(path).fileName()](const Result<registry::AccountSheetReading> &reading) {
            if (!m_page)
                return;
            if (reading)
                m_page->showImport(name, *reading);
            else
                Q_EMIT failed(reading.error(), tr("导入 %1").arg(name));
        });
}

void AccountsDesk::importAccounts(const QList<registry::AccountDraft> &drafts)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [drafts, session = *session](journal::Journal &journal) {
            return AccountService(journal).createAll(drafts, session.officeKey, session.author());
        },
        [this, session = *session](const Result<QList<EntityId>> &ids) {
            if (!m_page)
                return;
            if (!ids) {
                Q_EMIT failed(ids.error(), tr("导入账号"));
                return;
            }
            m_page->closeImport();
            Q_EMIT notice(tr("已导入 %1 个账号").arg(ids->size()), [this, ids = *ids, session] {
                m_surroundings.database.run(
                    this, [ids, session](journal::Journal &journal) { return AccountService(journal).removeAll(ids, session.author()); },
                    [this](const Result<> &done) {
                        if (!done)
                            Q_EMIT failed(done.error(), tr("撤销导入"));
                    });
            });
        });
}

void AccountsDesk::writeWorkbook(const QString &path, bool isBlank)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [path, isBlank, session = *session, platforms = platformNames()](journal::Journal &journal) -> Result<> {
            auto forms = isBlank ? Result<QList<registry::FilingForm>>(QList<registry::FilingForm>())
                                 : AccountService(journal).exportForms(platforms, session.officeKey, session.author());
            const auto bytes = forms ? officefile::writeWorkbook(registry::accountSheet(*forms)) : failure(forms);
            if (!bytes)
                return failure(bytes);
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
                return failure(ErrorCode::Storage, tr("文件没有写成，它可能正在 Excel 中打开，或磁盘已满；请关闭它或换个位置再导出"));
            return {};
        },
        [this, path](const Result<> &done) {
            if (done)
                Q_EMIT notice(tr("已导出到 %1").arg(QDir::toNativeSeparators(path)), {});
            else
                Q_EMIT failed(done.error(), tr("导出账号"));
        });
}

QString AccountsDesk::nameOf(const EntityId &id) const
{
    return m_names.value(id);
}

void AccountsDesk::readRecord(const EntityId &id, const Digest &version)
{
    m_surroundings.database.run(
        this, [id, version, key = officeKey()](journal::Journal &journal) { return AccountRecord::read(journal, id, version, key); },
        [this](const Outcome &record) {
            if (!m_page)
                return;
            if (record)
                m_page->showRecord(*record);
            else
                Q_EMIT failed(record.error(), tr("打开账号"));
        });
}

void AccountsDesk::save(const registry::AccountDraft &draft, const QList<Digest> &seen)
{
    const bool isNew = seen.isEmpty();
    const QString done = isNew ? tr("已登记“%1”").arg(draft.account.name) : tr("已保存“%1”").arg(draft.account.name);
    act(isNew ? tr("登记账号") : tr("保存账号"), done,
        [draft, seen](AccountService &service, journal::Journal &journal, const identity::Session &session) -> Result<Digest> {
            if (!seen.isEmpty())
                return service.update(draft, seen, session.officeKey, session.author());
            auto id = service.create(draft, session.officeKey, session.author());
            if (!id)
                return failure(id);
            return journal.heads(*id).value(0);
        });
}

void AccountsDesk::act(const QString &name, const QString &done, const Work &work)
{
    const auto session = m_surroundings.session();
    if (!session) {
        Q_EMIT failed({ErrorCode::Forbidden, tr("没有登录")}, name);
        return;
    }
    m_surroundings.database.run(
        this,
        [work, session = *session](journal::Journal &journal) -> Outcome {
            AccountService service(journal);
            auto written = work(service, journal, session);
            if (!written)
                return failure(written);
            auto change = journal.change(*written);
            if (!change)
                return failure(change);
            return AccountRecord::read(journal, change->entity, *written, session.officeKey);
        },
        [this, name, done](const Outcome &outcome) {
            if (!m_page)
                return;
            if (!outcome) {
                Q_EMIT failed(outcome.error(), name);
                return;
            }
            m_undo.append({name, outcome->shown});
            m_redo.clear();
            m_page->showSaved(*outcome);
            Q_EMIT notice(done, [this, change = outcome->shown] { takeBack(m_undo, m_redo, tr("撤销"), change); });
        });
}

void AccountsDesk::takeBack(QList<Act> &from, QList<Act> &to, const QString &word, const Digest &which)
{
    const auto session = m_surroundings.session();
    qsizetype place = from.size() - 1;
    while (!which.isNull() && place >= 0 && from.at(place).change != which)
        --place;
    if (place < 0 || !session)
        return;
    const Act act = from.takeAt(place);
    m_surroundings.database.run(
        this,
        [act, session = *session](journal::Journal &journal) -> Outcome {
            auto written = AccountService(journal).takeBack(act.change, session.author());
            if (!written)
                return failure(written);
            auto change = journal.change(*written);
            if (!change)
                return failure(change);
            return AccountRecord::read(journal, change->entity, *written, session.officeKey);
        },
        [this, act, word, &from, &to](const Outcome &outcome) {
            if (!m_page)
                return;
            if (!outcome) {
                Q_EMIT failed(outcome.error(), QString(word + act.name));
                return;
            }
            to.append({act.name, outcome->shown});
            m_page->showSaved(*outcome);
            Q_EMIT notice(tr("已%1：%2").arg(word, act.name), [this, &from, &to, change = outcome->shown] { takeBack(to, from, tr("撤销"), change); });
        });
}

void AccountsDesk::revealPhone(const EntityId &id, registry::AccountField field)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [id, field, session = *session](journal::Journal &journal) {
            return AccountService(journal).revealPhone(id, field, session.officeKey, session.author());
        },
        [this, id, field](const Result<QString> &phone) {
            if (!m_page)
                return;
            if (phone)
                m_page->revealPhone(id, field, *phone);
            else
                Q_EMIT failed(phone.error(), tr("查看%1").arg(registry::chineseName(field)));
        });
}

} // namespace zhijian
