#include "policy/widgets/planpanel.h"

#include "policy/planmodel.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

/// A form is chosen from the rule pack's, or typed.
class FormDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setForms(const QStringList &forms) { m_forms = forms; }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        box->setEditable(true);
        box->addItems(m_forms);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QComboBox *>(editor)->setEditText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentText());
    }

private:
    QStringList m_forms;
};

QString mark(bool isThere, const QString &name, const QString &missing)
{
    return isThere ? QString(u"✓ "_s + name) : QString(u"✗ "_s + name + u"：" + missing);
}

} // namespace

PlanPanel::PlanPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new PlanModel(this))
    , m_stage(new QComboBox)
    , m_gate(new uikit::TextLabel(uikit::TextRank::Body))
    , m_hint(new uikit::TextLabel(uikit::TextRank::Small))
    , m_waiver(new QLineEdit)
    , m_department(new QLineEdit)
    , m_table(new QTableView)
    , m_add(new QPushButton(uikit::icon(uikit::Glyph::Add), tr("加一行")))
    , m_remove(new QPushButton(uikit::icon(uikit::Glyph::Trash), tr("删除")))
    , m_suggest(new QPushButton(tr("按建议填")))
    , m_rows(new uikit::FormRows)
{
    setObjectName("planPanel"_L1);
    build();
    const auto changed = [this] {
        if (m_isFilling)
            return;
        refresh();
        Q_EMIT edited();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, changed);
    connect(m_model, &QAbstractItemModel::dataChanged, this, changed);
    connect(m_stage, &QComboBox::activated, this, changed);
    connect(m_waiver, &QLineEdit::textEdited, this, changed);
    connect(m_department, &QLineEdit::textEdited, this, changed);
    connect(m_add, &QPushButton::clicked, this, &PlanPanel::addRow);
    connect(m_remove, &QPushButton::clicked, this, &PlanPanel::removeRow);
    connect(m_suggest, &QPushButton::clicked, this, &PlanPanel::suggest);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PlanPanel::refresh);
}

void PlanPanel::build()
{
    m_stage->setObjectName("policyIntake"_L1);
    m_waiver->setObjectName("policyWaiver"_L1);
    m_department->setObjectName("policyDepartment"_L1);
    m_gate->setObjectName("intakeGate"_L1);
    m_hint->setObjectName("planHint"_L1);
    m_add->setObjectName("addPlanRow"_L1);
    m_remove->setObjectName("removePlanRow"_L1);
    m_suggest->setObjectName("suggestPlan"_L1);
    m_suggest->setToolTip(tr("补上两种形式，时间按规定期限"));
    for (const IntakeStage stage : enumValues<IntakeStage>())
        m_stage->addItem(chineseName(stage), int(stage));
    m_department->setPlaceholderText(tr("谁起草、谁解读"));
    m_table->setObjectName("planTable"_L1);
    m_table->setAccessibleName(tr("解读方案"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(PlanModel::FormColumn, new FormDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                             | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(true);
    m_table->setMinimumHeight(150);
    m_rows->addRow(tr("起草部门"), m_department);
    m_rows->addRow(tr("办理阶段"), m_stage);
    m_rows->addWide(m_gate);
    m_rows->addRow(tr("豁免理由"), m_waiver);
    m_rows->addSection(tr("解读方案"));
    m_rows->addWide(m_table);
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins({});
    line->addWidget(m_add);
    line->addWidget(m_remove);
    line->addStretch();
    line->addWidget(m_suggest);
    m_rows->addWide(buttons);
    m_rows->addWide(m_hint);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, uikit::Space::Large);
    column->addWidget(m_rows);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(area);
}

void PlanPanel::setRules(const Rules &rules)
{
    m_rules = rules;
    static_cast<FormDelegate *>(m_table->itemDelegateForColumn(PlanModel::FormColumn))->setForms(rules.forms);
    refresh();
}

void PlanPanel::setReader(bool mayWaive, QDate today)
{
    m_mayWaive = mayWaive;
    m_today = today;
    m_model->setYear(today.year());
    refresh();
}

void PlanPanel::setPolicy(const Policy &policy, const OpenPolicy &open)
{
    m_isFilling = true;
    m_policy = policy;
    m_open = open;
    m_model->setPlan(policy.plan);
    m_stage->setCurrentIndex(m_stage->findData(int(policy.intake)));
    m_waiver->setText(policy.waiver);
    m_waiver->setToolTip(open.waivedBy.isEmpty() ? QString() : tr("由 %1 豁免").arg(open.waivedBy));
    m_department->setText(policy.draftingDepartment);
    m_isFilling = false;
    refresh();
}

void PlanPanel::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_model->setReadOnly(readOnly);
    refresh();
}

Policy PlanPanel::filledIn(const Policy &base) const
{
    Policy policy = base;
    policy.draftingDepartment = m_department->text().trimmed();
    policy.intake = IntakeStage(m_stage->currentData().toInt());
    policy.plan = m_model->plan();
    policy.waiver = m_waiver->text().trimmed();
    return policy;
}

IntakeGate PlanPanel::gate() const
{
    Policy policy;
    policy.plan = m_model->plan();
    return IntakeGate::of(policy, m_open.interpretations, m_open.approved);
}

void PlanPanel::suggest()
{
    // at least two forms, on the last day that R-68 allows; open while the publication has no date.
    for (const QString &form : m_rules.forms) {
        if (m_model->forms() >= m_rules.leastForms)
            break;
        const bool isThere = std::ranges::contains(m_model->plan(), form, &PlannedForm::form);
        if (!isThere && form != m_rules.forms.first()) // The plain text is the form that the rule asks to go beyond.
            m_model->append({.form = form, .channel = tr("微信公众号"), .person = {}, .due = m_open.interpretBy});
    }
}

void PlanPanel::addRow()
{
    m_model->append({.form = {}, .channel = {}, .person = {}, .due = {}});
    const QModelIndex first = m_model->index(m_model->rowCount() - 1, PlanModel::FormColumn);
    m_table->setCurrentIndex(first);
    m_table->edit(first);
}

void PlanPanel::removeRow()
{
    m_model->remove(m_table->currentIndex().row());
}

void PlanPanel::refresh()
{
    const IntakeGate now = gate();
    const bool mayPass = now.isOpen() || !m_waiver->text().trimmed().isEmpty();
    auto *items = qobject_cast<QStandardItemModel *>(m_stage->model());
    for (int i = 0; i < m_stage->count(); ++i) {
        const auto stage = IntakeStage(m_stage->itemData(i).toInt());
        const bool isBarred = IntakeGate::guards(stage) && !mayPass && stage != m_policy.intake;
        items->item(i)->setEnabled(!isBarred);
        items->item(i)->setToolTip(isBarred ? now.missing() : QString());
    }
    m_gate->setText(QStringList{tr("同步起草、同步审签、同步发布："),
                                mark(now.hasPlan, tr("解读方案"), tr("每行填全形式、渠道、责任人和时间")),
                                mark(now.hasMaterials, tr("解读材料"), tr("还没有写解读")),
                                mark(now.isSigned, tr("签批"), tr("还没有签发的解读"))}.join(u'\n'));
    const bool isMissing = IntakeGate::guards(IntakeStage(m_stage->currentData().toInt())) && !mayPass;
    m_gate->setTone(now.isOpen() ? uikit::Tone::Good : isMissing ? uikit::Tone::Danger : uikit::Tone::Muted);
    m_rows->setRowVisible(m_waiver, !now.isOpen() || !m_waiver->text().isEmpty());
    m_waiver->setReadOnly(!m_mayWaive || m_isReadOnly);
    m_waiver->setPlaceholderText(m_mayWaive ? tr("材料不全也放行的理由") : tr("只有分管领导、主要领导可以填写"));
    m_stage->setEnabled(!m_isReadOnly);
    m_department->setReadOnly(m_isReadOnly);
    m_add->setEnabled(!m_isReadOnly);
    m_suggest->setEnabled(!m_isReadOnly && m_model->forms() < m_rules.leastForms);
    m_remove->setEnabled(!m_isReadOnly && m_table->currentIndex().isValid());
    const int forms = m_model->forms();
    m_hint->setText(m_model->rowCount() == 0 ? tr("随文件一起报签的解读方案：用什么形式、在哪里发、谁负责、什么时候。")
                    : forms < m_rules.leastForms ? tr("只有 %1 种形式，建议至少 %2 种。").arg(forms).arg(m_rules.leastForms)
                                                 : QString());
    m_hint->setTone(m_model->rowCount() > 0 && forms < m_rules.leastForms ? uikit::Tone::Warning : uikit::Tone::Muted);
}

} // namespace zhijian::policy
