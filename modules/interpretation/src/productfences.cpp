// The blocks of products that are not text: subtitles, run-down, word list.
#include "fence.h"

#include "domain/enumtext.h"
#include "interpretation/subtitles.h"
#include "markdown.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The rows of a block of cells; rows that nobody has filled in are reported.
template <typename Take>
void eachRow(const Fence &fence, QList<BlockProblem> *problems, Take take)
{
    static const QRegularExpression rule(uR"(^[\s|｜:：-]*-{2,}[\s|｜:：-]*$)"_s);
    for (qsizetype i = 0; i < fence.content.size(); ++i) {
        const QString &line = fence.content.at(i);
        if (line.trimmed().isEmpty() || rule.match(line).hasMatch())
            continue;
        const int number = fence.openingLine + 2 + int(i);
        const QStringList cells = cellsOf(line);
        if (std::ranges::all_of(cells, &QString::isEmpty))
            problems->append({number, u"这一行还没有填写，没有显示。"_s});
        else
            take(cells, number);
    }
}

struct Span
{
    qint64 begin = 0;
    std::optional<qint64> end;
};

/// "09:00", "09:00—09:10", "00:15" of a film, "1:02:30"; nothing for "待定".
std::optional<Span> spanOf(const QString &text)
{
    static const QRegularExpression dash(uR"(\s*[-—–－~～至到]+\s*)"_s);
    const QStringList parts = text.split(dash);
    const auto begin = cueMilliseconds(parts.first().trimmed());
    if (!begin || parts.size() > 2)
        return std::nullopt;
    if (parts.size() == 1)
        return Span{*begin, {}};
    const auto end = cueMilliseconds(parts.at(1).trimmed());
    return end ? std::optional(Span{*begin, end}) : std::nullopt;
}

void checkTimes(const RunDown &runDown, QList<BlockProblem> *problems)
{
    std::optional<Span> before;
    for (const RunDown::Item &item : runDown.items) {
        if (item.time.isEmpty() || item.time == u"待定")
            continue;
        const auto span = spanOf(item.time);
        if (!span) {
            problems->append({item.line, u"时间“%1”读不出来。写法：09:00 或 09:00—09:10，没有定的写“待定”。"_s.arg(item.time)});
            continue;
        }
        if (span->end && *span->end <= span->begin)
            problems->append({item.line, u"结束时间不晚于开始时间。"_s});
        if (before && span->begin < before->begin)
            problems->append({item.line, u"这一项早于前一项，没有按时间先后。"_s});
        else if (before && before->end && span->begin < *before->end)
            problems->append({item.line, u"这一项与前一项的时间重叠。"_s});
        before = span;
    }
}

std::optional<ModerationAction> actionOf(const QString &text)
{
    for (const ModerationAction action : enumValues<ModerationAction>())
        if (text == chineseName(action))
            return action;
    return std::nullopt;
}

QString actionNames()
{
    QStringList names;
    for (const ModerationAction action : enumValues<ModerationAction>())
        names.append(chineseName(action));
    return names.join(u'、');
}

} // namespace

Subtitles readSubtitles(const Fence &fence, QList<BlockProblem> *problems)
{
    const Subtitles result = readCues(fence.content, fence.openingLine + 2, problems);
    if (result.cues.isEmpty())
        problems->append({fence.openingLine + 1, u"这个块还没有内容。写法：00:00:01.000 --> 00:00:04.000 换行写字幕；也可以导入 SRT 或 WebVTT 文件。"_s});
    return result;
}

RunDown readRunDown(const Fence &fence, QList<BlockProblem> *problems)
{
    static const QStringList headerWords{u"时间"_s, u"时刻"_s, u"镜头"_s};
    RunDown result{{u"时间"_s, u"环节"_s, u"负责"_s, u"内容"_s}, {}};
    const qsizetype reported = problems->size();
    bool isFirst = true;
    eachRow(fence, problems, [&](const QStringList &cells, int line) {
        const bool isHeader = std::exchange(isFirst, false) && headerWords.contains(cells.at(0));
        if (isHeader) {
            for (qsizetype i = 0; i < 4; ++i)
                result.titles[i] = cells.value(i).isEmpty() ? result.titles.at(i) : cells.at(i);
            return;
        }
        if (cells.size() < 2 || cells.at(1).isEmpty()) {
            problems->append({line, u"这一行还没有填写%1，没有显示。写法：09:00 | 主持人开场 | 主持人 | 介绍嘉宾"_s.arg(result.titles.at(1))});
            return;
        }
        if (cells.size() > 4)
            problems->append({line, u"这一行有 %1 格，只用前 4 格。"_s.arg(cells.size())});
        result.items.append({line, cells.at(0), parseInlines(cells.at(1), line, problems), cells.value(2), parseInlines(cells.value(3), line, problems)});
    });
    checkTimes(result, problems);
    if (result.items.isEmpty() && problems->size() == reported)
        problems->append({fence.openingLine + 1, u"这个块还没有内容。写法：09:00 | 主持人开场 | 主持人 | 介绍嘉宾"_s});
    return result;
}

WordList readWordList(const Fence &fence, QList<BlockProblem> *problems)
{
    static const QRegularExpression separator(u"[、,，]"_s);
    WordList result;
    QSet<QString> seen;
    const qsizetype reported = problems->size();
    bool isFirst = true;
    eachRow(fence, problems, [&](const QStringList &cells, int line) {
        if (std::exchange(isFirst, false) && (cells.at(0) == u"词语" || cells.at(0) == u"词"))
            return;
        WordList::Item item{line, {}, ModerationAction::Removed, cells.value(2)};
        for (const QString &word : cells.at(0).split(separator, Qt::SkipEmptyParts)) {
            const QString one = word.trimmed();
            if (one.size() < 2)
                problems->append({line, u"“%1”只有一个字，会误伤正常的弹幕，没有列入。"_s.arg(one)});
            else if (seen.contains(one.toLower()))
                problems->append({line, u"“%1”前面已经列过。"_s.arg(one)});
            else
                item.words.append(one);
            seen.insert(one.toLower());
        }
        if (cells.at(0).isEmpty())
            problems->append({line, u"第一格是空的，请写上词语。写法：刷单返利、加群领钱 | 删除 | 诈骗广告"_s});
        if (const QString name = cells.value(1); !name.isEmpty()) {
            const auto action = actionOf(name);
            item.action = action.value_or(ModerationAction::Removed);
            if (!action)
                problems->append({line, u"不认识的处理方式“%1”，按“删除”办。能写 %2。"_s.arg(name, actionNames())});
        }
        if (!item.words.isEmpty())
            result.items.append(item);
    });
    if (result.items.isEmpty() && problems->size() == reported)
        problems->append({fence.openingLine + 1, u"这个块还没有内容。写法：刷单返利、加群领钱 | 删除 | 诈骗广告"_s});
    return result;
}

} // namespace zhijian::interpretation
