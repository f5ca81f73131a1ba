#pragma once

#include <QPointer>
#include <QWidget>

class QScrollArea;

namespace zhijian::uikit {

class ElidedLabel;

/// A panel over the right part of a page, instead of a dialog: title, close button, scrolling content, a row of
/// buttons at the bottom. Esc closes; focus goes in when it opens and back when it closes. It covers its parent's
/// right side and follows its size. GUI thread.
class SideSheet : public QWidget
{
    Q_OBJECT

public:
    /// `page` is the widget to cover.
    explicit SideSheet(QWidget *page);

    void setTitle(const QString &title);
    /// Takes ownership.
    void setContent(QWidget *content);
    /// A row below the content, for 保存 and 取消. Takes ownership.
    void setButtons(QWidget *buttons);
    /// Logical pixels; never more than the page less 40.
    void setPreferredWidth(int width);
    void open();
    /// Hides; content stays.
    void closeSheet();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    ElidedLabel *m_title;
    QScrollArea *m_area;
    QWidget *m_buttons = nullptr;
    QPointer<QWidget> m_focusBefore;
    int m_preferredWidth = 420;
};

} // namespace zhijian::uikit
