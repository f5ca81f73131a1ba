#include "interpretation/widgets/outlinemodel.h"

#include <QMimeData>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr auto EntryType = "application/x-zhijian-outline-entry"_L1;

} // namespace

void OutlineModel::setOutline(const QList<OutlineEntry> &outline)
{
    if (outline == m_outline)
        return;
    // Typing changes words and lines, seldom the number of blocks: then selection and scroll position stay.
    if (outline.size() == m_outline.size()) {
        m_outline = outline;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_outline = outline;
    endResetModel();
}

int OutlineModel::rowAt(int line) const
{
    const auto next = std::ranges::upper_bound(m_outline, line, {}, &OutlineEntry::firstLine);
    return int(next - m_outline.cbegin()) - 1;
}

void OutlineModel::step(int row, int direction)
{
    if (row < 0 || row >= rowCount() || m_isReadOnly)
        return;
    const qsizetype count = sectionLength(m_outline, row);
    if (direction > 0) {
        if (row + count < m_outline.size())
            Q_EMIT moveRequested(row, count, row + count + sectionLength(m_outline, row + count));
        return;
    }
    qsizetype before = row - 1;
    // Above a section stands the section before it, not its last paragraph.
    const int level = m_outline.at(row).level;
    while (level > 0 && before > 0 && (m_outline.at(before).level == 0 || m_outline.at(before).level > level))
        --before;
    if (before >= 0)
        Q_EMIT moveRequested(row, count, before);
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_outline.size());
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutlineEntry &entry = m_outline.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return entry.text.isEmpty() ? u"（空）"_s : entry.text;
    case LevelRole: return entry.level;
    case DepthRole: return entry.depth;
    case BlockIdRole: return entry.blockId;
    case LineRole: return entry.firstLine;
    default: return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex &index) const
{
    if (m_isReadOnly)
        return QAbstractListModel::flags(index);
    // Between entries, not onto one.
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled;
}

QStringList OutlineModel::mimeTypes() const
{
    return {EntryType};
}

QMimeData *OutlineModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(EntryType, QByteArray::number(indexes.first().row()));
    return data;
}

bool OutlineModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &)
{
    if (action != Qt::MoveAction || m_isReadOnly || !data->hasFormat(EntryType))
        return false;
    const int from = data->data(EntryType).toInt();
    if (from < 0 || from >= rowCount())
        return false;
    Q_EMIT moveRequested(from, sectionLength(m_outline, from), row < 0 ? m_outline.size() : row);
    // The text moves, and the outline follows from it: the view must not remove the row itself.
    return false;
}

} // namespace zhijian::interpretation
