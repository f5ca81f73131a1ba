#include "settingsdesk.h"

#include "identity/identityservice.h"
#include "journal/stores.h"
#include "shell/settingspage.h"
#include "signing/hash.h"
#include "uikit/diagnosis.h"
#include "upkeep.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

QString layerName(rules::Layer layer)
{
    switch (layer) {
    case rules::Layer::National: return SettingsDesk::tr("国家");
    case rules::Layer::Province: return SettingsDesk::tr("省");
    case rules::Layer::City: return SettingsDesk::tr("市（州）");
    case rules::Layer::County: return SettingsDesk::tr("县（区）");
    }
    return {};
}

} // namespace

SettingsDesk::SettingsDesk(const Surroundings &surroundings, const QString &dataFolder, uikit::Theme &theme, uikit::Prompter &prompter,
                           QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_theme(theme), m_dataFolder(dataFolder),
      m_page(new shell::SettingsPage({surroundings.pack.number(rules::threshold::PasswordLength),
                                         surroundings.pack.number(rules::threshold::PasswordClasses)}))
    , m_upkeep(new Upkeep(surroundings, dataFolder, *m_page, prompter, this))
{
    m_page->setAppearance(theme.appearance());
    showRules();
    m_upkeep->showStorage();
    m_page->setAbout(QStringLiteral(ZHIJIAN_VERSION),
                     {{u"Qt"_s, QString::fromLatin1(qVersion()), u"LGPL-3.0"_s},
                      {u"KDE Frameworks(KSyntaxHighlighting、KArchive)"_s, u"6"_s, u"MIT、LGPL-2.0+"_s},
                      {u"OpenSSL"_s, u"3"_s, u"Apache-2.0"_s},
                      {u"cmark-gfm"_s, u"0.29"_s, u"BSD-2-Clause"_s},
                      {u"zstd"_s, u"1.5"_s, u"BSD-3-Clause"_s},
                      {u"SQLite"_s, u"3"_s, tr("公有领域")}},
                     m_dataFolder);
    connect(m_page, &shell::SettingsPage::appearanceChangeRequested, this, [this](const uikit::Appearance &appearance) {
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
            Q_EMIT done(sentence);
        });
}

void SettingsDesk::connectPeople()
{
    using identity::IdentityService;
    using identity::Session;
    connect(m_page, &shell::SettingsPage::personAddRequested, this, [this](const shell::NewPerson &wish) {
        const identity::NewPerson person{wish.name, wish.post, {}, wish.roles, wish.password};
        act(tr("新增人员"), tr("已新增 %1").arg(person.name),
            [person](IdentityService &service, const Session &session) { return service.addPerson(session, person); });
    });
    connect(m_page, &shell::SettingsPage::retireRequested, this, [this](const EntityId &person, bool isRetired) {
        act(isRetired ? tr("停用人员") : tr("恢复人员"), isRetired ? tr("已停用，其签批与记录仍然有效") : tr("已恢复"),
            [person, isRetired](IdentityService &service, const Session &session) { return service.setRetired(session, person, isRetired); });
    });
    connect(m_page, &shell::SettingsPage::rolesChangeRequested, this, [this](const EntityId &person, const QList<Role> &roles) {
        act(tr("调整角色"), tr("角色已调整"),
            [person, roles](IdentityService &service, const Session &session) { return service.changeRoles(session, person, roles); });
    });
    connect(m_page, &shell::SettingsPage::keyConfirmRequested, this, [this](const EntityId &key) {
        act(tr("确认密钥"), tr("密钥已确认，下次同步后在对方电脑生效"),
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
    connect(m_page, &shell::SettingsPage::folderOpenRequested, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataFolder)); });
    connect(m_page, &shell::SettingsPage::diagnosisCopyRequested, this, [this] {
        QGuiApplication::clipboard()->setText(uikit::diagnosis());
        Q_EMIT done(tr("诊断信息已复制，可以粘贴给技术支持；其中没有姓名、路径和内容"));
    });
    connect(m_upkeep, &Upkeep::failed, this, &SettingsDesk::failed);
    connect(m_upkeep, &Upkeep::done, this, &SettingsDesk::done);
    connect(m_upkeep, &Upkeep::exchanging, this, &SettingsDesk::exchanging);
    connect(m_upkeep, &Upkeep::exchanged, this, &SettingsDesk::exchanged);
}

void SettingsDesk::examineBackup(const QString &path)
{
    m_upkeep->offer(path);
}

void SettingsDesk::showRules()
{
    QList<shell::RuleRow> rows;
    for (const rules::Threshold &threshold : m_surroundings.pack.thresholds())
        rows.append({threshold.id, threshold.name, QString::number(threshold.value) + u' ' + threshold.unit, layerName(threshold.layer),
                     threshold.document, threshold.clause, threshold.inForce.isValid() ? chineseDate(threshold.inForce) : QString()});
    // The first is the program's own; the others came down and were proved.
    const QStringList handedDown = m_surroundings.pack.provenance().mid(1);
    m_page->setRulePack({m_surroundings.pack.id(), m_surroundings.pack.version(),
                         handedDown.isEmpty() ? tr("随程序发布") : tr("随程序发布，并采用上级下发的 %1（签名已核验）").arg(handedDown.join(u"、"_s))}, rows);
}

void SettingsDesk::reload()
{
    struct People
    {
        QList<shell::PersonRow> rows;
        QList<shell::WaitingKey> waiting;
    };
    const auto session = m_surroundings.session();
    m_surroundings.database.run(
        this,
        [myself = session ? session->person.id : EntityId()](journal::Journal &journal) {
            const journal::PersonStore store(journal);
            People people;
            for (const journal::PersonRow &row : store.rows())
                people.rows.append({.id = row.id, .name = row.name, .post = row.post, .roles = row.roles,
                                    .key = !row.canSignInHere ? shell::KeyState::None
                                        : row.hasConfirmedKey ? shell::KeyState::Confirmed : shell::KeyState::Waiting,
                                    .isRetired = row.isRetired, .isMyself = row.id == myself});
            const auto names = store.names();
            for (const PersonKey &key : store.keys())
                if (key.confirmedBy.isNull()) {
                    const auto history = journal.history(key.id);
                    people.waiting.append({key.id, names.value(key.person), QString::number(key.device, 16).right(6).toUpper(),
                                           signing::digest(Suite::Sm3Sm2, key.publicKey).shortText(),
                                           history.isEmpty() ? QString() : chinaTime(history.last().time).toString(u"M月d日 HH:mm"_s)});
                }
            return people;
        },
        [this](const People &people) {
            const auto current = m_surroundings.session();
            m_page->setPeople(people.rows, current && current->has(Role::SystemAdministrator));
            m_page->setWaitingKeys(people.waiting);
        });
}

} // namespace zhijian
