#include "interpretation/subtitles.h"

#include "fence.h"
#include "interpretation/wordcount.h"
#include "officefile/textdecoder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

const QRegularExpression &arrow()
{
    static const QRegularExpression form(uR"(\s*-{1,3}>\s*)"_s);
    return form;
}

bool isIndex(const QString &line)
{
    static const QRegularExpression form(uR"(^\s*\d{1,7}\s*$)"_s);
    return form.match(line).hasMatch();
}

struct Timing
{
    qint64 begin = -1;
    qint64 end = -1;
};

/// "00:00:01,000 --> 00:00:04,000 align:start": what follows the second time are settings.
std::optional<Timing> timingOf(const QString &line)
{
    const QRegularExpressionMatch match = arrow().match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const auto begin = cueMilliseconds(QStringView(line).first(match.capturedStart()).trimmed());
    const QStringView rest = QStringView(line).sliced(match.capturedEnd());
    qsizetype length = 0;
    while (length < rest.size() && !rest.at(length).isSpace())
        ++length;
    const auto end = cueMilliseconds(rest.first(length));
    return begin && end ? std::optional(Timing{*begin, *end}) : std::nullopt;
}

/// Also a time that cannot be read.
bool isTimeLine(const QString &line)
{
    return line.contains("-->"_L1) || timingOf(line);
}

bool isSkipped(const QString &line)
{
    return line == "NOTE"_L1 || line.startsWith("NOTE "_L1) || line.startsWith("NOTE\t"_L1) || line.trimmed() == "STYLE"_L1 || line.trimmed() == "REGION"_L1;
}

/// Reads runs of lines between blank ones.
class CueReader
{
public:
    CueReader(const QStringList &lines, int firstLine, QList<BlockProblem> *problems)
        : m_lines(lines), m_first(firstLine), m_problems(problems)
    {
    }

    Subtitles read()
    {
        qsizetype at = 0;
        if (!m_lines.isEmpty() && m_lines.first().startsWith("WEBVTT"_L1)) {
            m_isWebVtt = true;
            while (at < m_lines.size() && !isBlank(at))
                ++at;
        }
        while (at < m_lines.size()) {
            qsizetype end = at;
            while (end < m_lines.size() && !isBlank(end))
                ++end;
            if (end > at && !(m_isWebVtt && isSkipped(m_lines.at(at))))
                run(at, end);
            at = end + 1;
        }
        checkTimes();
        return m_result;
    }

private:
    [[nodiscard]] bool isBlank(qsizetype i) const { return m_lines.at(i).trimmed().isEmpty(); }
    void report(int line, const QString &message) { m_problems->append({line, message}); }
    [[nodiscard]] int number() const { return int(m_result.cues.size()); }

    void run(qsizetype first, qsizetype last)
    {
        // A number or name above the time belongs to the file's form, not to the words.
        const bool isTimeSecond = first + 1 < last && !isTimeLine(m_lines.at(first)) && timingOf(m_lines.at(first + 1));
        const bool isIndexed = first + 1 < last && isIndex(m_lines.at(first)) && isTimeLine(m_lines.at(first + 1));
        qsizetype at = isTimeSecond || isIndexed ? first + 1 : first;
        if (!isTimeLine(m_lines.at(at))) {
            loose(first, last);
            return;
        }
        while (at < last) {
            begin(at++);
            // Where the blank line between two cues is missing, the number and the time still tell them apart.
            while (at < last) {
                const bool isNext = timingOf(m_lines.at(at)).has_value();
                const bool isNumbered = at + 1 < last && isIndex(m_lines.at(at)) && timingOf(m_lines.at(at + 1));
                if (isNext || isNumbered) {
                    at += isNumbered ? 1 : 0;
                    report(lineOf(at), u"第 %1 条字幕前面少一个空行，已分开。"_s.arg(number() + 1));
                    break;
                }
                append(m_lines.at(at++));
            }
        }
    }

    void begin(qsizetype at)
    {
        Subtitles::Cue cue{.line = lineOf(at), .written = {}, .text = {}};
        if (const auto timing = timingOf(m_lines.at(at))) {
            cue.begin = timing->begin;
            cue.end = timing->end;
        } else {
            cue.written = m_lines.at(at).trimmed();
            report(lineOf(at), u"第 %1 条字幕的时间“%2”读不出来。写法：00:00:01.000 --> 00:00:04.000"_s.arg(number() + 1).arg(cue.written.left(40)));
        }
        m_result.cues.append(cue);
        m_hasText = false;
    }

    void append(const QString &line)
    {
        QString &text = m_result.cues.last().text;
        text = std::exchange(m_hasText, true) ? QString(text + u'\n' + line) : line;
    }

    /// Words without a time: after a blank line within a cue they belong to it, before the first cue to none.
    void loose(qsizetype first, qsizetype last)
    {
        const qsizetype words = isIndex(m_lines.at(first)) ? first + 1 : first;
        if (words >= last && !m_result.cues.isEmpty())
            return report(lineOf(first), u"第 %1 条字幕后面的编号“%2”没有时间和文字，已忽略。"_s.arg(number()).arg(m_lines.at(first).trimmed()));
        if (m_result.cues.isEmpty()) {
            report(lineOf(first), u"这里的文字前面没有时间。写法：00:00:01.000 --> 00:00:04.000，下一行写文字。"_s);
            m_result.cues.append({.line = lineOf(first), .written = u"?"_s, .text = {}});
            m_hasText = false;
        } else {
            report(lineOf(first), u"这几行没有时间，已并入第 %1 条字幕。"_s.arg(number()));
        }
        for (qsizetype i = first; i < last; ++i)
            append(m_lines.at(i));
    }

    void checkTimes()
    {
        const Subtitles::Cue *before = nullptr;
        for (qsizetype i = 0; i < m_result.cues.size(); ++i) {
            const Subtitles::Cue &cue = m_result.cues.at(i);
            if (cue.text.trimmed().isEmpty())
                report(cue.line, u"第 %1 条字幕还没有文字。"_s.arg(i + 1));
            if (!cue.isTimed())
                continue;
            if (cue.end <= cue.begin)
                report(cue.line, u"第 %1 条字幕的结束时间不晚于开始时间。"_s.arg(i + 1));
            if (before && cue.begin < before->begin)
                report(cue.line, u"第 %1 条字幕早于前一条，没有按时间先后。"_s.arg(i + 1));
            else if (before && cue.begin < before->end)
                report(cue.line, u"第 %1 条字幕与前一条重叠 %2 秒。"_s.arg(i + 1).arg(double(before->end - cue.begin) / 1000));
            before = &cue;
        }
    }

    [[nodiscard]] int lineOf(qsizetype index) const { return m_first + int(index); }

    const QStringList &m_lines;
    int m_first;
    QList<BlockProblem> *m_problems;
    Subtitles m_result;
    bool m_isWebVtt = false;
    bool m_hasText = false;
};

/// Text of WebVTT: <v 名字> says who speaks, other marks are looks; characters of HTML are named.
QString plainVtt(QString text, int *marks)
{
    static const QRegularExpression voice(u"<v(?:\\.[^ \\t>]*)?[ \\t]+([^>]+)>"_s);
    static const QRegularExpression mark(u"</?(?:[bciuv]|ruby|rt|lang)(?:[.\\s][^>]*)?>|<(?:\\d+:)?\\d{2}:\\d{2}\\.\\d{3}>"_s);
    text.replace(voice, u"\\1："_s); // says who speaks: kept as words
    *marks += int(text.count(mark));
    text.remove(mark);
    static const std::pair<QLatin1StringView, QString> named[] = {{"&lt;"_L1, u"<"_s}, {"&gt;"_L1, u">"_s}, {"&nbsp;"_L1, u"\u00a0"_s},
                                                                  {"&lrm;"_L1, {}}, {"&rlm;"_L1, {}}, {"&amp;"_L1, u"&"_s}};
    for (const auto &[name, character] : named)
        text.replace(name, character);
    return text;
}

QString plainSrt(QString text, int *marks)
{
    static const QRegularExpression mark(u"</?(?:[bius]|font(?:\\s[^<>]*)?)>|\\{\\\\[^{}]*\\}"_s, QRegularExpression::CaseInsensitiveOption);
    *marks += int(text.count(mark));
    return text.remove(mark);
}

Result<> checkExport(const Subtitles &subtitles)
{
    if (subtitles.cues.isEmpty())
        return failure(ErrorCode::InvalidInput, u"字幕块里还没有字幕"_s);
    for (qsizetype i = 0; i < subtitles.cues.size(); ++i)
        if (!subtitles.cues.at(i).isTimed())
            return failure(ErrorCode::InvalidInput, u"第 %1 条字幕（第 %2 行）的时间读不出来，改好后才能导出字幕文件"_s.arg(i + 1).arg(subtitles.cues.at(i).line));
    return {};
}

QString timingLine(const Subtitles::Cue &cue, QChar separator)
{
    return QString(cueTime(cue.begin, separator) + u" --> "_s + cueTime(cue.end, separator));
}

} // namespace

QString cueTime(qint64 milliseconds, QChar separator)
{
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    const qint64 seconds = milliseconds / 1000;
    return QString(two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60) + separator
                   + QString::number(milliseconds % 1000).rightJustified(3, u'0'));
}

std::optional<qint64> cueMilliseconds(QStringView text)
{
    static const QRegularExpression form(uR"(^(?:(\d{1,6})[:：])?(\d{1,2})[:：](\d{1,2})(?:[.,，．](\d{1,3}))?$)"_s);
    const QRegularExpressionMatch match = form.matchView(text);
    if (!match.hasMatch() || match.capturedView(2).toInt() > 59 || match.capturedView(3).toInt() > 59)
        return std::nullopt;
    const QString fraction = match.captured(4).leftJustified(3, u'0');
    return ((match.capturedView(1).toLongLong() * 60 + match.capturedView(2).toInt()) * 60 + match.capturedView(3).toInt()) * 1000 + fraction.toInt();
}

Subtitles readCues(const QStringList &lines, int firstLine, QList<BlockProblem> *problems)
{
    return CueReader(lines, firstLine, problems).read();
}

bool looksLikeSubtitles(const QString &text)
{
    const QString head = text.left(4000);
    if (head.startsWith("WEBVTT"_L1) || head.startsWith(u"\ufeffWEBVTT"_s))
        return true;
    const QStringList lines = head.split(u'\n').first(std::min<qsizetype>(12, head.count(u'\n') + 1));
    return std::ranges::any_of(lines, [](const QString &line) { return timingOf(line).has_value(); });
}

SubtitleFile readSubtitles(const QString &source)
{
    QString text = source;
    if (text.startsWith(u'\ufeff'))
        text.remove(0, 1);
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(QChar::LineSeparator, u'\n').replace(QChar::ParagraphSeparator, u'\n');
    text.removeIf([](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\t'; });
    const QStringList lines = text.split(u'\n');
    SubtitleFile file;
    file.subtitles = readCues(lines, 1, &file.problems);
    std::ranges::stable_sort(file.problems, {}, &BlockProblem::line);
    const bool isWebVtt = text.startsWith("WEBVTT"_L1);
    int marks = 0;
    for (Subtitles::Cue &cue : file.subtitles.cues)
        cue.text = isWebVtt ? plainVtt(cue.text, &marks) : plainSrt(cue.text, &marks);
    if (marks > 0)
        file.notes.append(u"去掉了 %1 处字幕样式"_s.arg(marks));
    const qsizetype comments = isWebVtt ? std::ranges::count_if(lines, isSkipped) : 0;
    if (comments > 0)
        file.notes.append(u"去掉了 %1 处注释和样式段"_s.arg(comments));
    const qsizetype settings = std::ranges::count_if(lines, [](const QString &line) {
        static const QRegularExpression setting(u"->.*\\s(?:align|position|line|size|vertical|region|X1):"_s);
        return setting.match(line).hasMatch();
    });
    if (settings > 0)
        file.notes.append(u"去掉了 %1 处位置设置"_s.arg(settings));
    return file;
}

Result<SubtitleFile> readSubtitleFile(const QByteArray &bytes)
{
    const auto text = officefile::decodeText(bytes);
    if (!text)
        return failure(text);
    const SubtitleFile file = readSubtitles(*text);
    const bool hasTime = std::ranges::any_of(file.subtitles.cues, &Subtitles::Cue::isTimed);
    if (!hasTime)
        return failure(ErrorCode::InvalidInput, u"文件里没有认出一条字幕。字幕文件要是 SRT 或 WebVTT，时间写成 00:00:01,000 --> 00:00:04,000"_s);
    return file;
}

QString subtitleBlock(const Subtitles &subtitles, const QString &title)
{
    QStringList lines;
    for (const Subtitles::Cue &cue : subtitles.cues) {
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(cue.isTimed() ? timingLine(cue, u'.') : cue.written == "?"_L1 ? u"00:00:00.000 --> ?"_s : cue.written);
        if (!cue.text.isEmpty())
            lines += cue.text.split(u'\n');
    }
    // A cue may hold the marks of a block itself.
    static const QRegularExpression marks(u"`{3,}|~{3,}"_s);
    qsizetype longest = 2;
    for (const QString &line : std::as_const(lines))
        for (const QRegularExpressionMatch &match : marks.globalMatch(line))
            longest = std::max(longest, match.capturedLength());
    const QString mark(longest + 1, u'`');
    QString name = title;
    name.remove(QRegularExpression(u"[\"“”`\\n]"_s));
    const QString head = name.trimmed().isEmpty() ? QString() : QString(u" 标题=\""_s + name.trimmed() + u'"');
    return QString(mark + u"subtitles"_s + head + u'\n' + lines.join(u'\n') + u'\n' + mark);
}

Result<QByteArray> srtFile(const Subtitles &subtitles)
{
    if (const auto ready = checkExport(subtitles); !ready)
        return failure(ready);
    QString text;
    for (qsizetype i = 0; i < subtitles.cues.size(); ++i)
        text += u"%1\n"_s.arg(i + 1) + timingLine(subtitles.cues.at(i), u',') + u'\n' + subtitles.cues.at(i).text + u"\n\n"_s;
    return text.toUtf8();
}

Result<QByteArray> vttFile(const Subtitles &subtitles)
{
    if (const auto ready = checkExport(subtitles); !ready)
        return failure(ready);
    QString text = u"WEBVTT\n\n"_s;
    for (const Subtitles::Cue &cue : subtitles.cues) {
        QString words = cue.text;
        words.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
        text += timingLine(cue, u'.') + u'\n' + words + u"\n\n"_s;
    }
    return text.toUtf8();
}

QStringList transcript(const Subtitles &subtitles)
{
    constexpr qint64 Pause = 2000;
    constexpr qsizetype LongParagraph = 120;
    static const QString ends = u"。！？!?…"_s;
    static const QString signs = u"，。、；：！？,.;:!?…—”』」）)"_s;
    QStringList paragraphs;
    QString paragraph;
    const Subtitles::Cue *before = nullptr;
    for (const Subtitles::Cue &cue : subtitles.cues) {
        const QString words = QString(cue.text).replace(u'\n', u' ').simplified();
        if (words.isEmpty())
            continue;
        const bool isPause = before && before->isTimed() && cue.isTimed() && cue.begin - before->end >= Pause;
        const bool isLong = paragraph.size() > LongParagraph && ends.contains(paragraph.back());
        if (!paragraph.isEmpty() && (isPause || isLong)) {
            paragraphs.append(paragraph);
            paragraph.clear();
        }
        // Subtitles do without signs at their ends; a blank shows where one stopped.
        if (!paragraph.isEmpty() && !signs.contains(paragraph.back()))
            paragraph += u'\u3000';
        paragraph += words;
        before = &cue;
    }
    if (!paragraph.isEmpty())
        paragraphs.append(paragraph);
    return paragraphs;
}

QList<BlockProblem> subtitleRemarks(const Document &document, const SubtitleLimits &limits)
{
    QList<BlockProblem> remarks;
    for (const Block &block : document.blocks) {
        const auto *subtitles = std::get_if<Subtitles>(&block.content);
        for (qsizetype i = 0; subtitles && i < subtitles->cues.size(); ++i) {
            const Subtitles::Cue &cue = subtitles->cues.at(i);
            qsizetype characters = 0;
            for (const QString &line : cue.text.split(u'\n')) {
                const qsizetype count = userCharacters(line.simplified());
                characters += count;
                if (limits.lineCharacters > 0 && count > limits.lineCharacters)
                    remarks.append({cue.line, u"第 %1 条字幕一行有 %2 个字，超过 %3 个，手机上会折行。"_s.arg(i + 1).arg(count).arg(limits.lineCharacters)});
            }
            const qint64 length = cue.end - cue.begin;
            if (limits.charactersPerSecond > 0 && cue.isTimed() && length > 0 && characters * 1000 > limits.charactersPerSecond * length)
                remarks.append({cue.line, u"第 %1 条字幕每秒 %2 个字，超过 %3 个，来不及看。"_s.arg(i + 1)
                                              .arg(double(characters) * 1000 / double(length), 0, 'f', 1).arg(limits.charactersPerSecond)});
        }
    }
    return remarks;
}

} // namespace zhijian::interpretation
