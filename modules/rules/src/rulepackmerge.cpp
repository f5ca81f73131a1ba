#include "rules/rulepack.h"

#include <QHash>
#include <QSet>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

QString basisOf(const Threshold &threshold)
{
    return threshold.clause.isEmpty() ? threshold.document : QString(threshold.document + threshold.clause);
}

/// 0 is "no limit", the loosest.
bool isLooserLimit(int upper, int lower)
{
    return upper > 0 && (lower == 0 || lower > upper);
}

/// Several limits of one platform, with the names that a refusal uses.
QString looserLimit(const PlatformLimits &upper, const PlatformLimits &lower)
{
    const struct { QString name; int PlatformLimits::*limit; } limits[] = {
        {u"标题字数"_s, &PlatformLimits::titleCharacters}, {u"标题最多字数"_s, &PlatformLimits::titleHardCharacters},
        {u"作者字数"_s, &PlatformLimits::authorCharacters}, {u"摘要字数"_s, &PlatformLimits::digestCharacters},
        {u"正文字数"_s, &PlatformLimits::bodyCharacters}, {u"正文字节数"_s, &PlatformLimits::bodyBytes},
        {u"每日群发次数"_s, &PlatformLimits::massSendPerDay}, {u"每月群发次数"_s, &PlatformLimits::massSendPerMonth},
    };
    for (const auto &limit : limits)
        if (isLooserLimit(upper.*limit.limit, lower.*limit.limit))
            return u"%1%2：上级为%3，本级为%4（依据：%5）"_s.arg(upper.name, limit.name).arg(upper.*limit.limit)
                .arg(lower.*limit.limit).arg(upper.document);
    return {};
}

/// 禁用 is the strictest; 易错 and 固定表述 are two kinds of the same weight.
int weight(WordLevel level)
{
    switch (level) {
    case WordLevel::Forbidden: return 3;
    case WordLevel::Mistake: return 2;
    case WordLevel::Fixed: return 2;
    case WordLevel::Cautious: return 1;
    }
    return 0;
}

} // namespace

Result<RulePack> RulePack::merged(const RulePack &lower) const
{
    if (lower.m_layer <= m_layer)
        return failure(ErrorCode::InvalidInput, u"“%1”是%2规则包，只能叠加在上一级之上，不能叠加在%3规则包之上"_s
            .arg(lower.m_name, chineseName(lower.m_layer), chineseName(m_layer)));
    RulePack pack = *this;
    QStringList looser;
    pack.mergeThresholds(lower, &looser);
    pack.mergePlatforms(lower, &looser);
    pack.mergeProfiles(lower);
    pack.mergeWords(lower, &looser);
    pack.mergeHosts(lower, &looser);
    pack.mergeClasses(lower, &looser);
    pack.mergeChoices(lower);
    if (!looser.isEmpty())
        return failure(ErrorCode::InvalidInput, u"“%1”比上级规则宽，未采用：%2。下级规则只能更严"_s
            .arg(lower.m_name, looser.join(u";"_s)));
    for (const SecretMark &mark : lower.m_secretMarks)
        if (!pack.m_secretMarks.contains(mark))
            pack.m_secretMarks.append(mark);
    pack.m_id = lower.m_id;
    pack.m_version = lower.m_version;
    pack.m_name = lower.m_name;
    pack.m_layer = lower.m_layer;
    pack.m_issued = lower.m_issued;
    pack.m_provenance += lower.m_provenance;
    return pack;
}

void RulePack::mergeThresholds(const RulePack &lower, QStringList *looser)
{
    for (const Threshold &threshold : lower.m_thresholds) {
        const auto upper = m_thresholds.constFind(threshold.id);
        if (upper == m_thresholds.cend()) {
            m_thresholds.insert(threshold.id, threshold);
            continue;
        }
        if (!upper->allows(threshold.value)) {
            looser->append(u"%1：%2规定%3%4（依据：%5），本级为%6%4"_s.arg(upper->name, chineseName(upper->layer))
                .arg(upper->value).arg(upper->unit, basisOf(*upper)).arg(threshold.value));
            continue;
        }
        Threshold stricter = threshold;
        stricter.direction = upper->direction;
        stricter.unit = upper->unit;
        if (stricter.name.isEmpty())
            stricter.name = upper->name;
        m_thresholds.insert(threshold.id, stricter);
    }
}

void RulePack::mergePlatforms(const RulePack &lower, QStringList *looser)
{
    for (const PlatformLimits &limits : lower.m_platforms) {
        const auto upper = std::ranges::find(m_platforms, limits.code, &PlatformLimits::code);
        if (upper == m_platforms.end()) {
            m_platforms.append(limits);
            continue;
        }
        const QString fault = looserLimit(*upper, limits);
        if (fault.isEmpty())
            *upper = limits;
        else
            looser->append(fault);
    }
}

/// What a platform does is no rule that could be stricter: the later description is the true one.
void RulePack::mergeProfiles(const RulePack &lower)
{
    for (const OutputProfile &profile : lower.m_outputProfiles) {
        const auto upper = std::ranges::find(m_outputProfiles, profile.code, &OutputProfile::code);
        if (upper == m_outputProfiles.end())
            m_outputProfiles.append(profile);
        else if (QVersionNumber::fromString(upper->version) < QVersionNumber::fromString(profile.version))
            *upper = profile;
    }
}

void RulePack::mergeWords(const RulePack &lower, QStringList *looser)
{
    QHash<QString, const WordEntry *> uppers;
    for (const WordEntry &entry : std::as_const(m_words))
        uppers.insert(entry.wrong, &entry);
    QList<WordEntry> added;
    for (const WordEntry &entry : lower.m_words) {
        const WordEntry *upper = uppers.value(entry.wrong);
        if (upper && weight(entry.level) < weight(upper->level))
            looser->append(u"词条“%1”：上级为%2（依据：%3），本级为%4"_s
                .arg(entry.wrong, chineseName(upper->level), upper->source, chineseName(entry.level)));
        else if (!upper || weight(entry.level) > weight(upper->level))
            added.append(entry);
        // Of the same weight: the upper one stays, with its narrower exceptions.
    }
    m_words += added;
}

void RulePack::mergeHosts(const RulePack &lower, QStringList *looser)
{
    for (const QString &host : lower.m_allowedHosts) {
        const bool blocked = std::ranges::any_of(std::as_const(m_blockedHosts), [&](const QString &suffix) {
            return host == suffix || host.endsWith(QString(u'.' + suffix));
        });
        if (blocked)
            looser->append(u"链接域名“%1”：上级禁止，本级允许"_s.arg(host));
        else if (!m_allowedHosts.contains(host))
            m_allowedHosts.append(host);
    }
    for (const QString &host : lower.m_blockedHosts)
        if (!m_blockedHosts.contains(host))
            m_blockedHosts.append(host);
}

void RulePack::mergeChoices(const RulePack &lower)
{
    for (QStringList RulePack::*const list : {&RulePack::m_keyFields, &RulePack::m_interpretationForms})
        for (const QString &word : lower.*list)
            if (!(this->*list).contains(word))
                (this->*list).append(word);
}

void RulePack::mergeClasses(const RulePack &lower, QStringList *looser)
{
    for (const ContentClass &contentClass : lower.m_contentClasses) {
        const auto upper = std::ranges::find(m_contentClasses, contentClass.code, &ContentClass::code);
        if (upper == m_contentClasses.end())
            m_contentClasses.append(contentClass);
        else if ((upper->isImportant && !contentClass.isImportant) || (upper->needsMainLeader && !contentClass.needsMainLeader))
            looser->append(u"内容类别“%1”：上级要求诵读或主要领导签发，本级没有"_s.arg(upper->name));
        else
            *upper = contentClass;
    }
}

} // namespace zhijian::rules
