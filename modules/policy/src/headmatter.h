#pragma once

#include "policy/rawdocument.h"

#include <QDate>
#include <QHash>

namespace zhijian::policy {

/// What a line under the title says about the history of the text.
struct TextEvent
{
    enum class Kind {
        Adopted,   ///< 通过
        Published, ///< 公布
        Amended,   ///< 修正, 修订
        Effective, ///< 施行
    };
    Kind kind = Kind::Adopted;
    QDate date;
    QString number;    ///< Of the order named in it, if any
    QString organ;     ///< The congress named in it, if any
};

/// Everything before the first clause, sorted.
struct HeadMatter
{
    QString title;
    bool isTitleWhole = false; ///< It ends in a kind of document (通知, 条例 ...).
    QString number;
    bool isNumberNormalised = false;
    QString letterhead;        ///< The organ of 红头
    QHash<QString, QString> labels; ///< 发文机关 -> 国务院办公厅, from web pages and forms
    QList<TextEvent> events;   ///< In the order of the text
    QStringList preamble;      ///< Notes, addressee and opening text
};

/// Reads the paragraphs before the first clause.
[[nodiscard]] HeadMatter readHead(const QList<RawParagraph> &lines);

/// The line only labels the document (a mark of secrecy or urgency, 此件公开发布, 抄送, 印发) and is no part of its text.
[[nodiscard]] bool isFormMark(const QString &line);

} // namespace zhijian::policy
