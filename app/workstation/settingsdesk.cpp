#include "settingsdesk.h"

#include "identity/identityservice.h"
#include "journal/stores.h"
#include "shell/settingspage.h"
#include "uikit/errortext.h"
#include "uikit/prompter.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace zhijian {

SettingsDesk::SettingsDesk(const Surroundings &surroundings, const QString &dataFolder, uikit::Theme &theme, uikit::Prompter &prompter,
                           QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_theme(theme), m_prompter(prompter), m_dataFolder(dataFolder),
      m_page(new shell::SettingsPage(surroundings.pack))
{
    m_page->setDataFolder(dataFolder);
    m_page->setAppearance(theme.appearance());
    connect(m_page, &shell::SettingsPage::appearanceRequested, this, [this](const uikit::Appearance &appearance) {
        m_theme.setAppearance(appearance);
        Q_EMIT appearanceChanged(appearance);
    });
    connectPeople();
    connectUpkeep();
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Person::Type) || changes.concerns(PersonKey::Type))
            reload();
    });
}

QWidget *SettingsDesk::page() const
{
    return m_page;
}

template <typename Act>
void SettingsDesk::act(const QString &doing, const QString &sentence, Act work)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [session = *session, work, &pack = m_surroundings.pack](journal::Journal &journal) -> Result<> {
            identity::IdentityService service(journal, pack);
            const auto outcome = work(service, session);
            return outcome ? Result<>() : Result<>(failure(outcome));
        },
        [this, doing, sentence](const Result<> &outcome) {
            if (!outcome) {
                Q_EMIT failed(outcome.error(), doing);
                return;
            }
            m_page->clearForms();
            Q_EMIT done(sentence);
        });
}

void SettingsDesk::connectPeople()
{
    using identity::IdentityService;
    using identity::Session;
    connect(m_page, &shell::SettingsPage::personAddRequested, this, [this](const identity::NewPerson &person) {
        act(tr("新增人员"), tr("已新增 %1").arg(person.name),
            [person](IdentityService &service, const Session &session) { return service.addPerson(session, person); });
    });
    connect(m_page, &shell::SettingsPage::retireRequested, this, [this](const EntityId &person, bool isRetired) {
        act(isRetired ? tr("停用人员") : tr("恢复人员"), isRetired ? tr("已停用,其签批与记录仍然有效") : tr("已恢复"),
            [person, isRetired](IdentityService &service, const Session &session) { return service.setRetired(session, person, isRetired); });
    });
    connect(m_page, &shell::SettingsPage::keyConfirmRequested, this, [this](const EntityId &key) {
        act(tr("确认密钥"), tr("密钥已确认,下次同步后在对方电脑生效"),
            [key](IdentityService &service, const Session &session) { return service.confirmKey(session, key); });
    });
    connect(m_page, &shell::SettingsPage::passwordChangeRequested, this, [this](const QString &oldPassword, const QString &newPassword) {
        act(tr("修改密码"), tr("密码已修改"), [oldPassword, newPassword](IdentityService &service, const Session &session) {
            return service.changePassword(session.person.id, oldPassword, newPassword);
        });
    });
}

void SettingsDesk::connectUpkeep()
{
    connect(m_page, &shell::SettingsPage::openFolderRequested, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataFolder)); });
    connect(m_page, &shell::SettingsPage::verifyRequested, this, [this] {
        m_page->setUpkeepResult(tr("正在核验…"));
        m_surroundings.database.run(
            this, [](journal::Journal &journal) { return journal.verify(); },
            [this](const Result<journal::Journal::Verification> &found) {
                m_page->setUpkeepResult(found ? tr("台账完好:%1 条变更、%2 个签名、%3 个附件分块、%4 台设备的链").arg(found->changes)
                                                    .arg(found->signatures).arg(found->parts).arg(found->devices)
                                              : uikit::errorText(found.error(), tr("核验台账")));
            });
    });
    connect(m_page, &shell::SettingsPage::backUpRequested, this, [this] {
        const QString name = u"指尖工作站备份-%1.zj"_s.arg(m_surroundings.clock.now().toString(u"yyyyMMdd-HHmm"_s));
        m_prompter.askFileToSave({tr("备份到文件"), {tr("指尖工作站数据 (*.zj)")}, name}, [this](const std::optional<QString> &path) {
            if (path)
                backUp(*path);
        });
    });
}

void SettingsDesk::backUp(const QString &path)
{
    m_page->setUpkeepResult(tr("正在备份…"));
    m_surroundings.database.run(
        this,
        [path](journal::Journal &journal) -> Result<> {
            if (auto written = journal.backUp(path); !written)
                return written;
            // A backup that cannot be read back is none.
            auto copy = journal::Journal::open(path, journal.clock());
            if (!copy)
                return failure(copy);
            const auto found = (*copy)->verify();
            return found ? Result<>() : Result<>(failure(found));
        },
        [this, path](const Result<> &outcome) {
            m_page->setUpkeepResult(outcome ? tr("已备份到 %1,并已读回核验").arg(path) : uikit::errorText(outcome.error(), tr("备份")));
        });
}

void SettingsDesk::reload()
{
    struct People
    {
        QList<journal::PersonRow> rows;
        QList<PersonKey> waiting;
    };
    m_surroundings.database.run(
        this,
        [](journal::Journal &journal) {
            const journal::PersonStore store(journal);
            People people{store.rows(), {}};
            for (const PersonKey &key : store.keys())
                if (key.confirmedBy.isNull())
                    people.waiting.append(key);
            return people;
        },
        [this](const People &people) {
            const auto session = m_surroundings.session();
            m_page->setPeople(people.rows, people.waiting, session && session->has(Role::SystemAdministrator));
        });
}

} // namespace zhijian
