#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Blanks that were not filled in.
class PlaceholderRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
    [[nodiscard]] bool canBlock() const override { return true; }
};

} // namespace zhijian::screening
