#include "headmatter.h"

#include "chinesedate.h"
#include "officialnames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

const auto Unicode = QRegularExpression::UseUnicodePropertiesOption;

/// Splits "发文机关：国务院办公厅 成文日期：2018年12月27日" into its labels; returns how many there were.
int readLabels(const QString &line, QHash<QString, QString> &labels)
{
    static const QRegularExpression expression(
        uR"((标\s*题|名\s*称|发文字号|文\s*号|文件编号|发文机关|发文单位|发布机构|发布机关|制定机关|来源|信息来源|成文日期|成文时间|发文日期|发布日期|发布时间|公布日期|公开日期|印发日期|施行日期|实施日期|生效日期|主题分类|主题词|有效性|时效性|公开属性|公开方式|公开类别|索引号|索\s*引\s*号)\s*[：:]\s*)"_s);
    static const QRegularExpression cellAfterLabel(u"([：:])\\s*\\|\\s*"_s);
    static const QRegularExpression tail(u"[\\s|]*$"_s);
    const QString text = QString(line).replace(cellAfterLabel, u"\\1"_s);
    QList<QRegularExpressionMatch> found;
    for (const QRegularExpressionMatch &match : expression.globalMatch(text))
        found.append(match);
    if (found.isEmpty() || (found.first().capturedStart() > 0 && found.size() < 2))
        return 0;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const qsizetype end = i + 1 < found.size() ? found.at(i + 1).capturedStart() : text.size();
        const qsizetype start = found.at(i).capturedEnd();
        const QString name = found.at(i).captured(1).removeIf([](QChar c) { return c.isSpace(); });
        const QString value = text.sliced(start, end - start).section(u'|', 0, 0).remove(tail).trimmed();
        if (!value.isEmpty() && !labels.contains(name))
            labels.insert(name, value);
    }
    return int(found.size());
}

bool couldBeTitle(const RawParagraph &line)
{
    static const QRegularExpression person(u"^(签发人|总\\s*理|主\\s*席|省\\s*长|市\\s*长|县\\s*长|州\\s*长|区\\s*长|局\\s*长|部\\s*长|主\\s*任)\\s*[：:\\s]"_s);
    const QString &text = line.text;
    static const QRegularExpression contents(u"^目\\s*[录次]$"_s);
    const QList<WrittenDate> dates = datesIn(text);
    if (contents.match(text).hasMatch() || (!dates.isEmpty() && dates.first().end - dates.first().start > text.size() - 4))
        return false;
    return text.size() <= 70 && !line.isTableRow && !u"。；：，、:;,"_s.contains(text.back()) && !person.match(text).hasMatch()
           && !text.startsWith(u'（') && !text.startsWith(u'(');
}

/// A kind of document at the end closes the title; 关于印发 ... needs one of the covering kinds.
bool isWholeTitle(const QString &title)
{
    static const QRegularExpression kind(
        uR"((通知|意见|办法|条例|规定|决定|细则|方案|规划|计划|通告|公告|批复|函|报告|纪要|命令|令|规则|章程|要点|指南|指引|目录|清单|预案|标准|规范|制度|公报|决议|议案|通报|请示|措施|规程|准则|说明|纲要|安排|法|政策|举措|答复|解释|公约|倡议书)([（(][^）)]*[）)])?$)"_s);
    static const QRegularExpression covering(uR"(关于(印发|转发|批转|公布|发布|下达|废止|修改))"_s);
    static const QRegularExpression coveringKind(uR"((通知|公告|函|决定|通告|命令|批复|意见)([（(][^）)]*[）)])?$)"_s);
    return kind.match(title).hasMatch() && (!covering.match(title).hasMatch() || coveringKind.match(title).hasMatch());
}

bool isTitleSupplement(const QString &text)
{
    static const QRegularExpression expression(u"^[（(](试行|暂行|修订|修订稿|征求意见稿|草案|[0-9]{4}年?(本|版|修订)|[0-9]{4}[—-][0-9]{4}年)[）)]$"_s);
    return expression.match(text).hasMatch();
}

QList<TextEvent> eventsOf(const QString &line)
{
    static const QRegularExpression quoted(u"《[^》]*》"_s);
    static const QRegularExpression effective(u"(施行|实施|生效|执行)"_s);
    const QString text = QString(line).remove(quoted);
    QList<TextEvent> events;
    const QList<WrittenDate> dates = datesIn(text);
    for (qsizetype i = 0; i < dates.size(); ++i) {
        const qsizetype end = i + 1 < dates.size() ? dates.at(i + 1).start : text.size();
        const QString said = text.sliced(dates.at(i).end, end - dates.at(i).end);
        const auto number = documentNumberIn(said);
        TextEvent event{.date = dates.at(i).date, .number = number ? number->number : QString(), .organ = organOfMeeting(said)};
        if (!event.date.isValid())
            continue;
        if (said.contains(u"修订"_s) || said.contains(u"修正"_s))
            event.kind = TextEvent::Kind::Amended;
        else if (said.contains(u"通过"_s) || said.contains(u"批准"_s))
            event.kind = TextEvent::Kind::Adopted;
        else if (said.contains(u"公布"_s) || said.contains(u"发布"_s) || said.contains(u"颁布"_s))
            event.kind = TextEvent::Kind::Published;
        else if (effective.match(said).hasMatch())
            event.kind = TextEvent::Kind::Effective;
        else
            continue;
        events.append(event);
    }
    return events;
}

/// Takes what is no text out of the head: form marks, labels, letterhead and the number's own line.
QList<RawParagraph> withoutForms(const QList<RawParagraph> &lines, HeadMatter &head)
{
    static const QRegularExpression letterhead(u"^(.{3,30}?)文\\s*件$"_s);
    static const QRegularExpression orderName(u"令$"_s);
    static const QRegularExpression orderNumber(u"^第\\s*[0-9一二三四五六七八九十百〇零]{1,8}\\s*号$"_s);
    static const QRegularExpression numberOnly(u"^[\\s（(〔]*$"_s);
    static const QRegularExpression numberRest(u"^[\\s）)〕|]*(签发人.*)?$"_s);
    QList<RawParagraph> kept;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        RawParagraph line = lines.at(i);
        if (isFormMark(line.text) || readLabels(line.text, head.labels) > 0)
            continue;
        if (const auto match = letterhead.match(line.text); match.hasMatch() && isOrgan(match.capturedView(1))) {
            head.letterhead = match.captured(1).removeIf([](QChar c) { return c.isSpace(); });
            continue;
        }
        if (i + 1 < lines.size() && orderName.match(line.text).hasMatch() && orderNumber.match(lines.at(i + 1).text).hasMatch()) {
            line.text += lines.at(i + 1).text;
            ++i;
        }
        const auto number = line.text.size() <= 60 ? documentNumberIn(line.text) : std::nullopt;
        if (number && numberOnly.match(line.text.first(number->start)).hasMatch()
            && numberRest.match(line.text.sliced(number->end)).hasMatch()) {
            head.number = number->number;
            head.isNumberNormalised = number->isNormalised;
            // An organ alone above its number is the head of a letter, not the title.
            if (!kept.isEmpty() && isOrgan(kept.last().text)) {
                head.letterhead = kept.last().text;
                kept.removeLast();
            }
            continue;
        }
        kept.append(line);
    }
    return kept;
}

/// [first, end) of the title's lines; empty when no line could be one.
std::pair<qsizetype, qsizetype> titleLines(const QList<RawParagraph> &lines)
{
    qsizetype first = -1;
    for (qsizetype i = 0; i < lines.size() && first < 0; ++i)
        if (lines.at(i).headingLevel == 1 && lines.at(i).text.size() >= 3)
            first = i;
    const bool isMarked = first >= 0;
    for (qsizetype i = 0; i < lines.size() && first < 0; ++i)
        if (couldBeTitle(lines.at(i)))
            first = i;
    if (first < 0)
        return {0, 0};
    QString title = lines.at(first).text;
    qsizetype end = first + 1;
    for (; end < lines.size() && end < first + 6; ++end) {
        const RawParagraph &next = lines.at(end);
        if (isTitleSupplement(next.text)) {
            title += next.text;
            continue;
        }
        const bool goesOn = isMarked ? next.headingLevel == 1 : next.text.size() <= 45 && next.headingLevel == 0;
        if (isWholeTitle(title) || !goesOn || !couldBeTitle(next) || !datesIn(next.text).isEmpty())
            break;
        title += next.text;
    }
    return {first, end};
}

/// An order names what it publishes: 现公布《...条例》，自 ... 起施行。
QString titleInOrder(const QList<RawParagraph> &lines)
{
    static const QRegularExpression expression(u"(?:公布|发布)《([^》]{3,60})》|《([^》]{3,60})》(?:已经|已于|业经)[^。]*(?:通过|批准)"_s);
    for (const RawParagraph &line : lines)
        if (const auto match = expression.match(line.text); match.hasMatch())
            return match.captured(1) + match.captured(2);
    return {};
}

} // namespace

bool isFormMark(const QString &line)
{
    static const QRegularExpression expression(
        uR"(^(?:[（(]?此件[\p{Han}]{0,10}公开[\p{Han}]{0,6}[）)]?|抄\s*送\s*[：:].*|主题词\s*[：:].*|.{2,40}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发|(?:特急|加急|特提|平急|急件)|份号\s*[：:]?.*|[0-9]{6}|(?:打印|关闭|分享|字体).{0,20}|(?:当前)?位置\s*[：:].*|首页\s*>.*)$)"_s,
        Unicode);
    return expression.match(line).hasMatch();
}

HeadMatter readHead(const QList<RawParagraph> &lines)
{
    HeadMatter head;
    const QList<RawParagraph> kept = withoutForms(lines, head);
    const bool isOrder = head.number.contains(u"令第"_s) || head.number.contains(u"公告"_s);
    auto [first, end] = titleLines(kept);
    for (qsizetype i = first; i < end; ++i)
        head.title += kept.at(i).text;
    if (const QString published = isOrder ? titleInOrder(kept) : QString(); !published.isEmpty() && !isWholeTitle(head.title)) {
        head.title = published;
        end = first;
    }
    if (const QString labelled = head.labels.value(u"标题"_s, head.labels.value(u"名称"_s)); !labelled.isEmpty() && !isWholeTitle(head.title))
        head.title = labelled;
    // A title set with letter spacing: 通　知
    static const QRegularExpression spaced(u"(?<=[\\p{Han}])\\s+(?=[\\p{Han}])"_s, Unicode);
    head.title.remove(spaced);
    head.isTitleWhole = isWholeTitle(head.title);

    for (qsizetype i = 0; i < kept.size(); ++i) {
        if (i >= first && i < end)
            continue;
        const QString &text = kept.at(i).text;
        head.preamble.append(text);
        if (text.size() > 160)
            continue;
        const QList<TextEvent> events = eventsOf(text);
        head.events.append(events);
        for (const TextEvent &event : events)
            if (!event.number.isEmpty())
                head.number = event.number; // The latest order stands last.
    }
    return head;
}

} // namespace zhijian::policy
