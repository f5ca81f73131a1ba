#pragma once

#include "domain/policy.h"

namespace zhijian::policy {

/// The three-synchronous gate: a document goes to 待收文 or 待发布 only with its plan of interpretation, with
/// materials and with their sign-off, or when a leader waived that with a reason. A value.
struct IntakeGate
{
    bool hasPlan = false;      ///< At least one line of 解读方案, all lines complete
    bool hasMaterials = false; ///< An interpretation is written
    bool isSigned = false;     ///< One of them is signed off

    [[nodiscard]] static IntakeGate of(const Policy &policy, int interpretations, int approved);
    [[nodiscard]] static bool guards(IntakeStage stage) { return stage == IntakeStage::AwaitingReceipt || stage == IntakeStage::AwaitingRelease; }
    [[nodiscard]] bool isOpen() const { return hasPlan && hasMaterials && isSigned; }
    /// 还缺：解读方案、签批; empty when open.
    [[nodiscard]] QString missing() const;
    bool operator==(const IntakeGate &) const = default;
};

} // namespace zhijian::policy
