#include "fencerenderer.h"
#include "htmlwriter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The blocks of CommonMark; ours are drawn by FenceRenderer.
class BlockRenderer
{
public:
    BlockRenderer(HtmlWriter &writer, const QList<Block> &blocks) : m_writer(writer), m_blocks(blocks) {}

    void write()
    {
        for (const Block &block : m_blocks)
            if (m_writer.hasWorkingPapers() || !isWorkingPaper(block))
                std::visit([&](const auto &content) { write(block, content); }, block.content);
    }

private:
    void write(const Block &block, const Paragraph &paragraph);
    void write(const Block &block, const Heading &heading);
    void write(const Block &block, const Bullets &list);
    void write(const Block &block, const Quote &quote);
    void write(const Block &block, const Code &code);
    void write(const Block &block, const Rule &rule);
    void write(const Block &block, const Table &table);
    template <typename Fenced>
    void write(const Block &block, const Fenced &content)
    {
        FenceRenderer(m_writer, block).write(content);
    }

    void sectionHeading(const Block &block, const Heading &heading);
    void writeList(const Bullets &list, int depth);
    void writeRow(const Table &table, const QList<Inlines> &cells, bool isHeader, bool isEven);

    HtmlWriter &m_writer;
    const QList<Block> &m_blocks;
    int m_sections = 0; ///< Headings of level 2 so far
};

void BlockRenderer::write(const Block &block, const Paragraph &paragraph)
{
    m_writer.openAt("p"_L1, u"p"_s, block.firstLine);
    m_writer.inlines(paragraph.content);
    m_writer.close("p"_L1);
}

void BlockRenderer::write(const Block &block, const Heading &heading)
{
    if (heading.level <= 2) {
        sectionHeading(block, heading);
        return;
    }
    const bool isThird = heading.level == 3;
    m_writer.openAt("p"_L1, isThird ? u"h3"_s : u"h4"_s, block.firstLine);
    if (const QString mark = m_writer.theme().mark(isThird ? u"h3"_s : u"h4"_s); !mark.isEmpty())
        m_writer.element("span"_L1, isThird ? u"h3.mark"_s : u"h4.mark"_s, mark);
    m_writer.inlines(heading.content);
    m_writer.close("p"_L1);
}

/// "一、背景依据" gives "一" and leaves "背景依据"; the number moves into the ornament.
QString takeNumber(Inlines *content)
{
    static const QRegularExpression number(uR"(^([一二三四五六七八九十]{1,3})、\s*(?=\S))"_s);
    if (content->isEmpty() || content->first().kind != Inline::Kind::Text)
        return {};
    const QRegularExpressionMatch match = number.match(content->first().text);
    if (!match.hasMatch())
        return {};
    content->first().text.remove(0, match.capturedLength());
    return match.captured(1);
}

void BlockRenderer::sectionHeading(const Block &block, const Heading &heading)
{
    const QString shape = m_writer.theme().shape(u"heading"_s);
    ++m_sections;
    m_writer.openAt("section"_L1, u"h2.box"_s, block.firstLine);
    Inlines content = heading.content;
    if (shape == "numbered"_L1) {
        const QString number = takeNumber(&content);
        m_writer.element("span"_L1, u"h2.number"_s,
                         number.isEmpty() ? QString::number(m_sections).rightJustified(2, u'0') : number);
    }
    if (shape == "flanked"_L1)
        m_writer.element("span"_L1, u"h2.side"_s, m_writer.theme().mark(u"h2.left"_s));
    m_writer.open("span"_L1, u"h2.text"_s);
    m_writer.inlines(content);
    m_writer.close("span"_L1);
    if (shape == "flanked"_L1)
        m_writer.element("span"_L1, u"h2.side"_s, m_writer.theme().mark(u"h2.right"_s));
    m_writer.close("section"_L1);
}

void BlockRenderer::write(const Block &block, const Bullets &list)
{
    m_writer.openAt("section"_L1, u"list"_s, block.firstLine);
    m_writer.setNested(1);
    writeList(list, 0);
    m_writer.setNested(-1);
    m_writer.close("section"_L1);
}

/// Lists are paragraphs with a hanging mark: the platform rewrites ol and ul when an article is saved there.
void BlockRenderer::writeList(const Bullets &list, int depth)
{
    for (qsizetype i = 0; i < list.items.size(); ++i) {
        const QString mark = list.isOrdered ? u"%1."_s.arg(list.start + i)
                                            : m_writer.theme().mark(depth == 0 ? u"bullet"_s : u"bullet.inner"_s);
        bool isFirst = true;
        for (const Block &block : list.items.at(i)) {
            if (const auto *paragraph = std::get_if<Paragraph>(&block.content)) {
                m_writer.openAt("p"_L1, isFirst ? u"li"_s : u"li.more"_s, block.firstLine);
                if (isFirst)
                    m_writer.element("span"_L1, list.isOrdered ? u"li.number"_s : u"li.mark"_s, mark);
                m_writer.inlines(paragraph->content);
                m_writer.close("p"_L1);
                isFirst = false;
                continue;
            }
            const auto *inner = std::get_if<Bullets>(&block.content);
            m_writer.open("section"_L1, inner ? u"list.inner"_s : u"li.other"_s);
            if (inner)
                writeList(*inner, depth + 1);
            else
                writeBlocks(m_writer, {block});
            m_writer.close("section"_L1);
        }
    }
}

void BlockRenderer::write(const Block &block, const Quote &quote)
{
    m_writer.openAt("section"_L1, u"quote"_s, block.firstLine);
    m_writer.setNested(1);
    for (const Block &inner : quote.blocks) {
        if (const auto *paragraph = std::get_if<Paragraph>(&inner.content)) {
            m_writer.open("p"_L1, u"quote.p"_s);
            m_writer.inlines(paragraph->content);
            m_writer.close("p"_L1);
        } else {
            writeBlocks(m_writer, {inner});
        }
    }
    m_writer.setNested(-1);
    m_writer.close("section"_L1);
}

void BlockRenderer::write(const Block &block, const Code &code)
{
    m_writer.openAt("section"_L1, u"code"_s, block.firstLine);
    const QStringList lines = code.text.trimmed().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            m_writer.lineBreak();
        m_writer.text(QString(lines.at(i)).replace("  "_L1, u"\u00a0 "_s));
    }
    m_writer.close("section"_L1);
}

void BlockRenderer::write(const Block &block, const Rule &)
{
    m_writer.openAt("p"_L1, u"rule"_s, block.firstLine);
    m_writer.text(m_writer.theme().mark(u"rule"_s));
    m_writer.close("p"_L1);
}

/// More columns than a phone shows well.
bool isCrowded(const Table &table)
{
    return table.header.size() > 4;
}

void BlockRenderer::write(const Block &block, const Table &table)
{
    m_writer.openAt("section"_L1, u"table.box"_s, block.firstLine);
    m_writer.open("table"_L1, u"table"_s, isCrowded(table) ? u"font-size:12px"_s : QString());
    m_writer.open("tbody"_L1, {});
    writeRow(table, table.header, true, false);
    for (qsizetype i = 0; i < table.rows.size(); ++i)
        writeRow(table, table.rows.at(i), false, i % 2 == 1);
    m_writer.close("tbody"_L1);
    m_writer.close("table"_L1);
    m_writer.close("section"_L1);
}

void BlockRenderer::writeRow(const Table &table, const QList<Inlines> &cells, bool isHeader, bool isEven)
{
    m_writer.open("tr"_L1, isEven ? u"table.even"_s : QString());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString extra = isCrowded(table) ? u"padding:6px 4px"_s : QString();
        if (table.alignments.value(i) == Table::Alignment::Center)
            extra += u";text-align:center"_s;
        else if (table.alignments.value(i) == Table::Alignment::Right)
            extra += u";text-align:right"_s;
        const QLatin1StringView tag = isHeader ? "th"_L1 : "td"_L1;
        m_writer.open(tag, isHeader ? u"th"_s : u"td"_s, extra);
        m_writer.inlines(cells.at(i));
        m_writer.close(tag);
    }
    m_writer.close("tr"_L1);
}

} // namespace

void writeBlocks(HtmlWriter &writer, const QList<Block> &blocks)
{
    BlockRenderer(writer, blocks).write();
}

} // namespace zhijian::interpretation
