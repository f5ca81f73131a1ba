#pragma once

#include <QWidget>

class QToolButton;

namespace zhijian::preview {
class PreviewView;
}

namespace zhijian::interpretation {

/// The preview with its widths. WebEngine is started when the pane is shown for the first time, not before. GUI thread.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);

    void setPage(const QString &html);
    void scrollToLine(int line);
    void revealLine(int line);
    /// The width in CSS pixels: 375, 677 or 750.
    void setPageWidth(int width);
    [[nodiscard]] int pageWidth() const { return m_width; }
    [[nodiscard]] preview::PreviewView *view() const { return m_view; }

Q_SIGNALS:
    void lineClicked(int line);
    void lineScrolled(int line);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void start();

    preview::PreviewView *m_view = nullptr;
    QWidget *m_place;
    QList<QToolButton *> m_widths;
    QString m_html;
    int m_width = 375;
    bool m_isDarkChosen = false;
};

} // namespace zhijian::interpretation
