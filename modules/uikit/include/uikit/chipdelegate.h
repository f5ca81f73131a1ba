#pragma once

#include "uikit/chip.h"

#include <QStyledItemDelegate>

#include <functional>

namespace zhijian::uikit {

/// Shows the state of a row as a chip in one column of a table or list. The model gives meaning by a role,
/// `chipOf` turns it into a chip; where it gives an empty word the cell is drawn as usual. GUI thread.
class ChipDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using ChipOf = std::function<Chip(const QModelIndex &)>;

    explicit ChipDelegate(ChipOf chipOf, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ChipOf m_chipOf;
};

} // namespace zhijian::uikit
