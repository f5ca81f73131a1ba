#include "rulepacksection.h"

#include "settingstable.h"
#include "shell/settingsmodels.h"
#include "uikit/textlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;

RulePackSection::RulePackSection(QWidget *parent)
    : SettingsSection(u"rulePack"_s, tr("规则包"), uikit::Glyph::Shield, parent)
    , m_facts(new TextLabel(TextRank::Body, tr("还没有载入规则包。"), this))
    , m_model(new RuleModel(this))
{
    auto *table = new SettingsTable(u"ruleTable"_s, tr("规则取值与依据"), 12, this);
    table->setModel(m_model);
    table->setWideColumn(RuleModel::Name);
    column()->addWidget(m_facts);
    column()->addWidget(table);
    column()->addWidget(new TextLabel(TextRank::Small, tr("期限、限额和词表都由规则包决定，逐级下发，下级只能更严。本机不能改动。"), this));
}

void RulePackSection::setRulePack(const RulePackFacts &facts, const QList<RuleRow> &rules)
{
    m_facts->setText(tr("%1　版本 %2　%3").arg(facts.id, facts.version, facts.signedBy));
    m_model->setRows(rules);
}

} // namespace zhijian::shell
