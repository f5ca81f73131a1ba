#include "settingstable.h"

#include <QEvent>
#include <QHeaderView>

namespace zhijian::shell {

SettingsTable::SettingsTable(const QString &objectName, const QString &accessibleName, int mostRows, QWidget *parent)
    : QTableView(parent)
    , m_mostRows(mostRows)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMaximumSectionSize(360);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SettingsTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    for (auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, changed, this, &SettingsTable::fit);
    connect(model, &QAbstractItemModel::modelReset, this, &SettingsTable::fit);
    fit();
}

void SettingsTable::setWideColumn(int column)
{
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void SettingsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void SettingsTable::fit()
{
    const int rows = qBound(1, model() ? model()->rowCount() : 1, m_mostRows);
    const int rowHeight = fontMetrics().height() + 16;
    verticalHeader()->setDefaultSectionSize(rowHeight);
    horizontalHeader()->setFixedHeight(rowHeight);
    setFixedHeight((rows + 1) * rowHeight + 2 * frameWidth());
}

} // namespace zhijian::shell
