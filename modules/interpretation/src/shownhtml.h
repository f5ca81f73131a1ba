#pragma once

#include "rules/outputprofile.h"

#include <QHash>
#include <QList>
#include <QString>

namespace zhijian::interpretation {

/// The look of a run of characters: what a style does to them, by its Chinese name in the profile (文字颜色, 边框 ...).
struct ShownLook
{
    struct Effect
    {
        int elements = 0; ///< How many of the elements around have it
        QString value;    ///< Of those that a character inherits: the value in a form that can be compared

        bool operator==(const Effect &) const = default;
    };
    QHash<QString, Effect> effects;
    QString link;     ///< The address, or empty
    int table = -1;   ///< Which table it stands in, or none

    bool operator==(const ShownLook &) const = default;
};

/// What a reader sees of some HTML: its characters in order, a line feed between paragraphs, one object replacement
/// character for each picture, blanks left out; and the look of each character.
struct ShownHtml
{
    static constexpr QChar Picture = QChar(0xfffc);

    QString text;
    QList<int> looks;       ///< For each UTF-16 unit of `text` an index into `kinds`
    QList<ShownLook> kinds;
    QStringList pictures;   ///< The alternative texts, in order
};

[[nodiscard]] ShownHtml shownHtml(const QString &html, const rules::OutputProfile &profile);

} // namespace zhijian::interpretation
