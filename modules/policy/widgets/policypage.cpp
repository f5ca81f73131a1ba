#include "policy/widgets/policypage.h"

#include "core/clock.h"
#include "domain/titlemarks.h"
#include "policy/policyservice.h"
#include "policy/policytablemodel.h"
#include "policy/widgets/clausepane.h"
#include "policy/widgets/comparisonpane.h"
#include "policy/widgets/followuppanel.h"
#include "policy/widgets/followuptable.h"
#include "policy/widgets/policyform.h"
#include "policy/widgets/recordpane.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace zhijian::policy {

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int NarrowWidth = 1000;

QStringList droppedFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

PolicyPage::PolicyPage(QWidget *parent)
    : QWidget(parent)
    , m_policies(new PolicyTableModel(this))
    , m_messages(new uikit::MessageBar)
    , m_report(new ImportReport)
    , m_list(new PolicyListPane(m_policies))
    , m_splitter(new QSplitter)
    , m_stack(new QStackedWidget)
    , m_empty(new uikit::EmptyState(uikit::Glyph::Policies, tr("选一份文件，或导入新的"),
                                    tr("支持 .docx、.pdf、.txt、.html，可把几份一起拖到这里；从网页复制的全文用“粘贴文本”。")))
    , m_title(new uikit::TextLabel(uikit::TextRank::Section))
    , m_subtitle(new uikit::TextLabel(uikit::TextRank::Small))
    , m_interpret(new QPushButton)
    , m_restore(new QPushButton)
    , m_compare(new QToolButton)
    , m_remove(new QToolButton)
    , m_formButton(new QToolButton)
    , m_clauses(new ClausePane)
    , m_record(new RecordPane)
    , m_followUps(new FollowUpTable(m_policies))
    , m_comparison(new ComparisonPane)
    , m_pasteSheet(nullptr)
    , m_pasted(new QPlainTextEdit)
    , m_dropHint(new QLabel(this))
{
    setObjectName("policyPage"_L1);
    setAcceptDrops(true);
    // Not what the open columns need: a narrow page puts one of them away.
    setMinimumSize(640, 300);
    m_empty->addAction(u"importFromEmpty"_s, tr("导入文件"), [this] { chooseFiles(); });
    m_empty->addAction(u"pasteFromEmpty"_s, tr("粘贴文本"), [this] { openPasteSheet(); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeDocument());
    m_stack->addWidget(m_followUps);
    m_stack->addWidget(m_comparison);
    m_splitter->setObjectName("policySplitter"_L1);
    m_splitter->setChildrenCollapsible(false);
    m_list->setMinimumWidth(240);
    m_stack->setMinimumWidth(300);
    m_record->setMinimumWidth(300);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_record);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({270, 640, 350});
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_messages);
    rows->addWidget(m_report);
    rows->addWidget(m_splitter, 1);
    makePasteSheet();
    m_dropHint->setAlignment(Qt::AlignCenter);
    m_dropHint->setText(tr("松开即导入"));
    m_dropHint->setObjectName("dropHint"_L1);
    m_dropHint->setAutoFillBackground(true);
    m_dropHint->setFont(uikit::rankedFont(uikit::TextRank::Title));
    m_dropHint->hide();
    connectParts();
    addShortcuts();
    closePolicy();
}

QWidget *PolicyPage::makeDocument()
{
    const auto button = [](QAbstractButton *one, const QString &name, const QString &text, uikit::Glyph glyph, const QString &tip) {
        one->setObjectName(name);
        one->setText(text);
        one->setIcon(uikit::icon(glyph));
        one->setToolTip(tip);
    };
    button(m_interpret, u"interpretPolicy"_s, tr("解读此文件"), uikit::Glyph::Interpretation, tr("新建一篇解读，关联这份文件"));
    button(m_restore, u"restorePolicy"_s, tr("从回收站恢复"), uikit::Glyph::Undo, tr("放回政策库"));
    button(m_compare, u"comparePolicy"_s, tr("对照"), uikit::Glyph::Compare, tr("与另一个版本逐条对照，标出改动的字（F7）"));
    button(m_remove, u"removePolicy"_s, tr("移到回收站"), uikit::Glyph::Trash, tr("移到回收站，可以恢复（Delete）"));
    button(m_formButton, u"togglePolicyForm"_s, tr("属性"), uikit::Glyph::Sheet, tr("显示或隐藏属性栏（F4）"));
    uikit::setPrimary(m_interpret);
    m_formButton->setCheckable(true);
    for (QToolButton *tool : {m_compare, m_remove, m_formButton}) {
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
    }
    m_title->setObjectName("openTitle"_L1);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle->setObjectName("openSubtitle"_L1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(uikit::Space::Medium);
    buttons->addWidget(m_interpret);
    buttons->addWidget(m_restore);
    buttons->addStretch();
    buttons->addWidget(m_compare);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_formButton);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Medium, 0);
    head->setSpacing(uikit::Space::Small);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addLayout(buttons);
    auto *document = new QWidget;
    document->setObjectName("policyDocument"_L1);
    auto *rows = new QVBoxLayout(document);
    rows->setContentsMargins({});
    rows->setSpacing(uikit::Space::Medium);
    rows->addLayout(head);
    rows->addWidget(m_clauses, 1);
    return document;
}

void PolicyPage::makePasteSheet()
{
    m_pasteSheet = new uikit::SideSheet(this);
    m_pasteSheet->setObjectName("pasteSheet"_L1);
    m_pasteSheet->setTitle(tr("粘贴文本"));
    m_pasteSheet->setPreferredWidth(480);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(uikit::Space::Page, 0, uikit::Space::Page, 0);
    column->addWidget(new uikit::TextLabel(uikit::TextRank::Small, tr("从网页、Word 或 WPS 复制文件全文（连同标题、文号、落款）粘贴到下面。")));
    m_pasted->setObjectName("pastedText"_L1);
    m_pasted->setAccessibleName(tr("文件全文"));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setPlaceholderText(tr("在这里粘贴（Ctrl+V）"));
    column->addWidget(m_pasted, 1);
    m_pasteSheet->setContent(content);
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(uikit::Space::Page, uikit::Space::Medium, uikit::Space::Page, uikit::Space::Medium);
    auto *accept = new QPushButton(tr("识别并导入"));
    accept->setObjectName("importPasted"_L1);
    accept->setEnabled(false);
    uikit::setPrimary(accept);
    line->addStretch();
    line->addWidget(accept);
    m_pasteSheet->setButtons(buttons);
    connect(m_pasted, &QPlainTextEdit::textChanged, accept,
            [this, accept] { accept->setEnabled(!m_pasted->toPlainText().trimmed().isEmpty()); });
    connect(accept, &QPushButton::clicked, this, [this] {
        const QString text = m_pasted->toPlainText();
        m_pasteSheet->closeSheet();
        m_pasted->clear();
        Q_EMIT importTextRequested(text);
    });
    auto *submit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_pasteSheet, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(submit, &QShortcut::activated, accept, &QPushButton::click);
}

void PolicyPage::connectParts()
{
    connect(m_list, &PolicyListPane::chosen, this, &PolicyPage::choose);
    connect(m_list, &PolicyListPane::importRequested, this, &PolicyPage::chooseFiles);
    connect(m_list, &PolicyListPane::pasteRequested, this, &PolicyPage::openPasteSheet);
    connect(m_list, &PolicyListPane::removeRequested, this, &PolicyPage::removeRequested);
    connect(m_clauses, &ClausePane::edited, this, [this] { setModified(true); });
    connect(m_record, &RecordPane::edited, this, [this] { setModified(true); });
    connect(m_record, &RecordPane::saveRequested, this, &PolicyPage::save);
    connect(m_record, &RecordPane::discardRequested, this, &PolicyPage::discard);
    connect(m_record->form(), &PolicyForm::fileRequested, this, &PolicyPage::chooseExport);
    connect(m_record->form(), &PolicyForm::remarkConfirmed, this, [this](PolicyField field) {
        m_remarks[m_open.policy.id].removeIf([field](const Remark &remark) { return remark.field == field; });
    });
    connect(m_interpret, &QPushButton::clicked, this, [this] {
        leave();
        Q_EMIT interpretRequested(m_open.policy.id);
    });
    connect(m_clauses, &ClausePane::interpretRequested, this, [this](const QString &anchor) {
        leave();
        Q_EMIT interpretClauseRequested(m_open.policy.id, anchor);
    });
    connect(m_record->followUps(), &FollowUpPanel::openItemRequested, this, &PolicyPage::openItemRequested);
    connect(m_record->followUps(), &FollowUpPanel::writeRequested, this, [this](FollowUp aspect) {
        leave();
        Q_EMIT followUpRequested(m_open.policy.id, aspect);
    });
    connect(m_compare, &QToolButton::clicked, this, &PolicyPage::beginComparison);
    connect(m_comparison, &ComparisonPane::requested, this, &PolicyPage::comparisonRequested);
    connect(m_comparison, &ComparisonPane::closeRequested, this, [this] {
        m_stack->setCurrentIndex(1);
        setFormShown(!m_isNarrow);
    });
    connect(m_list, &PolicyListPane::followUpsRequested, this, &PolicyPage::showFollowUps);
    connect(m_followUps, &FollowUpTable::closeRequested, this, [this] {
        m_stack->setCurrentIndex(m_open.policy.id.isNull() ? 0 : 1);
        setFormShown(!m_isNarrow);
    });
    connect(m_followUps, &FollowUpTable::copied, this, [this](int rows) { show(uikit::doneNotice(tr("已复制 %1 行，可以粘贴到表格里").arg(rows))); });
    connect(m_followUps, &FollowUpTable::chosen, this, [this](const EntityId &id) {
        m_record->showTab(RecordPane::FollowUpTab);
        if (id == m_open.policy.id) {
            m_stack->setCurrentIndex(1);
            setFormShown(true);
        } else {
            choose(id);
        }
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_open.policy.id); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_open.policy.id); });
    connect(m_formButton, &QToolButton::clicked, this, &PolicyPage::setFormShown);
    connect(m_report, &ImportReport::openRequested, this, &PolicyPage::choose);
    connect(m_report, &ImportReport::anywayRequested, this, &PolicyPage::importAnywayRequested);
    connect(m_report, &ImportReport::cancelRequested, this, &PolicyPage::cancelImportRequested);
}

void PolicyPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto run) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence::New, [this] { chooseFiles(); });
    add(QKeySequence::Save, [this] { save(); });
    add(QKeySequence::Find, [this] { m_list->focusFilter(); });
    add(QKeySequence(Qt::Key_F7), [this] { beginComparison(); });
    add(QKeySequence(Qt::Key_F8), [this] { showFollowUps(); });
    add(QKeySequence(Qt::Key_F4), [this] { setFormShown(!m_record->isVisible()); });
}

void PolicyPage::setPolicies(const QList<journal::PolicyRow> &rows, const QList<journal::PolicyRow> &deleted)
{
    m_policies->setRows(rows + deleted);
    QStringList columns;
    for (const journal::PolicyRow &row : rows)
        if (!row.publicity.column.isEmpty() && !columns.contains(row.publicity.column))
            columns.append(row.publicity.column);
    m_record->form()->setPublicityChoices(m_keyFields, columns);
    if (!m_open.policy.id.isNull())
        m_list->setCurrent(m_open.policy.id);
}

void PolicyPage::setChoices(const Choices &choices)
{
    m_record->plan()->setRules(choices.plan);
    m_record->plan()->setReader(choices.mayWaive, choices.today);
    m_record->followUps()->setToday(choices.today);
    m_keyFields = choices.keyFields;
}

void PolicyPage::beginComparison()
{
    if (m_open.policy.id.isNull())
        return;
    leave();
    QList<ComparisonPane::Candidate> others;
    const auto detail = [](const QString &number, QDate date) {
        return number.isEmpty() && date.isValid() ? chineseDate(date) : number;
    };
    for (const journal::PolicyRow &row : m_policies->rows())
        if (!row.origin.isDeleted && row.id != m_open.policy.id && row.clauses > 0)
            others.append({row.id, row.title, detail(row.number, row.documentDate)});
    setFormShown(false); // The two texts need the width.
    m_stack->setCurrentWidget(m_comparison);
    m_comparison->begin({m_open.policy.id, m_open.policy.title, {}}, others);
}

void PolicyPage::showComparison(const PolicyComparison &comparison)
{
    // Another document may have been opened meanwhile.
    if (comparison.olderId == m_open.policy.id || comparison.newerId == m_open.policy.id)
        m_comparison->setComparison(comparison);
}

void PolicyPage::showFollowUps()
{
    leave();
    m_record->hide();
    m_list->hide(); // The table has all of it, and needs the width.
    m_stack->setCurrentWidget(m_followUps);
    m_followUps->setFocus();
}

void PolicyPage::setRemarks(const EntityId &id, const QList<Remark> &remarks)
{
    m_remarks.insert(id, remarks);
}

void PolicyPage::choose(const EntityId &id)
{
    if (id.isNull() || id == m_open.policy.id)
        return;
    leave();
    Q_EMIT openRequested(id);
}

void PolicyPage::openPolicy(const OpenPolicy &open)
{
    const bool isReload = open.policy.id == m_open.policy.id;
    if (isReload && m_isModified && open.policy != m_open.policy) {
        // Somebody stored another text meanwhile. What is being typed keeps the revision it was made from, so that
        // saving it shows both versions and overwrites none.
        show(uikit::warningNotice(tr("这份文件刚被另一处改过；您的改动还在，保存后两个版本都会保留。")));
        return;
    }
    if (isReload && m_isModified) {
        m_open = open;
        m_record->setPolicy(current(), m_open, m_remarks.value(open.policy.id));
        refreshHead();
        return;
    }
    m_open = open;
    const auto unsaved = m_unsaved.constFind(open.policy.id);
    fill(unsaved == m_unsaved.cend() ? open.policy : *unsaved);
    setModified(unsaved != m_unsaved.cend());
    if (unsaved != m_unsaved.cend())
        m_record->showProblem(*unsaved);
    m_unsaved.remove(open.policy.id);
    if (!isReload) // A change that arrives takes nobody out of the table or the comparison.
        m_stack->setCurrentIndex(1);
    m_list->setCurrent(open.policy.id);
    if (!isReload)
        setFormShown(!m_isNarrow || m_record->isVisible());
    m_messages->dismiss(u"versions"_s);
    if (!open.otherVersions.isEmpty()) {
        show({uikit::Tone::Warning, tr("这份文件有 %1 个版本（不同工作站各改了一次）。选定后按“保存更正”，以它为准。").arg(open.otherVersions.size() + 1),
              {{tr("去合并"), [this] { Q_EMIT mergeRequested(openId()); }},
               {tr("换看另一个版本"), [this] {
                    fill(m_open.otherVersions.first());
                    setModified(true);
                }}}, true, u"versions"_s});
    }
}

void PolicyPage::closePolicy()
{
    m_open = {};
    setModified(false);
    m_clauses->setClauses({});
    m_stack->setCurrentIndex(0);
    m_record->hide();
    m_list->show();
}

void PolicyPage::fill(const Policy &policy)
{
    m_record->setPolicy(policy, m_open, m_remarks.value(policy.id));
    m_record->setReadOnly(isDeleted() || m_open.isFromAbove);
    m_clauses->setClauses(policy.clauses);
    m_clauses->setMarks(policy.clauses == m_open.policy.clauses ? m_open.marks : QList<ClauseMark>());
    m_clauses->setReadOnly(isDeleted() || m_open.isFromAbove);
    const QString saved = m_open.savedAt > 0 ? tr("%1 %2 保存").arg(m_open.savedBy, chinaTime(m_open.savedAt).toString(u"yyyy-M-d HH:mm"_s)) : QString();
    m_record->form()->setOrigin(m_open.isFromAbove ? tr("上级平台下发，不能在本机更正") : policy.fileName.isEmpty() ? tr("由粘贴的文本导入；%1").arg(saved) : tr("来自 %1；%2").arg(policy.fileName, saved));
    refreshHead();
}

void PolicyPage::refreshHead()
{
    const Policy &policy = m_open.policy;
    m_title->setText(policy.title.isEmpty() ? tr("（没有标题）") : policy.title);
    QStringList parts{policy.number, policy.issuer};
    if (policy.documentDate.isValid())
        parts.append(chineseDate(policy.documentDate));
    parts.append(chineseName(policy.validity));
    parts.append(m_open.interpretations > 0 ? tr("已有 %1 篇解读").arg(m_open.interpretations) : tr("未解读"));
    if (m_open.interpretations > 0 && m_open.clauses > 0)
        parts.append(m_open.openClauses > 0 ? tr("%1 条中 %2 条未解读").arg(m_open.clauses).arg(m_open.openClauses) : tr("每一条都有解读"));
    if (m_open.isFromAbove)
        parts.append(tr("上级下发，只读"));
    parts.removeAll(QString());
    m_subtitle->setText(parts.join(u" · "_s));
    // what is not open to the public cannot be attached to a public item.
    const bool isPublic = policy.disclosure == Disclosure::Active;
    m_interpret->setVisible(!isDeleted());
    m_clauses->setInterpretable(isPublic && !isDeleted());
    m_interpret->setEnabled(isPublic);
    m_interpret->setToolTip(isPublic ? tr("新建一篇解读，关联这份文件") : tr("公开属性为“%1”，不能用于公开解读").arg(chineseName(policy.disclosure)));
    m_remove->setVisible(!isDeleted() && !m_open.isFromAbove);
    m_restore->setVisible(isDeleted());
}

bool PolicyPage::isDeleted() const
{
    return m_open.policy.isDeleted;
}

Policy PolicyPage::current() const
{
    Policy policy = m_record->filledIn(m_open.policy);
    policy.clauses = m_clauses->clauses();
    return policy;
}

void PolicyPage::setModified(bool modified)
{
    m_isModified = modified && !m_open.policy.id.isNull() && !isDeleted();
    m_record->setModified(m_isModified);
}

void PolicyPage::save()
{
    if (!m_isModified)
        return;
    QGuiApplication::inputMethod()->commit();
    const Policy policy = current();
    if (!PolicyService::problem(policy).isEmpty()) {
        setFormShown(true);
        m_record->showProblem(policy);
        return;
    }
    setModified(false);
    Q_EMIT saveRequested(policy, m_open.heads);
}

void PolicyPage::discard()
{
    fill(m_open.policy);
    setModified(false);
}

void PolicyPage::leave()
{
    if (!m_isModified)
        return;
    QGuiApplication::inputMethod()->commit();
    const Policy policy = current();
    const QString problem = PolicyService::problem(policy);
    if (problem.isEmpty()) {
        setModified(false);
        // Going away is no decision between two versions: the other one stays.
        Q_EMIT saveRequested(policy, m_open.heads.first(std::min<qsizetype>(m_open.heads.size(), 1)));
        return;
    }
    m_unsaved.insert(policy.id, policy);
    show({uikit::Tone::Warning, tr("%1的更正还没有保存：%2。").arg(inTitleMarks(m_open.policy.title), problem),
          {{tr("回去填写"), [this, id = policy.id] { Q_EMIT openRequested(id); }}}, true, policy.id.toString()});
    setModified(false);
}

void PolicyPage::keepUnsaved(const Policy &policy)
{
    if (policy.id == m_open.policy.id)
        setModified(true);
    else
        m_unsaved.insert(policy.id, policy);
}

void PolicyPage::show(const uikit::Notice &notice)
{
    m_messages->show(notice);
}

void PolicyPage::showClause(const QString &anchor)
{
    m_clauses->showClause(anchor);
}

void PolicyPage::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("导入政策文件"));
    dialog->setObjectName("importDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("政策文件 (*.docx *.pdf *.txt *.html *.htm)"), tr("所有文件 (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &PolicyPage::importFilesRequested);
    dialog->open();
}

void PolicyPage::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("导出原文件"));
    dialog->setObjectName("exportDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_open.policy.fileName);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = m_open.policy.id](const QString &path) { Q_EMIT exportFileRequested(id, path); });
    dialog->open();
}

void PolicyPage::openPasteSheet()
{
    const QString clipboard = QGuiApplication::clipboard()->text();
    // A whole document waits in the clipboard: take it; a word or a path does not.
    if (m_pasted->toPlainText().isEmpty() && clipboard.size() > 200)
        m_pasted->setPlainText(clipboard);
    m_pasteSheet->open();
}

void PolicyPage::setFormShown(bool shown)
{
    const bool isPossible = !m_open.policy.id.isNull();
    // A narrow page has room for one of the two beside the document.
    m_list->setVisible(!(shown && isPossible && m_isNarrow));
    m_record->setVisible(shown && isPossible);
    m_formButton->setChecked(shown && isPossible);
}

void PolicyPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_dropHint->setGeometry(rect());
    const bool isNarrow = width() < NarrowWidth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    setFormShown(!isNarrow);
}

void PolicyPage::hideEvent(QHideEvent *event)
{
    leave();
    QWidget::hideEvent(event);
}

void PolicyPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_dropHint->raise();
    m_dropHint->show();
}

void PolicyPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropHint->hide();
}

void PolicyPage::dropEvent(QDropEvent *event)
{
    m_dropHint->hide();
    const QStringList paths = droppedFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT importFilesRequested(paths);
}

} // namespace zhijian::policy
