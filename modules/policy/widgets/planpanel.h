#pragma once

#include "policy/intakegate.h"
#include "policy/widgets/openpolicy.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace zhijian::uikit {
class FormRows;
class TextLabel;
}

namespace zhijian::policy {

class PlanModel;

/// 解读方案 of one policy: the stage it is in, the three-synchronous gate and the plan table. GUI thread.
///
/// A stage behind a closed gate can't be chosen; what is missing stands beside it. Only a leader can write the waiver.
class PlanPanel : public QWidget
{
    Q_OBJECT

public:
    /// What is offered and asked for; from the rule pack.
    struct Rules
    {
        QStringList forms;
        int leastForms = 0;   ///< R-70: a plan of fewer gets a hint
    };

    explicit PlanPanel(QWidget *parent = nullptr);

    void setRules(const Rules &rules);
    /// Who may let a document pass the closed gate, and from which day on suggestions count.
    void setReader(bool mayWaive, QDate today);
    /// `policy` may be another version than `open` has.
    void setPolicy(const Policy &policy, const OpenPolicy &open);
    void setReadOnly(bool readOnly);
    /// `base` with what stands here.
    [[nodiscard]] Policy filledIn(const Policy &base) const;

Q_SIGNALS:
    void edited();

private:
    void build();
    void suggest();
    void addRow();
    void removeRow();
    void refresh();
    [[nodiscard]] IntakeGate gate() const;

    Rules m_rules;
    Policy m_policy;
    OpenPolicy m_open;
    bool m_mayWaive = false;
    bool m_isReadOnly = false;
    bool m_isFilling = false;
    QDate m_today;
    PlanModel *m_model;
    QComboBox *m_stage;
    uikit::TextLabel *m_gate;
    uikit::TextLabel *m_hint;
    QLineEdit *m_waiver;
    QLineEdit *m_department;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_suggest;
    uikit::FormRows *m_rows;
};

} // namespace zhijian::policy
