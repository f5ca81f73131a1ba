#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QLineEdit;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::shell {

class PasswordChooser;
class RolePicker;

/// The form for somebody new: name, post, roles, first password. GUI thread.
class PersonEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PersonEditor(const PasswordLimits &limits, QWidget *parent = nullptr);

    [[nodiscard]] NewPerson value() const;
    /// Shows what is missing beside the fields and moves the focus there; true when nothing is.
    bool validate();
    void setTakenNames(const QStringList &names) { m_takenNames = names; }

private:
    uikit::FormRows *m_form;
    QLineEdit *m_name;
    QLineEdit *m_post;
    RolePicker *m_roles;
    PasswordChooser *m_password;
    QStringList m_takenNames;
};

} // namespace zhijian::shell
