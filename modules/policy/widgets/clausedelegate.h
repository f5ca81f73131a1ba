#pragma once

#include <QStyledItemDelegate>

namespace zhijian::policy {

/// Draws a clause as running text, wrapped, with room between the lines; headings are set apart by weight. GUI thread.
class ClauseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    /// A line break in `text` asks for two clauses.
    void textEdited(int clause, const QString &text) const;

private:
    [[nodiscard]] static QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace zhijian::policy
