#pragma once

#include <QString>

#include <optional>

namespace zhijian::policy {

/// A document number found in a line.
struct WrittenNumber
{
    QString number;           ///< In its normal form: 黔府办函〔2019〕10号, 国务院令第713号
    bool isNormalised = false; ///< The text had other brackets, a zero or 第.
    qsizetype start = 0;
    qsizetype end = 0;
};

/// The first number of the forms X〔2019〕10号, X令第713号, X公告第3号 in `line`.
[[nodiscard]] std::optional<WrittenNumber> documentNumberIn(const QString &line);

/// The line is the name of an organ and nothing else: 贵州省人民政府办公厅.
[[nodiscard]] bool isOrgan(QStringView line);
/// A name that does without the place: 省政府办公厅, 县人民政府.
[[nodiscard]] bool isRelativeOrgan(QStringView organ);
/// 贵州省人民政府办公厅 from "贵州省人民政府办公厅关于...的通知"; empty when the title names none.
[[nodiscard]] QString organOfTitle(const QString &title);
/// 国务院 from 国务院令第713号; 贵州省人民政府办公厅 from 黔府办函〔2019〕10号; empty when the code is not a known one.
[[nodiscard]] QString organOfNumber(const QString &number);
/// 上海市人民代表大会常务委员会 from "上海市第十五届人民代表大会常务委员会第二十次会议通过"; empty when there is none.
[[nodiscard]] QString organOfMeeting(const QString &line);

} // namespace zhijian::policy
