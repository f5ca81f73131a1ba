#include "sync/widgets/feedpane.h"

#include "core/clock.h"
#include "sync/feedmodel.h"
#include "uikit/chipdelegate.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

using uikit::Glyph;
using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;
using uikit::Tone;

namespace {

constexpr int RowsShown = 4;
constexpr int LongestReply = 200;
constexpr int StateWidth = 96;
constexpr int TextHeight = 120;

uikit::Chip stateChip(const QModelIndex &index)
{
    const bool isOpen = index.data(FeedModel::IsOpenRole).toBool();
    return {isOpen ? Glyph::Clock : Glyph::Done, index.data().toString(), isOpen ? Tone::Warning : Tone::Good};
}

} // namespace

FeedPane::FeedPane(FeedModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_empty(new uikit::EmptyState(Glyph::Import, tr("上级还没有下发内容"), tr("上级平台下发的指令、政策、转发任务、规则包和放假通知，同步后列在这里。"), this))
    , m_detail(new QWidget(this))
{
    setObjectName(u"feedPane"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, 0, Space::Large, Space::Medium);
    column->setSpacing(Space::Medium);
    m_table->setObjectName(u"feedTable"_s);
    m_table->setAccessibleName(tr("上级下发的内容"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    setFocusProxy(m_table);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(FeedModel::TitleColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(FeedModel::StateColumn, QHeaderView::Fixed);
    header->resizeSection(FeedModel::StateColumn, StateWidth);
    m_table->setItemDelegateForColumn(FeedModel::StateColumn, new uikit::ChipDelegate(stateChip, m_table));
    column->addWidget(m_table);
    column->addWidget(m_empty, 1);
    buildDocument();
    column->addWidget(m_detail, 1);
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT documentRequested(m_model.row(index.row()).id);
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, open);
    connect(m_table, &QTableView::activated, this, open);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &FeedPane::showList);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &FeedPane::showList);
    showList();
}

void FeedPane::buildDocument()
{
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::Small);
    m_title = new TextLabel(TextRank::Section, {}, m_detail);
    m_title->setObjectName(u"feedTitle"_s);
    m_title->setWordWrap(true);
    m_facts = new TextLabel(TextRank::Small, {}, m_detail);
    m_facts->setTone(Tone::Muted);
    m_text = new QPlainTextEdit(m_detail);
    m_text->setObjectName(u"feedText"_s);
    m_text->setAccessibleName(tr("正文"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(TextHeight);
    m_file = new QPushButton(uikit::icon(Glyph::Export), {}, m_detail);
    m_file->setObjectName(u"feedFile"_s);
    m_file->setAccessibleName(tr("另存所附文件"));
    m_state = new TextLabel(TextRank::Body, {}, m_detail);
    m_state->setObjectName(u"feedState"_s);
    m_answer = new QWidget(m_detail);
    auto *answer = new QHBoxLayout(m_answer);
    answer->setContentsMargins(0, 0, 0, 0);
    m_reply = new QLineEdit(m_answer);
    m_reply->setObjectName(u"feedReply"_s);
    m_reply->setAccessibleName(tr("回执"));
    m_reply->setMaxLength(LongestReply);
    m_reply->setPlaceholderText(tr("回执，可以不填；不填即“已阅”"));
    m_acknowledge = new QPushButton(uikit::icon(Glyph::Check), tr("已阅，送回执"), m_answer);
    m_acknowledge->setObjectName(u"acknowledgeFeed"_s);
    uikit::setPrimary(m_acknowledge);
    answer->addWidget(m_reply, 1);
    answer->addWidget(m_acknowledge);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_text, 1);
    column->addWidget(m_file, 0, Qt::AlignLeft);
    column->addWidget(m_state);
    column->addWidget(m_answer);
    m_detail->hide();
    const auto submit = [this] {
        m_acknowledge->setEnabled(false);
        Q_EMIT acknowledged(m_document.row.id, m_reply->text());
    };
    connect(m_acknowledge, &QPushButton::clicked, this, submit);
    connect(m_reply, &QLineEdit::returnPressed, this, submit);
    connect(m_file, &QPushButton::clicked, this, &FeedPane::chooseFile);
}

void FeedPane::showList()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (isEmpty)
        m_detail->hide();
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    const int frame = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() + 2;
    m_table->setFixedHeight(frame + std::clamp(m_model.rowCount(), 1, RowsShown) * rowHeight);
}

void FeedPane::showDocument(const FeedService::Document &document)
{
    const bool isOther = document.row.id != m_document.row.id;
    m_document = document;
    const journal::FeedRow &row = document.row;
    m_detail->show();
    m_title->setText(row.title);
    QStringList facts{chineseName(row.kind), row.issuer, tr("%1 下发").arg(chinaTime(row.publishedAt).toString(u"yyyy年M月d日 HH:mm"_s))};
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
    m_text->setPlainText(document.text.isEmpty() ? tr("正文在所附文件里。") : document.text);
    m_file->setVisible(!document.fileName.isEmpty());
    m_file->setEnabled(document.hasFile);
    m_file->setText(document.hasFile ? tr("另存 %1…").arg(document.fileName) : tr("%1 还没有传到本机").arg(document.fileName));
    if (isOther)
        m_reply->clear();
    m_answer->setVisible(asksForReceipt(row.kind) && row.acknowledgedAt == 0);
    m_acknowledge->setEnabled(true);
    QString state = document.verdict;
    if (row.acknowledgedAt > 0)
        state = tr("%1 于 %2 回执：%3").arg(row.acknowledgedBy, chinaTime(row.acknowledgedAt).toString(u"M月d日 HH:mm"_s), row.reply);
    m_state->setTone(Tone::Neutral);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    for (int i = 0; i < m_model.rowCount(); ++i)
        if (m_model.row(i).id == row.id && m_table->currentIndex().row() != i)
            m_table->selectRow(i);
}

void FeedPane::setProblem(const QString &sentence)
{
    m_acknowledge->setEnabled(true);
    m_state->setTone(Tone::Danger);
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
}

void FeedPane::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("另存下发的文件"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_document.fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = m_document.row.id](const QString &path) { Q_EMIT fileRequested(id, path); });
    dialog->open();
}

} // namespace zhijian::sync
