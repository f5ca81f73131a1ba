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

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void done(const QString &sentence);
    void appearanceChanged(const zhijian::uikit::Appearance &appearance);

private:
    void connectPeople();
    void connectUpkeep();
    void backUp(const QString &path);
    void showRules();
    void showStorage(const QString &lastCheck);
    /// Runs an administrator's act and says how it ended.
    template <typename Act>
    void act(const QString &doing, const QString &sentence, Act work);

    Surroundings m_surroundings;
    uikit::Theme &m_theme;
    uikit::Prompter &m_prompter;
    QString m_dataFolder;
    shell::SettingsPage *m_page; ///< The window owns it
};

} // namespace zhijian
