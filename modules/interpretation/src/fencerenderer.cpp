#include "fencerenderer.h"

#include "interpretation/textdiff.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

void FenceRenderer::begin()
{
    m_writer.openAt("section"_L1, u"block"_s, m_block.firstLine);
    m_writer.setNested(1);
    if (!m_block.title.isEmpty())
        m_writer.element("p"_L1, u"block.title"_s, m_block.title);
}

void FenceRenderer::end()
{
    if (!m_block.clause.isEmpty())
        m_writer.element("p"_L1, u"block.clause"_s, u"对应条款："_s + m_block.clause);
    m_writer.setNested(-1);
    m_writer.close("section"_L1);
}

void FenceRenderer::openItem(const QString &part, int line, const QString &extra)
{
    m_writer.openAt("section"_L1, part, line, extra);
}

void FenceRenderer::paragraph(const QString &part, const Inlines &content, const QString &extra)
{
    m_writer.open("p"_L1, part, extra);
    m_writer.inlines(content);
    m_writer.close("p"_L1);
}

void FenceRenderer::nested(const QString &part, const QList<Block> &blocks)
{
    for (const Block &block : blocks) {
        if (const auto *one = std::get_if<Paragraph>(&block.content))
            paragraph(part, one->content);
        else
            writeBlocks(m_writer, {block});
    }
}

void FenceRenderer::write(const Questions &questions)
{
    begin();
    for (const Questions::Item &item : questions.items) {
        openItem(u"qa.item"_s, item.line);
        m_writer.open("p"_L1, u"qa.question"_s);
        m_writer.element("span"_L1, u"qa.ask"_s, u"问"_s);
        m_writer.open("span"_L1, u"qa.question.text"_s);
        m_writer.inlines(item.question);
        m_writer.close("span"_L1);
        m_writer.close("p"_L1);
        if (!item.answer.isEmpty()) {
            m_writer.open("section"_L1, u"qa.answer"_s);
            m_writer.element("span"_L1, u"qa.reply"_s, u"答"_s);
            m_writer.open("section"_L1, u"qa.answer.text"_s);
            const auto *only = item.answer.size() == 1 ? std::get_if<Paragraph>(&item.answer.first().content) : nullptr;
            if (only)
                m_writer.inlines(only->content);
            else
                nested(u"qa.answer.p"_s, item.answer);
            m_writer.close("section"_L1);
            m_writer.close("section"_L1);
        }
        m_writer.close("section"_L1);
    }
    end();
}

void FenceRenderer::write(const Steps &steps)
{
    begin();
    const bool isCards = shape(u"steps"_s) == "cards"_L1;
    for (qsizetype i = 0; i < steps.items.size(); ++i) {
        const bool isLast = i == steps.items.size() - 1;
        if (isCards)
            cardStep(steps.items.at(i), i, isLast);
        else
            railStep(steps.items.at(i), i, isLast);
    }
    end();
}

/// A numbered dot at the left with the line that leads to the next ("rail"), or large digits ("ledger").
void FenceRenderer::railStep(const Steps::Item &item, qsizetype index, bool isLast)
{
    const bool isRail = shape(u"steps"_s) == "rail"_L1;
    openItem(isLast ? u"steps.last"_s : u"steps.item"_s, item.line);
    m_writer.element("span"_L1, u"steps.number"_s, QString::number(index + 1).rightJustified(isRail ? 1 : 2, u'0'));
    m_writer.open("section"_L1, u"steps.body"_s);
    paragraph(u"steps.title"_s, item.title);
    nested(u"steps.detail"_s, item.detail);
    m_writer.close("section"_L1);
    m_writer.close("section"_L1);
}

void FenceRenderer::cardStep(const Steps::Item &item, qsizetype index, bool isLast)
{
    openItem(u"steps.item"_s, item.line);
    m_writer.element("strong"_L1, u"steps.number"_s, u"第 %1 步"_s.arg(index + 1));
    paragraph(u"steps.title"_s, item.title);
    nested(u"steps.detail"_s, item.detail);
    m_writer.close("section"_L1);
    if (!isLast)
        m_writer.element("p"_L1, u"steps.arrow"_s, m_writer.theme().mark(u"steps.arrow"_s));
}

void FenceRenderer::write(const Timeline &timeline)
{
    begin();
    const QString space = u"\u00a0"_s; // the platform removes elements without text
    for (qsizetype i = 0; i < timeline.items.size(); ++i) {
        const Timeline::Item &item = timeline.items.at(i);
        const bool isLast = i == timeline.items.size() - 1;
        openItem(isLast ? u"timeline.last"_s : u"timeline.item"_s, item.line);
        if (shape(u"timeline"_s) == "columns"_L1) {
            m_writer.element("span"_L1, u"timeline.time"_s, item.time);
            m_writer.open("p"_L1, isLast ? u"timeline.text.last"_s : u"timeline.text"_s);
            m_writer.element("span"_L1, u"timeline.dot"_s, space);
            m_writer.inlines(item.text);
            m_writer.close("p"_L1);
        } else {
            m_writer.open("p"_L1, u"timeline.head"_s);
            m_writer.element("span"_L1, u"timeline.dot"_s, space);
            m_writer.element("span"_L1, u"timeline.time"_s, item.time);
            m_writer.close("p"_L1);
            paragraph(u"timeline.text"_s, item.text);
        }
        m_writer.close("section"_L1);
    }
    end();
}

/// Long numbers must not break a card of half the width of a phone.
QString numberSize(const Figures::Item &item, bool isWide)
{
    const auto width = [](const QString &text) {
        qreal sum = 0;
        for (const QChar c : text)
            sum += c.unicode() < 0x2e80 ? 0.58 : 1;
        return sum;
    };
    const qreal available = isWide ? 290 : 118;
    const qreal small = (width(item.prefix) + width(item.unit)) * 14;
    const qreal digits = std::max<qreal>(width(item.number), 0.5);
    const int size = int(std::clamp<qreal>((available - small) / digits, 20, isWide ? 40 : 30));
    return u"font-size:%1px"_s.arg(size);
}

void FenceRenderer::write(const Figures &figures)
{
    begin();
    m_writer.open("section"_L1, u"figures.grid"_s);
    for (qsizetype i = 0; i < figures.items.size(); ++i) {
        const Figures::Item &item = figures.items.at(i);
        const bool isWide = i == 0 && figures.items.size() % 2 == 1;
        openItem(isWide ? u"figures.wide"_s : u"figures.card"_s, item.line);
        m_writer.open("p"_L1, u"figures.number"_s, numberSize(item, isWide));
        if (!item.prefix.isEmpty())
            m_writer.element("span"_L1, u"figures.unit"_s, item.prefix);
        m_writer.text(item.number);
        if (!item.unit.isEmpty())
            m_writer.element("span"_L1, u"figures.unit"_s, item.unit);
        m_writer.close("p"_L1);
        m_writer.element("p"_L1, u"figures.name"_s, item.name);
        if (!item.note.isEmpty())
            m_writer.element("p"_L1, u"figures.note"_s, item.note);
        m_writer.close("section"_L1);
    }
    m_writer.close("section"_L1);
    end();
}

namespace {

/// The words that changed, marked: struck out on the old side, strong on the new one. Nothing is marked where
/// the two sides have little in common; then everything changed.
void markChanges(const QString &before, const QString &after, Inlines *old, Inlines *renewed)
{
    const QList<DiffPart> parts = textDiff(before, after);
    qsizetype equal = 0;
    for (const DiffPart &part : parts)
        if (part.kind == DiffPart::Kind::Equal)
            equal += part.text.size();
    if (equal * 3 < std::max(before.size(), after.size()))
        return;
    old->clear();
    renewed->clear();
    for (const DiffPart &part : parts) {
        const Inline text{Inline::Kind::Text, part.text, {}, {}};
        if (part.kind == DiffPart::Kind::Equal) {
            old->append(text);
            renewed->append(text);
        } else if (part.kind == DiffPart::Kind::Deleted) {
            old->append({Inline::Kind::Strike, {}, {}, {text}});
        } else {
            renewed->append({Inline::Kind::Strong, {}, {}, {text}});
        }
    }
}

bool isPlain(const Inlines &inlines)
{
    return inlines.size() == 1 && inlines.first().kind == Inline::Kind::Text;
}

} // namespace

void comparedCells(const Comparison::Row &row, Inlines *before, Inlines *after)
{
    *before = row.before;
    *after = row.after;
    // Where the author marked something, the author decides.
    if (isPlain(row.before) && isPlain(row.after))
        markChanges(row.before.first().text, row.after.first().text, before, after);
}

void FenceRenderer::write(const Comparison &comparison)
{
    begin();
    if (shape(u"compare"_s) == "table"_L1)
        comparisonTable(comparison);
    else
        comparisonPanels(comparison);
    end();
}

void FenceRenderer::comparisonTable(const Comparison &comparison)
{
    m_writer.open("table"_L1, u"compare.table"_s);
    m_writer.open("tbody"_L1, {});
    m_writer.open("tr"_L1, {});
    m_writer.element("th"_L1, u"compare.subject.title"_s, comparison.subjectTitle);
    m_writer.element("th"_L1, u"compare.before.title"_s, comparison.beforeTitle);
    m_writer.element("th"_L1, u"compare.after.title"_s, comparison.afterTitle);
    m_writer.close("tr"_L1);
    for (const Comparison::Row &row : comparison.rows) {
        Inlines before;
        Inlines after;
        comparedCells(row, &before, &after);
        m_writer.openAt("tr"_L1, {}, row.line);
        for (const auto &[part, content] : {std::pair(u"compare.subject"_s, row.subject),
                                            std::pair(u"compare.before"_s, before), std::pair(u"compare.after"_s, after)}) {
            m_writer.open("td"_L1, part);
            m_writer.inlines(content);
            m_writer.close("td"_L1);
        }
        m_writer.close("tr"_L1);
    }
    m_writer.close("tbody"_L1);
    m_writer.close("table"_L1);
}

void FenceRenderer::comparisonPanels(const Comparison &comparison)
{
    for (const Comparison::Row &row : comparison.rows) {
        Inlines before;
        Inlines after;
        comparedCells(row, &before, &after);
        openItem(u"compare.item"_s, row.line);
        paragraph(u"compare.subject"_s, row.subject);
        m_writer.open("section"_L1, u"compare.pair"_s);
        m_writer.open("section"_L1, u"compare.before"_s);
        m_writer.element("span"_L1, u"compare.before.title"_s, comparison.beforeTitle);
        m_writer.inlines(before);
        m_writer.close("section"_L1);
        if (const QString arrow = m_writer.theme().mark(u"compare.arrow"_s); !arrow.isEmpty())
            m_writer.element("span"_L1, u"compare.arrow"_s, arrow);
        m_writer.open("section"_L1, u"compare.after"_s);
        m_writer.element("strong"_L1, u"compare.after.title"_s, comparison.afterTitle);
        m_writer.inlines(after);
        m_writer.close("section"_L1);
        m_writer.close("section"_L1);
        m_writer.close("section"_L1);
    }
}

void FenceRenderer::write(const Contact &contact)
{
    begin();
    m_writer.open("section"_L1, u"contact.card"_s);
    if (m_block.title.isEmpty())
        m_writer.element("p"_L1, u"contact.title"_s, u"解读与咨询"_s);
    for (const Contact::Item &item : contact.items) {
        m_writer.openAt("p"_L1, u"contact.row"_s, item.line);
        m_writer.element("span"_L1, u"contact.label"_s, item.label);
        m_writer.open("span"_L1, u"contact.value"_s);
        m_writer.inlines(item.value);
        m_writer.close("span"_L1);
        m_writer.close("p"_L1);
    }
    m_writer.close("section"_L1);
    end();
}

/// Looks like a quotation; the clause stands below the words as their source.
void FenceRenderer::write(const Citation &citation)
{
    m_writer.openAt("section"_L1, u"quote"_s, m_block.firstLine);
    m_writer.setNested(1);
    if (!m_block.title.isEmpty())
        m_writer.element("p"_L1, u"block.title"_s, m_block.title);
    nested(u"quote.p"_s, citation.blocks);
    if (!m_block.clause.isEmpty())
        m_writer.element("p"_L1, u"block.clause"_s, u"——原文"_s + m_block.clause);
    m_writer.setNested(-1);
    m_writer.close("section"_L1);
}

} // namespace zhijian::interpretation
