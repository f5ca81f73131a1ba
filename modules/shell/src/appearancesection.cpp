#include "appearancesection.h"

#include "uikit/flowlayout.h"
#include "uikit/formrows.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::ColorMode;

AppearanceSection::AppearanceSection(QWidget *parent)
    : SettingsSection(u"appearance"_s, tr("外观"), uikit::Glyph::Eye, parent)
    , m_large(new QCheckBox(tr("使用大字"), this))
{
    auto *modes = new QWidget(this);
    auto *flow = new uikit::FlowLayout(modes);
    flow->setSpacing(uikit::Space::Page);
    const QList<std::tuple<ColorMode, QString, QString>> choices{
        {ColorMode::System, u"colorSystem"_s, tr("跟随系统")}, {ColorMode::Light, u"colorLight"_s, tr("浅色")}, {ColorMode::Dark, u"colorDark"_s, tr("深色")}};
    for (const auto &[mode, name, text] : choices) {
        auto *button = new QRadioButton(text, modes);
        button->setObjectName(name);
        button->setAccessibleName(text);
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                tell();
        });
        flow->addWidget(button);
        m_modes.append({mode, button});
    }
    m_large->setObjectName(u"largeType"_s);
    m_large->setAccessibleName(m_large->text());
    connect(m_large, &QCheckBox::toggled, this, &AppearanceSection::tell);
    auto *form = new uikit::FormRows(this);
    form->addRow(tr("颜色"), modes, tr("立即生效，编辑器和预览一起改变"));
    form->addRow(tr("字号"), m_large, tr("全部文字放大约四分之一"));
    column()->addWidget(form);
    setAppearance({});
}

void AppearanceSection::setAppearance(const uikit::Appearance &appearance)
{
    m_isSetting = true;
    for (const auto &[mode, button] : m_modes)
        button->setChecked(mode == appearance.mode);
    m_large->setChecked(appearance.hasLargeType);
    m_isSetting = false;
}

void AppearanceSection::tell()
{
    if (m_isSetting)
        return;
    uikit::Appearance appearance{ColorMode::System, m_large->isChecked()};
    for (const auto &[mode, button] : m_modes)
        if (button->isChecked())
            appearance.mode = mode;
    Q_EMIT changeRequested(appearance);
}

} // namespace zhijian::shell
