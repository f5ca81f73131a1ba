#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <array>
#include <compare>

namespace zhijian {

class Clock;

/// Names a thing (an account, a policy, a person) for ever: 16 bytes, UUID version 7 (RFC 9562).
class EntityId
{
public:
    EntityId() = default;
    [[nodiscard]] static EntityId create(const Clock &clock);
    /// Null when `bytes` is not 16 long.
    [[nodiscard]] static EntityId fromBytes(QByteArrayView bytes);
    /// Reads the form of toString(); null when it is not one.
    [[nodiscard]] static EntityId fromString(QStringView text);

    [[nodiscard]] QByteArray toBytes() const;
    /// 8-4-4-4-12 hexadecimal, lower case.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool isNull() const { return *this == EntityId(); }

    auto operator<=>(const EntityId &) const = default;

private:
    std::array<quint8, 16> m_bytes{};
    friend size_t qHash(const EntityId &id, size_t seed = 0) noexcept
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }
};

} // namespace zhijian

Q_DECLARE_METATYPE(zhijian::EntityId)
