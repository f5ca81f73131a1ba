#pragma once

#include "rule.h"

namespace zhijian::screening {

/// Paragraphs that stand twice, word for word or nearly.
class RepeatRule final : public Rule
{
public:
    /// Paragraphs of more than `characters`, alike to at least `percent`.
    RepeatRule(int characters, int percent) : m_characters(characters), m_percent(percent) {}
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;

private:
    int m_characters;
    int m_percent;
};

} // namespace zhijian::screening
