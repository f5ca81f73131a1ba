#include "fence.h"

#include "markdown.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Cells separated by | or its full-width form; \| is a bar of the text.
QStringList cellsOf(const QString &line)
{
    QStringList cells{QString()};
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'\\' && i + 1 < line.size() && line.at(i + 1) == u'|') {
            cells.last() += u'|';
            ++i;
        } else if (c == u'|' || c == u'｜') {
            cells.append(QString());
        } else {
            cells.last() += c;
        }
    }
    for (QString &cell : cells)
        cell = cell.trimmed();
    // People draw the outer bars of a table as well; " | x" is an empty first cell.
    if (cells.size() > 2 && line.startsWith(u'|') && line.trimmed().endsWith(u'|')) {
        cells.removeFirst();
        cells.removeLast();
    }
    return cells;
}

bool isBlank(const QStringList &cells)
{
    return std::ranges::all_of(cells, &QString::isEmpty);
}

/// "| --- | --- |": a habit from tables, means nothing here.
bool isTableRule(const QString &line)
{
    static const QRegularExpression rule(uR"(^[\s|｜:：-]*-{2,}[\s|｜:：-]*$)"_s);
    return rule.match(line).hasMatch();
}

class FenceReader
{
public:
    FenceReader(const Fence &fence, QList<BlockProblem> *problems)
        : m_fence(fence), m_problems(problems), m_before(problems->size())
    {
    }

    [[nodiscard]] Questions questions();
    [[nodiscard]] Steps steps();
    [[nodiscard]] Timeline timeline();
    [[nodiscard]] Figures figures();
    [[nodiscard]] Comparison comparison();
    [[nodiscard]] Contact contact();
    [[nodiscard]] Citation citation();

private:
    [[nodiscard]] int lineOf(qsizetype index) const { return m_fence.openingLine + 2 + int(index); }
    /// A row of a template that nobody has filled in yet.
    [[nodiscard]] bool isUnfilled(const QStringList &cells, qsizetype index)
    {
        if (!isBlank(cells))
            return false;
        report(index, u"这一行还没有填写，没有显示。"_s);
        return true;
    }
    void report(qsizetype index, const QString &message) { m_problems->append({lineOf(index), message}); }
    [[nodiscard]] Inlines inlines(const QString &text, qsizetype index)
    {
        return parseInlines(text, lineOf(index), m_problems);
    }
    /// Lines first..last (exclusive) as ordinary text.
    [[nodiscard]] QList<Block> blocks(QStringList lines, qsizetype first)
    {
        while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
            lines.removeLast();
        return lines.isEmpty() ? QList<Block>() : parseBlocks(lines.join(u'\n'), lineOf(first), m_problems);
    }
    template <typename Items>
    void reportEmpty(const Items &items, const QString &example)
    {
        if (items.isEmpty() && m_problems->size() == m_before) // else it is said already what is wrong
            m_problems->append({m_fence.openingLine + 1, u"这个块还没有内容。写法：%1"_s.arg(example)});
    }

    const Fence &m_fence;
    QList<BlockProblem> *m_problems;
    qsizetype m_before; ///< Problems that other blocks have
};

Questions FenceReader::questions()
{
    static const QRegularExpression marker(uR"(^\s*(?:\*\*)?(问|答|[QqAa])\d*(?:\*\*)?\s*[:：](?:\*\*)?\s*(.*)$)"_s);
    Questions result;
    QStringList answer;
    qsizetype answerStart = -1;
    QString question;
    qsizetype questionStart = -1;
    const auto finish = [&](qsizetype end) {
        if (questionStart < 0)
            return;
        if (answerStart < 0)
            report(questionStart, u"这一问还没有回答，请在下一行写“答：”。"_s);
        else if (answer.join(QString()).trimmed().isEmpty())
            report(std::min(answerStart, end), u"“答：”后面是空的。"_s);
        Questions::Item item{lineOf(questionStart), inlines(question, questionStart), {}};
        if (answerStart >= 0)
            item.answer = blocks(answer, answerStart);
        result.items.append(item);
        answer.clear();
        answerStart = questionStart = -1;
    };
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = marker.match(lines.at(i));
        const bool isAnswer = match.hasMatch() && u"答Aa"_s.contains(match.captured(1));
        if (match.hasMatch() && !isAnswer) {
            finish(i);
            question = match.captured(2);
            questionStart = i;
            if (question.trimmed().isEmpty())
                report(i, u"“问：”后面是空的。"_s);
        } else if (isAnswer && questionStart < 0) {
            report(i, u"这个“答：”前面没有“问：”，没有显示。"_s);
        } else if (isAnswer && answerStart < 0) {
            answerStart = i;
            answer.append(match.captured(2));
        } else if (answerStart >= 0) {
            answer.append(isAnswer ? match.captured(2) : lines.at(i));
        } else if (questionStart >= 0) {
            question += u'\n' + lines.at(i).trimmed();
        } else if (!lines.at(i).trimmed().isEmpty()) {
            report(i, u"这一行前面没有“问：”，没有显示。"_s);
        }
    }
    finish(lines.size());
    reportEmpty(result.items, u"问：谁可以申请？ 换行写 答：在本县居住的居民。"_s);
    return result;
}

Steps FenceReader::steps()
{
    static const QRegularExpression numbered(
        uR"(^\s{0,3}(?:(\d{1,2})\s*[.、．)）]|第([一二三四五六七八九十]{1,3})步\s*[:：、,，]?)\s*(.*)$)"_s);
    Steps result;
    QStringList detail;
    qsizetype detailStart = 0;
    qsizetype unfilled = 0;
    const auto finish = [&] {
        if (!result.items.isEmpty())
            result.items.last().detail = blocks(detail, detailStart);
        detail.clear();
    };
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = numbered.match(lines.at(i));
        if (!match.hasMatch()) {
            if (!result.items.isEmpty())
                detail.append(lines.at(i).trimmed());
            else if (!lines.at(i).trimmed().isEmpty())
                report(i, u"这一行前面没有步骤编号，没有显示。写法：1. 提交申请"_s);
            continue;
        }
        finish();
        const QString rest = match.captured(3);
        const qsizetype bar = rest.indexOf(QRegularExpression(u"[|｜]"_s));
        const QString title = (bar < 0 ? rest : rest.first(bar)).trimmed();
        if (isUnfilled(bar < 0 ? QStringList{title} : QStringList{title, rest.sliced(bar + 1).trimmed()}, i)) {
            ++unfilled;
            continue;
        }
        if (title.isEmpty())
            report(i, u"这一步没有名称。写法：1. 提交申请"_s);
        if (!match.captured(1).isEmpty() && match.captured(1).toInt() != result.items.size() + unfilled + 1)
            report(i, u"步骤编号不连续，这里应为 %1。显示时按顺序编号。"_s.arg(result.items.size() + unfilled + 1));
        result.items.append({lineOf(i), inlines(title, i), {}});
        detailStart = bar < 0 ? i + 1 : i;
        if (bar >= 0)
            detail.append(rest.sliced(bar + 1).trimmed());
    }
    finish();
    reportEmpty(result.items, u"1. 提交申请 | 带身份证到镇政务服务中心"_s);
    return result;
}

Timeline FenceReader::timeline()
{
    Timeline result;
    QString text;
    const auto finish = [&] {
        if (!result.items.isEmpty())
            result.items.last().text = parseInlines(text, result.items.last().line, m_problems);
    };
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (line.trimmed().isEmpty() || isTableRule(line))
            continue;
        const QStringList cells = cellsOf(line);
        if (isUnfilled(cells, i))
            continue;
        if (cells.size() == 1 && !result.items.isEmpty() && line.at(0).isSpace()) { // goes on
            text += u'\n' + cells.first();
            continue;
        }
        if (cells.size() < 2) {
            report(i, u"这一行缺少竖线，没有显示。写法：2026年1月1日 | 办法开始施行"_s);
            continue;
        }
        finish();
        if (cells.at(0).isEmpty() || cells.at(1).isEmpty())
            report(i, u"竖线的一边是空的，请补上%1。"_s.arg(cells.at(0).isEmpty() ? u"时间"_s : u"说明"_s));
        result.items.append({lineOf(i), cells.at(0), {}});
        text = cells.sliced(1).join(u" | ");
    }
    finish();
    reportEmpty(result.items, u"2026年1月1日 | 办法开始施行"_s);
    return result;
}

Figures FenceReader::figures()
{
    static const QRegularExpression parts(uR"(^([^\d+\-−]*)([+\-−]?\d[\d,，.:：/~～–—\-]*\d?\s*[%％‰]?)\s*(.*)$)"_s);
    Figures result;
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty() || isTableRule(lines.at(i)))
            continue;
        const QStringList cells = cellsOf(lines.at(i));
        if (isUnfilled(cells, i))
            continue;
        if (cells.size() < 2 || cells.at(0).isEmpty() || cells.at(1).isEmpty()) {
            report(i, u"这一行要有数字和名称，没有显示。写法：12.5 亿元 | 全年投入 | 比上年增长8%"_s);
            continue;
        }
        if (cells.size() > 3)
            report(i, u"这一行有 %1 格，只用前 3 格：数字、名称、说明。"_s.arg(cells.size()));
        Figures::Item item{lineOf(i), {}, {}, {}, cells.at(1), cells.value(2)};
        const QRegularExpressionMatch match = parts.match(cells.at(0));
        if (match.hasMatch()) {
            item.prefix = match.captured(1).trimmed();
            item.number = match.captured(2).trimmed();
            item.unit = match.captured(3).trimmed();
        } else {
            report(i, u"第一格里没有数字。写法：12.5 亿元 | 全年投入"_s);
            item.unit = cells.at(0);
        }
        result.items.append(item);
    }
    reportEmpty(result.items, u"12.5 亿元 | 全年投入 | 比上年增长8%"_s);
    return result;
}

Comparison FenceReader::comparison()
{
    static const QStringList headerWords{u"事项"_s, u"项目"_s, u"内容"_s, u"条款"_s, u"对比项"_s};
    Comparison result{u"事项"_s, u"原规定"_s, u"新规定"_s, {}};
    bool isFirst = true;
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty() || isTableRule(lines.at(i)))
            continue;
        const QStringList cells = cellsOf(lines.at(i));
        if (isUnfilled(cells, i))
            continue;
        if (cells.size() != 3) {
            report(i, u"这一行有 %1 格，要 3 格，没有显示。写法：事项 | 原规定 | 新规定"_s.arg(cells.size()));
            continue;
        }
        if (isFirst && headerWords.contains(cells.at(0))) {
            result.subjectTitle = cells.at(0);
            result.beforeTitle = cells.at(1);
            result.afterTitle = cells.at(2);
        } else {
            if (cells.at(0).isEmpty())
                report(i, u"第一格是空的，请写明是哪个事项。"_s);
            result.rows.append({lineOf(i), inlines(cells.at(0), i), inlines(cells.at(1), i), inlines(cells.at(2), i)});
        }
        isFirst = false;
    }
    reportEmpty(result.rows, u"补助标准 | 每亩100元 | 每亩150元"_s);
    return result;
}

Contact FenceReader::contact()
{
    static const QRegularExpression field(uR"(^\s*(?:[-*]\s+)?([^:：|｜]{1,20}?)\s*[:：|｜]\s*(.*)$)"_s);
    Contact result;
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = field.match(lines.at(i));
        if (!match.hasMatch()) {
            report(i, u"这一行缺少冒号，没有显示。写法：解读机关：某某县农业农村局"_s);
            continue;
        }
        if (match.captured(2).trimmed().isEmpty()) {
            report(i, u"“%1”后面是空的。"_s.arg(match.captured(1)));
            continue;
        }
        result.items.append({lineOf(i), match.captured(1), inlines(match.captured(2), i)});
    }
    reportEmpty(result.items, u"解读机关：某某县农业农村局"_s);
    return result;
}

Citation FenceReader::citation()
{
    if (m_fence.clause.isEmpty())
        m_problems->append({m_fence.openingLine + 1, u"没有写明引用的是哪一条。写法：```cite 条款=第二条第一款"_s});
    Citation result{blocks(m_fence.content, 0)};
    if (result.blocks.isEmpty())
        m_problems->append({m_fence.openingLine + 1, u"这个块还没有内容，请把条文原文写在里面。"_s});
    return result;
}

} // namespace

Block::Content readFence(const Fence &fence, QList<BlockProblem> *problems)
{
    FenceReader reader(fence, problems);
    switch (fence.kind) {
    case FenceKind::Questions:
        return reader.questions();
    case FenceKind::Steps:
        return reader.steps();
    case FenceKind::Timeline:
        return reader.timeline();
    case FenceKind::Figures:
        return reader.figures();
    case FenceKind::Comparison:
        return reader.comparison();
    case FenceKind::Contact:
        return reader.contact();
    case FenceKind::Citation:
        return reader.citation();
    }
    Q_UNREACHABLE_RETURN(Paragraph{});
}

} // namespace zhijian::interpretation
