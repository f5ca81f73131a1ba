#include "core/digest.h"

namespace zhijian {

Digest::Digest(Suite suite, const QByteArray &value) : m_bytes(char(suite) + value)
{
    Q_ASSERT(m_bytes.size() == Size);
}

Digest Digest::fromBytes(QByteArrayView bytes)
{
    Digest digest;
    const bool known = bytes.size() == Size && (bytes.front() == char(Suite::Sha256Ed25519) || bytes.front() == char(Suite::Sm3Sm2));
    if (known)
        digest.m_bytes = bytes.toByteArray();
    return digest;
}

Digest Digest::fromHex(QStringView hex)
{
    return fromBytes(QByteArray::fromHex(hex.toLatin1()));
}

} // namespace zhijian
