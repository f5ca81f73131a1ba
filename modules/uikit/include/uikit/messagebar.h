#pragma once

#include "uikit/notice.h"

#include <QWidget>

class QVBoxLayout;

namespace zhijian::uikit {

/// Notices above the content, at most three at a time, newest on top; takes no room when there are none. Replaces
/// message boxes. Passing notices leave after eight seconds, but not while the pointer or the focus is on them.
/// Esc closes the newest one. GUI thread.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Notice &notice);
    void dismiss(const QString &key);
    void clear();
    [[nodiscard]] int count() const;
    /// Texts of the notices on show, newest first.
    [[nodiscard]] QStringList texts() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_rows;
};

} // namespace zhijian::uikit
