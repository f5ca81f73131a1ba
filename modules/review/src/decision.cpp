#include "review/decision.h"

#include "review/remarks.h"
#include "rules/rulepack.h"

using namespace Qt::StringLiterals;

namespace zhijian::review {

DecisionLimits decisionLimits(const rules::RulePack &pack, Stage stage)
{
    const QLatin1StringView limits[] = {rules::threshold::ReviewErrorsFirst, rules::threshold::ReviewErrorsSecond,
                                        rules::threshold::ReviewErrorsFinal};
    return {pack.number(rules::threshold::ReturnOpinionCharacters), pack.number(limits[int(stage)])};
}

qsizetype opinionLength(const QString &opinion)
{
    qsizetype length = 0;
    for (const Remark &remark : remarksOf(opinion))
        length += remark.text.trimmed().toUcs4().size();
    return length;
}

QString decisionProblem(const SignOff &signOff, const DecisionLimits &limits)
{
    if (signOff.verdict != Verdict::Passed) {
        if (opinionLength(signOff.opinion) < limits.returnOpinion)
            return u"%1须写明意见，至少 %2 个字（R-80）"_s.arg(chineseName(signOff.verdict)).arg(limits.returnOpinion);
        return {};
    }
    QStringList missing;
    for (const Gate gate : enumValues<Gate>())
        if (!signOff.gates[int(gate)].isPassed)
            missing.append(chineseName(gate));
    if (!missing.isEmpty())
        return u"%1尚未通过，不能签“通过”（R-81）"_s.arg(missing.join(u"、"_s));
    if (signOff.errors > limits.errors)
        return u"本级校对发现 %1 处差错，超过容许的 %2 处，须退回修改（R-83）"_s.arg(signOff.errors).arg(limits.errors);
    return {};
}

} // namespace zhijian::review
