#pragma once

#include "shell/passwordlimits.h"

#include <QWidget>

class QLabel;

namespace zhijian::uikit {
class PasswordField;
class TextLabel;
}

namespace zhijian::shell {

/// A new password, twice, with the rules ticked off while typing. GUI thread.
class PasswordChooser : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordChooser(const PasswordLimits &limits, QWidget *parent = nullptr);

    [[nodiscard]] QString password() const;
    /// What is missing, as a sentence; empty when fine.
    [[nodiscard]] QString problem() const;
    void clear();
    /// For tests and for filling a form again.
    void setPasswords(const QString &first, const QString &second);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void setTick(QLabel *tick, uikit::TextLabel *words, bool met);

    PasswordLimits m_limits;
    uikit::PasswordField *m_first;
    uikit::PasswordField *m_second;
    QLabel *m_lengthTick;
    uikit::TextLabel *m_lengthWords;
    QLabel *m_classesTick;
    uikit::TextLabel *m_classesWords;
    QLabel *m_sameTick;
    uikit::TextLabel *m_sameWords;
};

} // namespace zhijian::shell
