#pragma once

#include "uikit/terms.h"

#include <QStyledItemDelegate>

namespace zhijian::shell {

/// An icon, a name, and a second line in small type. GUI thread.
class TwoLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TwoLineDelegate(uikit::Glyph glyph, int detailRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    uikit::Glyph m_glyph;
    int m_detailRole;
};

} // namespace zhijian::shell
