#include "interpretation/blockform.h"

#include "fence.h"
#include "interpretation/subtitles.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

bool isFields(FenceKind kind)
{
    return kind == FenceKind::Contact || kind == FenceKind::TitleCard || kind == FenceKind::Picture || kind == FenceKind::Map;
}

QStringList columnsOf(const Fence &fence)
{
    switch (fence.kind) {
    case FenceKind::Questions:
        return {u"问"_s, u"答"_s};
    case FenceKind::Steps:
        return {u"步骤"_s, u"说明"_s};
    case FenceKind::Timeline:
        return {u"时间"_s, u"事情"_s};
    case FenceKind::Figures:
        return {u"数字和单位"_s, u"名称"_s, u"说明"_s};
    case FenceKind::Comparison:
        return {u"事项"_s, u"原规定"_s, u"新规定"_s};
    case FenceKind::Contact:
    case FenceKind::TitleCard:
    case FenceKind::Picture:
    case FenceKind::Map:
        return {u"名目"_s, u"内容"_s};
    case FenceKind::Chart: {
        qsizetype count = 2;
        for (const QString &line : fence.content)
            count = std::max(count, cellsOf(line).size());
        QStringList columns{u"名称"_s};
        for (qsizetype i = 1; i < count; ++i)
            columns.append(count == 2 ? u"数"_s : u"数 %1"_s.arg(i));
        return columns;
    }
    case FenceKind::Subtitles:
        return {u"开始"_s, u"结束"_s, u"字幕"_s};
    case FenceKind::RunDown:
        return {u"时间"_s, u"环节"_s, u"负责"_s, u"内容"_s};
    case FenceKind::WordList:
        return {u"词语"_s, u"处理"_s, u"说明"_s};
    case FenceKind::Citation:
    case FenceKind::Flow:
    case FenceKind::Organisation:
        break;
    }
    return {};
}

using Rows = QList<QStringList>;

std::optional<Rows> questionRows(const QStringList &lines)
{
    static const QRegularExpression form(uR"(^(?:(问|[Qq])|(答|[Aa]))\d*\s*[:：]\s*(.*)$)"_s);
    Rows rows;
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = form.match(line);
        const bool isAnswer = match.hasMatch() && match.captured(1).isEmpty();
        if (!match.hasMatch() || (isAnswer && (rows.isEmpty() || !rows.last().at(1).isNull())))
            return std::nullopt;
        // A null cell is one that nothing was written for yet.
        const QString written = match.captured(3).trimmed();
        const QString text = written.isEmpty() ? u""_s : written;
        if (isAnswer)
            rows.last()[1] = text;
        else
            rows.append({text, QString()});
    }
    for (QStringList &row : rows)
        row[1] = row.at(1).isNull() ? u""_s : row.at(1);
    return rows;
}

/// Cues with readable times, their lines parted by a bar as on a sheet of subtitles.
std::optional<Rows> cueRows(const Fence &fence)
{
    QList<BlockProblem> problems;
    const Subtitles subtitles = readCues(fence.content, 1, &problems);
    Rows rows;
    for (const Subtitles::Cue &cue : subtitles.cues) {
        if (!cue.isTimed() || cue.text.contains(u'|') || cue.text.contains(u'｜') || cue.text.contains(u"\n\n"_s))
            return std::nullopt;
        rows.append({cueTime(cue.begin), cueTime(cue.end), QString(cue.text).replace(u'\n', u" | "_s)});
    }
    return rows;
}

std::optional<QStringList> rowOf(FenceKind kind, const QString &line)
{
    static const QRegularExpression step(uR"(^\s{0,3}\d{1,2}\s*[.、．)）]\s*(.*)$)"_s);
    static const QRegularExpression field(uR"(^\s*([^:：|｜]{1,20}?)\s*[:：]\s*(.*)$)"_s);
    if (isFields(kind)) {
        const QRegularExpressionMatch match = field.match(line);
        return match.hasMatch() ? std::optional<QStringList>({match.captured(1), match.captured(2).trimmed()}) : std::nullopt;
    }
    if (kind == FenceKind::Steps) {
        const QRegularExpressionMatch match = step.match(line);
        return match.hasMatch() ? std::optional<QStringList>(cellsOf(match.captured(1))) : std::nullopt;
    }
    const QStringList cells = cellsOf(line);
    const bool goesOn = kind == FenceKind::Timeline && line.at(0).isSpace() && cells.size() == 1;
    return goesOn ? std::nullopt : std::optional<QStringList>(cells);
}

std::optional<Rows> rowsOf(const Fence &fence, qsizetype columns)
{
    if (fence.kind == FenceKind::Questions)
        return questionRows(fence.content);
    if (fence.kind == FenceKind::Subtitles)
        return cueRows(fence);
    Rows rows;
    for (const QString &line : fence.content) {
        if (line.trimmed().isEmpty())
            continue;
        std::optional<QStringList> row = rowOf(fence.kind, line);
        if (!row || row->size() > columns)
            return std::nullopt;
        while (row->size() < columns)
            row->append(u""_s);
        rows.append(*row);
    }
    return rows;
}

QString attribute(const QString &name, QString value)
{
    value.remove(QRegularExpression(u"[\"“”`\\n]"_s));
    if (value.trimmed().isEmpty())
        return {};
    const bool isQuoted = std::ranges::any_of(value, [](QChar c) { return c.isSpace(); });
    return QString(u' ' + name + u'=' + (isQuoted ? QString(u'"' + value.trimmed() + u'"') : value));
}

/// A bar of the text is written \|; a line feed would begin another row.
QString cell(const QString &text)
{
    return text.simplified().replace(u'|', u"\\|"_s).replace(u'｜', u"\\|"_s);
}

QString lineOf(FenceKind kind, const QStringList &row, qsizetype index)
{
    if (kind == FenceKind::Questions)
        return QString(u"问：" + row.at(0).simplified() + u"\n答：" + row.at(1).simplified());
    if (isFields(kind))
        return QString(row.at(0).simplified() + u'：' + row.at(1).simplified());
    if (kind == FenceKind::Subtitles) {
        static const QRegularExpression bar(u"\\s*[|｜]\\s*"_s);
        const QString text = QString(row.at(2).trimmed()).replace(bar, u"\n"_s).replace(QRegularExpression(u"\n{2,}"_s), u"\n"_s);
        return QString((index > 0 ? u"\n"_s : QString()) + row.at(0).trimmed() + u" --> "_s + row.at(1).trimmed() + (text.isEmpty() ? QString() : QString(u'\n' + text)));
    }
    QStringList cells;
    for (const QString &one : row)
        cells.append(cell(one));
    while (cells.size() > (kind == FenceKind::Steps ? 1 : 2) && cells.last().isEmpty() && kind != FenceKind::Comparison
           && kind != FenceKind::Chart)
        cells.removeLast();
    const QString number = kind == FenceKind::Steps ? u"%1. "_s.arg(index + 1) : QString();
    return QString(number + cells.join(u" | "));
}

} // namespace

std::optional<BlockForm> blockFormAt(const QString &source, int line)
{
    QStringList lines = QString(source).replace(u"\r\n"_s, u"\n"_s).split(u'\n');
    QList<BlockProblem> problems;
    for (const Fence &fence : takeFences(&lines, &problems)) {
        if (line < fence.openingLine + 1 || line > fence.lastLine + 1)
            continue;
        BlockForm form{fence.kind, fence.openingLine + 1, fence.lastLine + 1, fence.title, fence.clause,
                       fence.chartKind, fence.unit, columnsOf(fence), {}, fence.content.join(u'\n')};
        if (const std::optional<Rows> rows = rowsOf(fence, form.columns.size()); rows && !form.columns.isEmpty())
            form.rows = *rows;
        else
            form.columns.clear();
        return form;
    }
    return std::nullopt;
}

QString blockSource(const BlockForm &form)
{
    QStringList content;
    if (form.columns.isEmpty()) {
        content = form.text.split(u'\n');
    } else {
        for (const QStringList &row : form.rows)
            if (!isFields(form.kind) || !row.join(QString()).trimmed().isEmpty()) // a lone colon is no row
                content.append(lineOf(form.kind, row, content.size()));
    }
    QString mark = u"```"_s;
    while (std::ranges::any_of(content, [&](const QString &one) { return one.contains(mark); }))
        mark += u'`';
    const QString head = mark + fenceName(form.kind) + attribute(u"类型"_s, form.chartKind) + attribute(u"单位"_s, form.unit)
        + attribute(u"条款"_s, form.clause) + attribute(u"标题"_s, form.title);
    return QString((QStringList{head} + content + QStringList{mark}).join(u'\n'));
}

std::optional<LineEdit> movedBlock(const QString &source, int line, int direction)
{
    const QStringList lines = source.split(u'\n');
    const QList<Block> blocks = parse(source).blocks;
    const auto it = std::ranges::find_if(blocks, [&](const Block &one) { return line >= one.firstLine && line <= one.lastLine; });
    const qsizetype index = it - blocks.cbegin();
    const qsizetype other = index + direction;
    if (it == blocks.cend() || other < 0 || other >= blocks.size())
        return std::nullopt;
    const Block &upper = blocks.at(std::min(index, other));
    const Block &lower = blocks.at(std::max(index, other));
    if (upper.lastLine >= lower.firstLine || lower.lastLine > lines.size())
        return std::nullopt;
    const auto part = [&](int first, int last) { return lines.sliced(first - 1, last - first + 1); };
    // Without a blank line between them two paragraphs would become one, or a heading would swallow one.
    const QStringList between = lower.firstLine - upper.lastLine > 1 ? part(upper.lastLine + 1, lower.firstLine - 1) : QStringList{QString()};
    const QStringList text = part(lower.firstLine, lower.lastLine) + between + part(upper.firstLine, upper.lastLine);
    const int moved = direction < 0 ? upper.firstLine
                                    : upper.firstLine + int(lower.lastLine - lower.firstLine + 1 + between.size());
    return LineEdit{upper.firstLine, lower.lastLine, text.join(u'\n'), moved};
}

} // namespace zhijian::interpretation
