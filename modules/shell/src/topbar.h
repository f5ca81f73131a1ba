#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace zhijian::shell {

/// The row at the top: global search and the signed-in person. GUI thread.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] QToolButton *user() const { return m_user; }
    void setUser(const QString &name, const QString &roles);
    /// Less room above and below on a low screen.
    void setLow(bool low);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void writeUser();

    QLineEdit *m_search;
    QToolButton *m_user;
    QString m_name;
    QString m_roles;
};

} // namespace zhijian::shell
