#include "fieldreader.h"

#include "protocol/limits.h"

namespace zhijian::protocol {

namespace {

constexpr qsizetype MaximumSignature = 256;

} // namespace

qint64 FieldReader::integer(int key, qint64 least, qint64 most)
{
    const QCborValue value = m_map.value(key);
    const qint64 number = value.toInteger();
    if (!value.isInteger() || number < least || number > most) {
        fail();
        return least;
    }
    return number;
}

bool FieldReader::flag(int key)
{
    const QCborValue value = m_map.value(key);
    if (!value.isBool())
        fail();
    return value.toBool();
}

QString FieldReader::text(int key, qsizetype maximum)
{
    const QCborValue value = m_map.value(key);
    const QString text = value.toString();
    if (!value.isString() || text.size() > maximum) {
        fail();
        return {};
    }
    return text;
}

QByteArray FieldReader::bytes(int key, qsizetype maximum)
{
    const QCborValue value = m_map.value(key);
    const QByteArray bytes = value.toByteArray();
    if (!value.isByteArray() || bytes.size() > maximum) {
        fail();
        return {};
    }
    return bytes;
}

quint64 FieldReader::device(int key)
{
    const QByteArray value = bytes(key, 8);
    if (value.size() != 8)
        fail();
    return value.toHex().toULongLong(nullptr, 16);
}

Digest FieldReader::digestOrNull(int key)
{
    const QByteArray value = bytes(key, Digest::Size);
    const Digest digest = Digest::fromBytes(value);
    if (digest.isNull() != value.isEmpty())
        fail();
    return digest;
}

QCborArray FieldReader::array(int key, qsizetype maximum)
{
    const QCborValue value = m_map.value(key);
    if (!value.isArray() || value.toArray().size() > maximum) {
        fail();
        return {};
    }
    return value.toArray();
}

QByteArray deviceBytes(quint64 device)
{
    return QByteArray::fromHex(QByteArray::number(device, 16).rightJustified(16, '0'));
}

QCborArray changeFields(const StoredChange &change)
{
    QCborArray fields{change.id.toBytes(), change.bytes};
    if (!change.signature.isNull()) {
        fields.append(change.signature.key.toBytes());
        fields.append(change.signature.value);
    }
    return fields;
}

bool readChange(const QCborArray &array, qsizetype at, bool mayBeStub, StoredChange &change)
{
    const qsizetype fields = array.size() - at;
    if ((fields != 2 && fields != 4) || !array.at(at).isByteArray() || !array.at(at + 1).isByteArray())
        return false;
    change.id = Digest::fromBytes(array.at(at).toByteArray());
    change.bytes = array.at(at + 1).toByteArray();
    if (change.id.isNull() || (change.bytes.isEmpty() && !mayBeStub))
        return false;
    if (fields == 2)
        return true;
    if (!array.at(at + 2).isByteArray() || !array.at(at + 3).isByteArray())
        return false;
    const QByteArray key = array.at(at + 2).toByteArray();
    change.signature = {EntityId::fromBytes(key), array.at(at + 3).toByteArray()};
    return key.size() == 16 && !change.signature.isNull() && change.signature.value.size() <= MaximumSignature;
}

} // namespace zhijian::protocol
