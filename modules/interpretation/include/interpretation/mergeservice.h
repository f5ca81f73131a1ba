#pragma once

#include "domain/mergepart.h"
#include "journal/journal.h"

namespace zhijian::interpretation {

/// One of the versions that exist side by side.
struct MergeVersion
{
    Digest id;
    QString author;      ///< Name; 未署名 when nobody was signed in
    QString workstation; ///< 本机, or the first digits of the device's number
    qint64 time = 0;     ///< Milliseconds since 1970

    bool operator==(const MergeVersion &) const = default;
};

/// Two versions of one entity beside each other, and what becomes of each difference.
struct MergeComparison
{
    QString type;
    EntityId id;
    QString title;
    QList<MergeVersion> heads; ///< All; the first two are compared: left (the later one) and right
    QList<QByteArray> known;   ///< The heads in byte order: what a save is checked against
    bool hasBase = false;      ///< A common parent is in the journal
    bool isDecided = false;    ///< Somebody has reviewed one of them: nothing is taken by itself (sync.md 1.5)
    QList<MergePart> parts;
    QHash<EntityId, QString> names; ///< Of the entities that values name
    QHash<QByteArray, QString> sealed; ///< Telephone numbers as this reader may see them

    [[nodiscard]] const MergeVersion &left() const { return heads.at(0); }
    [[nodiscard]] const MergeVersion &right() const { return heads.at(1); }
    [[nodiscard]] int openCount() const { return zhijian::openCount(parts); }
    [[nodiscard]] QString fieldText(const QString &key, const QCborValue &value) const;
    [[nodiscard]] QString resultText(const MergePart &part) const;
    [[nodiscard]] FieldWords words() const;
};

/// Merges what two workstations wrote apart from each other (R-128, sync.md 1.5). Lives in the journal's thread.
///
/// Holds: a merge is one change whose parents are the two versions compared. It is written only while the heads are
/// the ones the person saw; else nothing is written and the new comparison is given back. More than two heads are
/// merged two at a time, and no head goes away without having been compared.
class MergeService
{
public:
    using Sealed = std::function<QString(const QByteArray &)>;
    /// Says why a merged body may not be stored; the feature of that type knows.
    using Check = std::function<Result<>(journal::Journal &, const QString &type, const EntityId &, const QCborMap &body)>;

    explicit MergeService(journal::Journal &journal, Sealed sealed = {}, Check check = {});

    /// WrongState when there is one version only; Unsupported for what people do not merge. `kept`: a comparison that
    /// was begun earlier; its two versions and its choices stay where they still hold.
    [[nodiscard]] Result<MergeComparison> compare(const EntityId &id, const MergeComparison *kept = nullptr) const;

    struct Outcome
    {
        Digest written;                       ///< Null: the versions have changed, nothing was written
        std::optional<MergeComparison> next;  ///< What is to be merged now
    };
    /// InvalidInput while something is open or the check fails.
    Result<Outcome> save(const MergeComparison &comparison, const journal::Author &author);

    /// The latest change that both have among their ancestors; null when there is none.
    [[nodiscard]] static Digest commonParent(const QList<journal::HistoryRow> &history, const Digest &one, const Digest &other);
    /// Settles every difference from one side (scripts).
    static void takeAll(MergeComparison &comparison, MergePart::Choice side);

private:
    [[nodiscard]] bool isDecided(const EntityId &id, const Digest &left, const Digest &right) const;
    void collectWords(MergeComparison &comparison) const;
    [[nodiscard]] Result<Digest> write(const MergeComparison &comparison, const journal::Author &author);

    journal::Journal &m_journal;
    Sealed m_sealed;
    Check m_check;
};

} // namespace zhijian::interpretation
