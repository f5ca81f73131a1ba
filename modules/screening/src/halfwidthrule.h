#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Half-width punctuation in Chinese text (GB/T 15834-2011; R-47), with a one-click fix.
class HalfWidthRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
};

} // namespace zhijian::screening
