#pragma once

#include "settingssection.h"
#include "shell/shortcutlist.h"

class QKeySequence;
class QKeySequenceEdit;
class QPushButton;
class QTableView;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

class ShortcutModel;

/// 快捷键: every key of every page. GUI thread.
class ShortcutSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit ShortcutSection(QWidget *parent);

    void setShortcuts(const QList<ShortcutRow> &rows);
    /// Why the wish was refused; empty: it was met.
    void showProblem(const QString &sentence);

Q_SIGNALS:
    void changeRequested(const QString &id, const QKeySequence &keys);
    void resetRequested(const QString &id);

private:
    [[nodiscard]] QString current() const;
    void refresh();

    ShortcutModel *m_model;
    QTableView *m_table;
    QKeySequenceEdit *m_keys;
    QPushButton *m_change;
    QPushButton *m_reset;
    uikit::TextLabel *m_problem;
};

} // namespace zhijian::shell
