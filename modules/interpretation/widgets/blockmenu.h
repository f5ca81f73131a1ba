#pragma once

#include <QListWidget>

namespace zhijian::interpretation {

/// The list of blocks below the caret after "/" or "、" on an empty line. Never takes the focus: the editor goes on
/// typing, which narrows the list (also by pinyin initials), and passes the arrow keys, Enter and Esc on. GUI thread.
class BlockMenu final : public QListWidget
{
    Q_OBJECT

public:
    explicit BlockMenu(QWidget *editor);

    /// Shows what fits `filter`; false when nothing does.
    bool show(const QString &filter, const QRect &caret);
    void step(int direction);
    /// Index in suggestedBlocks(), -1 when none is chosen.
    [[nodiscard]] int chosen() const;

Q_SIGNALS:
    void picked(int index);
};

} // namespace zhijian::interpretation
