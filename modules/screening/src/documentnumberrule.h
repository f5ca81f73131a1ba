#pragma once

#include "rule.h"

namespace zhijian::screening {

/// The form of a document number, 黔府办函〔2019〕10号 (GB/T 9704-2012, 7.2.5; ), with a one-click fix.
class DocumentNumberRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
};

} // namespace zhijian::screening
