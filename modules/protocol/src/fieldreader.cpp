#include "fieldreader.h"

#include "protocol/limits.h"

namespace zhijian::protocol {

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

QList<Frame> FieldReader::frames(int key)
{
    QList<Frame> list;
    for (const QCborValue &one : array(key, MaximumFrames)) {
        auto frame = frameFrom(one);
        if (!frame) {
            fail();
            return {};
        }
        list.append(std::move(*frame));
    }
    return list;
}

QByteArray deviceBytes(quint64 device)
{
    return QByteArray::fromHex(QByteArray::number(device, 16).rightJustified(16, '0'));
}

} // namespace zhijian::protocol
