#include "interpretation/wordexport.h"

#include "core/clock.h"
#include "domain/titlemarks.h"
#include "fencerenderer.h"
#include "interpretation/subtitles.h"
#include "officefile/wordwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

using officefile::WordParagraph;
using officefile::WordRun;
using officefile::WordStyle;
using officefile::WordTable;
using officefile::WordWriter;
using Mark = WordParagraph::Mark;

/// How a piece of running text looks where it stands.
struct Look
{
    bool isBold = false;
    bool isEmphasised = false;
    bool isStruck = false;
    QString link;
};

class RunWriter
{
public:
    explicit RunWriter(const QHash<QString, QString> &pictures) : m_pictures(pictures) {}

    [[nodiscard]] QList<WordRun> runs(const Inlines &inlines, bool isBold = false)
    {
        m_runs.clear();
        write(inlines, {.isBold = isBold, .link = {}});
        return m_runs;
    }

private:
    void write(const Inlines &inlines, const Look &look);
    void text(const QString &text, const Look &look)
    {
        m_runs.append({.text = text, .isBold = look.isBold, .isEmphasised = look.isEmphasised, .isStruck = look.isStruck, .link = look.link});
    }
    void link(const Inline &one, Look look);
    void picture(const Inline &one, const Look &look);

    const QHash<QString, QString> &m_pictures;
    QList<WordRun> m_runs;
};

void RunWriter::write(const Inlines &inlines, const Look &look)
{
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const Inline &one = inlines.at(i);
        Look inner = look;
        switch (one.kind) {
        case Inline::Kind::Text:
        case Inline::Kind::Code:
            text(one.text, look);
            break;
        case Inline::Kind::SoftBreak:
            if (needsBlank(inlines, i))
                text(u" "_s, look);
            break;
        case Inline::Kind::LineBreak:
            text(u"\n"_s, look);
            break;
        case Inline::Kind::Emphasis:
            inner.isEmphasised = true;
            write(one.children, inner);
            break;
        case Inline::Kind::Strong:
            inner.isBold = true;
            write(one.children, inner);
            break;
        case Inline::Kind::Strike:
            inner.isStruck = true;
            write(one.children, inner);
            break;
        case Inline::Kind::Link:
            link(one, look);
            break;
        case Inline::Kind::Image:
            picture(one, look);
            break;
        }
    }
}

/// On paper nobody can click: the address stands behind the words.
void RunWriter::link(const Inline &one, Look look)
{
    const Look outer = look;
    look.link = one.target;
    write(one.children, look);
    const bool hasScheme = one.target.startsWith("tel:"_L1) || one.target.startsWith("mailto:"_L1);
    const QString address = hasScheme ? one.target.sliced(one.target.indexOf(u':') + 1) : one.target;
    if (plainText(one.children) != address && plainText(one.children) != one.target)
        text(u'（' + address + u'）', outer);
}

void RunWriter::picture(const Inline &one, const Look &look)
{
    const QString source = m_pictures.value(one.target, one.target);
    const qsizetype comma = source.indexOf(u',');
    const bool isData = source.startsWith("data:image/"_L1) && source.first(std::max<qsizetype>(comma, 0)).endsWith(";base64"_L1);
    const QByteArray bytes = isData ? QByteArray::fromBase64(source.sliced(comma + 1).toLatin1()) : QByteArray();
    if (WordWriter::canShow(bytes))
        m_runs.append({.text = one.text, .picture = bytes});
    else
        text(u"[图片：%1]"_s.arg(one.text.isEmpty() ? u"无说明"_s : one.text), look);
}

/// Writes a document's blocks for paper.
class PaperWriter
{
public:
    PaperWriter(WordWriter &writer, const QHash<QString, QString> &pictures) : m_writer(writer), m_runs(pictures) {}

    void blocks(const QList<Block> &blocks)
    {
        for (const Block &block : blocks)
            std::visit([&](const auto &content) { write(block, content); }, block.content);
    }

private:
    void write(const Block &, const Paragraph &one) { m_writer.paragraph({.style = WordStyle::Text, .runs = m_runs.runs(one.content)}); }
    void write(const Block &, const Heading &one);
    void write(const Block &, const Bullets &one) { list(one, 0); }
    void write(const Block &, const Quote &one) { quotation(one.blocks); }
    void write(const Block &, const Code &one);
    void write(const Block &, const Rule &) { line(WordStyle::TitleNote, u"＊　＊　＊"_s); }
    void write(const Block &, const Table &one);
    void write(const Block &block, const Questions &one);
    void write(const Block &block, const Steps &one);
    void write(const Block &block, const Timeline &one);
    void write(const Block &block, const Figures &one);
    void write(const Block &block, const Comparison &one);
    void write(const Block &block, const Contact &one);
    void write(const Block &block, const Citation &one);
    void write(const Block &block, const Chart &one);
    void write(const Block &block, const Structure &one);
    void write(const Block &, const TitleCard &one);
    void write(const Block &block, const Picture &one);
    void write(const Block &block, const Subtitles &one);
    void write(const Block &block, const RunDown &one);
    void write(const Block &block, const WordList &one);
    void paperMark(const QString &name);

    void line(WordStyle style, const QString &text);
    void caption(const Block &block, const QString &otherwise = {});
    void clause(const Block &block);
    void list(const Bullets &one, int depth);
    void quotation(const QList<Block> &blocks);
    [[nodiscard]] WordTable::Cell cell(const Inlines &content, bool isCentred = false);
    [[nodiscard]] WordTable::Cell cell(const QString &text, bool isCentred = false) const;
    [[nodiscard]] WordTable::Cell cell(const Inlines &title, const QList<Block> &detail);
    void append(WordTable::Cell *cell, const QList<Block> &blocks, const QString &indent);
    [[nodiscard]] static QList<WordTable::Cell> head(const QStringList &names);

    WordWriter &m_writer;
    RunWriter m_runs;
};

void PaperWriter::line(WordStyle style, const QString &text)
{
    m_writer.paragraph({.style = style, .runs = {{.text = text}}});
}

void PaperWriter::caption(const Block &block, const QString &otherwise)
{
    const QString text = block.title.isEmpty() ? otherwise : block.title;
    if (!text.isEmpty())
        line(WordStyle::Caption, text);
}

void PaperWriter::clause(const Block &block)
{
    if (!block.clause.isEmpty())
        line(WordStyle::Note, u"对应条款："_s + block.clause);
}

WordTable::Cell PaperWriter::cell(const Inlines &content, bool isCentred)
{
    return {{.style = WordStyle::Cell, .runs = m_runs.runs(content), .isCentred = isCentred}};
}

WordTable::Cell PaperWriter::cell(const QString &text, bool isCentred) const
{
    return {{.style = WordStyle::Cell, .runs = {{.text = text}}, .isCentred = isCentred}};
}

WordTable::Cell PaperWriter::cell(const Inlines &title, const QList<Block> &detail)
{
    WordTable::Cell cell{{.style = WordStyle::Cell, .runs = m_runs.runs(title, !detail.isEmpty())}};
    append(&cell, detail, {});
    return cell;
}

/// Nested text in a cell: paragraphs and lists with marks of their own; anything else as its words.
void PaperWriter::append(WordTable::Cell *cell, const QList<Block> &blocks, const QString &indent)
{
    for (const Block &block : blocks) {
        if (const auto *paragraph = std::get_if<Paragraph>(&block.content)) {
            QList<WordRun> runs = m_runs.runs(paragraph->content);
            if (!indent.isEmpty())
                runs.prepend({.text = indent});
            cell->append({.style = WordStyle::Cell, .runs = runs});
        } else if (const auto *list = std::get_if<Bullets>(&block.content)) {
            for (qsizetype i = 0; i < list->items.size(); ++i)
                append(cell, list->items.at(i), QString(indent + (list->isOrdered ? u"%1. "_s.arg(list->start + i) : u"· "_s)));
        } else {
            cell->append({.style = WordStyle::Cell, .runs = {{.text = plainText(block)}}});
        }
    }
}

QList<WordTable::Cell> PaperWriter::head(const QStringList &names)
{
    QList<WordTable::Cell> row;
    for (const QString &name : names)
        row.append({{.style = WordStyle::CellHead, .runs = {{.text = name}}}});
    return row;
}

void PaperWriter::write(const Block &, const Heading &one)
{
    const WordStyle style = one.level <= 2 ? WordStyle::Heading1 : one.level == 3 ? WordStyle::Heading2
                          : one.level == 4 ? WordStyle::Heading3 : WordStyle::Heading4;
    m_writer.paragraph({.style = style, .runs = m_runs.runs(one.content)});
}

void PaperWriter::list(const Bullets &one, int depth)
{
    const int number = one.isOrdered ? m_writer.newList(one.start) : 0;
    for (const QList<Block> &item : one.items) {
        bool isFirst = true;
        for (const Block &block : item) {
            const auto *paragraph = std::get_if<Paragraph>(&block.content);
            if (paragraph && isFirst)
                m_writer.paragraph({.style = WordStyle::ListText, .runs = m_runs.runs(paragraph->content),
                                    .mark = one.isOrdered ? Mark::Number : Mark::Bullet, .level = depth, .list = number});
            else if (paragraph)
                m_writer.paragraph({.style = WordStyle::FlushText, .runs = m_runs.runs(paragraph->content), .level = depth + 1});
            else if (const auto *inner = std::get_if<Bullets>(&block.content))
                list(*inner, depth + 1);
            else
                blocks({block});
            isFirst = false;
        }
    }
}

void PaperWriter::quotation(const QList<Block> &inner)
{
    for (const Block &block : inner) {
        if (const auto *paragraph = std::get_if<Paragraph>(&block.content))
            m_writer.paragraph({.style = WordStyle::Quotation, .runs = m_runs.runs(paragraph->content)});
        else
            blocks({block});
    }
}

void PaperWriter::write(const Block &, const Code &one)
{
    line(WordStyle::FlushText, one.text.trimmed());
}

void PaperWriter::write(const Block &, const Table &one)
{
    WordTable table{.widths = QList<int>(one.header.size(), 1), .rows = {}};
    QList<WordTable::Cell> head;
    for (const Inlines &name : one.header)
        head.append({{.style = WordStyle::CellHead, .runs = m_runs.runs(name)}});
    table.rows.append(head);
    for (const QList<Inlines> &cells : one.rows) {
        QList<WordTable::Cell> row;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            WordTable::Cell made = cell(cells.at(i), one.alignments.value(i) == Table::Alignment::Center);
            made.first().isRight = one.alignments.value(i) == Table::Alignment::Right;
            row.append(made);
        }
        table.rows.append(row);
    }
    m_writer.table(table);
}

void PaperWriter::write(const Block &block, const Questions &one)
{
    caption(block);
    for (const Questions::Item &item : one.items) {
        QList<WordRun> question = m_runs.runs(item.question, true);
        question.prepend({.text = u"问："_s, .isBold = true});
        m_writer.paragraph({.style = WordStyle::Text, .runs = question});
        const auto *first = item.answer.isEmpty() ? nullptr : std::get_if<Paragraph>(&item.answer.first().content);
        QList<WordRun> answer = first ? m_runs.runs(first->content) : QList<WordRun>();
        answer.prepend({.text = u"答："_s, .isBold = true});
        m_writer.paragraph({.style = WordStyle::Text, .runs = answer});
        blocks(item.answer.sliced(first ? 1 : 0));
    }
    clause(block);
}

void PaperWriter::write(const Block &block, const Steps &one)
{
    caption(block);
    WordTable table{.widths = {1, 8}, .rows = {head({u"序号"_s, u"步骤"_s})}};
    for (qsizetype i = 0; i < one.items.size(); ++i)
        table.rows.append({cell(QString::number(i + 1), true), cell(one.items.at(i).title, one.items.at(i).detail)});
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Timeline &one)
{
    caption(block);
    WordTable table{.widths = {4, 9, 25}, .rows = {head({u"序号"_s, u"时间"_s, u"事项"_s})}};
    for (qsizetype i = 0; i < one.items.size(); ++i)
        table.rows.append({cell(QString::number(i + 1), true), cell(one.items.at(i).time), cell(one.items.at(i).text)});
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Figures &one)
{
    caption(block);
    const bool hasNotes = std::ranges::any_of(one.items, [](const Figures::Item &item) { return !item.note.isEmpty(); });
    WordTable table{.widths = {5, 4}, .rows = {head({u"指标"_s, u"数值"_s})}};
    if (hasNotes) {
        table.widths = {5, 4, 5};
        table.rows.first().append(head({u"说明"_s}));
    }
    for (const Figures::Item &item : one.items) {
        QList<WordTable::Cell> row{cell(item.name), cell(QString(item.prefix + item.number + item.unit), true)};
        if (hasNotes)
            row.append(cell(item.note));
        table.rows.append(row);
    }
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Comparison &one)
{
    caption(block);
    WordTable table{.widths = {2, 5, 5}, .rows = {head({one.subjectTitle, one.beforeTitle, one.afterTitle})}};
    for (const Comparison::Row &row : one.rows) {
        Inlines before;
        Inlines after;
        comparedCells(row, &before, &after);
        table.rows.append({cell(row.subject), cell(before), cell(after)});
    }
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Contact &one)
{
    caption(block, u"解读与咨询"_s);
    WordTable table{.widths = {3, 9}, .rows = {}, .hasHead = false};
    for (const Contact::Item &item : one.items)
        table.rows.append({cell(item.label), cell(item.value)});
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Citation &one)
{
    caption(block);
    quotation(one.blocks);
    if (!block.clause.isEmpty())
        m_writer.paragraph({.style = WordStyle::Note, .runs = {{.text = u"——原文"_s + block.clause}}, .isRight = true});
}

/// The values, because a drawing says less on a copied page.
void PaperWriter::write(const Block &block, const Chart &one)
{
    const QString unit = one.unit.isEmpty() ? QString() : QString(u"（单位："_s + one.unit + u'）');
    caption(block.title.isEmpty() ? Block{.title = u"数据表"_s + unit, .clause = {}, .content = {}}
                                  : Block{.title = QString(block.title + unit), .clause = {}, .content = {}});
    QStringList names{u"项目"_s};
    for (const QString &name : one.series)
        names.append(name.isEmpty() ? u"数值"_s : name);
    WordTable table{.widths = QList<int>(one.series.size() + 1, 1), .rows = {head(names)}};
    for (const Chart::Item &item : one.items) {
        QList<WordTable::Cell> row{cell(item.name)};
        for (const Chart::Value &value : item.values)
            row.append(cell(value.number ? value.text : QString(u"不是数字："_s + value.text), true));
        table.rows.append(row);
    }
    m_writer.table(table);
    clause(block);
}

void PaperWriter::write(const Block &block, const Structure &one)
{
    caption(block);
    const int number = one.isFlow ? m_writer.newList(1) : 0;
    for (const Structure::Item &item : one.items) {
        QList<WordRun> runs = m_runs.runs(item.text);
        if (!item.condition.isEmpty())
            runs.prepend({.text = QString(item.condition + u'：'), .isBold = true});
        const bool isStep = one.isFlow && item.level == 0;
        m_writer.paragraph({.style = WordStyle::ListText, .runs = runs, .mark = isStep ? Mark::Number : Mark::Bullet,
                            .level = item.level, .list = number});
    }
    clause(block);
}

void PaperWriter::write(const Block &, const TitleCard &one)
{
    if (!one.kicker.isEmpty())
        line(WordStyle::TitleNote, one.kicker);
    if (!one.title.isEmpty())
        line(WordStyle::Title, one.title);
    if (!one.subtitle.isEmpty())
        line(WordStyle::TitleNote, one.subtitle);
    if (!one.meta.isEmpty())
        line(WordStyle::TitleNote, one.meta.join(u"　"_s));
}

void PaperWriter::write(const Block &block, const Picture &one)
{
    caption(block);
    const QString alternative = one.alternative.isEmpty() ? one.caption : one.alternative;
    m_writer.paragraph({.style = WordStyle::FlushText, .runs = m_runs.runs({{Inline::Kind::Image, alternative, one.target, {}}}), .isCentred = true});
    QStringList below;
    if (!one.caption.isEmpty())
        below.append(one.caption);
    if (!one.source.isEmpty())
        below.append(u"来源："_s + one.source);
    if (one.isMap)
        below.append(one.approval.isEmpty() ? u"缺审图号"_s : QString(u"审图号："_s + one.approval));
    if (!below.isEmpty())
        m_writer.paragraph({.style = WordStyle::Note, .runs = {{.text = below.join(u"　"_s)}}, .isCentred = true});
    clause(block);
}

void PaperWriter::write(const Block &block, const Subtitles &one)
{
    caption(block);
    WordTable table{.widths = {5, 5, 18}, .rows = {head({u"开始"_s, u"结束"_s, u"字幕"_s})}};
    for (const Subtitles::Cue &cue : one.cues)
        table.rows.append({cell(cue.isTimed() ? cueTime(cue.begin) : cue.written, true), cell(cue.isTimed() ? cueTime(cue.end) : QString(), true), cell(cue.text)});
    m_writer.table(table);
    clause(block);
}

void PaperWriter::paperMark(const QString &name)
{
    line(WordStyle::Note, name + u" · 内部材料，随稿审签，不发布"_s);
}

void PaperWriter::write(const Block &block, const RunDown &one)
{
    caption(block);
    WordTable table{.widths = {4, 7, 5, 12}, .rows = {head(one.titles)}};
    for (const RunDown::Item &item : one.items)
        table.rows.append({cell(item.time, true), cell(item.segment), cell(item.person), cell(item.note)});
    m_writer.table(table);
    paperMark(u"流程单"_s);
    clause(block);
}

void PaperWriter::write(const Block &block, const WordList &one)
{
    caption(block);
    WordTable table{.widths = {4, 14, 10}, .rows = {head({u"处理"_s, u"词语"_s, u"说明"_s})}};
    for (const WordList::Item &item : one.items)
        table.rows.append({cell(chineseName(item.action), true), cell(item.words.join(u"、"_s)), cell(item.note)});
    m_writer.table(table);
    paperMark(u"弹幕词表"_s);
    clause(block);
}

void writeTitle(WordWriter &writer, const RenderInput &input)
{
    const bool hasOwn = std::ranges::any_of(input.document.blocks, [](const Block &block) {
        return std::holds_alternative<TitleCard>(block.content);
    });
    if (hasOwn || input.title.trimmed().isEmpty())
        return;
    writer.paragraph({.style = WordStyle::Title, .runs = {{.text = input.title.trimmed()}}});
    QStringList note;
    for (const QString &part : {input.accountName, input.author, input.date.isValid() ? chineseDate(input.date) : QString()})
        if (!part.isEmpty())
            note.append(part);
    if (!note.isEmpty())
        writer.paragraph({.style = WordStyle::TitleNote, .runs = {{.text = note.join(u"　"_s)}}});
}

///
void writePolicies(WordWriter &writer, const QList<PolicyReference> &policies)
{
    if (policies.isEmpty())
        return;
    writer.paragraph({.style = WordStyle::Heading1, .runs = {{.text = u"相关政策文件"_s}}});
    for (const PolicyReference &policy : policies) {
        const QString title = inTitleMarks(policy.title);
        writer.paragraph({.style = WordStyle::Text,
                          .runs = {{.text = policy.number.isEmpty() ? title : QString(title + u'（' + policy.number + u'）')}}});
        if (policy.link.isEmpty())
            continue;
        const bool isWeb = policy.link.startsWith("http://"_L1) || policy.link.startsWith("https://"_L1);
        writer.paragraph({.style = WordStyle::Text,
                          .runs = {{.text = u"原文："_s}, {.text = policy.link, .link = isWeb ? policy.link : QString()}}});
    }
}

} // namespace

Result<QByteArray> wordDocument(const RenderInput &input)
{
    WordWriter writer(input.title, input.author, input.date);
    writeTitle(writer, input);
    PaperWriter(writer, input.pictures).blocks(input.document.blocks);
    writePolicies(writer, input.policies);
    if (input.isAiAssisted)
        writer.paragraph({.style = WordStyle::Note, .runs = {{.text = aiLabel()}}, .isRight = true});
    return writer.bytes();
}

} // namespace zhijian::interpretation
