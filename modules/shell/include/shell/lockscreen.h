#pragma once

#include <QDateTime>
#include <QWidget>

class QPushButton;

namespace zhijian::uikit {
class PasswordField;
class TextLabel;
}

namespace zhijian::shell {

/// Covers everything after idle minutes or Ctrl+L; the pages behind stay as they are. GUI thread.
class LockScreen : public QWidget
{
    Q_OBJECT

public:
    /// `since` is when it was locked; `reason` says why, in words.
    LockScreen(const QString &person, const QDateTime &since, const QString &reason, QWidget *parent = nullptr);

    void showProblem(const QString &sentence);
    void showLocked(const QDateTime &until);
    void unlockAllowed();

Q_SIGNALS:
    void unlockRequested(const QString &password);
    /// Somebody else wants to work; unsaved text of the first is kept as a draft of his.
    void signOutRequested();

private:
    void submit();

    uikit::PasswordField *m_password;
    uikit::TextLabel *m_problem;
    QPushButton *m_unlock;
};

} // namespace zhijian::shell
