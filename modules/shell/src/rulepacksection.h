#pragma once

#include "settingssection.h"
#include "shell/settingsvalues.h"

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

class RuleModel;

/// 规则包: which pack decides, and each value with document and clause. GUI thread.
class RulePackSection final : public SettingsSection
{
    Q_OBJECT

public:
    explicit RulePackSection(QWidget *parent);

    void setRulePack(const RulePackFacts &facts, const QList<RuleRow> &rules);

private:
    uikit::TextLabel *m_facts;
    RuleModel *m_model;
};

} // namespace zhijian::shell
