#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Personal data in the text (个人信息保护法; R-55). Findings show and store the masked form only.
class PersonalRule final : public Rule
{
public:
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
    [[nodiscard]] bool canBlock() const override { return true; }
};

} // namespace zhijian::screening
