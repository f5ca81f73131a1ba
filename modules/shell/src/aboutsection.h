#pragma once

#include "settingssection.h"
#include "shell/settingsvalues.h"

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

/// 关于: version, licences, where the data lie, diagnosis. GUI thread.
class AboutSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit AboutSection(QWidget *parent);

    void setAbout(const QString &version, const QList<License> &licenses, const QString &dataFolder);

Q_SIGNALS:
    void diagnosisCopyRequested();

private:
    uikit::TextLabel *m_version;
    uikit::TextLabel *m_data;
    uikit::TextLabel *m_licenses;
};

} // namespace zhijian::shell
