#pragma once

#include "lightpage.h"

#include <QAbstractScrollArea>

namespace zhijian::preview {

/// The article on its grey surround: scrolls, reports clicks, lets the reader mark text. Takes no keyboard focus. GUI thread.
class LightCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LightCanvas(QWidget *parent = nullptr);

    void setArticle(const QString &html);
    void setLayoutWidth(int width);
    void setScale(double scale);
    void setDark(bool isDark);
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] QString selectedText() const;
    /// CSS pixels of the article; the top edge of what is in sight.
    [[nodiscard]] double top() const;
    void scrollTo(double y);
    [[nodiscard]] double pageHeight() const { return viewport()->height() / m_scale; }
    LightPage &page();

Q_SIGNALS:
    void shown();
    void lineClicked(int line);
    void scrolledByReader();
    void zoomWished(double factor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOutLater();
    void layOut();
    void adjustBars();
    [[nodiscard]] QPointF origin() const; ///< Of the article in the viewport.
    [[nodiscard]] QPointF inArticle(QPointF place) const;
    [[nodiscard]] qsizetype runAt(QPointF place) const;

    LightPage m_page;
    int m_layoutWidth = 375;
    double m_scale = 1;
    bool m_isDark = false;
    bool m_isStale = false;
    bool m_isOwnScroll = false;
    qsizetype m_anchor = -1; ///< Run where the mark begins, -1 for none.
    qsizetype m_end = -1;
    QPointF m_pressed;
};

} // namespace zhijian::preview
