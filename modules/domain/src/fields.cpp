#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian::fields {

void put(QCborMap &body, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        body.insert(key, value);
}

void put(QCborMap &body, QLatin1StringView key, const QByteArray &value)
{
    if (!value.isEmpty())
        body.insert(key, value);
}

void put(QCborMap &body, QLatin1StringView key, bool value)
{
    if (value)
        body.insert(key, true);
}

void put(QCborMap &body, QLatin1StringView key, qint64 value)
{
    if (value != 0)
        body.insert(key, value);
}

void put(QCborMap &body, QLatin1StringView key, QDate value)
{
    if (value.isValid())
        body.insert(key, value.toString(Qt::ISODate));
}

void put(QCborMap &body, QLatin1StringView key, QTime value)
{
    if (value.isValid())
        body.insert(key, value.toString(u"HH:mm"_s));
}

void put(QCborMap &body, QLatin1StringView key, const EntityId &value)
{
    if (!value.isNull())
        body.insert(key, value.toBytes());
}

void put(QCborMap &body, QLatin1StringView key, const Digest &value)
{
    if (!value.isNull())
        body.insert(key, value.toBytes());
}

void put(QCborMap &body, QLatin1StringView key, const QList<EntityId> &value)
{
    QCborArray array;
    for (const EntityId &id : value)
        array.append(id.toBytes());
    if (!array.isEmpty())
        body.insert(key, array);
}

void put(QCborMap &body, QLatin1StringView key, const QStringList &value)
{
    if (!value.isEmpty())
        body.insert(key, QCborArray::fromStringList(value));
}

QString text(const QCborMap &body, QLatin1StringView key)
{
    return body.value(key).toString();
}

QByteArray bytes(const QCborMap &body, QLatin1StringView key)
{
    return body.value(key).toByteArray();
}

bool flag(const QCborMap &body, QLatin1StringView key)
{
    return body.value(key).toBool();
}

qint64 number(const QCborMap &body, QLatin1StringView key)
{
    return body.value(key).toInteger();
}

QDate date(const QCborMap &body, QLatin1StringView key)
{
    return QDate::fromString(text(body, key), Qt::ISODate);
}

QTime time(const QCborMap &body, QLatin1StringView key)
{
    return QTime::fromString(text(body, key), u"HH:mm"_s);
}

EntityId entity(const QCborMap &body, QLatin1StringView key)
{
    return EntityId::fromBytes(bytes(body, key));
}

Digest digest(const QCborMap &body, QLatin1StringView key)
{
    return Digest::fromBytes(bytes(body, key));
}

QList<EntityId> entities(const QCborMap &body, QLatin1StringView key)
{
    QList<EntityId> list;
    for (const QCborValue &item : body.value(key).toArray())
        list.append(EntityId::fromBytes(item.toByteArray()));
    return list;
}

QStringList texts(const QCborMap &body, QLatin1StringView key)
{
    QStringList list;
    for (const QCborValue &item : body.value(key).toArray())
        list.append(item.toString());
    return list;
}

} // namespace zhijian::fields
