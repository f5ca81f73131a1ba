#pragma once

#include "domain/terms.h"

#include <QString>

#include <optional>

namespace zhijian {

/// The number at the beginning of a paragraph.
struct ClauseNumber
{
    ClauseLevel level = ClauseLevel::Paragraph;
    QString label;        ///< In its normal form: 第二章, 第三条, 一, （二）, 1, （1）
    int value = 0;
    qsizetype length = 0; ///< Characters of the text that the number takes, blanks after it included

    bool operator==(const ClauseNumber &) const = default;
};

/// Both numbering systems: 第一章 第一节 第一条 of statutes, 一、 （一） 1. （1） of notices (GB/T 9704-2012 7.3.3),
/// also with half-width brackets and 1、. Nothing when the paragraph has no number; a quotation such as
/// "第三条规定的事项" is not one. 第一编 counts as a chapter.
[[nodiscard]] std::optional<ClauseNumber> clauseNumber(QStringView text);

/// "附件", "附件1", "附件二" as a heading; the label in its normal form. An enclosure begins a numbering of its own.
[[nodiscard]] std::optional<QString> enclosureLabel(QStringView text);

} // namespace zhijian
