#pragma once

#include "uikit/notice.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace zhijian::uikit {

/// One notice of the message bar. Deletes itself when it leaves. GUI thread.
class NoticeRow final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeRow(const Notice &notice, QWidget *parent = nullptr);

    [[nodiscard]] const QString &key() const { return m_notice.key; }
    [[nodiscard]] const QString &text() const { return m_notice.text; }
    void leave();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] bool isPassing() const;
    void recolour();

    Notice m_notice;
    QLabel *m_picture;
    QLabel *m_sentence;
    QTimer m_wait;
};

} // namespace zhijian::uikit
