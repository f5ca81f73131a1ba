#include "screening/screener.h"

#include "daterule.h"
#include "documentnumberrule.h"
#include "halfwidthrule.h"
#include "linkrule.h"
#include "pairrule.h"
#include "patterns.h"
#include "personalrule.h"
#include "placeholderrule.h"
#include "repeatrule.h"
#include "secretmarkrule.h"
#include "wordrule.h"

#include <QHash>

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

/// The word levels are one rule: 人力资源与社会保障局 must not be reported twice.
QString family(const Finding &finding)
{
    return finding.ruleId.startsWith("word."_L1) ? u"word"_s : finding.ruleId;
}

/// By position; of overlapping findings of one rule the graver, then the longer stays.
QList<Finding> arranged(const QList<Finding> &findings)
{
    QList<qsizetype> order(findings.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](qsizetype i, qsizetype j) {
        const Finding &a = findings.at(i);
        const Finding &b = findings.at(j);
        return std::tuple(b.severity, b.length, a.position) < std::tuple(a.severity, a.length, b.position);
    });
    QHash<QString, QList<std::pair<qsizetype, qsizetype>>> taken;
    order.removeIf([&](qsizetype i) {
        const Finding &finding = findings.at(i);
        auto &spans = taken[family(finding)];
        const qsizetype end = finding.position + finding.length;
        const bool overlaps = std::ranges::any_of(spans, [&](const auto &span) { return finding.position < span.second && span.first < end; });
        if (!overlaps)
            spans.append({finding.position, end});
        return overlaps;
    });
    std::ranges::stable_sort(order, {}, [&](qsizetype i) { return std::tuple(findings.at(i).position, findings.at(i).ruleId); });
    QList<Finding> result;
    result.reserve(order.size());
    for (const qsizetype i : std::as_const(order))
        result.append(findings.at(i));
    return result;
}

QList<Finding> run(const std::vector<std::shared_ptr<const Rule>> &rules, const SourceText &source, const Context &context)
{
    QList<Finding> findings;
    for (const auto &rule : rules)
        rule->check(source, context, &findings);
    return arranged(findings);
}

} // namespace

Screener::Screener(const rules::RulePack &pack, const rules::WorkCalendar &calendar, const Clock &clock)
    : m_calendar(calendar)
    , m_clock(&clock)
{
    const auto words = std::make_shared<const WordRule>(pack.words());
    const auto personal = std::make_shared<const PersonalRule>();
    m_rules = {
        std::make_shared<const SecretMarkRule>(pack.secretMarks(), SecretMarkRule::Place::Text),
        personal,
        words,
        std::make_shared<const DocumentNumberRule>(),
        std::make_shared<const DateRule>(),
        std::make_shared<const PatternRule>(datePatterns()),
        std::make_shared<const PatternRule>(numberPatterns()),
        std::make_shared<const PatternRule>(punctuationPatterns()),
        std::make_shared<const HalfWidthRule>(),
        std::make_shared<const PairRule>(),
        std::make_shared<const PlaceholderRule>(),
        std::make_shared<const RepeatRule>(pack.number(rules::threshold::RepeatCharacters), pack.number(rules::threshold::RepeatPercent)),
        std::make_shared<const LinkRule>(pack.allowedHosts(), pack.blockedHosts()),
    };
    m_nameRules = {
        std::make_shared<const SecretMarkRule>(pack.secretMarks(), SecretMarkRule::Place::FileName),
        personal,
        words,
    };
}

QList<Finding> Screener::screen(const QString &text) const
{
    return run(m_rules, SourceText::interpretation(text), {m_calendar, m_clock->today()});
}

bool Screener::blocks(const QString &text) const
{
    const SourceText source = SourceText::interpretation(text);
    const Context context{m_calendar, m_clock->today()};
    // Of overlapping findings the graver stays, so that one is enough.
    return std::ranges::any_of(m_rules, [&](const auto &rule) {
        QList<Finding> findings;
        if (rule->canBlock())
            rule->check(source, context, &findings);
        return blocksSubmission(findings);
    });
}

QList<Finding> Screener::screenFileName(const QString &name) const
{
    // The extension is not part of what the name says.
    const qsizetype dot = name.lastIndexOf(u'.');
    return run(m_nameRules, SourceText::plain(dot > 0 ? name.first(dot) : name), {m_calendar, m_clock->today()});
}

} // namespace zhijian::screening
