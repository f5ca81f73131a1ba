#pragma once

#include "interpretation/renderer.h"

namespace zhijian::interpretation {

/// A beginning for a new interpretation, with the ten elements of R-71, or what its kind asks for, as sections and hints as comments that nobody else sees.
struct Template
{
    QString id;
    QString name;
    QString description; ///< One line
    QString source;      ///< With {政策名称} and {发文字号} still in it

    bool operator==(const Template &) const = default;
};

/// 一图读懂, 问答, 数说, 新旧对照, 办事指南, 辟谣, 征求意见.
[[nodiscard]] const QList<Template> &templates();
/// {政策名称} and {发文字号} become this policy's.
[[nodiscard]] QString filledIn(QString source, const PolicyReference &policy);
/// The template's text about this policy; empty when there is no such template.
[[nodiscard]] QString templateSource(const QString &id, const PolicyReference &policy);

/// What a block palette offers.
struct SuggestedBlock
{
    QString id;   ///< "heading", "qa" ...
    QString name; ///< Chinese label
    QString hint;
    QString text; ///< Lines of their own
    int caret = 0; ///< Where writing goes on, an offset in `text`

    bool operator==(const SuggestedBlock &) const = default;
};

[[nodiscard]] const QList<SuggestedBlock> &suggestedBlocks();

} // namespace zhijian::interpretation
