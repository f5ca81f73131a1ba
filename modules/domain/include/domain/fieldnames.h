#pragma once

#include "core/entityid.h"

#include <QCborValue>
#include <QList>
#include <QString>

#include <functional>

namespace zhijian {

/// What the value behind a key of a body is, so that it can be shown, compared and edited.
enum class FieldKind {
    Text,       ///< One line or a short text: compared and edited as a whole
    Paragraphs, ///< A long text: compared paragraph by paragraph
    Clauses,    ///< [level, text] pairs: compared clause by clause
    Date,
    Time,
    Instant,    ///< Milliseconds since 1970
    Flag,
    Choice,     ///< The name of an enumerator
    Entity,
    Entities,
    Digest,
    Sealed,     ///< Bytes under the office key
    Cover,      ///< The two cover pictures: taken from one version or the other
    Rows,       ///< A table or list of words: taken from one version or the other
    Derived,    ///< Follows from another field when it is saved: neither compared nor merged
};

/// One key of a body and its name on forms. The one place for the Chinese names of fields.
struct FieldSpec
{
    QLatin1StringView key;
    QString name;
    FieldKind kind = FieldKind::Text;
};

/// The fields of the kinds that people edit ("account", "policy", "interpretation" ...), in the order of their forms; empty for other types.
[[nodiscard]] const QList<FieldSpec> &fieldSpecs(const QString &type);
/// A key that this program does not know (a newer one wrote it) gets its own name, kind Text.
[[nodiscard]] FieldSpec fieldSpec(const QString &type, const QString &key);

/// What the words for a value need from outside.
struct FieldWords
{
    std::function<QString(const EntityId &)> entity;   ///< The name of an account, item or policy
    std::function<QString(const QByteArray &)> sealed; ///< The telephone number as this reader may see it
};
/// The value as a person reads it; empty for an empty value.
[[nodiscard]] QString fieldText(const QString &type, const QString &key, const QCborValue &value, const FieldWords &words = {});

} // namespace zhijian
