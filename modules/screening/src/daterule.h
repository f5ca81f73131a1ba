#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Days that do not exist and weekdays that contradict their date.
class DateRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
};

} // namespace zhijian::screening
