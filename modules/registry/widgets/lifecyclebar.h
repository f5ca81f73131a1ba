#pragma once

#include "domain/terms.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace zhijian::registry {

/// The way of an account from 拟开设 to 已注销: the steps as a line, the present one marked, and the steps that may come
/// next as buttons. GUI thread.
class LifeCycleBar : public QWidget
{
    Q_OBJECT

public:
    explicit LifeCycleBar(QWidget *parent = nullptr);

    void setState(AccountState state);
    void setLocked(bool isLocked);

Q_SIGNALS:
    void stepRequested(zhijian::AccountState target);

private:
    class Line;

    Line *m_line;
    QPushButton *m_next;
    QToolButton *m_other;
    QMenu *m_menu;
    AccountState m_state = AccountState::Draft;
    bool m_isLocked = false;
};

} // namespace zhijian::registry
