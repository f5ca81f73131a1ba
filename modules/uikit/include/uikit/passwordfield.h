#pragma once

#include <QWidget>

class QLineEdit;
class QAction;

namespace zhijian::uikit {

class TextLabel;

/// A password line with a show/hide eye and a hint below while Caps Lock is on. GUI thread.
class PasswordField : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordField(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void clear();
    void setPlaceholderText(const QString &text);
    [[nodiscard]] QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void edited(const QString &text);
    void returnPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noticeCase(const QString &typed, bool shift);

    QLineEdit *m_line;
    QAction *m_eye;
    TextLabel *m_capsHint;
};

} // namespace zhijian::uikit
