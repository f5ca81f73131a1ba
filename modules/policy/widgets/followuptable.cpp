#include "policy/widgets/followuptable.h"

#include "policy/policytablemodel.h"
#include "uikit/chip.h"
#include "uikit/chipdelegate.h"
#include "uikit/filterfield.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

class FollowUpFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(const QString &words)
    {
        m_words = words;
        invalidateFilter();
    }
    void set(FollowUpTable::Show what)
    {
        m_shown = what;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (index.data(PolicyTableModel::DeletedRole).toBool())
            return false;
        const QVariant days = index.data(PolicyTableModel::DaysLeftRole);
        if (m_shown == FollowUpTable::Show::Overdue && (!days.isValid() || days.toInt() >= 0))
            return false;
        if (m_shown == FollowUpTable::Show::Gaps && index.data(PolicyTableModel::GapsRole).toInt() == 0)
            return false;
        return m_words.isEmpty() || index.data(PolicyTableModel::SearchRole).toString().contains(m_words, Qt::CaseInsensitive)
            || uikit::matchesPinyin(index.data().toString(), m_words);
    }

private:
    QString m_words;
    FollowUpTable::Show m_shown = FollowUpTable::Show::All;
};

namespace {

uikit::Chip chipOf(const QModelIndex &index)
{
    const QString word = index.data().toString();
    const QVariant days = index.data(PolicyTableModel::DaysLeftRole);
    switch (index.column()) {
    case PolicyTableModel::OwedColumn:
        if (!index.data(PolicyTableModel::OwedRole).toBool())
            return index.data(PolicyTableModel::InterpretationsRole).toInt() > 0 ? uikit::Chip{uikit::Glyph::Done, word, uikit::Tone::Good} : uikit::Chip{};
        return {uikit::Glyph::Warning, word, days.isValid() && days.toInt() < 0 ? uikit::Tone::Danger : uikit::Tone::Warning};
    default:
        if (index.column() < PolicyTableModel::FirstAspectColumn)
            return {};
    }
    switch (PolicyTableModel::Told(index.data(PolicyTableModel::ToldRole).toInt())) {
    case PolicyTableModel::Told::Public: return {uikit::Glyph::Done, word, uikit::Tone::Good};
    case PolicyTableModel::Told::InWork: return {uikit::Glyph::Hourglass, word, uikit::Tone::Info};
    case PolicyTableModel::Told::Missing: return {uikit::Glyph::Minimize, word, uikit::Tone::Muted};
    }
    return {};
}

} // namespace

FollowUpTable::FollowUpTable(PolicyTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_filter(new FollowUpFilter(this))
    , m_table(new QTableView)
    , m_show(new QComboBox)
    , m_words(new uikit::FilterField(tr("筛选标题、机关、部门")))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("followUpTablePage"_L1);
    m_filter->setSourceModel(model);
    m_filter->setSortRole(PolicyTableModel::SortRole);
    build();
    connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->set(Show(m_show->currentData().toInt()));
        refresh();
    });
    connect(m_words, &uikit::FilterField::filtered, this, [this](const QString &words) {
        m_filter->set(words);
        refresh();
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.siblingAtColumn(0).data(PolicyTableModel::IdRole).value<EntityId>()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &FollowUpTable::refresh);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &FollowUpTable::refresh);
    refresh();
}

void FollowUpTable::build()
{
    m_show->setObjectName("followUpShow"_L1);
    m_show->setAccessibleName(tr("显示哪些文件"));
    m_show->addItem(tr("全部文件"), int(Show::All));
    m_show->addItem(tr("解读逾期的"), int(Show::Overdue));
    m_show->addItem(tr("有环节没公开的"), int(Show::Gaps));
    m_words->setObjectName("followUpFilter"_L1);
    m_words->setList(m_table);
    auto *copy = new QPushButton(uikit::icon(uikit::Glyph::Copy), tr("复制表格"));
    copy->setObjectName("copyFollowUps"_L1);
    copy->setToolTip(tr("可以直接粘贴到 WPS 表格、Excel"));
    auto *close = new QPushButton(uikit::icon(uikit::Glyph::Left), tr("回到文件"));
    close->setObjectName("closeFollowUps"_L1);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(asText());
        Q_EMIT copied(m_filter->rowCount());
    });
    connect(close, &QPushButton::clicked, this, &FollowUpTable::closeRequested);
    m_table->setObjectName("followUpTable"_L1);
    m_table->setAccessibleName(tr("跟进表"));
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new uikit::ChipDelegate(chipOf, m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PolicyTableModel::DepartmentColumn, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {PolicyTableModel::ValidityColumn, PolicyTableModel::NumberColumn, PolicyTableModel::IssuerColumn, PolicyTableModel::DateColumn, PolicyTableModel::InterpretationsColumn})
        m_table->hideColumn(column);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'国');
    for (int column = 0; column < PolicyTableModel::ColumnCount; ++column)
        header->resizeSection(column, letter * (column == PolicyTableModel::TitleColumn ? 22 : column == PolicyTableModel::DepartmentColumn ? 9
                                                : column == PolicyTableModel::OwedColumn ? 8 : 6));
    header->moveSection(header->visualIndex(PolicyTableModel::DepartmentColumn), 0);
    header->moveSection(header->visualIndex(PolicyTableModel::OwedColumn), 2);
    auto *top = new QHBoxLayout;
    top->setSpacing(uikit::Space::Medium);
    top->addWidget(close);
    top->addWidget(m_show);
    top->addWidget(m_words, 1);
    top->addWidget(m_count);
    top->addWidget(copy);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, uikit::Space::Medium);
    rows->setSpacing(uikit::Space::Medium);
    rows->addLayout(top);
    rows->addWidget(m_table, 1);
}

void FollowUpTable::setShown(Show what)
{
    m_show->setCurrentIndex(m_show->findData(int(what)));
}

void FollowUpTable::refresh()
{
    m_count->setText(tr("%1 份").arg(m_filter->rowCount()));
}

QString FollowUpTable::asText() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    QStringList lines;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int visual = 0; visual < header->count(); ++visual)
            if (const int column = header->logicalIndex(visual); !m_table->isColumnHidden(column))
                cells.append(cell(column));
        lines.append(cells.join(u'\t'));
    };
    line([&](int column) { return m_filter->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (int row = 0; row < m_filter->rowCount(); ++row)
        line([&](int column) { return m_filter->index(row, column).data().toString().replace(u'\t', u' '); });
    return lines.join(u'\n');
}

} // namespace zhijian::policy
