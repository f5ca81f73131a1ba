#include "interpretation/widgets/draftanalysis.h"

#include "domain/titlemarks.h"
#include "interpretation/copyratio.h"
#include "interpretation/elements.h"
#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "interpretation/widgets/previewpictures.h"
#include "interpretation/wordcount.h"

#include <numeric>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using screening::Finding;
using screening::Severity;

namespace {

/// By index: GCC 14 takes moves of a Finding's optional for uninitialised reads.
QList<Finding> sortedByPosition(const QList<Finding> &findings)
{
    QList<qsizetype> order(findings.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](qsizetype i) { return findings.at(i).position; });
    QList<Finding> sorted;
    for (const qsizetype i : std::as_const(order))
        sorted.append(findings.at(i));
    return sorted;
}

QString wordsOf(const QList<PolicyReference> &policies)
{
    QStringList words;
    for (const PolicyReference &policy : policies)
        words.append(policy.text);
    return words.join(u'\n');
}

QList<PolicyCoverage> coveragesOf(const QList<PolicyReference> &policies, const Document &document, const QString &text)
{
    const QList<ClauseUse> uses = clauseUses(document, text);
    QList<ClauseTree> trees;
    for (const PolicyReference &policy : policies)
        trees.append(ClauseTree(policy.clauses));
    const QList<Coverage> coverages = coveragesOf(trees, uses);
    QList<PolicyCoverage> result;
    for (qsizetype i = 0; i < trees.size(); ++i)
        result.append({policies.at(i).title, trees.at(i), coverages.at(i), uses});
    return result;
}

/// Where each line begins, and the end of the text.
QList<qsizetype> lineStarts(const QString &text)
{
    QList<qsizetype> starts{0};
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        starts.append(at + 1);
    starts.append(text.size() + 1);
    return starts;
}

Finding misfitFinding(const MisfitUse &misfit, const PolicyCoverage &policy, const QString &text)
{
    const ClauseUse &use = policy.uses.at(misfit.use);
    const QList<qsizetype> starts = lineStarts(text);
    const qsizetype head = starts.value(use.line - 1);
    Finding finding{.ruleId = u"clause.unknown"_s, .severity = Severity::Warning, .position = head, .length = starts.value(use.line, text.size() + 1) - 1 - head};
    finding.basis = inTitleMarks(policy.title);
    finding.excerpt = use.clause;
    if (misfit.clause < 0) {
        finding.message = u"政策文件里没有“%1”。请核对条款号，或在“条款”栏里选中那一条再插入。"_s.arg(use.clause);
        return finding;
    }
    finding.ruleId = u"clause.outdated"_s;
    finding.message = u"引文与%1的现行文本不同。"_s.arg(use.clause);
    finding.suggestion = u"现行文本："_s + misfit.current;
    // The lines between the marks, where there are two marks.
    const qsizetype from = starts.value(use.line);
    const qsizetype last = starts.value(use.lastLine - 1);
    if (last > from && QStringView(text).sliced(last).startsWith(u"```")) {
        finding.position = from;
        finding.length = last - 1 - from;
        finding.replacement = QString(misfit.current).replace(u'\n', u"\n\n"_s);
    }
    return finding;
}

QStringList lackingAddresses(const QList<PictureUse> &uses, const RenderInput &input)
{
    QStringList addresses;
    for (const PictureUse &use : uses)
        if (isPictureAddress(use.target) && !input.pictures.contains(use.target))
            addresses.append(use.target);
    return addresses;
}

} // namespace

DraftAnalysis::DraftAnalysis(Screen screen, QObject *parent)
    : QObject(parent)
    , m_small(std::make_shared<PreviewPictures>())
    , m_screen(std::move(screen))
{
    m_pool.setMaxThreadCount(2);
    m_rendering.timer.setSingleShot(true);
    m_rendering.timer.setInterval(30ms); // a key repeated takes as long; one rendering of 20,000 characters takes 2 ms
    m_screening.timer.setSingleShot(true);
    m_screening.timer.setInterval(400ms);
    connect(&m_rendering.timer, &QTimer::timeout, this, &DraftAnalysis::startRendering);
    connect(&m_screening.timer, &QTimer::timeout, this, &DraftAnalysis::startScreening);
}

DraftAnalysis::~DraftAnalysis()
{
    m_pool.waitForDone();
}

void DraftAnalysis::setFrame(const RenderInput &frame)
{
    const bool hasOtherPolicies = frame.policies != m_frame.policies || frame.pictures.size() != m_frame.pictures.size() || frame.theme != m_frame.theme;
    m_frame = frame;
    m_rendering.timer.start();
    if (hasOtherPolicies && !m_text.isEmpty()) // what is copied depends on them
        m_screening.timer.start();
}

void DraftAnalysis::setText(const QString &text)
{
    m_text = text;
    // The preview follows while writing goes on; the checks wait for a pause.
    if (!m_rendering.timer.isActive())
        m_rendering.timer.start();
    m_screening.timer.start();
}

void DraftAnalysis::setTextNow(const QString &text)
{
    m_text = text;
    m_rendering.timer.stop();
    m_screening.timer.stop();
    startRendering();
    startScreening();
}

bool DraftAnalysis::isBusy() const
{
    return m_rendering.isRunning || m_screening.isRunning || m_rendering.timer.isActive() || m_screening.timer.isActive();
}

void DraftAnalysis::startRendering()
{
    if (m_rendering.isRunning) {
        m_rendering.isStale = true;
        return;
    }
    m_rendering.isRunning = true;
    m_rendering.isStale = false;
    m_pool.start([this, small = m_small, input = m_frame, text = m_text]() mutable {
        input.document = parse(text);
        const QList<PictureUse> uses = pictureUses(input.document);
        const QStringList lacking = lackingAddresses(uses, input);
        input.pictures = small->of(input.pictures);
        const QString html = previewPage(input);
        const qsizetype characters = wordCount(input.document).characters;
        QMetaObject::invokeMethod(this, [this, html, characters, lacking, uses] {
            m_rendering.isRunning = false;
            if (!lacking.isEmpty())
                Q_EMIT lacksPictures(lacking);
            if (m_rendering.isStale)
                return startRendering();
            Q_EMIT picturesFound(uses);
            Q_EMIT rendered(html, characters);
        });
    });
}

void DraftAnalysis::startScreening()
{
    if (m_screening.isRunning) {
        m_screening.isStale = true;
        return;
    }
    m_screening.isRunning = true;
    m_screening.isStale = false;
    m_pool.start([this, screen = m_screen, text = m_text, frame = m_frame, limit = m_copyLimit, contrast = m_contrast, subtitles = m_subtitles] {
        const QHash<QString, QString> &pictures = frame.pictures;
        const QList<PolicyReference> &policies = frame.policies;
        QList<Finding> findings = screen ? screen(text) : QList<Finding>();
        Document document = parse(text);
        document.problems += missingPictures(document, pictures);
        const QList<PolicyCoverage> coverages = coveragesOf(policies, document, text);
        findings += formatFindings(document, text);
        findings += subtitleFindings(document, text, subtitles);
        const WordList words = wordListOf(document);
        findings += elementFindings(document, text);
        findings += validityFindings(policies);
        findings += clauseFindings(coverages, text);
        findings += copyFindings(document, text, wordsOf(policies), limit);
        RenderInput input = frame;
        input.document = document;
        input.pictures.clear(); // nothing is written on them
        findings += contrastFindings(input, text, contrast);
        findings = sortedByPosition(findings);
        QMetaObject::invokeMethod(this, [this, findings, coverages, words, text] {
            m_screening.isRunning = false;
            // Positions in an older text would underline the wrong words.
            if (text == m_text) {
                Q_EMIT screened(findings, text);
                Q_EMIT covered(coverages);
                Q_EMIT wordsFound(words);
            } else if (m_screening.isStale || !m_screening.timer.isActive()) {
                startScreening();
            }
        });
    });
}

QList<Finding> contrastFindings(const RenderInput &input, const QString &text, const ContrastLimits &limits)
{
    const QList<qsizetype> starts = lineStarts(text);
    QList<Finding> findings;
    if (!input.lookProblem.isEmpty())
        findings.append({.ruleId = u"theme.sheet"_s, .severity = Severity::Error, .position = 0, .length = 0, .message = input.lookProblem,
                         .suggestion = u"在“更多 › 版式主题”里改好保存，再给这篇稿件重新选一次主题。"_s, .basis = u"版式主题"_s});
    for (const ContrastFault &fault : darkContrast(previewPage(input), limits)) {
        const qsizetype line = std::clamp<qsizetype>(fault.line - 1, 0, starts.size() - 2);
        const qsizetype from = starts.at(line);
        findings.append({.ruleId = u"theme.contrast"_s, .severity = Severity::Warning, .position = from,
                         .length = fault.line > 0 ? starts.at(line + 1) - 1 - from : 0, .excerpt = fault.sample, .message = QString(sentenceOf(fault) + u'。'),
                         .suggestion = u"换一个主题，或在版式主题里改文字或底色。"_s, .basis = u"微信深色模式"_s});
    }
    return findings;
}

QList<Finding> elementFindings(const Document &document, const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    const ElementReport report = elementReport(document, text);
    const auto hint = [](qsizetype at, qsizetype length, const QString &message) {
        return Finding{.ruleId = u"elements"_s, .severity = Severity::Hint, .position = at, .length = length, .message = message,
                       .basis = u"解读材料的十项要素"_s};
    };
    QList<Finding> findings;
    QStringList missing;
    for (const ElementState &one : report.elements) {
        if (one.state == ElementState::State::Missing)
            missing.append(chineseName(one.element));
        if (one.state != ElementState::State::Empty)
            continue;
        qsizetype at = 0;
        for (int line = 1; line < one.line && at >= 0; ++line)
            at = text.indexOf(u'\n', at) + 1;
        const qsizetype end = text.indexOf(u'\n', at);
        findings.append(hint(at, (end < 0 ? text.size() : end) - at, u"“%1”下面还没有内容。不需要的话写“不适用”。"_s.arg(chineseName(one.element))));
    }
    missing += report.missingContacts;
    if (!missing.isEmpty())
        findings.append(hint(text.size(), 0, u"还没有写：%1。不需要的写成 <!-- 不适用：%2 -->。"_s.arg(missing.join(u'、'), missing.first())));
    return findings;
}

QList<Finding> validityFindings(const QList<PolicyReference> &policies)
{
    QList<Finding> findings;
    for (const PolicyReference &policy : policies)
        if (policy.validity == Validity::Repealed || policy.validity == Validity::Expired)
            findings.append({.ruleId = u"policy.validity"_s, .severity = Severity::Warning, .position = 0, .length = 0,
                             .message = u"%1已%2。这篇解读要复核：改写，或不再使用；已发布的要注明或撤下。"_s.arg(inTitleMarks(policy.title), chineseName(policy.validity)),
                             .basis = u"文件废止或失效后，相关解读应当复核"_s});
    return findings;
}

QList<Finding> clauseFindings(const QList<PolicyCoverage> &policies, const QString &text)
{
    QList<Finding> findings;
    for (const PolicyCoverage &policy : policies)
        for (const MisfitUse &misfit : policy.coverage.misfits)
            findings.append(misfitFinding(misfit, policy, text));
    return findings;
}

QList<Finding> copyFindings(const Document &document, const QString &text, const QString &policyText, int percent)
{
    if (percent <= 0 || policyText.isEmpty())
        return {};
    const CopyReport report = copyReport(document, policyText);
    if (report.ratio() * 100 <= percent)
        return {};
    const QString message = u"与政策原文一字不差。全文 %1 句里有 %2 句这样（%3%，超过 %4%），不能简单复制，请用自己的话说明。"_s
                                .arg(report.sentences).arg(report.copied.size()).arg(qRound(report.ratio() * 100)).arg(percent);
    QList<Finding> findings;
    qsizetype from = 0;
    for (const QString &sentence : report.copied) {
        // Sentences come in the order of the text; one that is interrupted by markup is marked at its beginning.
        qsizetype at = text.indexOf(sentence, from);
        qsizetype length = sentence.size();
        if (at < 0) {
            length = std::min<qsizetype>(6, sentence.size());
            at = text.indexOf(sentence.left(length), from);
        }
        if (at < 0)
            continue;
        findings.append({.ruleId = u"copy.ratio"_s, .severity = Severity::Warning, .position = at, .length = length,
                         .excerpt = sentence.left(24), .message = message, .basis = u"解读不能简单复制文件原文"_s});
        from = at + length;
    }
    return findings;
}

namespace {

QList<Finding> lineFindings(const QList<BlockProblem> &problems, const QString &text, const QString &rule, Severity severity, const QString &basis)
{
    const QList<qsizetype> starts = lineStarts(text);
    QList<Finding> findings;
    for (const BlockProblem &problem : problems) {
        const qsizetype line = std::clamp<qsizetype>(problem.line - 1, 0, starts.size() - 2);
        const qsizetype from = starts.at(line);
        const qsizetype end = starts.at(line + 1) - 1;
        findings.append({.ruleId = rule, .severity = severity, .position = from, .length = end - from,
                         .excerpt = text.mid(from, std::min<qsizetype>(end - from, 24)), .message = problem.message, .basis = basis});
    }
    return findings;
}

} // namespace

QList<Finding> subtitleFindings(const Document &document, const QString &text, const SubtitleLimits &limits)
{
    return lineFindings(subtitleRemarks(document, limits), text, u"subtitle.speed"_s, Severity::Hint, u"字幕的阅读速度"_s);
}

QList<Finding> formatFindings(const Document &document, const QString &text)
{
    return lineFindings(document.problems, text, u"format.block"_s, Severity::Warning, u"解读格式"_s);
}

} // namespace zhijian::interpretation
