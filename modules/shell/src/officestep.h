#pragma once

#include "shell/firststart.h"

#include <QWidget>

class QLineEdit;
class QRadioButton;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::shell {

/// A new office with its facts, or an office that exists, by endpoint and one-time code. GUI thread.
class OfficeStep final : public QWidget
{
    Q_OBJECT

public:
    explicit OfficeStep(std::function<bool(const QString &)> isCreditCode, QWidget *parent = nullptr);

    [[nodiscard]] bool joins() const;
    void fill(FirstStart *start) const;
    bool validate();

Q_SIGNALS:
    void kindChanged();

private:
    void refresh();

    std::function<bool(const QString &)> m_isCreditCode;
    QRadioButton *m_newOffice;
    QRadioButton *m_join;
    uikit::FormRows *m_form;
    QLineEdit *m_name;
    QLineEdit *m_region;
    QLineEdit *m_credit;
    QLineEdit *m_endpoint;
    QLineEdit *m_code;
};

} // namespace zhijian::shell
