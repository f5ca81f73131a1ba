#pragma once

#include "settingssection.h"
#include "shell/settingsvalues.h"

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

/// 数据位置与备份. GUI thread.
class StorageSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit StorageSection(QWidget *parent);

    void setStorage(const StorageFacts &facts);

Q_SIGNALS:
    void folderOpenRequested();
    void backupRequested();
    void checkRequested();
    void restoreRequested();

private:
    uikit::TextLabel *m_folder;
    uikit::TextLabel *m_size;
    uikit::TextLabel *m_backup;
    uikit::TextLabel *m_check;
};

} // namespace zhijian::shell
