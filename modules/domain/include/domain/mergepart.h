#pragma once

#include "domain/fieldnames.h"

#include <QCborMap>

#include <optional>

namespace zhijian {

/// One paragraph, clause or field of two versions that exist side by side, and what becomes of it (sync.md 1.5).
/// A value; `left` and `right` undefined: that version does not have it.
struct MergePart
{
    /// Which version differs from the common parent. Without a common parent every difference is Both.
    enum class Origin { Same, Left, Right, Alike, Both };
    enum class Choice { Open, Left, Right, Both, Edited };

    QString key;       ///< Of the body
    int place = 0;     ///< 1, 2, 3 ... within a text; 0 for a field
    QCborValue base;
    QCborValue left;
    QCborValue right;
    Origin origin = Origin::Same;
    Choice choice = Choice::Left;
    QString edited;    ///< With Choice::Edited
    bool isChosen = false; ///< `choice` was made by a person
    bool isMoved = false; ///< The same paragraph stands at another place of a version

    [[nodiscard]] bool isDifferent() const { return origin != Origin::Same && origin != Origin::Alike; }
    [[nodiscard]] bool isOpen() const { return choice == Choice::Open; }
    bool operator==(const MergePart &) const = default;
};

/// Compares two bodies of one entity with their common parent, field by field, long texts paragraph by paragraph.
/// What only one version changed is taken from it; what both changed differently is open. Deleted here, edited there:
/// the edit wins, and stays a difference that people see. Pure and the same on every workstation.
[[nodiscard]] QList<MergePart> mergeParts(const QString &type, const std::optional<QCborMap> &base, const QCborMap &left, const QCborMap &right);

[[nodiscard]] bool mayTakeBoth(const QString &type, const MergePart &part);
[[nodiscard]] bool mayEdit(const QString &type, const MergePart &part);
/// The text that the choice makes of this part; an open one gives the left, where there is one.
[[nodiscard]] QString resultText(const QString &type, const MergePart &part, const FieldWords &words = {});
/// The body that the choices make; open parts count as their left side. Fields that this program does not know stay.
[[nodiscard]] QCborMap mergedBody(const QString &type, const QList<MergePart> &parts);
[[nodiscard]] int openCount(const QList<MergePart> &parts);
/// What a person decided about `old` counts for the same difference in `fresh`.
[[nodiscard]] QList<MergePart> withChoicesOf(const QList<MergePart> &old, QList<MergePart> fresh);

/// What is shown while nobody has merged yet; never written by itself.
struct ReadMerge
{
    QCborMap body;
    QStringList open; ///< Keys whose value is the later one; the other stays one click away
};
/// Accounts, plans, policies, releases: field by field. Interpretations: only where nothing is open and nobody has
/// decided on either version (`isDecided`), else nothing. `left` is the later version.
[[nodiscard]] std::optional<ReadMerge> readMerge(const QString &type, const QList<MergePart> &parts, bool isDecided);

} // namespace zhijian
