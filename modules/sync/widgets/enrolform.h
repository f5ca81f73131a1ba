#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace zhijian::uikit {
class FormRows;
}

namespace zhijian::sync {

/// Address and one-time code: what it takes to sync with the province. GUI thread.
class EnrolForm : public QWidget
{
    Q_OBJECT

public:
    explicit EnrolForm(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    void setBusy(bool isBusy);
    /// Under the address or the code; empty takes it away.
    void setProblem(const QString &sentence, bool isAddress);
    void clear();

Q_SIGNALS:
    void enrolRequested(const QString &address, const QString &code);

private:
    void submit();

    uikit::FormRows *m_rows;
    QLineEdit *m_address;
    QLineEdit *m_code;
    QPushButton *m_enrol;
};

} // namespace zhijian::sync
