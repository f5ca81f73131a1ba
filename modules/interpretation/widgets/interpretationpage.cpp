#include "interpretation/widgets/interpretationpage.h"

#include "core/clock.h"
#include "interpretation/widgets/clausespanel.h"
#include "interpretation/widgets/findbar.h"
#include "interpretation/widgets/findingsview.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/widgets/itemlistpane.h"
#include "interpretation/widgets/picturespanel.h"
#include "interpretation/widgets/previewpane.h"
#include "interpretation/removaltablemodel.h"
#include "interpretation/widgets/propertiespanel.h"
#include "interpretation/widgets/removalpanel.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/templatespanel.h"
#include "interpretation/widgets/versionmodel.h"
#include "interpretation/widgets/versionspanel.h"
#include "interpretation/widgets/writingpane.h"
#include "interpretation/widgets/pastecheckpanel.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Glyph;

namespace {

/// A pause in typing after which the draft is kept: short enough that a power cut costs a word, not a sentence.
constexpr std::chrono::milliseconds TypingPause{1500};

QToolButton *barButton(const QString &name, const QString &text, Glyph glyph, const QString &hint)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(hint);
    button->setIcon(uikit::icon(glyph));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

InterpretationPage::InterpretationPage(const Setting &setting, QWidget *parent)
    : QWidget(parent)
    , m_setting(setting)
    , m_items(new InterpretationTableModel(this))
    , m_versions(new VersionModel(setting.clock, this))
    , m_findings(new FindingTableModel(this))
    , m_removals(new RemovalTableModel(this))
    , m_analysis(new DraftAnalysis(setting.screen, this))
    , m_intake(new PictureIntake(setting.pictures, this))
    , m_bar(new uikit::MessageBar)
    , m_list(new ItemListPane(m_items, setting.clock))
    , m_work(new QWidget)
    , m_nothing(new uikit::EmptyState(Glyph::Interpretation, tr("没有打开的解读"), tr("从左边选一篇，或新建一篇。")))
    , m_chip(new uikit::StateChip)
    , m_title(new QLineEdit)
    , m_titleCount(new uikit::TextLabel(uikit::TextRank::Small))
    , m_writing(new WritingPane)
    , m_editor(m_writing->editor())
    , m_preview(new PreviewPane)
    , m_inspector(new QTabWidget)
    , m_findingsView(new FindingsView(m_findings))
    , m_clauses(new ClausesPanel)
    , m_properties(new PropertiesPanel)
    , m_versionsPanel(new VersionsPanel(m_versions))
    , m_picturesPanel(new PicturesPanel)
    , m_removalPanel(new RemovalPanel(m_removals))
    , m_outer(new QSplitter)
    , m_inner(new QSplitter)
    , m_sheet(nullptr)
    , m_coverSheet(nullptr)
    , m_coverPanel(new CoverPanel(setting.pictures))
    , m_templateSheet(nullptr)
    , m_templates(new TemplatesPanel)
    , m_handover(new HandoverPanel(setting.clock))
{
    setObjectName("interpretationPage"_L1);
    m_nothing->addAction(u"newFromNothing"_s, tr("新建解读"), [this] { Q_EMIT newRequested({}); });
    m_inspector->setObjectName("inspector"_L1);
    m_inspector->setAccessibleName(tr("检查、条款、属性、版本和图片"));
    m_inspector->setDocumentMode(true);
    m_inspector->addTab(m_findingsView, tr("检查"));
    m_inspector->addTab(m_clauses, tr("条款"));
    m_inspector->addTab(m_properties, tr("属性"));
    m_inspector->addTab(m_versionsPanel, tr("版本"));
    m_inspector->addTab(m_picturesPanel, tr("图片"));
    m_inspector->addTab(m_removalPanel, tr("弹幕"));
    m_inspector->setTabToolTip(m_inspector->indexOf(m_removalPanel), tr("弹幕处置：登记直播中处置的弹幕"));
    m_inspector->setMinimumWidth(214);
    m_list->setMinimumWidth(168);
    m_preview->setMinimumWidth(190);
    m_writing->setMinimumWidth(250);
    m_inner->setObjectName("workSplitter"_L1);
    m_inner->addWidget(m_writing);
    m_inner->addWidget(m_preview);
    m_inner->addWidget(m_inspector);
    m_inner->setStretchFactor(0, 1);
    m_inner->setSizes({520, 400, 260});
    m_inner->setChildrenCollapsible(false);
    auto *workRows = new QVBoxLayout(m_work);
    workRows->setContentsMargins(0, 0, 0, 0);
    workRows->setSpacing(0);
    workRows->addWidget(makeTopBar());
    workRows->addWidget(m_inner, 1);
    auto *right = new QWidget;
    auto *rightRows = new QVBoxLayout(right);
    rightRows->setContentsMargins(0, 0, 0, 0);
    rightRows->setSpacing(0);
    rightRows->addWidget(m_work, 1);
    rightRows->addWidget(m_nothing, 1);
    m_outer->setObjectName("listSplitter"_L1);
    m_outer->addWidget(m_list);
    m_outer->addWidget(right);
    m_outer->setStretchFactor(1, 1);
    m_outer->setSizes({264, 1100});
    m_outer->setChildrenCollapsible(false);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_bar);
    rows->addWidget(m_outer, 1);
    m_sheet = new uikit::SideSheet(this);
    m_sheet->setObjectName("handoverSheet"_L1);
    m_sheet->setTitle(tr("交付"));
    m_sheet->setContent(m_handover);
    m_sheet->setPreferredWidth(400);
    m_sheet->hide();
    m_coverSheet = new uikit::SideSheet(this);
    m_coverSheet->setObjectName("coverSheet"_L1);
    m_coverSheet->setTitle(tr("封面"));
    m_coverSheet->setContent(m_coverPanel);
    m_coverSheet->setPreferredWidth(480);
    m_coverSheet->hide();
    m_templateSheet = new uikit::SideSheet(this);
    m_templateSheet->setObjectName("templateSheet"_L1);
    m_templateSheet->setTitle(tr("模板"));
    m_templateSheet->setContent(m_templates);
    m_templateSheet->setPreferredWidth(420);
    m_templateSheet->hide();

    m_autosaveTimer.setSingleShot(true);
    m_autosaveTimer.setInterval(setting.autosave);
    m_pauseTimer.setSingleShot(true);
    m_pauseTimer.setInterval(std::min<std::chrono::milliseconds>(setting.autosave, TypingPause));
    makeActions();
    connectParts();
    closeItem();
}

InterpretationPage::~InterpretationPage() = default;

QWidget *InterpretationPage::makeTopBar()
{
    auto *bar = new QWidget;
    bar->setObjectName("interpretationBar"_L1);
    m_title->setObjectName("itemTitle"_L1);
    m_title->setAccessibleName(tr("标题"));
    m_title->setPlaceholderText(tr("标题"));
    m_title->setFont(uikit::rankedFont(uikit::TextRank::Section));
    m_title->setMinimumWidth(120);
    m_titleCount->setWordWrap(false);
    m_titleCount->setObjectName("itemTitleCount"_L1);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(uikit::Space::Medium, uikit::Space::Small, uikit::Space::Medium, uikit::Space::Small);
    line->setSpacing(uikit::Space::Small);
    line->addWidget(m_chip);
    line->addWidget(m_title, 1);
    line->addWidget(m_titleCount);
    const auto add = [&](const QString &name, const QString &text, Glyph glyph, const QString &hint, auto run) {
        auto *button = barButton(name, text, glyph, hint);
        connect(button, &QToolButton::clicked, this, run);
        line->addWidget(button);
        return button;
    };
    m_editButtons.append(add(u"saveVersion"_s, tr("保存"), Glyph::Save, tr("保存一个版本（Ctrl+S）"), [this] { save(); }));
    add(u"checkText"_s, tr("检查"), Glyph::Check, tr("检查全文并看下一处（F7）"), [this] { check(); });
    auto *send = add(u"submitItem"_s, tr("送审"), Glyph::Send, tr("送一审（Ctrl+Enter）"), [this] { submit(); });
    uikit::setPrimary(send);
    m_editButtons.append(send);
    add(u"handOver"_s, tr("交付"), Glyph::Export, tr("复制到公众号、导出、登记发布（Ctrl+Shift+E）"), [this] { openHandover(); });
    m_previewButton = add(u"togglePreview"_s, tr("预览"), Glyph::Preview, tr("显示或隐藏预览（F9）"), [this] { setPreviewShown(m_previewButton->isChecked()); });
    m_inspectorButton = add(u"toggleInspector"_s, tr("检查栏"), Glyph::Sheet, tr("显示或隐藏检查、条款、属性、版本（F4）"), [this] { setInspectorShown(m_inspectorButton->isChecked()); });
    for (QToolButton *toggle : {m_previewButton, m_inspectorButton}) {
        toggle->setCheckable(true);
        toggle->setChecked(true);
        toggle->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_moreButton = add(u"moreCommands"_s, tr("更多"), Glyph::More, tr("问答入知识库、存为模板、版式主题"), [] {});
    m_moreButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_moreButton->setPopupMode(QToolButton::InstantPopup);
    m_moreButton->setMenu(new QMenu(m_moreButton));
    m_moreButton->menu()->setObjectName("moreMenu"_L1);
    return bar;
}

void InterpretationPage::addCommand(const QString &name, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    m_commands.append(action);
}

void InterpretationPage::makeActions()
{
    addCommand(u"newItemAction"_s, tr("新建解读"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] {
        leave();
        Q_EMIT newRequested({});
    });
    addCommand(u"saveAction"_s, tr("保存版本"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, [this] { save(); });
    addCommand(u"submitAction"_s, tr("送审"), {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, [this] { submit(); });
    addCommand(u"checkAction"_s, tr("检查，下一处问题"), {QKeySequence(Qt::Key_F7)}, [this] { check(); });
    addCommand(u"previousFindingAction"_s, tr("上一处问题"), {QKeySequence(Qt::SHIFT | Qt::Key_F7)}, [this] { m_editor->previousFinding(); });
    addCommand(u"fixAction"_s, tr("采用建议"), {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)}, [this] {
        // In the list the key means the finding chosen there.
        if (m_findingsView->hasFocusInside())
            m_findingsView->requestFix();
        else
            m_editor->applyReplacementHere();
    });
    addCommand(u"findAction"_s, tr("查找"), {QKeySequence(Qt::CTRL | Qt::Key_F)}, [this] { m_writing->findBar()->open(false); });
    addCommand(u"replaceAction"_s, tr("替换"), {QKeySequence(Qt::CTRL | Qt::Key_H)}, [this] { m_writing->findBar()->open(true); });
    addCommand(u"findNextAction"_s, tr("查找下一处"), {QKeySequence(Qt::Key_F3)}, [this] { m_writing->findBar()->step(1); });
    addCommand(u"findPreviousAction"_s, tr("查找上一处"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)}, [this] { m_writing->findBar()->step(-1); });
    addCommand(u"previewAction"_s, tr("显示或隐藏预览"), {QKeySequence(Qt::Key_F9)}, [this] { setPreviewShown(!m_previewButton->isChecked()); });
    addCommand(u"inspectorAction"_s, tr("显示或隐藏检查栏"), {QKeySequence(Qt::Key_F4)}, [this] { setInspectorShown(!m_inspectorButton->isChecked()); });
    addCommand(u"copyAction"_s, tr("复制到公众号"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, [this] {
        if (m_open.isApproved())
            Q_EMIT copyRequested(openId());
        else
            openHandover();
    });
    addCommand(u"questionsAction"_s, tr("问答入知识库"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q)}, [this] { offerQuestions(); });
    m_moreButton->menu()->addAction(m_commands.last());
    addCommand(u"templatesAction"_s, tr("存为模板…"), {}, [this] { openTemplates(); });
    m_moreButton->menu()->addAction(m_commands.last());
    addCommand(u"themesAction"_s, tr("版式主题…"), {}, [this] {
        leave();
        Q_EMIT themesRequested(current().theme);
    });
    m_moreButton->menu()->addAction(m_commands.last());
    addCommand(u"exportAction"_s, tr("交付与导出"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, [this] { openHandover(); });
}

void InterpretationPage::connectParts()
{
    connect(m_list, &ItemListPane::chosen, this, [this](const EntityId &id) {
        if (id == openId()) {
            focusEditor();
            return;
        }
        leave();
        Q_EMIT openRequested(id);
    });
    connect(m_list, &ItemListPane::newRequested, this, [this](const QString &templateId) {
        leave();
        Q_EMIT newRequested(templateId);
    });
    connect(m_list, &ItemListPane::templatesRequested, this, &InterpretationPage::openTemplates);
    connect(m_templates, &TemplatesPanel::saveRequested, this, [this](const QString &name, const QString &description, bool keepsPictures) {
        Q_EMIT saveTemplateRequested(current(), name, description, keepsPictures);
    });
    connect(m_templates, &TemplatesPanel::renameRequested, this, &InterpretationPage::renameTemplateRequested);
    connect(m_templates, &TemplatesPanel::removeRequested, this, &InterpretationPage::removeTemplateRequested);
    connect(m_list, &ItemListPane::deleteRequested, this, &InterpretationPage::deleteRequested);
    connect(m_list, &ItemListPane::restoreRequested, this, &InterpretationPage::restoreRequested);
    connect(m_title, &QLineEdit::textChanged, this, [this] {
        countTitle();
        noticeEdit();
    });
    connect(m_editor, &SourceEditor::edited, this, [this] {
        if (m_isLoading)
            return;
        m_analysis->setText(m_editor->toPlainText());
        noticeEdit();
    });
    connectPictures();
    connectProducts();
    connect(m_editor, &SourceEditor::scrolledTo, m_preview, &PreviewPane::scrollToLine);
    connect(m_editor, &SourceEditor::caretMoved, m_preview, &PreviewPane::revealLine);
    connect(m_editor, &SourceEditor::findingReached, m_findingsView, &FindingsView::setCurrent);
    connect(m_preview, &PreviewPane::lineScrolled, this, [this](int line) {
        const QSignalBlocker quiet(m_editor);
        m_editor->showLine(line);
    });
    connect(m_preview, &PreviewPane::lineClicked, this, [this](int line) {
        m_editor->showCaretAt(line);
        focusEditor();
    });
    connect(m_properties, &PropertiesPanel::edited, this, [this] {
        noticeEdit();
        Q_EMIT frameRequested(current());
    });
    connect(m_versionsPanel, &VersionsPanel::restoreRequested, this, &InterpretationPage::versionRequested);
    connect(m_findingsView, &FindingsView::chosen, this, [this](int row) {
        m_editor->showFinding(row);
        focusEditor();
    });
    connect(m_findingsView, &FindingsView::fixRequested, this, &InterpretationPage::fix);
    m_analysis->setCopyLimit(m_setting.copyPercent);
    m_analysis->setContrastLimits(m_setting.contrast);
    m_analysis->setSubtitleLimits(m_setting.subtitles);
    connect(m_analysis, &DraftAnalysis::rendered, this, [this](const QString &html, qsizetype characters) {
        m_preview->setPage(html);
        if (!openId().isNull())
            Q_EMIT wordsCounted(int(characters));
    });
    connect(m_analysis, &DraftAnalysis::lacksPictures, this, &InterpretationPage::askForPictures);
    connect(m_analysis, &DraftAnalysis::screened, this, &InterpretationPage::showFindings);
    connect(m_analysis, &DraftAnalysis::covered, m_clauses, &ClausesPanel::setPolicies);
    connect(m_clauses, &ClausesPanel::openCounted, this, [this](int clauses) {
        m_inspector->setTabText(m_inspector->indexOf(m_clauses), clauses > 0 ? tr("条款 %1").arg(clauses) : tr("条款"));
    });
    connect(m_clauses, &ClausesPanel::insertRequested, m_editor, &SourceEditor::insertBlock);
    connect(m_clauses, &ClausesPanel::lineRequested, this, [this](int line) {
        m_editor->showCaretAt(line);
        focusEditor();
    });
    connect(&m_autosaveTimer, &QTimer::timeout, this, &InterpretationPage::autosave);
    connect(&m_pauseTimer, &QTimer::timeout, this, &InterpretationPage::autosave);
    connect(m_handover, &HandoverPanel::copyRequested, this, [this] { Q_EMIT copyRequested(openId()); });
    connect(m_handover->pasteCheck(), &PasteCheckPanel::checkRequested, this, [this](const QString &html) { Q_EMIT pasteCheckRequested(openId(), html); });
    connect(m_handover, &HandoverPanel::exportRequested, this, [this](const QList<Output> &outputs) { Q_EMIT exportRequested(current(), outputs); });
    connect(m_handover, &HandoverPanel::cancelRequested, this, &InterpretationPage::cancelExportRequested);
    connect(m_handover, &HandoverPanel::openFolderRequested, this, &InterpretationPage::openFolderRequested);
    connect(m_handover, &HandoverPanel::releaseRequested, this, [this](const EntityId &account, const QString &link, const QDateTime &time) {
        Q_EMIT releaseRequested(openId(), account, link, time);
    });
}

void InterpretationPage::exportProgressed(int percent)
{
    m_handover->setProgress(percent);
}

void InterpretationPage::exportFinished(const QString &sentence, const QString &folder)
{
    m_handover->setFinished(sentence, folder);
}

void InterpretationPage::pasteChecked(const EntityId &id, const QList<PasteLoss> &losses)
{
    if (id == openId())
        m_handover->pasteCheck()->setLosses(losses);
}

} // namespace zhijian::interpretation
