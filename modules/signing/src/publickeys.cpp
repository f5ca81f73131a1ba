#include "publickeys.h"

#include <openssl/x509.h>

namespace zhijian::signing {

std::optional<Suite> suiteOf(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const auto suite = Suite(bytes.front());
    if (suite != Suite::Sha256Ed25519 && suite != Suite::Sm3Sm2)
        return std::nullopt;
    return suite;
}

bool belongsTo(Suite suite, const EVP_PKEY *key)
{
    return EVP_PKEY_is_a(key, suite == Suite::Sm3Sm2 ? "SM2" : "ED25519") == 1;
}

QByteArray encodePublicKey(Suite suite, EVP_PKEY *key)
{
    const int size = i2d_PUBKEY(key, nullptr);
    if (size <= 0)
        return {};
    QByteArray bytes(1 + size, Qt::Uninitialized);
    bytes[0] = char(suite);
    unsigned char *end = unsignedBytes(bytes) + 1;
    i2d_PUBKEY(key, &end);
    return bytes;
}

Key parsePublicKey(const QByteArray &bytes)
{
    const std::optional<Suite> suite = suiteOf(bytes);
    if (!suite)
        return nullptr;
    const unsigned char *position = unsignedBytes(QByteArrayView(bytes)) + 1;
    Key key = ownKey(d2i_PUBKEY(nullptr, &position, long(bytes.size() - 1)));
    if (!key || !belongsTo(*suite, key.get()) || encodePublicKey(*suite, key.get()) != bytes)
        return nullptr;
    return key;
}

} // namespace zhijian::signing
