#pragma once

#include "registry/accountservice.h"

namespace zhijian::registry {

/// One record as the page shows it: telephone numbers masked, with the versions it has.
struct AccountRecord
{
    struct Version
    {
        Digest id;
        QString authorName;
        qint64 time = 0; ///< Milliseconds since 1970

        bool operator==(const Version &) const = default;
    };

    Account account;
    Digest shown;             ///< The revision in `account`; null for a new record
    QList<Version> versions;  ///< All heads, the latest first; more than one is a conflict
    QString leaderPhone;      ///< 138****1234, 已加密 or empty
    QString keeperPhone;
    bool hasOfficeKey = false;

    [[nodiscard]] bool isNew() const { return shown.isNull(); }
    [[nodiscard]] bool isConflict() const { return versions.size() > 1; }
    /// All heads, the shown one first: a write from these settles the conflict.
    [[nodiscard]] QList<Digest> heads() const;

    /// In the journal's thread. `version` null: the latest.
    [[nodiscard]] static Result<AccountRecord> read(journal::Journal &journal, const EntityId &id, const Digest &version,
                                                    const AccountService::OfficeKey &officeKey);
    bool operator==(const AccountRecord &) const = default;
};

} // namespace zhijian::registry
