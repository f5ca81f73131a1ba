#pragma once

#include "rule.h"
#include "screening/termindex.h"

#include "rules/wordentry.h"

namespace zhijian::screening {

/// The word list of the rule pack: 禁用, 慎用, 易错, 固定表述, each with the phrases in which it is right.
class WordRule final : public Rule
{
public:
    explicit WordRule(const QList<rules::WordEntry> &words);
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
    [[nodiscard]] bool canBlock() const override { return true; }

private:
    [[nodiscard]] bool isException(const rules::WordEntry &entry, QStringView text, const TermIndex::Match &match) const;

    QList<rules::WordEntry> m_words; ///< folded; the last of equal words comes last
    TermIndex m_index;
};

} // namespace zhijian::screening
