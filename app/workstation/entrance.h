#pragma once

#include "desk.h"
#include "shell/firststartpage.h"
#include "shell/lockscreen.h"
#include "shell/signinpage.h"

#include <QPointer>

#include <memory>

namespace zhijian::shell {
class MainWindow;
}

namespace zhijian {

class FirstLoad;

/// The way in: first start, sign-in, lock and unlock. Holds the session. GUI thread.
class Entrance : public QObject
{
    Q_OBJECT

public:
    Entrance(const Surroundings &surroundings, const QString &dataFolder, shell::MainWindow &window, QObject *parent = nullptr);
    ~Entrance() override;

    /// Shows the first start or the sign-in page, whichever the journal asks for.
    void open();
    [[nodiscard]] const std::optional<identity::Session> &session() const { return m_session; }

    /// For measurements: once the sign-in page is there, this person signs in.
    void signInWhenShown(const QString &name, const QString &password);

    void lock(const QString &reason);
    void signOut();

Q_SIGNALS:
    /// The first start or the sign-in page with its people is there.
    void shown();
    /// The person is in; pages may load.
    void entered();
    /// Before the pages are hidden: unsaved text is to be kept as a draft.
    void leaving();
    /// The sign-in page has said it already.
    void refused(const QString &sentence);
    void failed(const zhijian::Error &error, const QString &doing);

private:
    void showFirstStart();
    void found(const shell::FirstStart &start);
    void showSignIn();
    void signIn(const EntityId &person, const QString &password);
    void activate(const EntityId &person, const QString &password);
    void unlock(const QString &password);
    void enter(const identity::Session &session);

    Surroundings m_surroundings;
    QString m_dataFolder;
    shell::MainWindow &m_window;
    std::optional<identity::Session> m_session;
    Person m_lockedPerson;
    QString m_visitor;
    QString m_visitorPassword;
    QPointer<shell::FirstStartPage> m_firstStart;
    std::unique_ptr<FirstLoad> m_firstLoad;
    QPointer<shell::SignInPage> m_signIn;
    QPointer<shell::LockScreen> m_lock;
};

} // namespace zhijian
