#pragma once

#include <QList>
#include <QString>

namespace zhijian::interpretation {

/// A run of text that both versions have, or that only one of them has.
struct DiffPart
{
    enum class Kind { Equal, Deleted, Inserted };

    Kind kind = Kind::Equal;
    QString text;

    bool operator==(const DiffPart &) const = default;
};

/// What leads from `before` to `after`, character by character. Equal and Deleted parts joined give `before`,
/// Equal and Inserted parts `after`; a change is a Deleted part followed by an Inserted one. Written for Chinese: there
/// are no words to keep together, but scraps of one or two equal characters between changes are taken into the change.
/// Surrogate pairs stay whole. 20,000 characters take a few milliseconds; quite different texts are cut off coarsely.
[[nodiscard]] QList<DiffPart> textDiff(const QString &before, const QString &after);

} // namespace zhijian::interpretation
