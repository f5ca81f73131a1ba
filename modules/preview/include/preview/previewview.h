#pragma once

#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>

namespace zhijian::preview {

/// Shows an article as readers will see it, sealed off: every network request is refused, content runs no script,
/// nothing navigates, downloads, opens a menu or takes the keyboard focus. GUI thread.
/// Elements carry `data-line` (the first source line, from 1) for the two-way scrolling.
class PreviewView : public QWidget
{
    Q_OBJECT

public:
    /// The width of the article in CSS pixels, as a phone, paper, the desktop client or the long picture shows it.
    enum class Width {
        Phone = 375,
        Paper = 597, ///< A4 between the margins of the PDF
        Desktop = 677,
        Picture = 750,
    };
    Q_ENUM(Width)

    explicit PreviewView(QWidget *parent = nullptr);
    ~PreviewView() override;

    /// Replaces the article; the scroll position stays and nothing flashes. `html` is a fragment or a document.
    void setPage(const QString &html);
    /// Brings the source line to the top.
    void scrollToLine(int line);
    /// Moves only when the source line is out of sight.
    void revealLine(int line);
    void setPageWidth(Width width);
    [[nodiscard]] Width pageWidth() const { return m_width; }
    void setDark(bool isDark);
    /// 1.0 is the article's real size; a pane narrower than the article shrinks it further.
    void setZoom(double factor);
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// Screen pixels per CSS pixel of the article now.
    [[nodiscard]] double shownScale() const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 600}; }
    /// What the reader has marked with the mouse; may answer later.
    void askSelection(const std::function<void(const QString &)> &done);
    /// For tests that read back what is shown; an expression of resources/page.js. Without WebEngine the answer is empty.
    void run(const QString &call, const std::function<void(const QVariant &)> &done);

Q_SIGNALS:
    void loaded();
    void lineClicked(int line);
    /// The reader scrolled the preview (not by scrollToLine()): the first line in sight.
    void lineScrolled(int line);
    void zoomChanged(double factor);
    /// Something was refused; for tests and for the log.
    void refused(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyUse();
    [[nodiscard]] int layoutWidth() const;
    void fit();
    void keepFocusAway();

    /// WebEngine (previewview.cpp) or litehtml (lightview.cpp), chosen when the program is built.
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    QString m_html;
    Width m_width = Width::Phone;
    double m_zoom = 1;
    bool m_isDark = false;
};

} // namespace zhijian::preview
