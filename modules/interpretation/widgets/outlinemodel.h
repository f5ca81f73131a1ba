#pragma once

#include "interpretation/outline.h"

#include <QAbstractListModel>

namespace zhijian::interpretation {

/// The outline of the text that is open. Dropping an entry asks for its blocks to be moved; the text decides. GUI thread.
class OutlineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { LevelRole = Qt::UserRole + 1, DepthRole, BlockIdRole, LineRole };

    using QAbstractListModel::QAbstractListModel;

    void setOutline(const QList<OutlineEntry> &outline);
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    [[nodiscard]] const QList<OutlineEntry> &outline() const { return m_outline; }
    /// The entry that this line belongs to; -1 above the first.
    [[nodiscard]] int rowAt(int line) const;
    /// Asks for the entry with its section to change places with the one above (-1) or below (1).
    void step(int row, int direction);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    void moveRequested(qsizetype first, qsizetype count, qsizetype before);

private:
    QList<OutlineEntry> m_outline;
    bool m_isReadOnly = false;
};

} // namespace zhijian::interpretation
