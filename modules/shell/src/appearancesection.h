#pragma once

#include "settingssection.h"
#include "uikit/theme.h"

class QCheckBox;
class QRadioButton;

namespace zhijian::shell {

/// 外观: light, dark or as Windows; large type. Takes effect at once. GUI thread.
class AppearanceSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit AppearanceSection(QWidget *parent);

    void setAppearance(const uikit::Appearance &appearance);

Q_SIGNALS:
    void changeRequested(const zhijian::uikit::Appearance &appearance);

private:
    void tell();

    QList<std::pair<uikit::ColorMode, QRadioButton *>> m_modes;
    QCheckBox *m_large;
    bool m_isSetting = false;
};

} // namespace zhijian::shell
