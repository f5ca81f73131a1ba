#pragma once

#include "shell/pagespec.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace zhijian::shell {

class NavigationButton;

/// The column of pages at the left. Up and Down walk it, Enter or Space opens. GUI thread.
class NavigationRail final : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    void addPage(const PageSpec &page);
    void setCurrent(const QString &id);
    void setCount(const QString &id, int count);
    [[nodiscard]] int count(const QString &id) const;
    [[nodiscard]] int countOfAll() const;
    void setCompact(bool compact);

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QList<NavigationButton *> m_buttons;
    QHash<QString, NavigationButton *> m_byId;
};

} // namespace zhijian::shell
