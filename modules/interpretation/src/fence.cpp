#include "fence.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

struct Kind
{
    FenceKind kind;
    QLatin1StringView name;
    QStringList aliases;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> list{
        {FenceKind::Questions, "qa"_L1, {u"问答"_s}},
        {FenceKind::Steps, "steps"_L1, {u"步骤"_s, u"流程"_s, u"step"_s}},
        {FenceKind::Timeline, "timeline"_L1, {u"时间线"_s, u"时间轴"_s}},
        {FenceKind::Figures, "figures"_L1, {u"数字"_s, u"数说"_s, u"figure"_s}},
        {FenceKind::Comparison, "compare"_L1, {u"对照"_s, u"新旧对照"_s}},
        {FenceKind::Contact, "contact"_L1, {u"联系方式"_s, u"联系"_s, u"contacts"_s}},
        {FenceKind::Citation, "cite"_L1, {u"条文"_s, u"原文"_s}},
        {FenceKind::Chart, "chart"_L1, {u"图表"_s}},
        {FenceKind::Flow, "flow"_L1, {u"流程图"_s}},
        {FenceKind::Organisation, "org"_L1, {u"组织"_s, u"组织架构"_s, u"架构"_s}},
        {FenceKind::TitleCard, "title"_L1, {u"题图"_s, u"标题卡"_s}},
        {FenceKind::Picture, "image"_L1, {u"图片"_s, u"配图"_s}},
        {FenceKind::Map, "map"_L1, {u"地图"_s}},
        {FenceKind::Subtitles, "subtitles"_L1, {u"字幕"_s, u"subtitle"_s}},
        {FenceKind::RunDown, "rundown"_L1, {u"流程单"_s, u"分镜"_s, u"分镜脚本"_s}},
        {FenceKind::WordList, "words"_L1, {u"弹幕词表"_s, u"词表"_s}},
    };
    return list;
}

std::optional<FenceKind> kindOf(const QString &word)
{
    for (const Kind &kind : kinds())
        if (word.compare(kind.name, Qt::CaseInsensitive) == 0 || kind.aliases.contains(word, Qt::CaseInsensitive))
            return kind.kind;
    return std::nullopt;
}

/// A line of at least three ` or ~, indented by at most three blanks.
struct Mark
{
    QChar character;
    qsizetype length = 0;
    QString info; ///< What follows; empty for a closing mark

    [[nodiscard]] bool closes(const Mark &opening) const
    {
        return info.isEmpty() && character == opening.character && length >= opening.length;
    }
};

std::optional<Mark> markOf(const QString &line)
{
    qsizetype begin = 0;
    while (begin < line.size() && begin < 4 && line.at(begin) == u' ')
        ++begin;
    if (begin == 4 || begin >= line.size() || (line.at(begin) != u'`' && line.at(begin) != u'~'))
        return std::nullopt;
    qsizetype end = begin;
    while (end < line.size() && line.at(end) == line.at(begin))
        ++end;
    if (end - begin < 3)
        return std::nullopt;
    const QString info = line.sliced(end).trimmed();
    if (line.at(begin) == u'`' && info.contains(u'`')) // inline code, as in CommonMark
        return std::nullopt;
    return Mark{line.at(begin), end - begin, info};
}

QString firstWord(const QString &info)
{
    qsizetype end = 0;
    while (end < info.size() && !info.at(end).isSpace())
        ++end;
    return info.first(end);
}

/// The line that closes the fence opened at `opening`; -1 when another of our fences or the end comes first.
qsizetype closingLine(const QStringList &lines, qsizetype opening, const Mark &mark)
{
    for (qsizetype i = opening + 1; i < lines.size(); ++i) {
        const std::optional<Mark> other = markOf(lines.at(i));
        if (!other)
            continue;
        if (other->closes(mark))
            return i;
        if (mark.length > 3 && other->length < mark.length) // the longer mark was chosen because of these
            continue;
        if (kindOf(firstWord(other->info)))
            return -1;
    }
    return -1;
}

/// The line that closes a fence opened beside a list mark (`- ```): it is indented with its item, and is none of ours.
/// `opening` when there is no such fence.
qsizetype endOfNested(const QStringList &lines, qsizetype opening)
{
    static const QRegularExpression listMarks(u"^ {0,3}(?:(?:[-+*]|\\d{1,9}[.)]) {1,4})+"_s);
    const qsizetype begin = listMarks.match(lines.at(opening)).capturedLength();
    const std::optional<Mark> mark = begin > 0 ? markOf(lines.at(opening).sliced(begin)) : std::nullopt;
    if (!mark)
        return opening;
    for (qsizetype i = opening + 1; i < lines.size(); ++i)
        if (const std::optional<Mark> other = markOf(lines.at(i).trimmed()); other && other->closes(*mark))
            return i;
    return opening;
}

/// Where an unclosed fence of ours ends: before the next blank line, heading or fence.
qsizetype lastLineOfUnclosed(const QStringList &lines, qsizetype opening)
{
    qsizetype last = opening;
    for (qsizetype i = opening + 1; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty() || lines.at(i).startsWith(u'#') || markOf(lines.at(i)))
            break;
        last = i;
    }
    return last;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”';
}

/// `条款=第二条 标题="怎样 申请"`
void readAttributes(const QString &text, Fence *fence, QList<BlockProblem> *problems)
{
    const int line = fence->openingLine + 1;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text.at(i).isSpace()) {
            ++i;
            continue;
        }
        qsizetype equals = i;
        while (equals < text.size() && !text.at(equals).isSpace() && text.at(equals) != u'=' && text.at(equals) != u'＝')
            ++equals;
        const QString name = text.sliced(i, equals - i);
        if (equals >= text.size() || text.at(equals).isSpace()) {
            problems->append({line, u"“%1”后面少了等号。写法：条款=第二条 或 标题=怎样申请。"_s.arg(name)});
            i = equals;
            continue;
        }
        qsizetype begin = equals + 1;
        const bool quoted = begin < text.size() && isQuote(text.at(begin));
        begin += quoted ? 1 : 0;
        qsizetype end = begin;
        while (end < text.size() && (quoted ? !isQuote(text.at(end)) : !text.at(end).isSpace()))
            ++end;
        const QString value = text.sliced(begin, end - begin);
        if (name == u"条款")
            fence->clause = value;
        else if (name == u"标题")
            fence->title = value;
        else if (fence->kind == FenceKind::Chart && name == u"类型")
            fence->chartKind = value;
        else if (fence->kind == FenceKind::Chart && name == u"单位")
            fence->unit = value;
        else
            problems->append({line, u"不认识的属性“%1”。这里能写%2。"_s.arg(
                                        name, fence->kind == FenceKind::Chart ? u"“类型”“单位”“条款”和“标题”"_s : u"“条款”和“标题”"_s)});
        i = end + (quoted ? 1 : 0);
    }
}

QString knownNames()
{
    QStringList names;
    for (const Kind &kind : kinds())
        names += kind.name;
    return names.join(u"、");
}

} // namespace

QString fenceName(FenceKind kind)
{
    for (const Kind &one : kinds())
        if (one.kind == kind)
            return one.name;
    return {};
}

QList<Fence> takeFences(QStringList *lines, QList<BlockProblem> *problems)
{
    QList<Fence> result;
    for (qsizetype i = 0; i < lines->size(); ++i) {
        const std::optional<Mark> mark = markOf(lines->at(i));
        if (!mark) {
            i = endOfNested(*lines, i);
            continue;
        }
        const QString word = firstWord(mark->info);
        const std::optional<FenceKind> kind = kindOf(word);
        qsizetype closing = closingLine(*lines, i, *mark);
        if (!kind && closing >= 0) { // ordinary code
            if (!word.isEmpty())
                problems->append({int(i) + 1, u"不认识的块“%1”，已按原文显示。可用的有 %2。"_s.arg(word, knownNames())});
            i = closing;
            continue;
        }
        if (!kind) {
            problems->append({int(i) + 1, u"这一行的 %1 没有配对，已忽略。一个块以 ```名称 开始，以单独一行 ``` 结束。"_s
                                              .arg(QString(mark->length, mark->character))});
            (*lines)[i].clear();
            continue;
        }
        Fence fence{*kind, int(i), int(closing), {}, {}, {}, {}, {}};
        if (closing < 0) {
            problems->append({int(i) + 1, u"这个块没有结束：请在它的最后一行下面加上单独一行 ```。"_s});
            fence.lastLine = int(lastLineOfUnclosed(*lines, i));
        }
        const qsizetype contentEnd = closing < 0 ? fence.lastLine + 1 : closing;
        fence.content = lines->sliced(i + 1, contentEnd - i - 1);
        readAttributes(mark->info.sliced(word.size()), &fence, problems);
        for (qsizetype line = i; line <= fence.lastLine; ++line)
            (*lines)[line].clear();
        (*lines)[i] = u"***"_s;
        i = fence.lastLine;
        result.append(fence);
    }
    return result;
}

} // namespace zhijian::interpretation
