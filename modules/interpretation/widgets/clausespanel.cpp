#include "interpretation/widgets/clausespanel.h"

#include "interpretation/comparison.h"
#include "interpretation/templates.h"
#include "interpretation/widgets/blockglyph.h"
#include "interpretation/widgets/coveragedelegate.h"
#include "interpretation/widgets/coveragemodel.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

ClausesPanel::ClausesPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new CoverageModel(this))
    , m_policy(new QComboBox)
    , m_summary(new uikit::TextLabel(uikit::TextRank::Small))
    , m_openOnly(new QToolButton)
    , m_stack(new QStackedLayout)
    , m_list(new QListView)
    , m_interpret(new QToolButton)
    , m_exempt(new QPushButton(tr("不需要…")))
    , m_there(new QPushButton(tr("看正文")))
    , m_reasonRow(new QWidget)
    , m_reason(new QLineEdit)
{
    setObjectName("clausesPanel"_L1);
    build();
    connect(m_policy, &QComboBox::currentIndexChanged, this, &ClausesPanel::refresh);
    connect(m_policy, &QComboBox::currentIndexChanged, this, &ClausesPanel::refreshComparisons);
    connect(m_openOnly, &QToolButton::toggled, this, &ClausesPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ClausesPanel::refreshButtons);
    connect(m_list, &QListView::doubleClicked, this, &ClausesPanel::goThere);
    connect(m_interpret, &QToolButton::clicked, this, [this] { interpret({}); });
    connect(m_exempt, &QPushButton::clicked, this, [this] { askReason(true); });
    connect(m_there, &QPushButton::clicked, this, &ClausesPanel::goThere);
    connect(m_reason, &QLineEdit::returnPressed, this, &ClausesPanel::exempt);
    refresh();
}

void ClausesPanel::build()
{
    m_policy->setObjectName("coveredPolicy"_L1);
    m_policy->setAccessibleName(tr("政策文件"));
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_summary->setObjectName("coverageSummary"_L1);
    m_openOnly->setObjectName("openClausesOnly"_L1);
    m_openOnly->setText(tr("未解读"));
    m_openOnly->setToolTip(tr("只看还没有解读的条款"));
    m_openOnly->setCheckable(true);
    m_openOnly->setAutoRaise(true);
    m_list->setObjectName("clauseList"_L1);
    m_list->setAccessibleName(tr("条款"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CoverageDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new uikit::EmptyState(uikit::Glyph::Policies, tr("还没有关联政策文件"), tr("在“属性”里选政策文件，这里就逐条列出，并标出哪些条款已有解读。")));
    m_stack->addWidget(new uikit::EmptyState(uikit::Glyph::Done, tr("每一条都有解读"), tr("其余的已注明不需要解读。")));
    m_interpret->setObjectName("interpretClause"_L1);
    m_interpret->setText(tr("解读此条"));
    m_interpret->setToolTip(tr("在光标所在区块之后插入这一条的原文，接着写解读；箭头处可选别的区块（回车）"));
    m_interpret->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_interpret->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(m_interpret);
    for (const SuggestedBlock &block : suggestedBlocks())
        if (block.text.startsWith(u"```"_s) && block.text.contains(u'\n') && block.id != "cite"_L1 && block.id != "title"_L1)
            connect(menu->addAction(uikit::icon(glyphOf(block.id)), block.name), &QAction::triggered, this, [this, &block] { interpret(block.text); });
    m_comparisons = menu->addMenu(uikit::icon(glyphOf(u"compare"_s)), tr("新旧对照：这份与旧文件"));
    m_comparisons->setObjectName("compareWith"_L1);
    m_interpret->setMenu(menu);
    m_exempt->setObjectName("exemptClause"_L1);
    m_exempt->setToolTip(tr("注明这一条不需要解读，写一句理由"));
    m_there->setObjectName("showInterpretation"_L1);
    m_there->setToolTip(tr("到正文里解读这一条的地方（双击）"));
    m_reason->setObjectName("exemptReason"_L1);
    m_reason->setAccessibleName(tr("不需要解读的理由"));
    m_reason->setPlaceholderText(tr("理由，如：只定施行日期（回车确定）"));
    m_reason->installEventFilter(this);
    auto *reasonLine = new QHBoxLayout(m_reasonRow);
    reasonLine->setContentsMargins({});
    reasonLine->addWidget(m_reason);
    m_reasonRow->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(uikit::Space::Medium, 0, uikit::Space::Small, 0);
    head->addWidget(m_summary, 1);
    head->addWidget(m_openOnly);
    // The inspector may be too narrow for three in a row.
    m_interpret->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *others = new QHBoxLayout;
    others->setSpacing(uikit::Space::Small);
    others->addWidget(m_exempt, 1);
    others->addWidget(m_there, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(uikit::Space::Medium, uikit::Space::Small, uikit::Space::Medium, uikit::Space::Medium);
    foot->setSpacing(uikit::Space::Small);
    foot->addWidget(m_reasonRow);
    foot->addWidget(m_interpret);
    foot->addLayout(others);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, uikit::Space::Small, 0, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addWidget(m_policy);
    rows->addLayout(head);
    rows->addLayout(m_stack, 1);
    rows->addLayout(foot);
}

void ClausesPanel::setPolicies(const QList<PolicyCoverage> &policies)
{
    m_policies = policies;
    const int current = std::clamp<int>(m_policy->currentIndex(), 0, std::max<int>(int(policies.size()) - 1, 0));
    const QSignalBlocker quiet(m_policy);
    m_policy->clear();
    for (const PolicyCoverage &one : policies)
        m_policy->addItem(one.title);
    m_policy->setCurrentIndex(policies.isEmpty() ? -1 : current);
    m_policy->setVisible(policies.size() > 1);
    refreshComparisons();
    int open = 0;
    for (const PolicyCoverage &one : policies)
        open += one.coverage.open();
    Q_EMIT openCounted(open);
    refresh();
    if (!m_wanted.isEmpty())
        showClause(m_wanted);
}

// the policy that is shown is the newer one.
void ClausesPanel::refreshComparisons()
{
    m_comparisons->clear();
    for (qsizetype i = 0; i < m_policies.size(); ++i)
        connect(m_comparisons->addAction(m_policies.at(i).title), &QAction::triggered, this, [this, i] {
            const PolicyCoverage *newer = policy();
            if (!newer || i >= m_policies.size() || m_isReadOnly)
                return;
            const QString block = comparisonBlock(m_policies.at(i).tree, newer->tree);
            if (!block.isEmpty())
                Q_EMIT insertRequested(block, int(block.indexOf(u'\n') + 1));
        });
    m_comparisons->menuAction()->setVisible(m_policies.size() > 1);
    const int current = m_policy->currentIndex();
    for (qsizetype i = 0; i < m_policies.size(); ++i)
        m_comparisons->actions().at(i)->setVisible(i != current);
}

void ClausesPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    refreshButtons();
}

const PolicyCoverage *ClausesPanel::policy() const
{
    const int current = m_policy->currentIndex();
    return current >= 0 && current < m_policies.size() ? &m_policies.at(current) : nullptr;
}

int ClausesPanel::clause() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->row(index.row()).id : -1;
}

void ClausesPanel::refresh()
{
    const PolicyCoverage *one = policy();
    m_openOnly->setVisible(one);
    if (!one) {
        m_model->setRows({});
        m_summary->setText({});
        m_stack->setCurrentIndex(1);
    } else {
        const Coverage &coverage = one->coverage;
        m_model->setCoverage(one->tree, coverage, one->uses, m_openOnly->isChecked());
        QStringList parts{tr("共 %1 条，已解读 %2").arg(coverage.count).arg(coverage.interpreted)};
        if (coverage.exempt > 0)
            parts.append(tr("不需要 %1").arg(coverage.exempt));
        parts.append(tr("未解读 %1").arg(coverage.open()));
        m_summary->setText(parts.join(u"，"_s));
        m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 2);
    }
    refreshButtons();
}

void ClausesPanel::refreshButtons()
{
    const QModelIndex index = m_list->currentIndex();
    const bool mayWrite = index.isValid() && !m_isReadOnly;
    m_interpret->setEnabled(mayWrite);
    m_exempt->setEnabled(mayWrite && m_model->row(index.row()).state.uses.isEmpty());
    m_there->setEnabled(index.isValid() && m_model->row(index.row()).line > 0);
    if (!m_exempt->isEnabled())
        askReason(false);
}

void ClausesPanel::interpret(const QString &block)
{
    const PolicyCoverage *one = policy();
    const int chosen = clause();
    if (!one || chosen < 0 || m_isReadOnly)
        return;
    if (block.isEmpty()) {
        // Writing goes on below the quotation.
        const QString text = citationOf(one->tree, chosen) + u"\n"_s;
        Q_EMIT insertRequested(text, int(text.size()));
        return;
    }
    const qsizetype head = block.indexOf(u'\n');
    const QString text = block.first(head) + u" 条款="_s + one->tree.node(chosen).anchor + block.sliced(head);
    Q_EMIT insertRequested(text, int(text.indexOf(u'\n') + 1));
}

void ClausesPanel::askReason(bool isAsking)
{
    m_reasonRow->setVisible(isAsking);
    if (!isAsking)
        return;
    m_reason->clear();
    m_reason->setFocus();
}

void ClausesPanel::exempt()
{
    const PolicyCoverage *one = policy();
    const int chosen = clause();
    if (!one || chosen < 0 || m_reason->text().trimmed().isEmpty())
        return;
    const QString note = exemptionNote(one->tree.node(chosen).anchor, m_reason->text());
    askReason(false);
    Q_EMIT insertRequested(note, int(note.size()));
}

void ClausesPanel::goThere()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    if (const int line = m_model->row(index.row()).line; line > 0)
        Q_EMIT lineRequested(line);
    else
        interpret({});
}

void ClausesPanel::showClause(const QString &anchor)
{
    for (int i = 0; i < m_policies.size(); ++i) {
        const int found = m_policies.at(i).tree.find(anchor);
        if (found < 0)
            continue;
        m_openOnly->setChecked(false);
        m_policy->setCurrentIndex(i);
        const QModelIndex index = m_model->index(m_model->indexOf(found), 0);
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
        m_wanted.clear();
        return;
    }
    m_wanted = anchor;
}

bool ClausesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter) && m_interpret->isEnabled()) {
            interpret({});
            return true;
        }
        if (watched == m_reason && key == Qt::Key_Escape) {
            askReason(false);
            m_list->setFocus();
            return true;
        }
    }
    if (watched == m_list && event->type() == QEvent::Resize)
        m_list->doItemsLayout();
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::interpretation
