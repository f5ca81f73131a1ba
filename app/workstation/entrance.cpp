#include "entrance.h"

#include "domain/office.h"
#include "firstload.h"
#include "identity/identityservice.h"
#include "journal/stores.h"
#include "registry/accountchecks.h"
#include "shell/firststartpage.h"
#include "shell/lockscreen.h"
#include "shell/mainwindow.h"
#include "shell/signinpage.h"
#include "uikit/errortext.h"

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto LastPersonSetting = "lastPerson"_L1;

struct Door
{
    bool hasOffice = false;
    bool isLoading = false; ///< A first load by stick is not complete
    QString officeName;
    QList<journal::PersonRow> people;
    EntityId lastPerson;
};

identity::NewPerson personOf(const shell::NewPerson &person)
{
    return {person.name, person.post, {}, person.roles, person.password};
}

} // namespace

Entrance::Entrance(const Surroundings &surroundings, const QString &dataFolder, shell::MainWindow &window, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_dataFolder(dataFolder), m_window(window)
{
}

Entrance::~Entrance() = default;

void Entrance::open()
{
    m_surroundings.database.run(
        this,
        [](journal::Journal &journal) {
            const journal::PersonStore store(journal);
            const auto office = store.office();
            Door door{.hasOffice = office.has_value(), .isLoading = FirstLoad::isPending(journal), .officeName = {}, .people = store.rows(),
                      .lastPerson = EntityId::fromBytes(journal::SettingStore(journal).value(LastPersonSetting))};
            if (office)
                if (const auto loaded = journal.load<Office>(*office))
                    door.officeName = loaded->value.name;
            return door;
        },
        [this](const Door &door) {
            if (!door.hasOffice || door.isLoading) {
                showFirstStart();
                if (door.isLoading)
                    m_firstLoad->resume();
                Q_EMIT shown();
                return;
            }
            m_firstLoad.reset();
            m_window.setOffice(door.officeName);
            showSignIn();
            QList<shell::SignInPerson> people;
            for (const journal::PersonRow &row : door.people) {
                if (row.isRetired)
                    continue;
                const QString roles = shell::chineseNames(row.roles);
                people.append({row.id, row.name, row.post.isEmpty() ? roles : QString(row.post + u" · "_s + roles), row.canSignInHere});
            }
            m_signIn->setOffice(door.officeName);
            m_signIn->setPeople(people);
            m_signIn->setCurrent(door.lastPerson);
            Q_EMIT shown();
            if (m_visitor.isEmpty())
                return;
            const auto visitor = std::ranges::find(door.people, std::exchange(m_visitor, {}), &journal::PersonRow::name);
            if (visitor == door.people.cend())
                Q_EMIT failed({ErrorCode::NotFound, tr("没有这个人")}, tr("登录"));
            else
                signIn(visitor->id, std::exchange(m_visitorPassword, {}));
        });
}

void Entrance::signInWhenShown(const QString &name, const QString &password)
{
    m_visitor = name;
    m_visitorPassword = password;
}

void Entrance::showFirstStart()
{
    const rules::RulePack &pack = m_surroundings.pack;
    shell::FirstStartRules rules{.password = {pack.number(rules::threshold::PasswordLength), pack.number(rules::threshold::PasswordClasses)},
                                 .isCreditCode = [](const QString &code) { return registry::isCreditCode(code); }};
    m_firstStart = new shell::FirstStartPage(rules, m_surroundings.clock);
    connect(m_firstStart, &shell::FirstStartPage::finished, this, [this](const shell::FirstStart &start) {
        if (start.joins)
            m_firstLoad->join(start);
        else
            found(start);
    });
    m_firstLoad = std::make_unique<FirstLoad>(m_surroundings, m_dataFolder, m_firstStart);
    // Queued: it is one of its own signals that ends it.
    connect(m_firstLoad.get(), &FirstLoad::loaded, this, &Entrance::open, Qt::QueuedConnection);
    m_window.showAlone(m_firstStart);
}

void Entrance::found(const shell::FirstStart &start)
{
    m_firstStart->setBusy(true);
    identity::FirstStart wish{.officeName = start.officeName, .regionCode = start.regionCode, .creditCode = start.creditCode,
                              .administrator = personOf(start.administrator), .people = {},
                              .isNoticeAcknowledged = start.acknowledgedAt.isValid()};
    for (const shell::NewPerson &person : start.people)
        wish.people.append(personOf(person));
    m_surroundings.database.run(
        this,
        [wish, &pack = m_surroundings.pack](journal::Journal &journal) { return identity::IdentityService(journal, pack).foundOffice(wish); },
        [this, name = start.officeName](const Result<identity::Session> &session) {
            if (!session) {
                m_firstStart->setBusy(false);
                m_firstStart->showProblem(uikit::errorText(session.error(), tr("设立单位")));
                return;
            }
            m_window.setOffice(name);
            enter(*session);
        });
}

void Entrance::showSignIn()
{
    const rules::RulePack &pack = m_surroundings.pack;
    m_signIn = new shell::SignInPage({pack.number(rules::threshold::SigninFailures), pack.number(rules::threshold::SigninLockMinutes)});
    connect(m_signIn, &shell::SignInPage::signInRequested, this, &Entrance::signIn);
    connect(m_signIn, &shell::SignInPage::activationRequested, this, &Entrance::activate);
    m_window.showAlone(m_signIn);
}

void Entrance::signIn(const EntityId &person, const QString &password)
{
    m_signIn->setBusy(true);
    m_surroundings.database.run(
        this,
        [person, password, &pack = m_surroundings.pack](journal::Journal &journal) {
            auto session = identity::IdentityService(journal, pack).signIn(person, password);
            if (session)
                (void)journal::SettingStore(journal).put(LastPersonSetting, person.toBytes());
            return session;
        },
        [this](const Result<identity::Session> &session) {
            if (!m_signIn)
                return;
            m_signIn->setBusy(false);
            if (session) {
                enter(*session);
                return;
            }
            const QString sentence = uikit::errorText(session.error(), tr("登录"));
            m_signIn->showProblem(sentence);
            Q_EMIT refused(sentence);
        });
}

void Entrance::activate(const EntityId &person, const QString &password)
{
    m_signIn->setBusy(true);
    m_surroundings.database.run(
        this,
        [person, password, &pack = m_surroundings.pack](journal::Journal &journal) -> Result<identity::Session> {
            identity::IdentityService service(journal, pack);
            if (auto done = service.activateHere(person, password); !done)
                return failure(done);
            return service.signIn(person, password);
        },
        [this](const Result<identity::Session> &session) {
            if (!m_signIn)
                return;
            m_signIn->setBusy(false);
            if (session)
                enter(*session);
            else
                m_signIn->showProblem(uikit::errorText(session.error(), tr("启用")));
        });
}

void Entrance::enter(const identity::Session &session)
{
    m_session = session;
    m_window.setPerson(session.person.id.toString());
    m_window.setUser(session.person.name, shell::chineseNames(session.person.roles));
    Q_EMIT entered();
}

void Entrance::lock(const QString &reason)
{
    if (!m_session)
        return;
    Q_EMIT leaving();
    m_lockedPerson = m_session->person;
    m_session.reset();
    m_lock = new shell::LockScreen(m_lockedPerson.name, m_surroundings.clock.now(), reason);
    connect(m_lock, &shell::LockScreen::unlockRequested, this, &Entrance::unlock);
    connect(m_lock, &shell::LockScreen::signOutRequested, this, &Entrance::open);
    m_window.showAlone(m_lock);
}

void Entrance::unlock(const QString &password)
{
    m_surroundings.database.run(
        this,
        [person = m_lockedPerson.id, password, &pack = m_surroundings.pack](journal::Journal &journal) {
            return identity::IdentityService(journal, pack).signIn(person, password);
        },
        [this](const Result<identity::Session> &session) {
            if (!m_lock)
                return;
            if (session)
                enter(*session);
            else
                m_lock->showProblem(uikit::errorText(session.error(), tr("解锁")));
        });
}

void Entrance::signOut()
{
    Q_EMIT leaving();
    m_session.reset();
    open();
}

} // namespace zhijian
