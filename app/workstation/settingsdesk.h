#pragma once

#include "desk.h"
#include "uikit/theme.h"

namespace zhijian::shell {
class SettingsPage;
}
namespace zhijian::uikit {
class Prompter;
}

namespace zhijian {

class Upkeep;

/// 设置: people, appearance, rules, backup. GUI thread.
class SettingsDesk : public QObject
{
    Q_OBJECT

public:
    SettingsDesk(const Surroundings &surroundings, const QString &dataFolder, uikit::Theme &theme, uikit::Prompter &prompter,
                 QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    [[nodiscard]] shell::SettingsPage &settings() const { return *m_page; }
    void reload();
    /// Shows what the backup holds and asks whether it is to be restored.
    void examineBackup(const QString &path);

Q_SIGNALS:
    /// Other data are about to lie, and now lie, behind every page (Upkeep).
    void exchanging();
    void exchanged(const QString &sentence, const std::function<void()> &undo);
    void failed(const zhijian::Error &error, const QString &doing);
    void done(const QString &sentence);
    void appearanceChanged(const zhijian::uikit::Appearance &appearance);

private:
    void connectPeople();
    void connectUpkeep();
    void showRules();
    /// Runs an administrator's act and says how it ended.
    template <typename Act>
    void act(const QString &doing, const QString &sentence, Act work);

    Surroundings m_surroundings;
    uikit::Theme &m_theme;
    QString m_dataFolder;
    shell::SettingsPage *m_page; ///< The window owns it
    Upkeep *m_upkeep;
};

} // namespace zhijian
