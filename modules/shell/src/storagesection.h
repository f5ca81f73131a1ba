#pragma once

#include "settingssection.h"
#include "shell/settingsvalues.h"

#include <optional>

class QProgressBar;
class QPushButton;

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
    void setUpkeep(const std::optional<UpkeepProgress> &progress);

Q_SIGNALS:
    void folderOpenRequested();
    void backupRequested();
    void checkRequested();
    void restoreRequested();
    void stopRequested();

private:
    uikit::TextLabel *m_folder;
    uikit::TextLabel *m_size;
    uikit::TextLabel *m_backup;
    uikit::TextLabel *m_check;
    QWidget *m_tools;
    QWidget *m_work;
    uikit::TextLabel *m_workWords;
    QProgressBar *m_workBar;
    QPushButton *m_stop;
};

} // namespace zhijian::shell
