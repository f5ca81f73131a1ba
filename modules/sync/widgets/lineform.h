#pragma once

#include "sync/authoritycertificate.h"
#include "sync/linesettings.h"
#include "sync/schedule.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace zhijian::uikit {
class FormRows;
class PasswordField;
class TextLabel;
}

namespace zhijian::sync {

/// When and over what line this workstation syncs. The password that is kept is never shown; left empty it stays.
/// GUI thread.
class LineForm : public QWidget
{
    Q_OBJECT

public:
    explicit LineForm(QWidget *parent = nullptr);

    void setValues(const LineSettings &line, const Schedule &schedule);
    /// The certificate that was read from the chosen file, or why it is none.
    void setAuthority(const Result<AuthorityCertificate> &authority);
    /// Emits saveRequested(), or points at what is missing.
    void submit();

Q_SIGNALS:
    void saveRequested(const zhijian::sync::LineSettings &line, const zhijian::sync::Schedule &schedule);
    void authorityFileRequested();

private:
    void buildSchedule();
    void buildProxy();
    void buildAuthority();
    void showProxy();
    void showAuthority();
    [[nodiscard]] LineSettings lineTyped() const;
    [[nodiscard]] Schedule scheduleTyped() const;

    LineSettings m_line;
    std::optional<AuthorityCertificate> m_authority;
    uikit::FormRows *m_rows;
    QComboBox *m_interval;
    QCheckBox *m_officeHours;
    QWidget *m_times;
    QTimeEdit *m_opens;
    QTimeEdit *m_closes;
    QCheckBox *m_metered;
    QComboBox *m_proxy;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    uikit::PasswordField *m_password;
    QWidget *m_authorityField;
    uikit::TextLabel *m_authorityText;
    QPushButton *m_choose;
    QPushButton *m_forget;
};

} // namespace zhijian::sync
