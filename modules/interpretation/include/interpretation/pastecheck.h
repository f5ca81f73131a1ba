#pragma once

#include "rules/outputprofile.h"

#include <QList>
#include <QString>

namespace zhijian::interpretation {

/// One thing that is not there any more after a platform has stored what was copied.
struct PasteLoss
{
    enum class Kind {
        Unrelated, ///< What was pasted is another text
        Text,
        Picture,
        Link,
        Table,
        Style,
        Added,     ///< Not lost: words that were not copied
    };
    Kind kind = Kind::Text;
    QString sentence; ///< Chinese: what, how much and where
    int count = 1;    ///< Characters of a text, places of a style

    bool operator==(const PasteLoss &) const = default;
};

/// 粘贴回检: what of `copied` (the HTML that was put on the clipboard) is missing in `pasted` (the HTML that the platform
/// gives back). Compared are words, pictures, links, tables and the effect of styles, not tags: a platform may write the
/// same look in another way. Which effects of a style matter and what they are called, the profile says. Worst first;
/// empty when nothing is lost. Pure; any text is accepted.
[[nodiscard]] QList<PasteLoss> pasteLosses(const QString &copied, const QString &pasted, const rules::OutputProfile &profile);

} // namespace zhijian::interpretation
