#pragma once

#include <QString>

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::identity {

/// What is wrong with a new password, as a Chinese sentence; empty when it is good enough.
[[nodiscard]] QString passwordFault(const QString &password, const rules::RulePack &pack);

/// The rule in words, for the hint under the field.
[[nodiscard]] QString passwordRule(const rules::RulePack &pack);

} // namespace zhijian::identity
