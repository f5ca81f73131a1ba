#include "core/clock.h"
#include "domain/titlemarks.h"
#include "interpretation/renderer.h"
#include "interpretation/subtitles.h"
#include "interpretation/workingpapers.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Writes a document as text that reads well aloud: every drawn relation (a step's number, old and new) is said.
class TextRenderer
{
public:
    void blocks(const QList<Block> &blocks, const QString &indent)
    {
        for (const Block &block : blocks)
            if (!isWorkingPaper(block))
                std::visit([&](const auto &content) { begin(block, indent); write(content, indent); end(block, indent); },
                           block.content);
    }
    [[nodiscard]] QStringList lines() const { return m_lines; }

private:
    void line(const QString &text) { m_lines.append(text); }
    void gap()
    {
        if (!m_lines.isEmpty() && !m_lines.last().isEmpty())
            m_lines.append(QString());
    }
    void begin(const Block &block, const QString &indent)
    {
        if (indent.isEmpty())
            gap();
        if (!block.title.isEmpty())
            line(indent + block.title);
    }
    void end(const Block &block, const QString &indent)
    {
        if (!block.clause.isEmpty())
            line(indent + u"（对应条款："_s + block.clause + u'）');
    }
    [[nodiscard]] QString text(const Inlines &inlines) const;
    /// The first line after `label`, the others below it.
    void labelled(const QString &label, const QList<Block> &blocks, const QString &indent);

    void write(const Paragraph &one, const QString &indent) { line(indent + text(one.content)); }
    void write(const Heading &one, const QString &indent) { line(indent + text(one.content)); }
    void write(const Bullets &one, const QString &indent);
    void write(const Quote &one, const QString &indent) { blocks(one.blocks, indent + u"  "); }
    void write(const Code &one, const QString &indent) { line(indent + one.text.trimmed()); }
    void write(const Rule &, const QString &) { line(u"————"_s); }
    void write(const Table &one, const QString &indent);
    void write(const Questions &one, const QString &indent);
    void write(const Steps &one, const QString &indent);
    void write(const Timeline &one, const QString &indent);
    void write(const Figures &one, const QString &indent);
    void write(const Comparison &one, const QString &indent);
    void write(const Contact &one, const QString &indent);
    void write(const Citation &one, const QString &indent) { blocks(one.blocks, indent + u"  "); }
    void write(const Chart &one, const QString &indent);
    void write(const Structure &one, const QString &indent);
    void write(const TitleCard &one, const QString &indent);
    void write(const Picture &one, const QString &indent);
    void write(const Subtitles &one, const QString &indent);
    void write(const RunDown &, const QString &) {}  // working papers stay in the office
    void write(const WordList &, const QString &) {}

    QStringList m_lines;
};

QString TextRenderer::text(const Inlines &inlines) const
{
    Inlines shown;
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        Inline one = inlines.at(i);
        if (one.kind == Inline::Kind::Image)
            one.text = u"[图片：%1]"_s.arg(one.text);
        if (one.kind == Inline::Kind::Link && plainText(one.children) != one.target)
            one.children.append({Inline::Kind::Text, u'（' + one.target + u'）', {}, {}});
        shown.append(one);
    }
    return plainText(shown);
}

void TextRenderer::labelled(const QString &label, const QList<Block> &blocks, const QString &indent)
{
    const qsizetype first = m_lines.size();
    this->blocks(blocks, indent + u"  ");
    if (m_lines.size() == first)
        line(QString());
    m_lines[first] = indent + label + m_lines.at(first).trimmed();
}

void TextRenderer::write(const Bullets &one, const QString &indent)
{
    for (qsizetype i = 0; i < one.items.size(); ++i)
        labelled(one.isOrdered ? u"%1. "_s.arg(one.start + i) : u"· "_s, one.items.at(i), indent);
}

void TextRenderer::write(const Table &one, const QString &indent)
{
    for (const QList<Inlines> &row : one.rows) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(QString(text(one.header.value(i)) + u'：' + text(row.at(i))));
        line(indent + cells.join(u'；'));
    }
}

void TextRenderer::write(const Questions &one, const QString &indent)
{
    for (const Questions::Item &item : one.items) {
        line(indent + u"问：" + text(item.question));
        labelled(u"答："_s, item.answer, indent);
    }
}

void TextRenderer::write(const Steps &one, const QString &indent)
{
    for (qsizetype i = 0; i < one.items.size(); ++i) {
        line(indent + u"第%1步："_s.arg(i + 1) + text(one.items.at(i).title));
        blocks(one.items.at(i).detail, indent + u"  ");
    }
}

void TextRenderer::write(const Timeline &one, const QString &indent)
{
    for (const Timeline::Item &item : one.items)
        line(indent + item.time + u'：' + text(item.text));
}

void TextRenderer::write(const Figures &one, const QString &indent)
{
    for (const Figures::Item &item : one.items) {
        const QString note = item.note.isEmpty() ? QString() : QString(u'（' + item.note + u'）');
        line(indent + item.name + u'：' + item.prefix + item.number + item.unit + note);
    }
}

void TextRenderer::write(const Comparison &one, const QString &indent)
{
    for (const Comparison::Row &row : one.rows) {
        line(indent + text(row.subject));
        line(indent + u"  " + one.beforeTitle + u'：' + text(row.before));
        line(indent + u"  " + one.afterTitle + u'：' + text(row.after));
    }
}

void TextRenderer::write(const Contact &one, const QString &indent)
{
    for (const Contact::Item &item : one.items)
        line(indent + item.label + u'：' + text(item.value));
}

void TextRenderer::write(const Chart &one, const QString &indent)
{
    for (const Chart::Item &item : one.items) {
        QStringList values;
        for (qsizetype i = 0; i < item.values.size(); ++i)
            values.append(QString(one.series.at(i) + (one.series.at(i).isEmpty() ? u""_s : u" "_s) + item.values.at(i).text + one.unit));
        line(indent + item.name + u'：' + values.join(u'，'));
    }
}

void TextRenderer::write(const Structure &one, const QString &indent)
{
    int step = 0;
    for (const Structure::Item &item : one.items) {
        const QString condition = item.condition.isEmpty() ? QString() : QString(item.condition + u'：');
        const QString label = !one.isFlow ? u"· "_s : item.level == 0 ? u"第%1步："_s.arg(++step) : u"· "_s;
        line(indent + QString(item.level * 2, u' ') + label + condition + text(item.text));
    }
}

void TextRenderer::write(const TitleCard &one, const QString &indent)
{
    for (const QString &part : QStringList{one.kicker, one.title, one.subtitle} + one.meta)
        if (!part.isEmpty())
            line(indent + part);
}

void TextRenderer::write(const Subtitles &one, const QString &indent)
{
    for (const QString &paragraph : transcript(one))
        line(indent + paragraph);
}

void TextRenderer::write(const Picture &one, const QString &indent)
{
    line(indent + (one.isMap ? u"[地图：%1]"_s : u"[图片：%1]"_s).arg(one.alternative.isEmpty() ? one.caption : one.alternative));
    if (!one.caption.isEmpty())
        line(indent + one.caption);
    if (!one.source.isEmpty())
        line(indent + u"来源：" + one.source);
    if (!one.approval.isEmpty())
        line(indent + u"审图号：" + one.approval);
}

} // namespace

QString plainText(const RenderInput &input)
{
    QStringList lines;
    if (!input.title.isEmpty())
        lines.append(input.title);
    QStringList meta;
    for (const QString &part : {input.accountName, input.author, input.date.isValid() ? chineseDate(input.date) : QString()})
        if (!part.isEmpty())
            meta.append(part);
    if (!meta.isEmpty())
        lines.append(meta.join(u' '));
    TextRenderer renderer;
    renderer.blocks(publishedBlocks(input.document.blocks), {});
    if (!renderer.lines().isEmpty())
        lines << QString() << renderer.lines();
    if (!input.policies.isEmpty())
        lines << QString() << u"相关政策文件"_s;
    for (const PolicyReference &policy : input.policies) {
        const QString title = inTitleMarks(policy.title);
        lines.append(policy.number.isEmpty() ? title : QString(title + u'（' + policy.number + u'）'));
        if (!policy.link.isEmpty())
            lines.append(u"原文："_s + policy.link);
    }
    if (input.isAiAssisted)
        lines << QString() << aiLabel();
    return QString(lines.join(u'\n') + u'\n');
}

} // namespace zhijian::interpretation
