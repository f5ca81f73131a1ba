#pragma once

#include "screening/terms.h"
#include "uikit/chip.h"

#include <QStyledItemDelegate>

namespace zhijian::review {

[[nodiscard]] uikit::Chip chipOf(screening::Severity severity);
/// 批注
[[nodiscard]] uikit::Chip remarkChip();

/// One finding on two lines: how bad and what; what to do and by which rule. GUI thread.
class FindingLine : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace zhijian::review
