#pragma once

#include "core/entityid.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <optional>

class QListView;
class QPushButton;

namespace zhijian::uikit {
class PasswordField;
class TextLabel;
}

namespace zhijian::shell {

class SignInModel;

struct SignInPerson
{
    EntityId id;
    QString name;
    QString detail;        ///< Post and roles
    bool hasKeyHere = true; ///< Otherwise he cannot sign in on this computer yet

    bool operator==(const SignInPerson &) const = default;
};

/// From the rule pack.
struct SignInLimits
{
    int failures = 0;
    int lockMinutes = 0;
};

/// Choose a person, give the password. The lock rule stands there in words. GUI thread.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(const SignInLimits &limits, QWidget *parent = nullptr);

    void setOffice(const QString &name);
    void setPeople(const QList<SignInPerson> &people);
    /// Preselects, for example the one who signed in last.
    void setCurrent(const EntityId &person);
    [[nodiscard]] EntityId current() const;
    /// A full sentence; clears the password and sets the focus there.
    void showProblem(const QString &sentence);
    /// 已锁定至 hh:mm; the button rests until unlocked() or another person is chosen.
    void showLocked(const EntityId &person, const QDateTime &until);
    void unlock(const EntityId &person);
    /// While the key is being opened: the fields rest.
    void setBusy(bool busy);

Q_SIGNALS:
    void signInRequested(const zhijian::EntityId &person, const QString &password);
    /// A person known by sync who has no key here yet wants one with this password.
    void activationRequested(const zhijian::EntityId &person, const QString &password);

private:
    void buildLayout();
    void submit();
    void refresh();

    SignInLimits m_limits;
    SignInModel *m_model;
    QListView *m_list;
    uikit::TextLabel *m_title;
    uikit::TextLabel *m_passwordName;
    uikit::PasswordField *m_password;
    uikit::TextLabel *m_problem;
    uikit::TextLabel *m_rule;
    QPushButton *m_button;
    QHash<EntityId, QDateTime> m_lockedUntil;
    bool m_isBusy = false;
};

} // namespace zhijian::shell
