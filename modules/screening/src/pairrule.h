#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Quotation marks, book-title marks and brackets without a partner in the same paragraph (GB/T 15834-2011; R-47).
class PairRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
};

} // namespace zhijian::screening
