#include "interpretation/widgets/blockformpanel.h"

#include "interpretation/templates.h"
#include "interpretation/widgets/blockglyph.h"
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const BlockForm &form)
{
    const QString id = form.kind == FenceKind::Chart ? u"chart"_s : fenceName(form.kind);
    const auto it = std::ranges::find(suggestedBlocks(), id, &SuggestedBlock::id);
    return it == suggestedBlocks().cend() ? BlockFormPanel::tr("图表") : it->name;
}

QLineEdit *lineEdit(const QString &name, const QString &text, const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(text);
    edit->setPlaceholderText(placeholder);
    edit->setMinimumWidth(60);
    return edit;
}

} // namespace

BlockFormPanel::BlockFormPanel(SourceEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_name(new QLabel)
    , m_pages(new QStackedWidget)
    , m_title(lineEdit(u"formTitle"_s, tr("区块标题"), tr("标题，可不填")))
    , m_clause(lineEdit(u"formClause"_s, tr("对应条款"), tr("条款，如 第二条")))
    , m_chartKind(new QComboBox)
    , m_unit(lineEdit(u"formUnit"_s, tr("单位"), tr("单位")))
    , m_table(new QTableWidget)
    , m_text(new QPlainTextEdit)
    , m_removeRow(new QToolButton)
{
    setObjectName("blockForm"_L1);
    m_name->setObjectName("formName"_L1);
    m_chartKind->setObjectName("formChartKind"_L1);
    m_chartKind->setAccessibleName(tr("图的类型"));
    m_chartKind->addItems({u"柱"_s, u"线"_s, u"饼"_s});
    m_table->setObjectName("formTable"_L1);
    m_table->setAccessibleName(tr("区块内容"));
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_text->setObjectName("formText"_L1);
    m_text->setAccessibleName(tr("区块内容"));
    m_text->setTabChangesFocus(true);
    m_removeRow->setObjectName("formRemoveRow"_L1);
    m_removeRow->setText(tr("删除这一行"));
    m_removeRow->setIcon(uikit::icon(uikit::Glyph::Trash));
    m_removeRow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_removeRow->setAutoRaise(true);
    m_removeRow->setFocusPolicy(Qt::TabFocus);

    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_removeRow);
    auto *attributes = new QHBoxLayout;
    attributes->addWidget(m_title, 2);
    attributes->addWidget(m_clause, 2);
    attributes->addWidget(m_chartKind);
    attributes->addWidget(m_unit, 1);
    auto *filled = new QWidget;
    auto *rows = new QVBoxLayout(filled);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addLayout(head);
    rows->addLayout(attributes);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_text, 1);
    auto *empty = new QLabel(tr("把光标放进一个区块，就可以在这里填写。用“插入”可以新建区块。"));
    empty->setObjectName("formEmpty"_L1);
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(empty);
    m_pages->addWidget(filled);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(uikit::Space::Small, uikit::Space::Small, uikit::Space::Small, uikit::Space::Small);
    whole->addWidget(m_pages);

    for (QLineEdit *edit : {m_title, m_clause, m_unit})
        connect(edit, &QLineEdit::editingFinished, this, qOverload<>(&BlockFormPanel::write));
    connect(m_chartKind, &QComboBox::activated, this, qOverload<>(&BlockFormPanel::write));
    connect(m_table, &QTableWidget::itemChanged, this, qOverload<>(&BlockFormPanel::write));
    connect(m_text, &QPlainTextEdit::textChanged, this, qOverload<>(&BlockFormPanel::write));
    connect(m_removeRow, &QToolButton::clicked, this, &BlockFormPanel::removeRow);
    connect(m_editor, &SourceEditor::edited, this, &BlockFormPanel::readSource);
    // load() is silent; the caret stands in its place only after it.
    connect(m_editor->document(), &QTextDocument::contentsChanged, this, &BlockFormPanel::readSource, Qt::QueuedConnection);
    connect(m_editor, &SourceEditor::caretMoved, this, &BlockFormPanel::readSource);
}

void BlockFormPanel::setReadOnly(bool isReadOnly)
{
    m_pages->setEnabled(!isReadOnly);
}

void BlockFormPanel::begin()
{
    if (m_pages->currentIndex() == 0)
        return;
    if (m_form.columns.isEmpty()) {
        m_text->setFocus();
        return;
    }
    m_table->setFocus();
    m_table->setCurrentCell(0, 0);
}

void BlockFormPanel::showEvent(QShowEvent *event)
{
    readSource();
    QWidget::showEvent(event);
}

void BlockFormPanel::readSource()
{
    if (m_isBusy || !isVisibleTo(parentWidget()))
        return;
    const std::optional<BlockForm> form = blockFormAt(m_editor->toPlainText(), m_editor->caretLine());
    if (!form) {
        m_form = {};
        m_pages->setCurrentIndex(0);
        return;
    }
    const bool isSame = m_pages->currentIndex() == 1 && *form == m_form;
    m_pages->setCurrentIndex(1);
    if (!isSame)
        show(*form);
}

void BlockFormPanel::show(const BlockForm &form)
{
    const QScopedValueRollback busy(m_isBusy, true);
    const bool hasNewText = form.text != m_text->toPlainText();
    m_form = form;
    m_name->setText(nameOf(form));
    const auto set = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
    };
    set(m_title, form.title);
    set(m_clause, form.clause);
    set(m_unit, form.unit);
    const bool isChart = form.kind == FenceKind::Chart;
    m_unit->setVisible(isChart);
    m_chartKind->setVisible(isChart);
    m_chartKind->setCurrentIndex(std::max(0, m_chartKind->findText(form.chartKind.left(1))));
    const bool isText = form.columns.isEmpty();
    m_table->setVisible(!isText);
    m_removeRow->setVisible(!isText);
    m_text->setVisible(isText);
    if (isText && hasNewText)
        m_text->setPlainText(form.text);
    if (!isText)
        showRows();
}

/// With an empty row at the end, where the next one is written.
void BlockFormPanel::showRows()
{
    const int row = m_table->currentRow();
    const int column = m_table->currentColumn();
    m_table->setColumnCount(int(m_form.columns.size()));
    m_table->setHorizontalHeaderLabels(m_form.columns);
    // Times are all of one length; the words get the room.
    for (int j = 0; j < m_table->columnCount(); ++j)
        m_table->horizontalHeader()->setSectionResizeMode(j, m_form.kind == FenceKind::Subtitles && j < 2 ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
    m_table->setRowCount(int(m_form.rows.size()) + 1);
    for (int i = 0; i < m_table->rowCount(); ++i)
        for (int j = 0; j < m_table->columnCount(); ++j) {
            const QString text = m_form.rows.value(i).value(j);
            if (QTableWidgetItem *item = m_table->item(i, j); !item)
                m_table->setItem(i, j, new QTableWidgetItem(text));
            else if (item->text() != text)
                item->setText(text);
        }
    m_table->resizeRowsToContents();
    if (row >= 0 && column >= 0)
        m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), std::min(column, m_table->columnCount() - 1));
}

BlockForm BlockFormPanel::entered() const
{
    BlockForm form = m_form;
    form.title = m_title->text();
    form.clause = m_clause->text();
    if (form.kind == FenceKind::Chart) {
        form.unit = m_unit->text();
        form.chartKind = m_chartKind->currentText();
    }
    if (form.columns.isEmpty()) {
        form.text = m_text->toPlainText();
        return form;
    }
    form.rows.clear();
    for (int i = 0; i < m_table->rowCount(); ++i) {
        QStringList row;
        for (int j = 0; j < m_table->columnCount(); ++j)
            row.append(m_table->item(i, j) ? m_table->item(i, j)->text() : QString());
        if (i < m_form.rows.size() || !row.join(QString()).trimmed().isEmpty()) // the last one waits to be filled in
            form.rows.append(row);
    }
    return form;
}

void BlockFormPanel::write()
{
    if (!m_isBusy && m_pages->currentIndex() == 1)
        write(entered());
}

void BlockFormPanel::write(const BlockForm &form)
{
    // Another item may have been loaded below the form: what is not the shown block is never overwritten.
    if (blockFormAt(m_editor->toPlainText(), m_form.firstLine) != m_form)
        return readSource();
    const QString text = blockSource(form);
    BlockForm before = m_form;
    if (form.chartKind.left(1) == before.chartKind.left(1))
        before.chartKind = form.chartKind; // 柱状图 and 柱 are the same
    if (text == blockSource(before))
        return;
    {
        const QScopedValueRollback busy(m_isBusy, true);
        m_editor->replaceLines({m_form.firstLine, m_form.lastLine, text, m_form.firstLine});
    }
    readSource();
}

void BlockFormPanel::removeRow()
{
    BlockForm form = m_form;
    const int row = m_table->currentRow();
    if (row < 0 || row >= form.rows.size())
        return;
    form.rows.removeAt(row);
    write(form);
}

} // namespace zhijian::interpretation
