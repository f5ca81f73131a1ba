#pragma once

#include "rule.h"

#include "rules/secretmark.h"

#include <QRegularExpression>

namespace zhijian::screening {

/// Marks that keep a text from the public (保守国家秘密法; R-59). Laws speak of 机密 and 依申请公开 in running text, so
/// only the form of a mark counts: with a star, alone on a line, in brackets at an end of a line, 此件不予公开.
class SecretMarkRule final : public Rule
{
public:
    enum class Place { Text, FileName };

    SecretMarkRule(const QList<rules::SecretMark> &marks, Place place);
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
    [[nodiscard]] bool canBlock() const override { return true; }

private:
    QList<QRegularExpression> m_expressions; ///< group 1 is the mark
};

} // namespace zhijian::screening
