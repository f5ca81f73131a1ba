#include "core/canonicalcbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QStringList>
#include <QUtf8StringView>

#include <algorithm>
#include <limits>
#include <optional>
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

/// Goes over the bytes once, without building values: what it accepts is what write() gives back for the same value.
class Scanner
{
public:
    Scanner(QByteArrayView bytes, int maximumDepth) : m_bytes(bytes), m_maximumDepth(maximumDepth) {}

    [[nodiscard]] bool isOneValue() { return value(0) && m_at == m_bytes.size(); }

private:
    struct Head
    {
        quint8 major;
        quint64 value;
    };

    std::optional<Head> head()
    {
        if (m_at >= m_bytes.size())
            return {};
        const auto first = quint8(m_bytes[m_at++]);
        Head head{.major = quint8(first >> 5), .value = quint64(first & 31)};
        if (head.value < 24)
            return head;
        if (head.major == 7 || head.value > 27)
            return {};
        const qsizetype size = qsizetype(1) << (head.value - 24);
        if (m_bytes.size() - m_at < size)
            return {};
        head.value = 0;
        for (qsizetype i = 0; i < size; ++i)
            head.value = head.value << 8 | quint8(m_bytes[m_at++]);
        const quint64 least = size == 1 ? 24 : quint64(1) << (4 * size); // 0x100, 0x10000, 0x1'0000'0000
        return head.value >= least ? std::optional(head) : std::nullopt;
    }

    bool value(int depth)
    {
        const auto one = head();
        if (!one)
            return false;
        switch (one->major) {
        case 0:
        case 1:
            return one->value <= quint64(std::numeric_limits<qint64>::max());
        case 2:
            return skip(one->value);
        case 3: {
            const qsizetype begin = m_at;
            // A byte order mark would be lost on the way through QString.
            return skip(one->value) && QUtf8StringView(m_bytes.data() + begin, m_at - begin).isValidUtf8()
                && !m_bytes.sliced(begin, m_at - begin).startsWith("\xef\xbb\xbf");
        }
        case 4:
            return depth < m_maximumDepth && items(one->value, depth + 1);
        case 5:
            return depth < m_maximumDepth && entries(one->value, depth + 1);
        default:
            return one->major == 7 && one->value >= 20 && one->value <= 22; // false, true, null
        }
    }

    bool skip(quint64 size)
    {
        if (size > quint64(m_bytes.size() - m_at))
            return false;
        m_at += qsizetype(size);
        return true;
    }

    bool items(quint64 count, int depth)
    {
        for (; count > 0; --count)
            if (!value(depth))
                return false;
        return true;
    }

    bool entries(quint64 count, int depth)
    {
        QByteArrayView before;
        for (; count > 0; --count) {
            const qsizetype begin = m_at;
            if (!value(depth))
                return false;
            const QByteArrayView key = m_bytes.sliced(begin, m_at - begin);
            if (!before.isEmpty() && !(before < key))
                return false;
            before = key;
            if (!value(depth))
                return false;
        }
        return true;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_maximumDepth;
};

} // namespace

QByteArray canonicalCbor(const QCborValue &value)
{
    QByteArray out;
    write(out, value);
    return out;
}

Result<QCborValue> readCanonicalCbor(const QByteArray &bytes, int maximumDepth)
{
    if (!Scanner(bytes, maximumDepth).isOneValue())
        return failure(ErrorCode::Corrupt, u"数据不是规范编码"_s);
    QCborParserError error;
    QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError)
        return failure(ErrorCode::Corrupt, u"数据不是规范编码"_s);
    return value;
}

} // namespace zhijian
