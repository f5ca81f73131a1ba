#pragma once

#include "desk.h"
#include "restoration.h"

#include <atomic>
#include <memory>

namespace zhijian::shell {
class SettingsPage;
}
namespace zhijian::uikit {
class Prompter;
}

namespace zhijian {

/// 备份、校验、恢复 of the settings page. Long work runs outside the GUI thread, says how far it is and can be
/// stopped. GUI thread.
class Upkeep : public QObject
{
    Q_OBJECT

public:
    Upkeep(const Surroundings &surroundings, const QString &dataFolder, shell::SettingsPage &page, uikit::Prompter &prompter, QObject *parent);
    ~Upkeep() override;

    void showStorage(const QString &lastCheck = {});
    /// A backup that somebody opened from outside: shown as if chosen by 从备份恢复.
    void offer(const QString &path);

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void done(const QString &sentence);
    /// The data are about to be exchanged: drafts are to be kept and everybody signed out.
    void exchanging();
    /// Other data lie behind every page now. `undo` brings the earlier ones back; may be empty.
    void exchanged(const QString &sentence, const std::function<void()> &undo);

private:
    using Stop = std::shared_ptr<std::atomic_bool>;

    void backUp(const QString &path);
    void readBack(const QString &path);
    void verify();
    void noteBackup();
    void examine(const QString &path);
    void show(const QString &path, const restoration::Contents &contents);
    void restore();
    void undo(const QString &kept);
    /// Says so when not.
    [[nodiscard]] bool mayRestore();
    /// Shows the words with a bar and returns the flag that 停止 sets.
    Stop begin(const QString &words, bool canStop = true);
    void end();
    /// For long work in another thread: tells the page, returns false when stopped.
    [[nodiscard]] restoration::Progress teller(const QString &words, const Stop &stop);
    [[nodiscard]] QString dataFile() const;

    Surroundings m_surroundings;
    QString m_dataFolder;
    shell::SettingsPage &m_page;
    uikit::Prompter &m_prompter;
    Stop m_stop;
    QString m_officeName;
    bool m_isRestoring = false;
};

} // namespace zhijian
