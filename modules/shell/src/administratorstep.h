#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QLineEdit;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::shell {

class PasswordChooser;

/// The first administrator of a new office. GUI thread.
class AdministratorStep final : public QWidget
{
    Q_OBJECT

public:
    explicit AdministratorStep(const PasswordLimits &limits, QWidget *parent = nullptr);

    [[nodiscard]] NewPerson value() const;
    bool validate();

private:
    uikit::FormRows *m_form;
    QLineEdit *m_name;
    QLineEdit *m_post;
    PasswordChooser *m_password;
};

} // namespace zhijian::shell
