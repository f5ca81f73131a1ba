#pragma once

#include "shell/shortcutlist.h"

#include <QWidget>

namespace zhijian::shell {

/// What F1 shows: act at the left, keys at the right, a heading a place. GUI thread.
class ShortcutSheet final : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutSheet(const QList<ShortcutRow> &rows, QWidget *parent = nullptr);
};

} // namespace zhijian::shell
