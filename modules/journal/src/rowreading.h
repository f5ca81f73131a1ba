#pragma once

#include "connection.h"
#include "journal/rows.h"

namespace zhijian::journal {

inline EntityId entityAt(const QSqlQuery &query, int column)
{
    return EntityId::fromBytes(query.value(column).toByteArray());
}

inline Digest digestAt(const QSqlQuery &query, int column)
{
    return Digest::fromBytes(query.value(column).toByteArray());
}

template <typename Enum>
Enum enumAt(const QSqlQuery &query, int column, Enum fallback)
{
    return enumFromText<Enum>(query.value(column).toString()).value_or(fallback);
}

inline QDate dateAt(const QSqlQuery &query, int column)
{
    return QDate::fromString(query.value(column).toString(), Qt::ISODate);
}

inline QList<EntityId> entitiesAt(const QSqlQuery &query, int column)
{
    const QByteArray bytes = query.value(column).toByteArray();
    QList<EntityId> list;
    for (qsizetype i = 0; i + 16 <= bytes.size(); i += 16)
        list.append(EntityId::fromBytes(QByteArrayView(bytes).sliced(i, 16)));
    return list;
}

inline QByteArray joined(const QList<EntityId> &ids)
{
    QByteArray bytes = QByteArrayLiteral("");
    for (const EntityId &id : ids)
        bytes += id.toBytes();
    return bytes;
}

/// SQLite takes a null QString for NULL; our text columns are NOT NULL.
inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

inline QString isoDate(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QStringLiteral("");
}

/// The first nine columns of a list query, in the order of ZHIJIAN_ORIGIN.
inline RowOrigin originAt(const QSqlQuery &query, int first = 1)
{
    return {.head = digestAt(query, first),
            .heads = query.value(first + 1).toInt(),
            .createdBy = entityAt(query, first + 2),
            .createdAt = query.value(first + 3).toLongLong(),
            .updatedBy = entityAt(query, first + 4),
            .updatedAt = query.value(first + 5).toLongLong(),
            .isWaiting = query.value(first + 7).toBool(),
            .isDeleted = query.value(first + 6).toBool()};
}
inline constexpr int OriginEnd = 9;
#define ZHIJIAN_ORIGIN(t) \
    "SELECT " t ".id, " t ".head, " t ".heads, " t ".created_by, " t ".created_at, " t ".updated_by, " t ".updated_at, " \
    t ".deleted, EXISTS (SELECT 1 FROM change c WHERE c.entity = " t ".id AND c.scope_sequence IS NULL), "

} // namespace zhijian::journal
