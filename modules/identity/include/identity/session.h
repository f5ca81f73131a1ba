#pragma once

#include "domain/person.h"
#include "journal/entry.h"
#include "signing/secret.h"

#include <optional>

namespace zhijian::identity {

/// A person who has signed in: his opened key and, if it has reached this workstation, the office key.
/// A value; the secrets are wiped with the last copy. Kept in memory only.
struct Session
{
    Person person;
    EntityId key;
    signing::PrivateKey privateKey;
    std::optional<signing::FieldKey> officeKey;
    bool isKeyConfirmed = false;
    bool isPasswordOld = false; ///< Older than the rule allows (R-134)

    [[nodiscard]] journal::Author author() const { return {person.id, key, privateKey}; }
    [[nodiscard]] bool has(Role role) const { return person.has(role); }

    /// Seals personal data; empty text gives empty bytes. WrongState without the office key.
    [[nodiscard]] Result<QByteArray> seal(const QString &text) const;
    /// Opens it; WrongState without the office key.
    [[nodiscard]] Result<QString> open(const QByteArray &sealed) const;
};

} // namespace zhijian::identity
