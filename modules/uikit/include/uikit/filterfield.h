#pragma once

#include <QLineEdit>
#include <QTimer>

namespace zhijian::uikit {

/// A search field for one list: magnifier, clear button, Esc clears, Down goes into the list. Emits `filtered` a
/// moment after the last letter, and never for an uncommitted composition of the input method. GUI thread.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(const QString &placeholder, QWidget *parent = nullptr);

    /// Down moves the focus there.
    void setList(QWidget *list) { m_list = list; }

Q_SIGNALS:
    void filtered(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTimer m_wait;
    QWidget *m_list = nullptr;
};

} // namespace zhijian::uikit
