#include "interpretation/pastedtext.h"

#include <QRegularExpression>
#include <QStringList>

#include <gumbo.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr int DeepestNesting = 120; // What is nested deeper comes as its text

struct OutputDeleter
{
    void operator()(GumboOutput *output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

QString nameOf(const GumboElement &element)
{
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return QString::fromLatin1(gumbo_normalized_tagname(element.tag));
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return QString::fromUtf8(piece.data, qsizetype(piece.length)).toLower();
}

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

int number(const GumboElement &element, const char *name, int otherwise)
{
    bool ok = false;
    const int value = attribute(element, name).toInt(&ok);
    return ok ? std::clamp(value, 1, 200) : otherwise;
}

/// One declaration of a style attribute; empty when it is not there.
QString style(const GumboElement &element, QLatin1StringView property)
{
    const QString all = attribute(element, "style");
    for (const QString &one : all.split(u';')) {
        const qsizetype colon = one.indexOf(u':');
        if (colon > 0 && one.first(colon).trimmed().compare(property, Qt::CaseInsensitive) == 0)
            return one.sliced(colon + 1).trimmed().toLower();
    }
    return {};
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han || (c.unicode() >= 0x3000 && c.unicode() <= 0x303f) || (c.unicode() >= 0xff00 && c.unicode() <= 0xffef);
}

/// Blanks as a browser shows them; the line breaks with which Word folds its file stand for nothing between Chinese characters.
void appendFolded(QString *line, const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i) == QChar::Nbsp ? QChar(u' ') : text.at(i);
        if (c != u' ' && c != u'\n' && c != u'\r' && c != u'\t') {
            *line += c;
            continue;
        }
        bool hasBreak = false;
        qsizetype end = i;
        for (; end < text.size() && (text.at(end).isSpace() && text.at(end).unicode() != 0x3000); ++end)
            hasBreak = hasBreak || text.at(end) == u'\n';
        const bool isFold = hasBreak && !line->isEmpty() && isHan(line->back()) && end < text.size() && isHan(text.at(end));
        if (!isFold && !line->endsWith(u' '))
            *line += u' ';
        i = end - 1;
    }
}

/// Signs that the format would take for its own.
QString escaped(const QString &text, bool isCell)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'*' || c == u'`' || c == u'<' || c == u'\\' || (isCell && c == u'|'))
            result += u'\\';
        result += c;
    }
    return result.replace("~~"_L1, "\\~~"_L1);
}

/// At the beginning of a paragraph: no heading, quotation or rule by accident. What was typed as a list becomes one.
QString asParagraph(const QString &line)
{
    static const QRegularExpression rule(u"^(?:-{3,}|={3,}|_{3,})$"_s);
    return line.startsWith(u'#') || line.startsWith(u'>') || rule.match(line).hasMatch() ? QString(u'\\' + line) : line;
}

class Writer
{
public:
    PastedText write(const GumboNode &root)
    {
        walk(root, 0);
        endParagraph();
        return {m_paragraphs.join(u"\n\n"_s), *m_pictures};
    }

private:
    enum class Line { Paragraph, Item, Other };

    /// Where inline text goes and how it looks.
    struct Look
    {
        bool isBold = false;
        bool isStruck = false;

        bool operator==(const Look &) const = default;
    };

    void walk(const GumboNode &node, int depth);
    void element(const GumboNode &node, int depth);
    void children(const GumboNode &node, int depth)
    {
        const GumboVector &list = node.v.element.children;
        for (unsigned i = 0; i < list.length; ++i)
            walk(*static_cast<const GumboNode *>(list.data[i]), depth + 1);
    }
    void inlineElement(const GumboNode &node, const QString &name, int depth);
    void paragraph(const GumboNode &node, const QString &name, int depth);
    void list(const GumboNode &node, bool isOrdered, int depth);
    void table(const GumboNode &node, int depth);
    void code(const GumboNode &node);
    void image(const GumboElement &element);
    void place(const QString &address, const QString &alternative);
    [[nodiscard]] QStringList cell(const GumboNode &node, int depth);

    void text(const QString &text);
    void setLook(Look look);
    void endParagraph(const QString &lead = {}, Line kind = Line::Paragraph);

    QStringList m_paragraphs;
    QString m_line;
    Look m_look;     ///< As the tags say
    Look m_written;  ///< As the marks in m_line say
    QString m_lead;  ///< Of the list item or quotation that is being written
    QList<int> m_numbers; ///< Of the lists around: 0 for bullets, else the next number
    Line m_last = Line::Other;
    QString m_quote; ///< "> " for each quotation around
    bool m_isCell = false;
    QList<PastedPicture> m_own;
    QList<PastedPicture> *m_pictures = &m_own; ///< A cell's stand in the list of the whole
};

void Writer::setLook(Look look)
{
    // Marks close before and open after the blanks, or they would mark nothing.
    const auto close = [this](bool was, bool is, const QString &mark) {
        if (!was || is)
            return;
        if (m_line.endsWith(mark) && !m_line.endsWith(QString(u'\\' + mark))) {
            m_line.chop(mark.size());
            return;
        }
        qsizetype end = m_line.size();
        while (end > 0 && m_line.at(end - 1).isSpace())
            --end;
        m_line.insert(end, mark);
    };
    close(m_written.isStruck, look.isStruck, u"~~"_s);
    close(m_written.isBold, look.isBold, u"**"_s);
    if (!m_written.isBold && look.isBold)
        m_line += u"**"_s;
    if (!m_written.isStruck && look.isStruck)
        m_line += u"~~"_s;
    m_written = look;
}

void Writer::text(const QString &text)
{
    QString folded = m_line.isEmpty() ? QString() : QString(m_line.back());
    const qsizetype begin = folded.size();
    appendFolded(&folded, text);
    const QString added = folded.sliced(begin);
    if (added.trimmed().isEmpty()) {
        if (!added.isEmpty() && !m_line.isEmpty())
            m_line += u' ';
        return;
    }
    if (m_written != m_look) {
        qsizetype blanks = 0;
        while (blanks < added.size() && added.at(blanks) == u' ')
            ++blanks;
        if (blanks > 0 && !m_line.isEmpty())
            m_line += u' ';
        setLook(m_look);
        m_line += escaped(added.sliced(blanks), m_isCell);
        return;
    }
    m_line += escaped(added, m_isCell);
}

void Writer::endParagraph(const QString &lead, Line kind)
{
    setLook({});
    // Indents of paragraphs are the theme's business.
    static const QRegularExpression outer(u"^[\\s　]+|[\\s　]+$"_s);
    QString line = std::exchange(m_line, {}).remove(outer);
    m_written = {};
    if (line.isEmpty())
        return;
    if (kind == Line::Paragraph && lead.isEmpty())
        line = asParagraph(line);
    const QString whole = m_quote + lead + line;
    if (kind == Line::Item && m_last == Line::Item)
        m_paragraphs.last() += u'\n' + whole;
    else
        m_paragraphs.append(whole);
    m_last = kind;
}

void Writer::walk(const GumboNode &node, int depth)
{
    switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
        text(QString::fromUtf8(node.v.text.text));
        return;
    case GUMBO_NODE_ELEMENT:
        if (depth < DeepestNesting)
            element(node, depth);
        return;
    default: // Comments, among them Word's conditions; templates
        return;
    }
}

void Writer::element(const GumboNode &node, int depth)
{
    static const QStringList hidden{u"head"_s, u"style"_s, u"script"_s, u"title"_s, u"xml"_s, u"template"_s, u"noscript"_s, u"select"_s, u"button"_s};
    static const QStringList blocks{u"p"_s, u"div"_s, u"section"_s, u"article"_s, u"header"_s, u"footer"_s, u"main"_s, u"aside"_s, u"center"_s, u"address"_s,
                                    u"dt"_s, u"dd"_s, u"dl"_s, u"figure"_s, u"figcaption"_s, u"caption"_s, u"li"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s};
    const GumboElement &element = node.v.element;
    const QString name = nameOf(element);
    // mso-element: comments, the list of footnotes; mso-hide: text that Word does not show.
    const QString part = style(element, "mso-element"_L1);
    if (hidden.contains(name) || style(element, "display"_L1) == "none"_L1 || style(element, "mso-hide"_L1) == "all"_L1 || part.startsWith("comment"_L1)
        || style(element, "mso-special-character"_L1) == "comment"_L1)
        return;
    if (name == "img"_L1 || name == "v:imagedata"_L1)
        return image(element);
    if (name == "br"_L1) {
        if (!m_line.trimmed().isEmpty())
            m_line += m_isCell ? u"<br>"_s : u"\\\n"_s;
        return;
    }
    if (name == "ul"_L1 || name == "ol"_L1)
        return list(node, name == "ol"_L1, depth);
    if (name == "table"_L1)
        return table(node, depth);
    if (name == "pre"_L1)
        return code(node);
    if (name == "hr"_L1) {
        endParagraph();
        m_paragraphs.append(u"---"_s);
        m_last = Line::Other;
        return;
    }
    if (name == "blockquote"_L1) {
        endParagraph();
        m_quote += u"> "_s;
        children(node, depth);
        endParagraph();
        m_quote.chop(2);
        return;
    }
    if (blocks.contains(name))
        return paragraph(node, name, depth);
    inlineElement(node, name, depth);
}

void Writer::inlineElement(const GumboNode &node, const QString &name, int depth)
{
    const GumboElement &element = node.v.element;
    // Word writes the bullet or number of an automatic list into the text; paragraph() reads it.
    if (attribute(element, "style").contains("mso-list:ignore"_L1, Qt::CaseInsensitive))
        return;
    const Look before = m_look;
    const QString weight = style(element, "font-weight"_L1);
    if (name == "b"_L1 || name == "strong"_L1)
        m_look.isBold = true;
    if (!weight.isEmpty())
        m_look.isBold = weight == "bold"_L1 || weight == "bolder"_L1 || weight.toInt() >= 600;
    if (name == "s"_L1 || name == "del"_L1 || name == "strike"_L1 || style(element, "text-decoration"_L1).contains("line-through"_L1))
        m_look.isStruck = true;
    const QString target = name == "a"_L1 ? attribute(element, "href").trimmed() : QString();
    static const QRegularExpression outside(u"^(?:https?://|mailto:|tel:)[^\\s()<>]+$"_s, QRegularExpression::CaseInsensitiveOption);
    if (!outside.match(target).hasMatch()) {
        children(node, depth);
    } else {
        setLook(m_look);
        const qsizetype begin = m_line.size();
        children(node, depth);
        const QString words = m_line.sliced(begin).trimmed();
        if (!words.isEmpty() && !words.contains(u'[') && !words.contains(u'\n')) {
            m_line.truncate(begin);
            m_line += u"[%1](%2)"_s.arg(words, target);
        }
    }
    m_look = before;
}

/// The bullet or number that Word shows before a paragraph of an automatic list, as text.
QString automaticMark(const GumboNode &node, int depth = 0)
{
    if (node.type != GUMBO_NODE_ELEMENT || depth > 6)
        return {};
    const GumboVector &list = node.v.element.children;
    if (attribute(node.v.element, "style").contains("mso-list:ignore"_L1, Qt::CaseInsensitive)) {
        QString mark;
        const auto collect = [&mark](const auto &self, const GumboNode &one) -> void {
            if (one.type == GUMBO_NODE_TEXT)
                mark += QString::fromUtf8(one.v.text.text);
            else if (one.type == GUMBO_NODE_ELEMENT)
                for (unsigned i = 0; i < one.v.element.children.length; ++i)
                    self(self, *static_cast<const GumboNode *>(one.v.element.children.data[i]));
        };
        collect(collect, node);
        return mark.replace(QChar::Nbsp, u' ').trimmed();
    }
    for (unsigned i = 0; i < list.length; ++i)
        if (const QString mark = automaticMark(*static_cast<const GumboNode *>(list.data[i]), depth + 1); !mark.isEmpty())
            return mark;
    return {};
}

void Writer::paragraph(const GumboNode &node, const QString &name, int depth)
{
    static const QRegularExpression level(u"level(\\d)"_s);
    static const QRegularExpression arabic(u"^(\\d{1,9})\\.$"_s);
    const GumboElement &element = node.v.element;
    const QString listing = style(element, "mso-list"_L1);
    const QString mark = listing.isEmpty() || listing == "ignore"_L1 ? QString() : automaticMark(node);
    int heading = name.size() == 2 && name.front() == u'h' ? name.back().digitValue() : 0;
    if (heading <= 0)
        heading = style(element, "mso-outline-level"_L1).toInt();
    endParagraph(std::exchange(m_lead, {}), m_numbers.isEmpty() ? Line::Paragraph : Line::Item);
    const Look before = m_look;
    if (heading > 0)
        m_look.isBold = false; // A heading is bold by itself
    const bool wantsNumber = !mark.isEmpty() && (heading > 0 || mark.back().isPunct() || isHan(mark.back())) && !arabic.match(mark).hasMatch();
    const bool isNumber = wantsNumber && (mark.front().isLetterOrNumber() || mark.front() == u'（' || mark.front() == u'(' || mark.front() == u'第');
    if (isNumber || (heading > 0 && !mark.isEmpty()))
        text(mark.back().isLetterOrNumber() || mark.back() == u'.' ? QString(mark + u' ') : mark);
    children(node, depth);
    if (heading > 0) {
        // Bold within a heading says nothing.
        setLook({});
        m_line.remove(u"**"_s);
        endParagraph(u"#"_s.repeated(std::clamp(heading + 1, 2, 4)) + u' ', Line::Other);
    } else if (!mark.isEmpty() && !isNumber) {
        const auto digits = arabic.match(mark);
        const int deep = level.match(listing).captured(1).toInt();
        const QString indent(std::max(0, deep - 1) * 2, u' ');
        endParagraph(indent + (digits.hasMatch() ? QString(digits.captured(1) + u". ") : u"- "_s), Line::Item);
    } else {
        endParagraph(std::exchange(m_lead, {}), m_numbers.isEmpty() ? Line::Paragraph : Line::Item);
    }
    m_look = before;
}

void Writer::list(const GumboNode &node, bool isOrdered, int depth)
{
    endParagraph(std::exchange(m_lead, {}), m_numbers.isEmpty() ? Line::Paragraph : Line::Item);
    const QString indent(m_numbers.size() * (isOrdered ? 3 : 2), u' ');
    m_numbers.append(isOrdered ? number(node.v.element, "start", 1) : 0);
    const GumboVector &items = node.v.element.children;
    for (unsigned i = 0; i < items.length; ++i) {
        const auto &item = *static_cast<const GumboNode *>(items.data[i]);
        if (item.type != GUMBO_NODE_ELEMENT)
            continue;
        if (item.v.element.tag == GUMBO_TAG_LI) {
            m_lead = indent + (isOrdered ? QString(QString::number(m_numbers.last()++) + u". ") : u"- "_s);
            children(item, depth + 1);
            endParagraph(std::exchange(m_lead, {}), Line::Item);
        } else {
            walk(item, depth + 1); // WPS puts lists directly into lists
        }
    }
    m_numbers.removeLast();
    if (m_numbers.isEmpty())
        m_last = Line::Other;
}

QStringList Writer::cell(const GumboNode &node, int depth)
{
    Writer inner;
    inner.m_isCell = true;
    inner.m_pictures = m_pictures;
    inner.children(node, depth);
    inner.endParagraph();
    QStringList parts;
    for (const QString &part : std::as_const(inner.m_paragraphs))
        parts.append(part.split(u'\n', Qt::SkipEmptyParts));
    return parts;
}

void Writer::table(const GumboNode &node, int depth)
{
    endParagraph(std::exchange(m_lead, {}), m_numbers.isEmpty() ? Line::Paragraph : Line::Item);
    QList<const GumboNode *> rows;
    const auto collect = [&rows](const auto &self, const GumboNode &one) -> void {
        for (unsigned i = 0; i < one.v.element.children.length; ++i) {
            const auto &child = *static_cast<const GumboNode *>(one.v.element.children.data[i]);
            if (child.type != GUMBO_NODE_ELEMENT)
                continue;
            if (child.v.element.tag == GUMBO_TAG_TR)
                rows.append(&child);
            else if (child.v.element.tag != GUMBO_TAG_TABLE)
                self(self, child);
        }
    };
    collect(collect, node);
    QList<QStringList> grid;
    QHash<std::pair<qsizetype, qsizetype>, bool> taken; // by cells that reach down
    qsizetype width = 0;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        QStringList cells;
        const GumboVector &list = rows.at(row)->v.element.children;
        for (unsigned i = 0; i < list.length; ++i) {
            const auto &one = *static_cast<const GumboNode *>(list.data[i]);
            if (one.type != GUMBO_NODE_ELEMENT || (one.v.element.tag != GUMBO_TAG_TD && one.v.element.tag != GUMBO_TAG_TH))
                continue;
            while (taken.value({row, cells.size()}))
                cells.append(QString());
            const int across = number(one.v.element, "colspan", 1);
            const int down = number(one.v.element, "rowspan", 1);
            for (int y = 1; y < down; ++y)
                for (int x = 0; x < across; ++x)
                    taken.insert({row + y, cells.size() + x}, true);
            cells.append(cell(one, depth + 1).join(u"<br>"_s));
            for (int x = 1; x < across; ++x)
                cells.append(QString());
        }
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        if (!cells.isEmpty())
            grid.append(cells);
        width = std::max(width, cells.size());
    }
    if (width == 1) { // A frame around text
        for (const QStringList &cells : std::as_const(grid))
            m_paragraphs.append(cells.first().split(u"<br>"_s));
    } else if (width > 1) {
        QStringList lines;
        for (QStringList &cells : grid) {
            cells.resize(width);
            lines.append(u"| "_s + cells.join(u" | "_s) + u" |"_s);
            if (lines.size() == 1)
                lines.append(u"|"_s + u" --- |"_s.repeated(width));
        }
        m_paragraphs.append(lines.join(u'\n'));
    }
    m_last = Line::Other;
}

void Writer::code(const GumboNode &node)
{
    endParagraph();
    QString all;
    const auto collect = [&all](const auto &self, const GumboNode &one) -> void {
        if (one.type == GUMBO_NODE_TEXT || one.type == GUMBO_NODE_WHITESPACE)
            all += QString::fromUtf8(one.v.text.text);
        else if (one.type == GUMBO_NODE_ELEMENT)
            for (unsigned i = 0; i < one.v.element.children.length; ++i)
                self(self, *static_cast<const GumboNode *>(one.v.element.children.data[i]));
    };
    collect(collect, node);
    for (const QString &line : all.split(u'\n')) {
        m_line = escaped(line.trimmed(), false);
        endParagraph();
    }
}

void Writer::image(const GumboElement &element)
{
    // One pixel: how web pages count their readers.
    if (attribute(element, "width") != "1"_L1 && attribute(element, "height") != "1"_L1)
        place(attribute(element, "src"), attribute(element, "alt"));
}

void Writer::place(const QString &address, const QString &alternative)
{
    static const QRegularExpression counted(u"^(?:图片|图形|Picture|图像|IMG|image)[ _]?\\d*$|[\\[\\]\\\\]"_s, QRegularExpression::CaseInsensitiveOption);
    setLook({});
    m_line += pictureMark(m_pictures->size());
    const QString words = alternative.simplified();
    m_pictures->append({address.trimmed(), counted.match(words).hasMatch() ? QString() : words});
}

} // namespace

QString pictureMark(qsizetype index)
{
    return QChar(0xfdd1) + QString::number(index) + QChar(0xfdd2);
}

QString withPictures(const PastedText &pasted, const QStringList &texts)
{
    static const QRegularExpression manyLines(u"\\n{3,}"_s);
    QString source = pasted.source;
    for (qsizetype i = 0; i < pasted.pictures.size(); ++i)
        source.replace(pictureMark(i), texts.value(i));
    return source.replace(manyLines, u"\n\n"_s).trimmed();
}

PastedText fromClipboardHtml(const QString &html)
{
    const QByteArray bytes = html.toUtf8();
    const std::unique_ptr<GumboOutput, OutputDeleter> output(gumbo_parse_with_options(&kGumboDefaultOptions, bytes.constData(), size_t(bytes.size())));
    PastedText pasted = output ? Writer().write(*output->root) : PastedText();
    pasted.source = cleanText(pasted.source);
    return pasted;
}

QString cleanText(QString text)
{
    static const QRegularExpression blanks(u"[\\x{00a0}\\x{2002}-\\x{200a}]"_s);
    static const QRegularExpression invisible(u"[\\x{200b}\\x{200c}\\x{feff}\\x{00ad}\\x{fffc}]"_s);
    static const QRegularExpression manyLines(u"\\n{3,}"_s);
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
    return text.replace(blanks, u" "_s).remove(invisible).replace(manyLines, u"\n\n"_s);
}

} // namespace zhijian::interpretation
