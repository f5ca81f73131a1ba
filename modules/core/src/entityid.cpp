#include "core/entityid.h"

#include "core/clock.h"

#include <QRandomGenerator>
#include <QUuid>

namespace zhijian {

EntityId EntityId::create(const Clock &clock)
{
    EntityId id;
    QRandomGenerator::system()->generate(id.m_bytes.begin(), id.m_bytes.end());
    const auto time = quint64(clock.milliseconds());
    for (int i = 0; i < 6; ++i)
        id.m_bytes[i] = quint8(time >> (8 * (5 - i)));
    id.m_bytes[6] = 0x70 | (id.m_bytes[6] & 0x0f);
    id.m_bytes[8] = 0x80 | (id.m_bytes[8] & 0x3f);
    return id;
}

EntityId EntityId::fromBytes(QByteArrayView bytes)
{
    EntityId id;
    if (bytes.size() == qsizetype(id.m_bytes.size()))
        std::copy(bytes.begin(), bytes.end(), id.m_bytes.begin());
    return id;
}

EntityId EntityId::fromString(QStringView text)
{
    return fromBytes(QUuid::fromString(text).toRfc4122());
}

QByteArray EntityId::toBytes() const
{
    return {reinterpret_cast<const char *>(m_bytes.data()), qsizetype(m_bytes.size())};
}

QString EntityId::toString() const
{
    return QUuid::fromRfc4122(toBytes()).toString(QUuid::WithoutBraces);
}

} // namespace zhijian
