#include "registry/accountrecord.h"

namespace zhijian::registry {

QList<Digest> AccountRecord::heads() const
{
    QList<Digest> list{shown};
    for (const Version &version : versions)
        if (version.id != shown)
            list.append(version.id);
    return list;
}

Result<AccountRecord> AccountRecord::read(journal::Journal &journal, const EntityId &id, const Digest &version,
                                          const AccountService::OfficeKey &officeKey)
{
    auto revision = version.isNull() ? journal.load<Account>(id) : journal.revision<Account>(version);
    if (!revision)
        return failure(revision);
    AccountRecord record{.account = revision->value,
                         .shown = revision->id,
                         .versions = {},
                         .leaderPhone = AccountService::maskedPhone(revision->value.sealedLeaderPhone, officeKey),
                         .keeperPhone = AccountService::maskedPhone(revision->value.sealedKeeperPhone, officeKey),
                         .hasOfficeKey = officeKey.has_value()};
    for (const journal::HistoryRow &row : journal.history(id))
        if (row.isHead)
            record.versions.append({row.id, row.authorName, row.time});
    return record;
}

} // namespace zhijian::registry
