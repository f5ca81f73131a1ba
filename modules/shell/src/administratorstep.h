#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QLineEdit;

namespace zhijian::uikit {
class FormRows;
class TextLabel;
}

namespace zhijian::shell {

class PasswordChooser;

/// The first administrator; when joining, the person at this computer. GUI thread.
class AdministratorStep final : public QWidget
{
    Q_OBJECT

public:
    explicit AdministratorStep(const PasswordLimits &limits, QWidget *parent = nullptr);

    void setJoins(bool joins);
    [[nodiscard]] NewPerson value() const;
    bool validate();

private:
    uikit::TextLabel *m_explanation;
    uikit::FormRows *m_form;
    QLineEdit *m_name;
    QLineEdit *m_post;
    PasswordChooser *m_password;
    bool m_joins = false;
};

} // namespace zhijian::shell
