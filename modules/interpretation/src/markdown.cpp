#include "markdown.h"

#include "interpretation/pictures.h"

#include <QUrl>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Stands beside an emphasis mark that touches Chinese punctuation, and is taken out again when the tree is read.
/// CommonMark would not let `**注意：**请` close: between a punctuation mark and a letter a run of stars cannot, and
/// Chinese has no blank there. A noncharacter (Unicode 23.7) occurs in no text.
constexpr char16_t Joint = 0xfdd0;

/// No honest text nests deeper; what does is flattened, so that every walk over the tree may recurse.
constexpr int DeepestNesting = 24;

bool isChinesePunctuation(QChar c)
{
    return c.unicode() > 0x7f && (c.isPunct() || c.isSymbol());
}

bool isWordlike(QChar c)
{
    return !c.isSpace() && !c.isPunct() && !c.isSymbol();
}

QString withJoints(const QString &text)
{
    if (!text.contains(u'*') && !text.contains(u'~'))
        return text;
    QString result;
    result.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size();) {
        const QChar mark = text.at(i);
        if (mark != u'*' && mark != u'~') {
            result += mark;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && text.at(end) == mark)
            ++end;
        const QChar before = i > 0 ? text.at(i - 1) : u' ';
        const QChar after = end < text.size() ? text.at(end) : u' ';
        if (isChinesePunctuation(before) && isWordlike(after))
            result += Joint;
        result += QStringView(text).sliced(i, end - i);
        if (isWordlike(before) && isChinesePunctuation(after))
            result += Joint;
        i = end;
    }
    return result;
}

QString text(const char *utf8)
{
    QString result = QString::fromUtf8(utf8);
    result.remove(QChar(Joint));
    return result;
}

struct ParserDeleter
{
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};

struct NodeDeleter
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};

using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

Tree parseTree(const QString &source)
{
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    static cmark_syntax_extension *const table = cmark_find_syntax_extension("table");
    static cmark_syntax_extension *const strike = cmark_find_syntax_extension("strikethrough");
    Q_UNUSED(registered)
    const std::unique_ptr<cmark_parser, ParserDeleter> parser(
        cmark_parser_new(CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
    cmark_parser_attach_syntax_extension(parser.get(), table);
    cmark_parser_attach_syntax_extension(parser.get(), strike);
    const QByteArray utf8 = withJoints(source).toUtf8();
    cmark_parser_feed(parser.get(), utf8.constData(), size_t(utf8.size()));
    return Tree(cmark_parser_finish(parser.get()));
}

/// Only what a browser opens without running anything. Empty when the address is not safe.
QString safeAddress(const QString &address)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s, u"tel"_s};
    const QString trimmed = address.trimmed();
    return schemes.contains(QUrl(trimmed, QUrl::TolerantMode).scheme().toLower()) ? trimmed : QString();
}

/// Pictures come from the office's own files: by data: text, by web address (shown as a place-holder) or by name.
QString safePicture(const QString &address)
{
    const QString trimmed = address.trimmed();
    if (isPictureAddress(trimmed))
        return trimmed;
    const QString scheme = QUrl(trimmed, QUrl::TolerantMode).scheme().toLower();
    const bool isData = scheme == "data"_L1 && trimmed.startsWith("data:image/"_L1, Qt::CaseInsensitive)
        && !trimmed.startsWith("data:image/svg"_L1, Qt::CaseInsensitive);
    return isData || scheme.isEmpty() || scheme == "http"_L1 || scheme == "https"_L1 ? trimmed : QString();
}

class Reader
{
public:
    Reader(const QString &source, int firstLine, QList<BlockProblem> *problems)
        : m_source(source), m_offset(firstLine - 1), m_problems(problems)
    {
    }

    [[nodiscard]] QList<Block> blocks(cmark_node *parent);
    [[nodiscard]] Inlines inlines(cmark_node *parent);

private:
    void appendBlock(QList<Block> *blocks, cmark_node *node);
    void appendInline(Inlines *inlines, cmark_node *node);
    void appendLink(Inlines *inlines, cmark_node *node);
    void appendPicture(Inlines *inlines, cmark_node *node);
    [[nodiscard]] Bullets bullets(cmark_node *list);
    [[nodiscard]] Table table(cmark_node *node);
    void checkTableRow(cmark_node *row, qsizetype columns);
    void report(cmark_node *node, const QString &message);

    const QString &m_source;
    QStringList m_lines; ///< Of m_source, split when a table asks for it
    int m_offset;
    QList<BlockProblem> *m_problems;
    int m_depth = 0;
};

/// All text below a node, without recursion.
QString textBelow(cmark_node *node)
{
    QString result;
    cmark_iter *iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *one = cmark_iter_get_node(iterator);
        const cmark_node_type type = cmark_node_get_type(one);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            result += text(cmark_node_get_literal(one));
    }
    cmark_iter_free(iterator);
    return result;
}

void Reader::report(cmark_node *node, const QString &message)
{
    while (node && cmark_node_get_start_line(node) == 0)
        node = cmark_node_parent(node);
    const BlockProblem problem{m_offset + (node ? cmark_node_get_start_line(node) : 1), message};
    if (!m_problems->contains(problem))
        m_problems->append(problem);
}

QList<Block> Reader::blocks(cmark_node *parent)
{
    if (m_depth >= DeepestNesting) {
        const QString text = textBelow(parent);
        const int line = m_offset + cmark_node_get_start_line(parent);
        return {Block{line, line, {}, {}, Paragraph{{Inline{Inline::Kind::Text, text, {}, {}}}}}};
    }
    QList<Block> result;
    ++m_depth;
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
        appendBlock(&result, node);
    --m_depth;
    return result;
}

void Reader::appendBlock(QList<Block> *blocks, cmark_node *node)
{
    Block block;
    block.firstLine = m_offset + cmark_node_get_start_line(node);
    block.lastLine = std::max(block.firstLine, m_offset + cmark_node_get_end_line(node));
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
        block.content = Heading{cmark_node_get_heading_level(node), inlines(node)};
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        block.content = Quote{this->blocks(node)};
    } else if (type == CMARK_NODE_LIST) {
        block.content = bullets(node);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        block.content = Code{text(cmark_node_get_literal(node))};
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        block.content = Rule{};
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        const QString html = text(cmark_node_get_literal(node)).trimmed();
        if (html.startsWith("<!--"_L1)) // a note of the author
            return;
        report(node, u"网页代码不起作用，已按文字显示。请改用本格式的写法。"_s);
        block.content = Paragraph{{Inline{Inline::Kind::Text, html, {}, {}}}};
    } else if (qstrcmp(cmark_node_get_type_string(node), "table") == 0) {
        block.content = table(node);
    } else {
        Inlines content = inlines(node);
        if (content.isEmpty())
            return;
        block.content = Paragraph{std::move(content)};
    }
    blocks->append(block);
}

Bullets Reader::bullets(cmark_node *list)
{
    Bullets result;
    result.isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    result.start = result.isOrdered ? cmark_node_get_list_start(list) : 1;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item))
        result.items.append(blocks(item));
    return result;
}

Table Reader::table(cmark_node *node)
{
    Table result;
    const uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (uint16_t i = 0; i < columns; ++i) {
        const char mark = char(alignments[i]);
        result.alignments.append(mark == 'l'       ? Table::Alignment::Left
                                     : mark == 'c' ? Table::Alignment::Center
                                     : mark == 'r' ? Table::Alignment::Right
                                                   : Table::Alignment::None);
    }
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        QList<Inlines> cells;
        for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
            cells.append(inlines(cell));
        cells.resize(columns);
        if (cmark_gfm_extensions_get_table_row_is_header(row))
            result.header = cells;
        else
            result.rows.append(cells);
        checkTableRow(row, columns);
    }
    return result;
}

/// The extension fills up short rows and silently drops what stands beyond the last column: the author must know.
void Reader::checkTableRow(cmark_node *row, qsizetype columns)
{
    if (m_lines.isEmpty())
        m_lines = m_source.split(u'\n');
    const int index = cmark_node_get_start_line(row) - 1;
    if (index < 0 || index >= m_lines.size())
        return;
    QString line = m_lines.at(index).trimmed();
    line.replace("\\|"_L1, "--"_L1);
    if (line.startsWith(u'|'))
        line.remove(0, 1);
    if (line.endsWith(u'|'))
        line.chop(1);
    const qsizetype cells = line.count(u'|') + 1;
    if (cells != columns)
        report(row, u"表格这一行有 %1 格，表头有 %2 格。请补齐或删去多余的竖线。"_s.arg(cells).arg(columns));
}

Inlines Reader::inlines(cmark_node *parent)
{
    if (m_depth >= DeepestNesting)
        return {Inline{Inline::Kind::Text, textBelow(parent), {}, {}}};
    Inlines result;
    ++m_depth;
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
        appendInline(&result, node);
    --m_depth;
    return result;
}

void appendText(Inlines *inlines, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!inlines->isEmpty() && inlines->last().kind == Inline::Kind::Text)
        inlines->last().text += text;
    else
        inlines->append({Inline::Kind::Text, text, {}, {}});
}

void Reader::appendInline(Inlines *inlines, cmark_node *node)
{
    using Kind = Inline::Kind;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        appendText(inlines, text(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_SOFTBREAK) {
        inlines->append({Kind::SoftBreak, {}, {}, {}});
    } else if (type == CMARK_NODE_LINEBREAK) {
        inlines->append({Kind::LineBreak, {}, {}, {}});
    } else if (type == CMARK_NODE_CODE) {
        inlines->append({Kind::Code, text(cmark_node_get_literal(node)), {}, {}});
    } else if (type == CMARK_NODE_HTML_INLINE) {
        const QString html = text(cmark_node_get_literal(node));
        if (html.startsWith("<br"_L1, Qt::CaseInsensitive)) {
            inlines->append({Kind::LineBreak, {}, {}, {}});
        } else if (!html.startsWith("<!--"_L1)) {
            report(node, u"网页代码不起作用，已按文字显示。请改用本格式的写法。"_s);
            appendText(inlines, html);
        }
    } else if (type == CMARK_NODE_EMPH) {
        inlines->append({Kind::Emphasis, {}, {}, this->inlines(node)});
    } else if (type == CMARK_NODE_STRONG) {
        inlines->append({Kind::Strong, {}, {}, this->inlines(node)});
    } else if (type == CMARK_NODE_LINK) {
        appendLink(inlines, node);
    } else if (type == CMARK_NODE_IMAGE) {
        appendPicture(inlines, node);
    } else if (qstrcmp(cmark_node_get_type_string(node), "strikethrough") == 0) {
        inlines->append({Kind::Strike, {}, {}, this->inlines(node)});
    }
}

void Reader::appendLink(Inlines *inlines, cmark_node *node)
{
    const QString address = safeAddress(text(cmark_node_get_url(node)));
    Inlines content = this->inlines(node);
    if (address.isEmpty()) {
        report(node, u"这个链接地址不能用，已只保留文字。链接要以 http:// 或 https:// 开头。"_s);
        *inlines += content;
        return;
    }
    inlines->append({Inline::Kind::Link, {}, address, std::move(content)});
}

void Reader::appendPicture(Inlines *inlines, cmark_node *node)
{
    const QString address = safePicture(text(cmark_node_get_url(node)));
    const QString alternative = plainText(this->inlines(node));
    if (address.isEmpty()) {
        report(node, u"这张图片的地址不能用，已只保留说明文字。"_s);
        appendText(inlines, alternative);
        return;
    }
    if (alternative.isEmpty())
        report(node, u"图片缺少说明文字，请写在方括号里：![说明](图片)。读屏软件要读它。"_s);
    inlines->append({Inline::Kind::Image, alternative, address, {}});
}

} // namespace

QList<Block> parseBlocks(const QString &text, int firstLine, QList<BlockProblem> *problems)
{
    const Tree tree = parseTree(text);
    return Reader(text, firstLine, problems).blocks(tree.get());
}

Inlines parseInlines(const QString &text, int line, QList<BlockProblem> *problems)
{
    // Most cells are plain words; a parser for each would be the larger part of the time.
    static constexpr QStringView special = u"*_`[]<>&\\!~\n#";
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (std::ranges::none_of(trimmed, [](QChar c) { return special.contains(c); }))
        return {Inline{Inline::Kind::Text, trimmed, {}, {}}};
    // The zero-width joint keeps "1. " and "# " at the beginning of a cell from becoming a list or a heading.
    const QString guarded = QChar(Joint) + trimmed;
    const Tree tree = parseTree(guarded);
    Reader reader(guarded, line, problems);
    Inlines result;
    for (cmark_node *node = cmark_node_first_child(tree.get()); node; node = cmark_node_next(node))
        result += reader.inlines(node);
    if (!result.isEmpty() && result.first().kind == Inline::Kind::Text && result.first().text.isEmpty())
        result.removeFirst();
    return result;
}

} // namespace zhijian::interpretation
