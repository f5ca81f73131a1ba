#include "review/widgets/reviewpage.h"

#include "interpretation/textdiff.h"
#include "preview/previewview.h"
#include "review/widgets/signpanel.h"
#include "uikit/chip.h"
#include "uikit/chipdelegate.h"
#include "uikit/emptystate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Space;

ReviewPage::ReviewPage(QueueModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_queue(new QTreeView), m_stack(new QStackedLayout(this)), m_work(new QSplitter), m_views(new QTabWidget),
      m_preview(new preview::PreviewView), m_difference(new QTextBrowser), m_source(new QPlainTextEdit), m_findings(new QTreeWidget),
      m_panel(new SignPanel)
{
    setObjectName(u"reviewPage"_s);
    m_queue->setObjectName(u"reviewQueue"_s);
    m_queue->setAccessibleName(tr("待审稿件"));
    m_queue->setModel(m_model);
    m_queue->setRootIsDecorated(false);
    m_queue->setUniformRowHeights(true);
    m_queue->setAllColumnsShowFocus(true);
    m_queue->setItemDelegateForColumn(QueueModel::StateColumn, new uikit::ChipDelegate([this](const QModelIndex &index) {
        return uikit::chip(m_model->row(index.row()).state);
    }, m_queue));
    m_queue->header()->setSectionResizeMode(QueueModel::TitleColumn, QHeaderView::Stretch);
    m_queue->header()->setStretchLastSection(false);
    m_queue->header()->resizeSection(QueueModel::StateColumn, 92);
    m_queue->hideColumn(QueueModel::DrafterColumn);
    m_queue->hideColumn(QueueModel::SubmittedColumn);
    connect(m_queue->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT itemSelected(m_model->row(index.row()).id);
    });

    m_difference->setObjectName(u"reviewDifference"_s);
    m_difference->setAccessibleName(tr("自我上次审阅以来的差异"));
    m_difference->setOpenLinks(false);
    m_source->setObjectName(u"reviewSource"_s);
    m_source->setAccessibleName(tr("源文"));
    m_source->setReadOnly(true);
    m_findings->setObjectName(u"reviewFindings"_s);
    m_findings->setAccessibleName(tr("检查结果"));
    m_findings->setHeaderLabels({tr("程度"), tr("问题"), tr("依据")});
    m_findings->setRootIsDecorated(false);
    m_findings->header()->resizeSection(0, 70);
    m_findings->header()->resizeSection(1, 300);
    m_views->setObjectName(u"reviewViews"_s);
    m_views->setDocumentMode(true);
    m_views->addTab(m_preview, tr("成稿"));
    m_views->addTab(m_difference, tr("差异"));
    m_views->addTab(m_source, tr("源文"));
    m_views->addTab(m_findings, tr("检查"));

    auto *inspector = new QScrollArea;
    inspector->setFrameShape(QFrame::NoFrame);
    inspector->setWidgetResizable(true);
    inspector->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    inspector->setWidget(m_panel);
    inspector->setMinimumWidth(300);
    m_work->setObjectName(u"reviewSplitter"_s);
    m_work->setChildrenCollapsible(false);
    m_work->addWidget(m_queue);
    m_work->addWidget(m_views);
    m_work->addWidget(inspector);
    m_work->setSizes({260, 480, 340});
    m_work->setStretchFactor(1, 1);

    auto *empty = new uikit::EmptyState(uikit::Glyph::Review, tr("没有等待审核的稿件"),
                                        tr("操作员在“解读”里写好并送审后，稿件会排在这里，您的在最前。"));
    empty->setObjectName(u"reviewEmpty"_s);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_work);

    connect(m_panel, &SignPanel::signRequested, this, &ReviewPage::signRequested);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, change, this, &ReviewPage::showWhatFits);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReviewPage::showWhatFits);
    addKeys();
    showWhatFits();
}

void ReviewPage::addKeys()
{
    const auto add = [this](const QString &objectName, const QString &text, const QKeySequence &keys, const std::function<void()> &run) {
        auto *action = new QAction(text, this);
        action->setObjectName(objectName);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(u"reviewPass"_s, tr("签“通过”"), QKeySequence(u"Ctrl+Return"_s), [this] { m_panel->sign(Verdict::Passed); });
    add(u"reviewReturn"_s, tr("退回修改"), QKeySequence(u"Ctrl+Shift+R"_s), [this] { m_panel->sign(Verdict::Returned); });
    add(u"reviewNext"_s, tr("下一篇"), QKeySequence(u"Alt+Down"_s), [this] { selectNext(1); });
    add(u"reviewPrevious"_s, tr("上一篇"), QKeySequence(u"Alt+Up"_s), [this] { selectNext(-1); });
}

void ReviewPage::keyPressEvent(QKeyEvent *event)
{
    // A text field takes its digits itself, so only other places get here.
    if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && event->key() < Qt::Key_1 + GateCount)
        m_panel->toggleGate(event->key() - Qt::Key_1);
    else
        QWidget::keyPressEvent(event);
}

void ReviewPage::showWhatFits()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (m_model->rowCount() > 0 && !m_queue->currentIndex().isValid())
        m_queue->setCurrentIndex(m_model->index(0, 0));
}

EntityId ReviewPage::current() const
{
    const QModelIndex index = m_queue->currentIndex();
    return index.isValid() ? m_model->row(index.row()).id : EntityId();
}

void ReviewPage::select(const EntityId &item)
{
    if (const int row = m_model->indexOf(item); row >= 0)
        m_queue->setCurrentIndex(m_model->index(row, 0));
}

void ReviewPage::selectNext(int step)
{
    const int row = m_queue->currentIndex().row() + step;
    if (row >= 0 && row < m_model->rowCount())
        m_queue->setCurrentIndex(m_model->index(row, 0));
}

void ReviewPage::show(const ReviewContents &contents)
{
    m_contents = contents;
    m_preview->setPage(contents.page);
    m_source->setPlainText(contents.source);
    showDifference(contents.lastSeen, contents.source);
    m_findings->clear();
    for (const screening::Finding &finding : contents.findings)
        new QTreeWidgetItem(m_findings, {screening::chineseName(finding.severity), finding.message, finding.basis});
    m_views->setTabText(3, contents.findings.isEmpty() ? tr("检查") : tr("检查 %1").arg(contents.findings.size()));
    m_panel->show(contents);
}

void ReviewPage::setProblem(const QString &sentence)
{
    m_panel->setProblem(sentence);
}

void ReviewPage::showDifference(const QString &before, const QString &after)
{
    if (before.isEmpty() || before == after) {
        m_difference->setPlainText(before.isEmpty() ? tr("您还没有审过这篇稿件。") : tr("自您上次审阅以来没有改动。"));
        return;
    }
    // Marked by sign and line as well as by colour (R-141).
    const auto good = uikit::toneColors(uikit::Tone::Good, palette());
    const auto bad = uikit::toneColors(uikit::Tone::Danger, palette());
    QString html = u"<div style='line-height:160%'>"_s;
    for (const interpretation::DiffPart &part : interpretation::textDiff(before, after)) {
        const QString text = part.text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
        switch (part.kind) {
        case interpretation::DiffPart::Kind::Equal: html += text; break;
        case interpretation::DiffPart::Kind::Inserted:
            html += u"<span style='background:%1;color:%2;text-decoration:underline'>%3</span>"_s.arg(good.fill.name(), good.text.name(), text);
            break;
        case interpretation::DiffPart::Kind::Deleted:
            html += u"<span style='background:%1;color:%2;text-decoration:line-through'>%3</span>"_s.arg(bad.fill.name(), bad.text.name(), text);
            break;
        }
    }
    m_difference->setHtml(html + u"</div>"_s);
}

} // namespace zhijian::review
