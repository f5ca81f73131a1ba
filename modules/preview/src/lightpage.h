#pragma once

#include "lightcontainer.h"
#include "pagemeasure.h"

#include <memory>

namespace zhijian::preview {

/// One article laid out by litehtml and painted by QPainter, for builds without WebEngine. Nothing is loaded, nothing runs.
/// Any thread, one at a time; needs QGuiApplication for the fonts.
class LightPage
{
public:
    enum class Use {
        Screen,
        Picture,
        Paper, ///< Without the margins of the article
    };

    /// A place of the source in the article, in CSS pixels.
    struct Line
    {
        int number = 0;
        QRectF place;
    };

    LightPage();
    ~LightPage();

    /// `html` is a fragment or a document; of a document, what its body shows.
    void setArticle(const QString &html);
    void layOut(double width, Use use);
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    /// Paints what lies in `view` of the article, at its own coordinates.
    void paint(QPainter &painter, const QRectF &view, bool isDark = false);

    /// In order of their numbers.
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    /// In the order of reading.
    [[nodiscard]] const QList<LightRun> &runs() const { return m_runs; }
    [[nodiscard]] PageMeasure measure() const;
    /// Like measure(), with what must not be torn on paper: blocks up to `limit` high, headings and what follows them.
    [[nodiscard]] PageMeasure paperMeasure(double limit) const;
    [[nodiscard]] double offsetOfLine(int line) const;
    [[nodiscard]] int lineAt(double y) const;
    [[nodiscard]] QString text() const;

private:
    void collect();
    [[nodiscard]] QList<QRectF> placesOf(const char *selector) const;

    LightContainer m_container;
    QString m_body;
    bool m_isComplete = false; ///< A page of the renderer, which has its own margins.
    std::shared_ptr<litehtml::document> m_document;
    double m_width = 0;
    double m_height = 0;
    QList<Line> m_lines;
    QList<LightRun> m_runs;
};

} // namespace zhijian::preview
