#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::shell {

/// How this workstation begins: with a new office and its facts, or with an office that exists. GUI thread.
class OfficeStep final : public QWidget
{
    Q_OBJECT

public:
    explicit OfficeStep(std::function<bool(const QString &)> isCreditCode, QWidget *parent = nullptr);

    [[nodiscard]] FirstStartKind kind() const;
    void setKind(FirstStartKind kind);
    void fill(FirstStart *start) const;
    bool validate();

Q_SIGNALS:
    void kindChanged();
    /// Proxy and root certificate, before there is a sync page.
    void lineRequested();

private:
    void refresh();

    std::function<bool(const QString &)> m_isCreditCode;
    QRadioButton *m_newOffice;
    QRadioButton *m_join;
    QRadioButton *m_load;
    QRadioButton *m_restore;
    QPushButton *m_line;
    uikit::FormRows *m_form;
    QLineEdit *m_name;
    QLineEdit *m_region;
    QLineEdit *m_credit;
    QLineEdit *m_endpoint;
    QLineEdit *m_code;
};

} // namespace zhijian::shell
