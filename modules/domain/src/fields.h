#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/enumtext.h"

#include <QCborArray>
#include <QCborMap>
#include <QDate>
#include <QTime>

#include <algorithm>

namespace zhijian::fields {

// Empty values are left out of a body, so that equal states have equal bytes.

void put(QCborMap &body, QLatin1StringView key, const QString &value);
void put(QCborMap &body, QLatin1StringView key, const QByteArray &value);
void put(QCborMap &body, QLatin1StringView key, bool value);
void put(QCborMap &body, QLatin1StringView key, qint64 value);
void put(QCborMap &body, QLatin1StringView key, QDate value);
void put(QCborMap &body, QLatin1StringView key, QTime value);
void put(QCborMap &body, QLatin1StringView key, const EntityId &value);
void put(QCborMap &body, QLatin1StringView key, const Digest &value);
void put(QCborMap &body, QLatin1StringView key, const QList<EntityId> &value);
void put(QCborMap &body, QLatin1StringView key, const QStringList &value);

template <typename Enum>
    requires std::is_enum_v<Enum>
void put(QCborMap &body, QLatin1StringView key, Enum value)
{
    put(body, key, enumText(value));
}

[[nodiscard]] QString text(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] QByteArray bytes(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] bool flag(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] qint64 number(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] QDate date(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] QTime time(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] EntityId entity(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] Digest digest(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] QList<EntityId> entities(const QCborMap &body, QLatin1StringView key);
[[nodiscard]] QStringList texts(const QCborMap &body, QLatin1StringView key);

template <typename Enum>
[[nodiscard]] Enum enumeration(const QCborMap &body, QLatin1StringView key, Enum fallback)
{
    return enumFromText<Enum>(text(body, key)).value_or(fallback);
}

} // namespace zhijian::fields
