#include "review/widgets/queuepane.h"

#include "review/widgets/queuedelegate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QListView>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Space;
using uikit::TextRank;

QueuePane::QueuePane(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_model(new QueueModel(this)), m_list(new QListView), m_count(new uikit::TextLabel(TextRank::Small))
{
    setObjectName(u"reviewQueuePane"_s);
    m_list->setObjectName(u"reviewQueue"_s);
    m_list->setAccessibleName(tr("待审稿件"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(clock, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_count->setObjectName(u"reviewQueueCount"_s);
    m_count->setContentsMargins(Space::Large, Space::Medium, Space::Medium, Space::Medium);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_isFilling || !index.isValid())
            return;
        m_current = m_model->row(index.row()).id;
        m_currentRow = index.row();
        Q_EMIT chosen(m_current);
    });
}

void QueuePane::setRows(const QList<QueueRow> &rows)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_model->setRows(rows);
    const int mine = m_model->mineCount();
    m_count->setText(mine > 0 ? tr("待我审 %1 篇，在审共 %2 篇").arg(mine).arg(rows.size()) : tr("没有待我审的，在审共 %1 篇").arg(rows.size()));
    const int row = m_model->indexOf(m_current);
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
}

void QueuePane::setCurrent(const EntityId &item)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_current = item;
    const int row = m_model->indexOf(item);
    if (row >= 0)
        m_currentRow = row;
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
}

EntityId QueuePane::beside(int step) const
{
    const int row = m_model->indexOf(m_current);
    const int wanted = row < 0 ? 0 : row + step;
    return wanted >= 0 && wanted < m_model->rowCount() ? m_model->row(wanted).id : EntityId();
}

EntityId QueuePane::nextMine(const EntityId &item) const
{
    const int count = m_model->rowCount();
    for (int i = 0; i < count; ++i) {
        const QueueRow &row = m_model->row((qMax(0, m_currentRow) + i) % count);
        if (row.isMine && row.id != item)
            return row.id;
    }
    return {};
}

} // namespace zhijian::review
