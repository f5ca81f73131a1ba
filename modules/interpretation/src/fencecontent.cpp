#include "fence.h"

#include "markdown.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

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

namespace {

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
    [[nodiscard]] Chart chart();
    [[nodiscard]] Structure structure(bool isFlow);
    [[nodiscard]] TitleCard titleCard();
    [[nodiscard]] Picture picture(bool isMap);

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
    struct Field
    {
        qsizetype index = 0;
        QString label;
        QString value;
    };
    /// Lines "名目：内容" with something behind the colon; the others are reported.
    [[nodiscard]] QList<Field> fields(const QString &example);
    [[nodiscard]] Chart::Kind chartKind();
    [[nodiscard]] Chart::Value number(const QString &cell, qsizetype index);
    void checkChart(const Chart &chart);
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

QList<FenceReader::Field> FenceReader::fields(const QString &example)
{
    static const QRegularExpression field(uR"(^\s*(?:[-*]\s+)?([^:：|｜]{1,20}?)\s*[:：|｜]\s*(.*)$)"_s);
    QList<Field> result;
    const QStringList &lines = m_fence.content;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = field.match(lines.at(i));
        if (!match.hasMatch()) {
            report(i, u"这一行缺少冒号，没有显示。写法：%1"_s.arg(example));
            continue;
        }
        if (match.captured(2).trimmed().isEmpty()) {
            report(i, u"“%1”后面是空的。"_s.arg(match.captured(1)));
            continue;
        }
        result.append({i, match.captured(1), match.captured(2).trimmed()});
    }
    reportEmpty(result, example);
    return result;
}

Contact FenceReader::contact()
{
    Contact result;
    for (const Field &field : fields(u"解读机关：某某县农业农村局"_s))
        result.items.append({lineOf(field.index), field.label, inlines(field.value, field.index)});
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

Chart::Kind FenceReader::chartKind()
{
    static const QHash<QString, Chart::Kind> names{
        {u"柱"_s, Chart::Kind::Bar},     {u"柱图"_s, Chart::Kind::Bar},   {u"柱状图"_s, Chart::Kind::Bar}, {u"条形图"_s, Chart::Kind::Bar},
        {u"bar"_s, Chart::Kind::Bar},    {u"线"_s, Chart::Kind::Line},    {u"线图"_s, Chart::Kind::Line},  {u"折线图"_s, Chart::Kind::Line},
        {u"line"_s, Chart::Kind::Line},  {u"饼"_s, Chart::Kind::Pie},     {u"饼图"_s, Chart::Kind::Pie},   {u"环形图"_s, Chart::Kind::Pie},
        {u"pie"_s, Chart::Kind::Pie},    {QString(), Chart::Kind::Bar},
    };
    const auto it = names.constFind(m_fence.chartKind.toLower());
    if (it != names.cend())
        return *it;
    m_problems->append({m_fence.openingLine + 1, u"没有“%1”这种图，已按柱图显示。类型可写 柱、线、饼。"_s.arg(m_fence.chartKind)});
    return Chart::Kind::Bar;
}

Chart::Value FenceReader::number(const QString &cell, qsizetype index)
{
    static const QRegularExpression form(uR"(^[+\-−]?\d[\d,，]*(?:\.\d+)?$)"_s);
    QString text = cell;
    if (!m_fence.unit.isEmpty() && text.endsWith(m_fence.unit)) // people write the unit behind each value as well
        text = text.chopped(m_fence.unit.size()).trimmed();
    QString digits = text.endsWith(u'%') || text.endsWith(u'％') ? text.chopped(1).trimmed() : text;
    if (!form.match(digits).hasMatch()) {
        report(index, cell.isEmpty() ? u"这一行少一个数。"_s : u"“%1”不是数字，这一处没有画出来。单位写在第一行：单位=亿元"_s.arg(cell));
        return {text, std::nullopt};
    }
    digits.remove(u',').remove(u'，').replace(u'−', u'-');
    return {text, digits.toDouble()};
}

/// Names in the first row when its second cell is no number.
Chart FenceReader::chart()
{
    static const QRegularExpression digit(u"\\d"_s);
    Chart result{chartKind(), m_fence.unit, {}, {}};
    for (qsizetype i = 0; i < m_fence.content.size(); ++i) {
        const QString &line = m_fence.content.at(i);
        if (line.trimmed().isEmpty() || isTableRule(line))
            continue;
        const QStringList cells = cellsOf(line);
        if (isUnfilled(cells, i))
            continue;
        if (cells.size() < 2 || cells.at(0).isEmpty()) {
            report(i, u"这一行要有名称和数，没有显示。写法：2024年 | 12.5"_s);
            continue;
        }
        if (result.series.isEmpty()) {
            const bool isHeader = !cells.at(1).contains(digit);
            result.series = isHeader ? cells.sliced(1) : QStringList(cells.size() - 1);
            if (isHeader)
                continue;
        }
        if (cells.size() != result.series.size() + 1)
            report(i, u"这一行有 %1 个数，要 %2 个。"_s.arg(cells.size() - 1).arg(result.series.size()));
        Chart::Item item{lineOf(i), cells.at(0), {}};
        for (qsizetype column = 0; column < result.series.size(); ++column)
            item.values.append(column + 1 < cells.size() ? number(cells.at(column + 1), i) : Chart::Value{});
        result.items.append(item);
    }
    reportEmpty(result.items, u"2024年 | 12.5"_s);
    checkChart(result);
    return result;
}

void FenceReader::checkChart(const Chart &chart)
{
    const int line = m_fence.openingLine + 1;
    if (chart.kind == Chart::Kind::Pie && chart.series.size() > 1)
        m_problems->append({line, u"饼图只能画一列数，只用了第一列。"_s});
    if (chart.kind == Chart::Kind::Pie && chart.items.size() > 8)
        m_problems->append({line, u"饼图有 %1 块，手机上分不清。请合并成 8 块以内，或改用柱图。"_s.arg(chart.items.size())});
    if (chart.kind == Chart::Kind::Line && chart.items.size() > 12)
        m_problems->append({line, u"线图有 %1 个点，手机上看不清。请减到 12 个以内。"_s.arg(chart.items.size())});
    if (chart.kind == Chart::Kind::Line && chart.items.size() == 1)
        m_problems->append({line, u"线图至少要两个点。"_s});
    for (const Chart::Item &item : chart.items)
        if (chart.kind == Chart::Kind::Pie && item.values.first().number.value_or(0) < 0)
            m_problems->append({item.line, u"饼图不能有负数，这一块没有画出来。"_s});
}

Structure FenceReader::structure(bool isFlow)
{
    static const QRegularExpression form(uR"(^([\s　]*)(?:[-*+]\s+)?(.*)$)"_s);
    static const QRegularExpression colon(u"[:：]"_s);
    Structure result{isFlow, {}};
    QList<qsizetype> indents;
    for (qsizetype i = 0; i < m_fence.content.size(); ++i) {
        const QRegularExpressionMatch match = form.match(m_fence.content.at(i));
        QString text = match.captured(2).trimmed();
        if (text.isEmpty())
            continue;
        const qsizetype indent = match.captured(1).replace(u'\t', u"    "_s).replace(u'　', u"  "_s).size();
        while (!indents.isEmpty() && indents.last() >= indent)
            indents.removeLast();
        if (indents.isEmpty() && indent > 0 && !result.items.isEmpty())
            report(i, u"这一行的缩进和上面的对不上，已放在最外层。"_s);
        qsizetype level = indents.size();
        indents.append(indent);
        if (isFlow && level > 1) {
            report(i, u"流程图的分支只有一层，这一行已并到上一层。"_s);
            level = 1;
        } else if (!isFlow && level > 3) {
            report(i, u"组织图最多四层，这一行已并到第四层。"_s);
            level = 3;
        }
        QString condition;
        if (const qsizetype at = isFlow && level == 1 ? text.indexOf(colon) : -1; at > 0) {
            condition = text.first(at).trimmed();
            text = text.sliced(at + 1).trimmed();
            if (text.isEmpty())
                report(i, u"“%1”后面是空的，请写明这种情况怎么办。"_s.arg(condition));
        }
        result.items.append({lineOf(i), int(level), condition, inlines(text, i)});
    }
    reportEmpty(result.items, isFlow ? u"提交申请 换行写 审查，下一行缩进写 材料齐全：受理"_s : u"领导小组 换行缩进写 办公室"_s);
    return result;
}

TitleCard FenceReader::titleCard()
{
    TitleCard result;
    for (const Field &field : fields(u"标题：一图读懂某某办法"_s)) {
        if (field.label == u"眉题")
            result.kicker = field.value;
        else if (field.label == u"标题")
            result.title = field.value;
        else if (field.label == u"副题")
            result.subtitle = field.value;
        else if (field.label == u"单位" || field.label == u"日期")
            result.meta.append(field.value);
        else
            report(field.index, u"不认识的名目“%1”。标题卡里能写 眉题、标题、副题、单位、日期。"_s.arg(field.label));
    }
    if (result.title.isEmpty() && m_problems->size() == m_before)
        m_problems->append({m_fence.openingLine + 1, u"标题卡没有标题。写法：标题：一图读懂某某办法"_s});
    return result;
}

Picture FenceReader::picture(bool isMap)
{
    static const QRegularExpression safe(u"^(?:data:image/(?:png|jpeg|gif|webp);|https?://|[^:]*$|图:[0-9a-f]{16}$)"_s);
    Picture result;
    result.isMap = isMap;
    for (const Field &field : fields(u"图片：现场照片"_s)) {
        if (field.label == u"图片" && safe.match(field.value).hasMatch())
            result.target = field.value;
        else if (field.label == u"图片")
            report(field.index, u"图片地址“%1”不能用。请写附图的名称。"_s.arg(field.value.left(30)));
        else if (field.label == u"替代文字")
            result.alternative = field.value;
        else if (field.label == u"说明")
            result.caption = field.value;
        else if (field.label == u"来源")
            result.source = field.value;
        else if (field.label == u"审图号" && isMap)
            result.approval = field.value;
        else
            report(field.index, u"不认识的名目“%1”。能写 图片、替代文字、说明、来源%2。"_s.arg(field.label, isMap ? u"、审图号"_s : QString()));
    }
    const int line = m_fence.openingLine + 1;
    if (result.target.isEmpty() && m_problems->size() == m_before)
        m_problems->append({line, u"没有写明用哪张图片。写法：图片：现场照片"_s});
    if (result.alternative.isEmpty())
        m_problems->append({line, u"图片没有替代文字，看不见图的人不知道画的是什么。写法：替代文字：图上画的内容"_s});
    if (isMap && result.approval.isEmpty())
        m_problems->append({line, u"地图没有审图号。写法：审图号：黔S(2024)000号"_s});
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
    case FenceKind::Chart:
        return reader.chart();
    case FenceKind::Flow:
        return reader.structure(true);
    case FenceKind::Organisation:
        return reader.structure(false);
    case FenceKind::TitleCard:
        return reader.titleCard();
    case FenceKind::Picture:
        return reader.picture(false);
    case FenceKind::Map:
        return reader.picture(true);
    case FenceKind::Subtitles:
        return readSubtitles(fence, problems);
    case FenceKind::RunDown:
        return readRunDown(fence, problems);
    case FenceKind::WordList:
        return readWordList(fence, problems);
    }
    Q_UNREACHABLE_RETURN(Paragraph{});
}

} // namespace zhijian::interpretation
