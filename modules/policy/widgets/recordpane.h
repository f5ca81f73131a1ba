#pragma once

#include "policy/recognition.h"
#include "policy/widgets/openpolicy.h"
#include "policy/widgets/planpanel.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace zhijian::policy {

class FollowUpPanel;
class PolicyForm;

/// What is kept of a policy besides its text, on three tabs: 属性, 解读方案, 跟进; saved together. GUI thread.
class RecordPane : public QWidget
{
    Q_OBJECT

public:
    enum Tab { RecordTab, PlanTab, FollowUpTab };

    explicit RecordPane(QWidget *parent = nullptr);

    [[nodiscard]] PolicyForm *form() const { return m_form; }
    [[nodiscard]] PlanPanel *plan() const { return m_plan; }
    [[nodiscard]] FollowUpPanel *followUps() const { return m_followUps; }
    void setPolicy(const Policy &policy, const OpenPolicy &open, const QList<Remark> &remarks);
    [[nodiscard]] Policy filledIn(const Policy &base) const;
    void setModified(bool modified);
    void setReadOnly(bool readOnly);
    void showProblem(const Policy &policy);
    void showTab(Tab tab);

Q_SIGNALS:
    void edited();
    void saveRequested();
    void discardRequested();

private:
    PolicyForm *m_form;
    PlanPanel *m_plan;
    FollowUpPanel *m_followUps;
    QTabWidget *m_tabs;
    QPushButton *m_save;
    QPushButton *m_discard;
};

} // namespace zhijian::policy
