#pragma once

#include "core/digest.h"
#include "protocol/frame.h"

#include <QCborArray>
#include <QCborMap>

#include <limits>

namespace zhijian::protocol {

/// Takes typed fields out of a map that somebody else wrote. The first one that is missing or ill-typed makes the
/// whole reading fail; unknown keys are ignored, so that a later version may add some.
class FieldReader
{
public:
    explicit FieldReader(const QCborValue &value) : m_map(value.toMap()), m_isGood(value.isMap()) {}

    [[nodiscard]] qint64 integer(int key, qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max());
    [[nodiscard]] bool flag(int key);
    [[nodiscard]] QString text(int key, qsizetype maximum);
    [[nodiscard]] QByteArray bytes(int key, qsizetype maximum);
    /// Eight bytes, big-endian.
    [[nodiscard]] quint64 device(int key);
    /// Null when the field is empty.
    [[nodiscard]] Digest digestOrNull(int key);
    [[nodiscard]] QCborArray array(int key, qsizetype maximum);
    [[nodiscard]] QList<Frame> frames(int key);

    void fail() { m_isGood = false; }
    [[nodiscard]] bool isGood() const { return m_isGood; }

private:
    QCborMap m_map;
    bool m_isGood;
};

[[nodiscard]] QByteArray deviceBytes(quint64 device);

} // namespace zhijian::protocol
