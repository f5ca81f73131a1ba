#include "registry/widgets/accountpage.h"

#include "registry/lifecycle.h"
#include "registry/widgets/accountfilter.h"
#include "registry/widgets/accountform.h"
#include "registry/widgets/accountimportpane.h"
#include "uikit/chipdelegate.h"
#include "uikit/emptystate.h"
#include "uikit/filterfield.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

using uikit::Glyph;
using uikit::Space;
using uikit::Tone;

namespace {

constexpr int NarrowestForm = 372;
constexpr int WidestForm = 540;
// Of the table, for the columns that give way first.
constexpr int RoomForKind = 860;
constexpr int RoomForOrganiser = 640;
constexpr int RoomForFiling = 560;
constexpr int TrashScope = 3;

uikit::Chip hintChip(const QModelIndex &index)
{
    const auto hints = index.data(AccountTableModel::HintsRole).value<QList<AccountHint>>();
    if (hints.isEmpty())
        return {};
    const bool isConflict = hints.first() == AccountHint::Conflict;
    const QString word = hints.size() == 1 ? chineseName(hints.first()) : AccountPage::tr("%1 等 %2 项").arg(chineseName(hints.first())).arg(hints.size());
    return {isConflict ? Glyph::Conflict : Glyph::Warning, word, isConflict ? Tone::Danger : Tone::Warning};
}

} // namespace

AccountPage::AccountPage(const rules::RulePack &pack, QWidget *parent)
    : QWidget(parent)
    , m_model(new AccountTableModel(pack, this))
    , m_filter(new AccountFilter(this))
    , m_messages(new uikit::MessageBar(this))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small, {}, this))
    , m_search(new uikit::FilterField(tr("筛选账号、单位或平台"), this))
    , m_scope(new QComboBox(this))
    , m_workbook(new QToolButton(this))
    , m_new(new QPushButton(uikit::icon(Glyph::Add), tr("新增账号"), this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView)
    , m_nothing(new uikit::TextLabel(uikit::TextRank::Body, {}))
    , m_side(new QStackedWidget)
    , m_form(new AccountForm(pack))
    , m_import(new AccountImportPane)
{
    setObjectName(u"accountPage"_s);
    setAccessibleName(tr("账号"));
    m_filter->setSourceModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Large);
    column->setSpacing(Space::Medium);
    column->addWidget(m_messages);
    buildHeader(column);
    buildTable();
    auto *work = new QWidget;
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins({});
    row->setSpacing(Space::Large);
    auto *left = new QVBoxLayout;
    left->addWidget(m_table, 1);
    left->addWidget(m_nothing, 1);
    row->addLayout(left, 1);
    auto *hint = new uikit::EmptyState(Glyph::Sheet, tr("选择一个账号"), tr("在左边选中账号，这里显示它的备案信息、生命周期和需要注意的事项。"));
    m_side->addWidget(hint);
    m_side->addWidget(m_form);
    m_side->addWidget(m_import);
    row->addWidget(m_side);
    auto *empty = new uikit::EmptyState(Glyph::Accounts, tr("还没有登记账号"),
                                        tr("先登记本单位的政务新媒体账号：平台、名称、主办单位、负责人等。资料不全也可以先保存，提交审签前补齐。"));
    empty->addAction(u"firstAccount"_s, tr("登记第一个账号"), [this] { startNew(); });
    empty->addAction(u"importAccounts"_s, tr("从 Excel 导入"), [this] { chooseImport(); });
    m_stack->addWidget(empty);
    m_stack->addWidget(work);
    column->addWidget(m_stack, 1);
    connect(m_import, &AccountImportPane::accepted, this, &AccountPage::importRequested);
    connect(m_import, &AccountImportPane::dismissed, this, &AccountPage::closeImport);
    connectForm();
    addShortcuts();
    m_count->setTone(Tone::Muted);
    m_count->setWordWrap(false);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setTone(Tone::Muted);
    refreshStates();
}

void AccountPage::buildHeader(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    auto *title = new uikit::TextLabel(uikit::TextRank::Title, tr("账号"), this);
    row->addWidget(title);
    row->addSpacing(Space::Small);
    row->addWidget(m_count);
    row->addStretch(1);
    m_search->setObjectName(u"accountSearch"_s);
    m_search->setList(m_table);
    m_search->setMinimumWidth(216);
    row->addWidget(m_search);
    m_scope->setObjectName(u"accountScope"_s);
    m_scope->setAccessibleName(tr("显示范围"));
    m_scope->addItems({tr("全部账号"), tr("在用账号"), tr("已关停注销"), tr("回收站")});
    m_scope->view()->setObjectName(u"accountScopeList"_s);
    m_scope->view()->setAccessibleName(tr("显示范围"));
    row->addWidget(m_scope);
    buildWorkbookMenu();
    row->addWidget(m_workbook);
    m_new->setObjectName(u"newAccount"_s);
    m_new->setToolTip(tr("新增账号（Ctrl+N）"));
    uikit::setPrimary(m_new);
    row->addWidget(m_new);
    column->addLayout(row);
    connect(m_new, &QPushButton::clicked, this, &AccountPage::startNew);
    connect(m_search, &uikit::FilterField::filtered, this, [this](const QString &text) {
        m_filter->setText(text);
        refreshStates();
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setScope(index == 1 ? AccountFilter::Scope::Kept : index == 2 ? AccountFilter::Scope::Closed : AccountFilter::Scope::All);
        refreshRows();
    });
}

void AccountPage::buildWorkbookMenu()
{
    m_workbook->setObjectName(u"accountWorkbook"_s);
    m_workbook->setText(tr("Excel"));
    m_workbook->setIcon(uikit::icon(Glyph::Sheet));
    m_workbook->setToolTip(tr("导入、导出 Excel 表格"));
    m_workbook->setAccessibleName(tr("导入、导出 Excel 表格"));
    m_workbook->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_workbook->setPopupMode(QToolButton::InstantPopup);
    m_workbook->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_workbook);
    menu->addAction(tr("从 Excel 导入…"), this, &AccountPage::chooseImport)->setObjectName(u"importWorkbook"_s);
    menu->addAction(tr("导出全部账号…"), this, [this] { chooseExport(false); })->setObjectName(u"exportWorkbook"_s);
    menu->addAction(tr("导出空白表…"), this, [this] { chooseExport(true); })->setObjectName(u"exportBlankWorkbook"_s);
    m_workbook->setMenu(menu);
}

void AccountPage::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("从 Excel 导入账号"));
    dialog->setObjectName(u"importAccountsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("表格 (*.xlsx *.csv)"), tr("所有文件 (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &AccountPage::importFileChosen);
    dialog->open();
}

void AccountPage::chooseExport(bool isBlank)
{
    auto *dialog = new QFileDialog(this, isBlank ? tr("导出空白表") : tr("导出全部账号"));
    dialog->setObjectName(u"exportAccountsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel 表格 (*.xlsx)")});
    dialog->setDefaultSuffix(u"xlsx"_s);
    dialog->selectFile(isBlank ? tr("政务新媒体账号登记表（空白）.xlsx") : tr("政务新媒体账号 %1.xlsx").arg(m_today.toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, isBlank](const QString &path) { Q_EMIT exportRequested(path, isBlank); });
    dialog->open();
}

void AccountPage::showImport(const QString &fileName, const AccountSheetReading &reading)
{
    if (m_side->currentWidget() == m_form && m_form->isChanged()) {
        uikit::Notice notice = uikit::warningNotice(tr("请先保存或放弃正在填写的修改，再导入表格。"));
        notice.key = u"unsaved"_s;
        m_messages->show(notice);
        return;
    }
    m_isSelecting = true;
    m_table->setCurrentIndex({});
    m_isSelecting = false;
    m_import->show(fileName, reading);
    m_side->setCurrentWidget(m_import);
    refreshStates();
}

void AccountPage::closeImport()
{
    if (m_side->currentWidget() == m_import)
        closeRecord();
}

void AccountPage::buildTable()
{
    m_table->setObjectName(u"accountTable"_s);
    m_table->setAccessibleName(tr("账号列表"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 16);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AccountTableModel::NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(AccountTableModel::OrganiserColumn, QHeaderView::Stretch);
    m_table->setItemDelegateForColumn(AccountTableModel::StateColumn, new uikit::ChipDelegate([](const QModelIndex &index) {
        return uikit::chip(AccountState(index.data(AccountTableModel::StateRole).toInt()));
    }, m_table));
    m_table->setItemDelegateForColumn(AccountTableModel::SilenceColumn, new uikit::ChipDelegate([](const QModelIndex &index) {
        return index.data(AccountTableModel::UrgentRole).toBool() ? uikit::Chip{Glyph::Silence, index.data().toString(), Tone::Danger} : uikit::Chip{};
    }, m_table));
    m_table->setItemDelegateForColumn(AccountTableModel::FilingColumn, new uikit::ChipDelegate(hintChip, m_table));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountPage::chooseRow);
}

void AccountPage::connectForm()
{
    connect(m_form, &AccountForm::saveRequested, this, &AccountPage::saveRequested);
    connect(m_form, &AccountForm::advanceRequested, this, &AccountPage::advanceRequested);
    connect(m_form, &AccountForm::removeRequested, this, &AccountPage::removeRequested);
    connect(m_form, &AccountForm::restoreRequested, this, &AccountPage::restoreRequested);
    connect(m_form, &AccountForm::phoneRequested, this, &AccountPage::phoneRequested);
    connect(m_form, &AccountForm::mergeRequested, this, &AccountPage::mergeRequested);
    connect(m_form, &AccountForm::versionRequested, this, &AccountPage::versionRequested);
    connect(m_form, &AccountForm::discardRequested, this, [this] {
        if (m_form->record().isNew())
            closeRecord();
        else
            m_form->show(m_form->record(), m_model->hintSentences(m_form->record().account.id), m_accounts);
        m_messages->dismiss(u"unsaved"_s);
    });
}

void AccountPage::addShortcuts()
{
    const auto add = [](const QKeySequence &keys, QWidget *where, Qt::ShortcutContext context, auto run) {
        auto *shortcut = new QShortcut(keys, where);
        shortcut->setContext(context);
        QObject::connect(shortcut, &QShortcut::activated, where, run);
    };
    add(QKeySequence(u"Ctrl+N"_s), this, Qt::WidgetWithChildrenShortcut, [this] { startNew(); });
    add(QKeySequence(u"Ctrl+S"_s), this, Qt::WidgetWithChildrenShortcut, [this] { m_form->save(); });
    add(QKeySequence(u"Ctrl+F"_s), this, Qt::WidgetWithChildrenShortcut, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    // In a field Ctrl+Z belongs to the typing.
    add(QKeySequence(u"Ctrl+Z"_s), m_table, Qt::WidgetShortcut, [this] { Q_EMIT undoRequested(); });
    add(QKeySequence(u"Ctrl+Y"_s), m_table, Qt::WidgetShortcut, [this] { Q_EMIT redoRequested(); });
    add(QKeySequence(Qt::Key_Delete), m_table, Qt::WidgetShortcut, [this] {
        if (const EntityId id = currentRow(); !id.isNull() && m_scope->currentIndex() != TrashScope)
            Q_EMIT removeRequested(id);
    });
}

void AccountPage::setAccounts(const QList<journal::AccountRow> &accounts, const QList<journal::AccountRow> &removed, QDate today)
{
    m_accounts = accounts;
    m_removed = removed;
    m_today = today;
    m_form->setAccounts(accounts);
    m_scope->setItemText(TrashScope, removed.isEmpty() ? tr("回收站") : tr("回收站 %1").arg(removed.size()));
    refreshRows();
    // The record beside the table follows, unless somebody is typing in it.
    const EntityId shown = shownAccount();
    const auto row = std::ranges::find(accounts, shown, &journal::AccountRow::id);
    if (!shown.isNull() && !m_form->record().isNew() && !m_form->isChanged()
        && (row == accounts.cend() || row->origin.head != m_form->record().shown || row->origin.heads != int(m_form->record().versions.size())))
        Q_EMIT recordRequested(shown);
    if (!m_wanted.isNull())
        select(m_wanted);
}

void AccountPage::setSilence(const QHash<EntityId, SilenceMark> &silence)
{
    m_model->setSilence(silence);
}

void AccountPage::setOffice(const QString &name, const QString &creditCode, bool hasOfficeKey)
{
    m_blank = {};
    m_blank.account.organiser = name;
    m_blank.account.creditCode = creditCode;
    m_blank.hasOfficeKey = hasOfficeKey;
}

void AccountPage::refreshRows()
{
    m_isSelecting = true;
    const EntityId current = currentRow();
    m_model->setAccounts(m_scope->currentIndex() == TrashScope ? m_removed : m_accounts, m_today);
    m_isSelecting = false;
    if (!current.isNull() && currentRow() != current)
        select(current);
    refreshStates();
}

void AccountPage::refreshStates()
{
    const bool isEmpty = m_accounts.isEmpty() && m_removed.isEmpty() && m_side->currentIndex() == 0;
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_scope), static_cast<QWidget *>(m_workbook), static_cast<QWidget *>(m_new)})
        widget->setVisible(!isEmpty);
    const auto kept = std::ranges::count_if(m_accounts, [](const journal::AccountRow &row) { return isKept(row.state); });
    m_count->setText(isEmpty ? QString() : tr("在用 %1 个").arg(kept));
    const bool hasRows = m_filter->rowCount() > 0;
    m_table->setVisible(hasRows);
    m_nothing->setVisible(!hasRows);
    m_nothing->setText(m_model->rowCount() > 0 ? tr("没有符合条件的账号")
                           : m_scope->currentIndex() == TrashScope ? tr("回收站是空的") : tr("登记后的账号列在这里"));
}

EntityId AccountPage::currentRow() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.data(AccountTableModel::IdRole).value<EntityId>() : EntityId();
}

EntityId AccountPage::shownAccount() const
{
    return m_side->currentWidget() == m_form ? m_form->record().account.id : EntityId();
}

void AccountPage::chooseRow()
{
    const EntityId id = currentRow();
    if (m_isSelecting || id.isNull() || id == shownAccount())
        return;
    if (m_side->currentWidget() == m_form && m_form->isChanged()) {
        askAboutChanges(id);
        return;
    }
    Q_EMIT recordRequested(id);
}

void AccountPage::askAboutChanges(const EntityId &wanted)
{
    // Back to the row whose form is open, after the view has finished with this change.
    QMetaObject::invokeMethod(this, [this] {
        m_isSelecting = true;
        if (m_form->record().isNew())
            m_table->setCurrentIndex({});
        else
            select(shownAccount());
        m_isSelecting = false;
    }, Qt::QueuedConnection);
    uikit::Notice notice = uikit::warningNotice(tr("“%1”有未保存的修改。").arg(m_form->record().isNew() ? tr("新增账号") : m_form->record().account.name));
    notice.key = u"unsaved"_s;
    notice.actions.append({tr("保存"), [this] { m_form->save(); }});
    notice.actions.append({tr("放弃并转到所选"), [this, wanted] {
                               closeRecord();
                               select(wanted);
                               Q_EMIT recordRequested(wanted);
                           }});
    m_messages->show(notice);
}

void AccountPage::closeRecord()
{
    m_side->setCurrentIndex(0);
    m_form->show({}, {}, m_accounts);
    refreshStates();
}

void AccountPage::startNew()
{
    if (m_side->currentWidget() == m_form && m_form->isChanged()) {
        uikit::Notice notice = uikit::warningNotice(tr("请先保存或放弃正在填写的修改，再新增账号。"));
        notice.key = u"unsaved"_s;
        m_messages->show(notice);
        return;
    }
    m_form->show(m_blank, {}, m_accounts);
    m_side->setCurrentWidget(m_form);
    m_isSelecting = true;
    m_table->setCurrentIndex({});
    m_isSelecting = false;
    refreshStates();
    m_form->focusName();
}

void AccountPage::showRecord(const AccountRecord &record)
{
    if (m_side->currentWidget() == m_form && m_form->isChanged() && (m_form->record().isNew() || m_form->record().account.id == record.account.id))
        return;
    m_form->show(record, m_model->hintSentences(record.account.id), m_accounts);
    m_side->setCurrentWidget(m_form);
    refreshStates();
}

void AccountPage::showSaved(const AccountRecord &record)
{
    m_messages->dismiss(u"unsaved"_s);
    m_form->show(record, m_model->hintSentences(record.account.id), m_accounts);
    m_side->setCurrentWidget(m_form);
    select(record.account.id);
    refreshStates();
}

void AccountPage::select(EntityId id)
{
    const int row = m_model->indexOf(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, 0));
    m_wanted = index.isValid() ? EntityId() : id;
    if (index.isValid() && currentRow() != id)
        m_table->setCurrentIndex(index);
}

void AccountPage::revealPhone(const EntityId &id, AccountField field, const QString &phone)
{
    if (shownAccount() == id)
        m_form->revealPhone(field, phone);
}

void AccountPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(std::clamp(width() * 3 / 8, NarrowestForm, WidestForm));
    const int room = width() - m_side->width();
    m_table->setColumnHidden(AccountTableModel::KindColumn, room < RoomForKind);
    m_table->setColumnHidden(AccountTableModel::OrganiserColumn, room < RoomForOrganiser);
    m_table->setColumnHidden(AccountTableModel::FilingColumn, room < RoomForFiling);
    m_filter->setMarksNames(room < RoomForFiling);
}

} // namespace zhijian::registry
