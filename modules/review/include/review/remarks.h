#pragma once

#include "screening/finding.h"

namespace zhijian::review {

/// A part of an opinion; with a passage it is a 批注 on that place of the text.
///
/// Remarks live in the opinion itself, one heading each: 〔第 12 行“片段”〕意见. So they are signed with it, stand on the
/// printed form, and need no field of their own.
struct Remark
{
    int line = 0;    ///< Of the source, from 1; 0: the remark is about the whole
    QString passage; ///< As it stands in the source; shortened passages end in ……
    QString text;

    bool operator==(const Remark &) const = default;
};

/// The opinion in its parts, in order; text before the first heading is one without a passage.
[[nodiscard]] QList<Remark> remarksOf(const QString &opinion);

/// The heading for a passage at `position` of the source. The passage is put on one line and shortened.
[[nodiscard]] QString remarkHeading(const QString &source, qsizetype position, qsizetype length);

/// A stretch of a text in UTF-16 units; empty when the passage is no more there.
struct Place
{
    qsizetype position = 0;
    qsizetype length = 0;

    [[nodiscard]] bool isFound() const { return length > 0; }
    bool operator==(const Place &) const = default;
};

/// Where the passage stands now: the occurrence nearest to its line.
[[nodiscard]] Place placeOf(const Remark &remark, const QString &source);

/// The rule of a finding that is a remark.
inline constexpr QLatin1StringView RemarkRule("review.remark");

/// The remarks as findings, for an editor that underlines them; those whose passage is gone are left out.
/// `reviewer`: 一审 李某.
[[nodiscard]] QList<screening::Finding> remarkFindings(const QString &opinion, const QString &source, const QString &reviewer);

} // namespace zhijian::review
