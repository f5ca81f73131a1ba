#include "core/canonicalcbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamReader>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

void writeHead(QByteArray &out, quint8 major, quint64 value)
{
    const char type = char(major << 5);
    int bytes = 0;
    if (value < 24) {
        out.append(char(type | char(value)));
        return;
    }
    if (value <= 0xff)
        bytes = 1, out.append(char(type | 24));
    else if (value <= 0xffff)
        bytes = 2, out.append(char(type | 25));
    else if (value <= 0xffffffff)
        bytes = 4, out.append(char(type | 26));
    else
        bytes = 8, out.append(char(type | 27));
    for (int i = bytes - 1; i >= 0; --i)
        out.append(char(value >> (8 * i)));
}

void write(QByteArray &out, const QCborValue &value)
{
    switch (value.type()) {
    case QCborValue::Integer: {
        const qint64 number = value.toInteger();
        if (number >= 0)
            writeHead(out, 0, quint64(number));
        else
            writeHead(out, 1, quint64(-(number + 1)));
        return;
    }
    case QCborValue::ByteArray: {
        const QByteArray bytes = value.toByteArray();
        writeHead(out, 2, quint64(bytes.size()));
        out.append(bytes);
        return;
    }
    case QCborValue::String: {
        const QByteArray bytes = value.toString().toUtf8();
        writeHead(out, 3, quint64(bytes.size()));
        out.append(bytes);
        return;
    }
    case QCborValue::Array: {
        const QCborArray array = value.toArray();
        writeHead(out, 4, quint64(array.size()));
        for (const auto &item : array)
            write(out, item);
        return;
    }
    case QCborValue::Map: {
        std::vector<std::pair<QByteArray, QCborValue>> entries;
        const QCborMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it) {
            QByteArray key;
            write(key, it.key());
            entries.emplace_back(key, it.value());
        }
        std::ranges::sort(entries, {}, [](const auto &entry) { return QByteArrayView(entry.first); });
        writeHead(out, 5, quint64(entries.size()));
        for (const auto &[key, item] : entries) {
            out.append(key);
            write(out, item);
        }
        return;
    }
    case QCborValue::False:
        out.append(char(0xf4));
        return;
    case QCborValue::True:
        out.append(char(0xf5));
        return;
    case QCborValue::Null:
        out.append(char(0xf6));
        return;
    default:
        Q_ASSERT_X(false, "canonicalCbor", "floats, tags and undefined have no canonical form here");
        out.append(char(0xf6));
    }
}

bool isTooDeep(const QByteArray &bytes, int maximumDepth)
{
    QCborStreamReader reader(bytes);
    while (reader.lastError() == QCborError::NoError) {
        if (reader.isContainer()) {
            if (reader.containerDepth() >= maximumDepth)
                return true;
            if (!reader.enterContainer())
                return false;
        } else if (reader.isValid()) {
            reader.next();
        } else if (reader.containerDepth() > 0) {
            reader.leaveContainer();
        } else {
            return false;
        }
    }
    return false;
}

bool hasOnlyPlainValues(const QCborValue &value)
{
    switch (value.type()) {
    case QCborValue::Integer:
    case QCborValue::ByteArray:
    case QCborValue::String:
    case QCborValue::False:
    case QCborValue::True:
    case QCborValue::Null:
        return true;
    case QCborValue::Array:
        return std::ranges::all_of(value.toArray(), [](const QCborValue &item) { return hasOnlyPlainValues(item); });
    case QCborValue::Map: {
        const QCborMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            if (!hasOnlyPlainValues(it.key()) || !hasOnlyPlainValues(it.value()))
                return false;
        return true;
    }
    default:
        return false;
    }
}

} // namespace

QByteArray canonicalCbor(const QCborValue &value)
{
    QByteArray out;
    write(out, value);
    return out;
}

Result<QCborValue> readPlainCbor(const QByteArray &bytes, int maximumDepth)
{
    if (isTooDeep(bytes, maximumDepth))
        return failure(ErrorCode::Corrupt, u"数据嵌套过深"_s);
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !hasOnlyPlainValues(value))
        return failure(ErrorCode::Corrupt, u"数据不是规范编码"_s);
    return value;
}

Result<QCborValue> readCanonicalCbor(const QByteArray &bytes, int maximumDepth)
{
    auto value = readPlainCbor(bytes, maximumDepth);
    if (value && canonicalCbor(*value) != bytes)
        return failure(ErrorCode::Corrupt, u"数据不是规范编码"_s);
    return value;
}

} // namespace zhijian
