#pragma once

#include "htmlwriter.h"

namespace zhijian::interpretation {

/// The two sides of a row; where the author marked nothing and they are alike, the words that changed are marked.
void comparedCells(const Comparison::Row &row, Inlines *before, Inlines *after);

/// Draws one of our fenced blocks in the shape that the theme chooses.
class FenceRenderer
{
public:
    FenceRenderer(HtmlWriter &writer, const Block &block) : m_writer(writer), m_block(block) {}

    void write(const Questions &questions);
    void write(const Steps &steps);
    void write(const Timeline &timeline);
    void write(const Figures &figures);
    void write(const Comparison &comparison);
    void write(const Contact &contact);
    void write(const Citation &citation);
    void write(const Chart &chart);
    void write(const Structure &structure);
    void write(const TitleCard &card);
    void write(const Picture &picture);
    void write(const Subtitles &subtitles);
    void write(const RunDown &runDown);
    void write(const WordList &list);

private:
    void begin();
    void paperMark(const QString &name);
    void tableRow(const QList<Inlines> &cells, int line, bool isHead, bool isEven);
    void end();
    void openItem(const QString &part, int line, const QString &extra = {});
    void paragraph(const QString &part, const Inlines &content, const QString &extra = {});
    /// Nested text (an answer, the detail of a step): plain paragraphs take the part's style.
    void nested(const QString &part, const QList<Block> &blocks);
    void railStep(const Steps::Item &item, qsizetype index, bool isLast);
    void cardStep(const Steps::Item &item, qsizetype index, bool isLast);
    void comparisonTable(const Comparison &comparison);
    void comparisonPanels(const Comparison &comparison);
    void bars(const Chart &chart);
    void lines(const Chart &chart);
    void pie(const Chart &chart);
    void seriesNames(const Chart &chart);
    void swatch(qsizetype series);
    void wrongNumber(const Chart::Value &value);
    void lineOf(const Chart &chart, qsizetype series, bool isOverlaid);
    void boxes(const Structure &structure, qsizetype first, qsizetype last, int level);
    void flow(const Structure &structure);
    [[nodiscard]] QString seriesColor(qsizetype series) const;
    [[nodiscard]] QString seriesTextColor(qsizetype series) const;
    [[nodiscard]] QString shape(const QString &block) const { return m_writer.theme().shape(block); }

    HtmlWriter &m_writer;
    const Block &m_block;
};

} // namespace zhijian::interpretation
