#include "policy/intakegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

IntakeGate IntakeGate::of(const Policy &policy, int interpretations, int approved)
{
    return {.hasPlan = !policy.plan.isEmpty() && std::ranges::all_of(policy.plan, &PlannedForm::isComplete),
            .hasMaterials = interpretations > 0,
            .isSigned = approved > 0};
}

QString IntakeGate::missing() const
{
    QStringList parts;
    if (!hasPlan)
        parts.append(u"解读方案"_s);
    if (!hasMaterials)
        parts.append(u"解读材料"_s);
    if (!isSigned)
        parts.append(u"签批"_s);
    return parts.isEmpty() ? QString() : QString(u"还缺："_s + parts.join(u'、'));
}

} // namespace zhijian::policy
