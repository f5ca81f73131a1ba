#pragma once

#include "settingssection.h"
#include "shell/shortcutlist.h"

namespace zhijian::shell {

class ShortcutModel;

/// 快捷键: every key of every page. GUI thread.
class ShortcutSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit ShortcutSection(QWidget *parent);

    void setShortcuts(const QList<ShortcutRow> &rows);

private:
    ShortcutModel *m_model;
};

} // namespace zhijian::shell
