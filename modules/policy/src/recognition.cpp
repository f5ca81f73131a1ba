#include "policy/recognition.h"

#include "chinesedate.h"
#include "headmatter.h"
#include "officialnames.h"
#include "domain/clausenumber.h"
#include "signature.h"

#include "core/clock.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

const auto Unicode = QRegularExpression::UseUnicodePropertiesOption;

/// Lines of one kind of blank, none of them empty; line breaks inside a paragraph divide it.
QList<RawParagraph> normalisedLines(const QList<RawParagraph> &paragraphs)
{
    static const QRegularExpression blanks(u"[\\s\\x{200B}\\x{FEFF}]+"_s, Unicode);
    QList<RawParagraph> lines;
    for (const RawParagraph &paragraph : paragraphs) {
        const QStringList parts = paragraph.isTableRow ? QStringList(paragraph.text) : paragraph.text.split(u'\n');
        for (const QString &part : parts) {
            RawParagraph line = paragraph;
            line.text = QString(part).replace(blanks, u" "_s).trimmed();
            if (!line.text.isEmpty())
                lines.append(line);
        }
    }
    return lines;
}

/// Takes a table of contents out: after 目录 the chapters are listed until the first one comes again.
void removeContents(QList<RawParagraph> &lines)
{
    static const QRegularExpression heading(u"^目\\s*[录次]$"_s);
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (!heading.match(lines.at(i).text).hasMatch())
            continue;
        const auto first = clauseNumber(lines.at(i + 1).text);
        if (!first)
            return;
        for (qsizetype j = i + 2; j < lines.size() && j < i + 200; ++j) {
            const auto number = clauseNumber(lines.at(j).text);
            if (number && number->label == first->label) {
                lines.remove(i, j - i);
                return;
            }
        }
        return;
    }
}

qsizetype bodyStart(const QList<RawParagraph> &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (!lines.at(i).isTableRow && clauseNumber(lines.at(i).text))
            return i;
    // A text without any number: it begins with the first sentence after the addressee.
    for (qsizetype i = 1; i < lines.size(); ++i)
        if (lines.at(i).text.endsWith(u'。') && lines.at(i).text.size() >= 30 && datesIn(lines.at(i).text.first(20)).isEmpty())
            return i;
    return lines.size();
}

/// 第一章 总 则 -> 第一章 总则
QString headingText(const QString &text, const ClauseNumber &number)
{
    static const QRegularExpression spaced(u"(?<=[\\p{Han}])\\s+(?=[\\p{Han}])"_s, Unicode);
    const QString words = text.sliced(number.length).trimmed();
    const bool isShort = words.size() <= 40;
    return words.isEmpty() ? number.label : QString(number.label + u' ' + (isShort ? QString(words).remove(spaced) : words));
}

/// The paragraph was cut in two by a page or a hard return: a sentence begun, no end to it.
bool isCutOff(const Clause &clause)
{
    const QString &text = clause.text;
    if (clause.level <= ClauseLevel::Section || text.size() < 12)
        return false;
    if (text.endsWith(u'，') || text.endsWith(u'、'))
        return true;
    // A heading has no stop either; but it is short and one phrase.
    return text.back().isLetterOrNumber() && text.size() >= 20 && (text.contains(u'。') || (text.size() >= 60 && text.contains(u'，')));
}

class Recognition
{
public:
    explicit Recognition(const RawDocument &document) : m_document(document) {}
    [[nodiscard]] Recognised run();

private:
    void note(PolicyField field, Confidence confidence, const QString &text) { m_result.remarks.append({field, confidence, text}); }
    void readTitle();
    void readNumber();
    void readIssuer(const QString &signedBy);
    void readDates(const std::optional<SignatureBlock> &signature);
    void readPublication(const QDate &amended, bool hasOrder);
    void readEffectiveDate();
    void readDisclosure();
    void readClauses(QList<RawParagraph> lines);
    [[nodiscard]] QDate labelledDate(std::initializer_list<QStringView> names) const;
    [[nodiscard]] QString label(std::initializer_list<QStringView> names) const;

    const RawDocument &m_document;
    QList<RawParagraph> m_lines;
    HeadMatter m_head;
    Recognised m_result;
    Policy &m_policy = m_result.policy;
};

QString Recognition::label(std::initializer_list<QStringView> names) const
{
    for (const QStringView name : names)
        if (const QString value = m_head.labels.value(name.toString()); !value.isEmpty())
            return value;
    return {};
}

QDate Recognition::labelledDate(std::initializer_list<QStringView> names) const
{
    const QList<WrittenDate> dates = datesIn(label(names));
    return dates.isEmpty() ? QDate() : dates.first().date;
}

void Recognition::readTitle()
{
    const QString fileTitle = QFileInfo(m_document.fileName).completeBaseName();
    QString title = m_head.title;
    if (!m_head.isTitleWhole || title.size() < 6) {
        // The properties or the file's name may hold the whole of what the text shows a part of.
        for (const QString &other : {m_document.title, fileTitle})
            if (other.size() > title.size() + 3 && !title.isEmpty() && other.endsWith(title))
                title = other;
    }
    m_policy.title = title;
    if (title.isEmpty())
        note(PolicyField::Title, Confidence::Missing, u"没有找到标题，请填写"_s);
    else if (title.size() < 6)
        note(PolicyField::Title, Confidence::Missing, u"标题可能不完整（文件开头缺字），请对照原件补全"_s);
    else if (!m_head.isTitleWhole)
        note(PolicyField::Title, Confidence::Likely, u"标题末尾没有文种（通知、意见、办法等），请核对"_s);
}

void Recognition::readNumber()
{
    m_policy.number = m_head.number;
    bool isNormalised = m_head.isNumberNormalised;
    if (const auto labelled = documentNumberIn(label({u"发文字号", u"文号", u"文件编号"})); labelled && m_policy.number.isEmpty()) {
        m_policy.number = labelled->number;
        isNormalised = labelled->isNormalised;
    }
    if (m_policy.number.isEmpty())
        note(PolicyField::Number, Confidence::Missing, u"没有找到发文字号，有的请填写"_s);
    else if (isNormalised)
        note(PolicyField::Number, Confidence::Likely, u"原文的括号或序号不合规范，已改为“〔〕”形式，请核对"_s);
}

void Recognition::readIssuer(const QString &signedBy)
{
    const QString labelled = label({u"发文机关", u"发文单位", u"制定机关", u"发布机构", u"发布机关"});
    const QString titled = organOfTitle(m_policy.title);
    const QString numbered = organOfNumber(m_policy.number);
    QString met;
    for (const TextEvent &event : m_head.events)
        met = event.organ.isEmpty() ? met : event.organ;
    const auto set = [this](const QString &organ, Confidence confidence, const QString &text) {
        m_policy.issuer = organ;
        if (confidence != Confidence::Certain)
            note(PolicyField::Issuer, confidence, text);
    };
    const QString sure = !labelled.isEmpty() ? labelled : !signedBy.isEmpty() ? signedBy : !isRelativeOrgan(titled) ? titled : QString();
    if (!sure.isEmpty())
        set(sure, Confidence::Certain, {});
    else if (!met.isEmpty())
        set(met, Confidence::Certain, {});
    else if (m_policy.number.contains(u"令第"_s) && !numbered.isEmpty())
        set(numbered, Confidence::Certain, {});
    else if (!m_head.letterhead.isEmpty())
        set(m_head.letterhead, Confidence::Certain, {});
    else if (!numbered.isEmpty())
        set(numbered, Confidence::Likely, u"由发文字号的机关代字推出，请核对"_s);
    else if (!titled.isEmpty())
        set(titled, Confidence::Likely, u"标题里用的是简称，请写机关全称"_s);
    else if (const QString source = label({u"来源", u"信息来源"}); isOrgan(source))
        set(source, Confidence::Likely, u"取自网页“来源”，请核对"_s);
    else
        set({}, Confidence::Missing, u"没有找到发文机关，请填写"_s);
}

void Recognition::readDates(const std::optional<SignatureBlock> &signature)
{
    using Kind = TextEvent::Kind;
    QDate amended;
    QDate adopted;
    QDate published;
    bool hasOrder = false;
    int amendments = 0;
    for (const TextEvent &event : m_head.events) {
        if (event.kind == Kind::Amended) {
            amended = event.date;
            hasOrder = !event.number.isEmpty();
            ++amendments;
        } else if (event.kind == Kind::Adopted && !adopted.isValid()) {
            adopted = event.date;
        } else if (event.kind == Kind::Published && !published.isValid()) {
            published = event.date;
        }
    }
    const QDate labelled = labelledDate({u"成文日期", u"成文时间", u"发文日期"});
    const QDate first = adopted.isValid() ? adopted : published;
    if (labelled.isValid()) {
        m_policy.documentDate = labelled;
    } else if (amended.isValid()) {
        m_policy.documentDate = amended;
        note(PolicyField::DocumentDate, Confidence::Likely,
             first.isValid() ? u"取最近一次修正（修订）的日期；首次通过（公布）于%1，请核对"_s.arg(chineseDate(first))
                             : u"取最近一次修正（修订）的日期，请核对"_s);
    } else if (adopted.isValid()) {
        m_policy.documentDate = adopted;
    } else if (signature) {
        m_policy.documentDate = signature->date;
        if (signature->issuer.isEmpty())
            note(PolicyField::DocumentDate, Confidence::Likely, u"取文末的日期，请核对"_s);
    } else if (published.isValid()) {
        m_policy.documentDate = published;
        note(PolicyField::DocumentDate, Confidence::Likely, u"文中只有公布日期，成文日期与它相同，请核对"_s);
    } else {
        note(PolicyField::DocumentDate, Confidence::Missing, u"没有找到成文日期，请填写"_s);
    }
    m_policy.publishedOn = labelledDate({u"公布日期", u"发布日期", u"发布时间", u"公开日期"});
    if (!m_policy.publishedOn.isValid() && !amended.isValid())
        m_policy.publishedOn = published;
    if (!m_policy.publishedOn.isValid())
        readPublication(amended, hasOrder);
}

void Recognition::readPublication(const QDate &amended, bool hasOrder)
{
    if (amended.isValid() && hasOrder) {
        m_policy.publishedOn = amended;
        note(PolicyField::PublishedOn, Confidence::Likely, u"修订令的日期，请核对"_s);
    } else {
        note(PolicyField::PublishedOn, Confidence::Missing, u"没有找到公布日期，请按发布情况填写"_s);
    }
}

void Recognition::readEffectiveDate()
{
    static const QRegularExpression from(u"自\\s*(.{6,24}?)\\s*(?:起|开始)(?:正式)?(?:施行|实施|执行|生效|试行)(?!以来|后|前|的)"_s);
    static const QRegularExpression fromNow(u"自(公布|发布|印发|颁布|下发|签发)之日起(?:正式)?(?:施行|实施|执行|生效|试行)"_s);
    QDate said;
    for (auto line = m_lines.crbegin(); line != m_lines.crend() && !said.isValid(); ++line) {
        const bool isOwn = line->text.contains(u'本') || line->text.contains(u"公布《"_s) || line->text.size() < 40;
        for (const QRegularExpressionMatch &match : from.globalMatch(line->text))
            if (const QList<WrittenDate> dates = datesIn(match.captured(1)); isOwn && !dates.isEmpty() && dates.first().date.isValid())
                said = dates.first().date;
        if (const auto match = fromNow.match(line->text); isOwn && !said.isValid() && match.hasMatch()) {
            const bool isPublication = m_policy.publishedOn.isValid() && match.capturedView(1) != u"印发";
            said = isPublication ? m_policy.publishedOn : m_policy.documentDate;
            note(PolicyField::EffectiveOn, said.isValid() ? Confidence::Likely : Confidence::Missing,
                 said.isValid() ? u"文中写“自%1之日起施行”，按已知日期推出，请核对"_s.arg(match.captured(1))
                                : u"文中写“自%1之日起施行”，请填写日期"_s.arg(match.captured(1)));
            m_policy.effectiveOn = said;
            return;
        }
    }
    QDate noted = labelledDate({u"施行日期", u"实施日期", u"生效日期"});
    for (const TextEvent &event : m_head.events)
        if (event.kind == TextEvent::Kind::Effective)
            noted = event.date;
    m_policy.effectiveOn = said.isValid() ? said : noted;
    if (said.isValid() && noted.isValid() && said != noted)
        note(PolicyField::EffectiveOn, Confidence::Likely, u"题注写 %1施行，正文写 %2起施行，请核对"_s.arg(chineseDate(noted), chineseDate(said)));
    else if (!m_policy.effectiveOn.isValid())
        note(PolicyField::EffectiveOn, Confidence::Missing, u"文中没有写施行日期，有的请填写"_s);
}

void Recognition::readDisclosure()
{
    static const QRegularExpression mark(u"此件.{0,6}(主动公开|依申请公开|不予公开|公开发布|公开)"_s);
    QString said = label({u"公开属性", u"公开方式", u"公开类别"});
    for (const RawParagraph &line : m_lines)
        if (line.text.size() < 30)
            if (const auto match = mark.match(line.text); match.hasMatch())
                said = match.captured();
    if (said.contains(u"依申请"_s))
        m_policy.disclosure = Disclosure::OnRequest;
    else if (said.contains(u"不予"_s) || said.contains(u"不公开"_s))
        m_policy.disclosure = Disclosure::Withheld;
    if (m_policy.disclosure != Disclosure::Active)
        note(PolicyField::Disclosure, Confidence::Missing, u"文件注明“%1”，请填写不主动公开的理由"_s.arg(chineseName(m_policy.disclosure)));
}

void Recognition::readClauses(QList<RawParagraph> lines)
{
    static const QRegularExpression enclosureList(u"^附\\s*件\\s*[0-9一二三四五六七八九十]*\\s*[：:]\\s*\\S"_s);
    int joined = 0;
    bool isInEnclosureList = false;
    bool hasArticles = false;
    const bool isNumbered = std::ranges::any_of(lines, [](const RawParagraph &line) { return clauseNumber(line.text).has_value(); });
    for (const RawParagraph &line : lines) {
        if (isFormMark(line.text))
            continue;
        if (const auto enclosure = enclosureLabel(line.text)) {
            m_policy.clauses.append({ClauseLevel::Chapter, *enclosure});
            isInEnclosureList = false;
            continue;
        }
        isInEnclosureList = isInEnclosureList || enclosureList.match(line.text).hasMatch();
        const auto number = line.isTableRow || (isInEnclosureList && line.text.size() < 60) ? std::nullopt : clauseNumber(line.text);
        if (number) {
            hasArticles = hasArticles || number->level == ClauseLevel::Article;
            isInEnclosureList = false;
            const bool isHeading = number->level <= ClauseLevel::Article;
            m_policy.clauses.append({number->level, isHeading ? headingText(line.text, *number) : line.text});
        } else if (line.headingLevel > 0 && !isNumbered) {
            m_policy.clauses.append({ClauseLevel(std::min(int(ClauseLevel::First) + line.headingLevel - 1, int(ClauseLevel::Fourth))), line.text});
        } else if (!m_policy.clauses.isEmpty() && !line.isTableRow && !line.isCentred && !line.isNumbered && !isInEnclosureList
                   && isCutOff(m_policy.clauses.last())) {
            m_policy.clauses.last().text += line.text;
            ++joined;
        } else {
            m_policy.clauses.append({ClauseLevel::Paragraph, line.text});
        }
    }
    if (m_policy.clauses.isEmpty())
        note(PolicyField::Clauses, Confidence::Missing, u"没有找到正文，请用“粘贴文本”重新导入"_s);
    else if (!isNumbered)
        note(PolicyField::Clauses, Confidence::Likely, u"正文没有条款序号，已按自然段列出"_s);
    else if (joined > 0 || !m_document.remarks.isEmpty())
        note(PolicyField::Clauses, Confidence::Likely,
             (m_document.remarks + (joined > 0 ? QStringList(u"有 %1 处断开的段落已接上，请核对"_s.arg(joined)) : QStringList())).join(u'；'));
}

Recognised Recognition::run()
{
    m_policy.fileName = m_document.fileName;
    m_lines = normalisedLines(m_document.paragraphs);
    removeContents(m_lines);
    const qsizetype start = bodyStart(m_lines);
    m_head = readHead(m_lines.first(start));
    QList<RawParagraph> body = m_lines.sliced(start);
    auto signature = signatureBlock(body);
    if (signature)
        body.remove(signature->first, signature->end - signature->first);
    else if (const auto above = signatureBlock(m_lines.first(start)); above && !above->issuer.isEmpty())
        signature = above; // A covering notice is signed before what it encloses.

    readTitle();
    readNumber();
    readIssuer(signature ? signature->issuer : QString());
    readDates(signature);
    readEffectiveDate();
    readDisclosure();
    m_policy.preamble = m_head.preamble.join(u'\n');
    m_policy.topic = label({u"主题分类"});
    readClauses(body);
    return m_result;
}

} // namespace

Confidence Recognised::confidence(PolicyField field) const
{
    const auto it = std::ranges::find(remarks, field, &Remark::field);
    return it == remarks.cend() ? Confidence::Certain : it->confidence;
}

QString Recognised::remark(PolicyField field) const
{
    const auto it = std::ranges::find(remarks, field, &Remark::field);
    return it == remarks.cend() ? QString() : it->text;
}

Recognised recognise(const RawDocument &document)
{
    return Recognition(document).run();
}

} // namespace zhijian::policy
