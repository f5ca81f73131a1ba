#include "policy/widgets/recordpane.h"

#include "policy/widgets/followuppanel.h"
#include "policy/widgets/policyform.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

RecordPane::RecordPane(QWidget *parent)
    : QWidget(parent)
    , m_form(new PolicyForm)
    , m_plan(new PlanPanel)
    , m_followUps(new FollowUpPanel)
    , m_tabs(new QTabWidget)
    , m_save(new QPushButton(tr("保存更正")))
    , m_discard(new QPushButton(tr("放弃改动")))
{
    setObjectName("recordPane"_L1);
    m_tabs->setObjectName("recordTabs"_L1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_form, tr("属性"));
    m_tabs->addTab(m_plan, tr("解读方案"));
    m_tabs->addTab(m_followUps, tr("跟进"));
    m_save->setObjectName("savePolicy"_L1);
    m_save->setToolTip(tr("保存更正（Ctrl+S）"));
    uikit::setPrimary(m_save);
    m_discard->setObjectName("discardPolicy"_L1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(uikit::Space::Large, uikit::Space::Medium, uikit::Space::Large, uikit::Space::Medium);
    buttons->addStretch();
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_tabs, 1);
    rows->addLayout(buttons);
    connect(m_form, &PolicyForm::edited, this, &RecordPane::edited);
    connect(m_plan, &PlanPanel::edited, this, &RecordPane::edited);
    connect(m_followUps, &FollowUpPanel::edited, this, &RecordPane::edited);
    connect(m_save, &QPushButton::clicked, this, &RecordPane::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &RecordPane::discardRequested);
}

void RecordPane::setPolicy(const Policy &policy, const OpenPolicy &open, const QList<Remark> &remarks)
{
    m_form->setPolicy(policy, remarks);
    m_plan->setPolicy(policy, open);
    m_followUps->setPolicy(policy, open);
}

Policy RecordPane::filledIn(const Policy &base) const
{
    return m_followUps->filledIn(m_plan->filledIn(m_form->filledIn(base)));
}

void RecordPane::setModified(bool modified)
{
    m_save->setEnabled(modified);
    m_discard->setEnabled(modified);
}

void RecordPane::setReadOnly(bool readOnly)
{
    m_form->setReadOnly(readOnly);
    m_plan->setReadOnly(readOnly);
    m_followUps->setReadOnly(readOnly);
    m_save->setVisible(!readOnly);
    m_discard->setVisible(!readOnly);
}

void RecordPane::showProblem(const Policy &policy)
{
    showTab(RecordTab);
    m_form->showProblem(policy);
}

void RecordPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

} // namespace zhijian::policy
