#pragma once

#include "journal/journal.h"
#include "registry/accountchecks.h"
#include "registry/accountpapers.h"
#include "signing/secret.h"

namespace zhijian::registry {

/// The use cases of the account registry (R-1 ... ). Lives in the journal's thread.
///
/// Every write is one transaction and replaces the revision that was read; what another workstation wrote meanwhile
/// stays as a second head. Telephone numbers need the office key; without it a changed number is refused.
class AccountService
{
public:
    using OfficeKey = std::optional<signing::FieldKey>;

    explicit AccountService(journal::Journal &journal) : m_journal(journal) {}

    /// A new record in 拟开设, or in 正常运行 for an account that has been in use already (补录); a null id is made here.
    /// InvalidInput names the first problem, Forbidden: a telephone number without the office key.
    Result<EntityId> create(const AccountDraft &draft, const OfficeKey &officeKey, const journal::Author &author);
    /// All of them or none: an import. The error names the account.
    Result<QList<EntityId>> createAll(const QList<AccountDraft> &drafts, const OfficeKey &officeKey, const journal::Author &author);
    /// Stores the record as filled in from the revisions `seen`; the state stays as it is. Forbidden as above;
    /// WrongState: closed, or a field on file outside 变更中. Giving all heads settles a conflict.
    Result<Digest> update(const AccountDraft &draft, const QList<Digest> &seen, const OfficeKey &officeKey, const journal::Author &author);
    /// One step of the life cycle. WrongState: an illegal step, which is logged. InvalidInput: something is missing.
    Result<Digest> advance(const EntityId &id, AccountState target, const journal::Author &author);
    Result<Digest> remove(const EntityId &id, const journal::Author &author);
    Result<> removeAll(const QList<EntityId> &ids, const journal::Author &author);
    Result<Digest> restore(const EntityId &id, const journal::Author &author);
    /// Writes the state before `change` again; a first change is taken back by removing.
    /// WrongState when something else was written after it.
    Result<Digest> takeBack(const Digest &change, const journal::Author &author);

    /// A telephone number in full; the look is written to the audit log.
    Result<QString> revealPhone(const EntityId &id, AccountField field, const OfficeKey &officeKey, const journal::Author &author);
    /// The filing records of all kept accounts for an export; telephone numbers in full with the key (one entry in the audit
    /// log, R-136), else left out. `platforms`: names by code.
    Result<QList<FilingForm>> exportForms(const QHash<QString, QString> &platforms, const OfficeKey &officeKey, const journal::Author &author);
    /// 138****1234; 已加密 without the right key; empty when there is none.
    [[nodiscard]] static QString maskedPhone(const QByteArray &sealed, const OfficeKey &officeKey);

private:
    Result<> seal(AccountDraft &draft, const OfficeKey &officeKey) const;
    Result<> check(const AccountDraft &draft) const;
    Result<> log(const QString &kind, const EntityId &account, const QString &detail, const journal::Author &author);

    journal::Journal &m_journal;
};

} // namespace zhijian::registry
