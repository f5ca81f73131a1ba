#include "publickeys.h"

#include <openssl/x509.h>

namespace zhijian::signing {

namespace {

// What comes before the point, and the size of the whole: in DER both are fixed for a named curve.
struct Form
{
    QByteArray prefix;
    qsizetype size;
};

const Form &formOf(Suite suite)
{
    static const Form ed25519{QByteArray::fromHex("01302a300506032b6570032100"), 13 + 32};
    // id-ecPublicKey on sm2p256v1, uncompressed point.
    static const Form sm2{QByteArray::fromHex("023059301306072a8648ce3d020106082a811ccf5501822d03420004"), 28 + 64};
    return suite == Suite::Sm3Sm2 ? sm2 : ed25519;
}

} // namespace

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
    return i2d_PUBKEY(key, &end) == size ? bytes : QByteArray();
}

Key parsePublicKey(const QByteArray &bytes)
{
    const std::optional<Suite> suite = suiteOf(bytes);
    if (!suite)
        return nullptr;
    const Form &form = formOf(*suite);
    // Encoding the parsed key again would not do: OpenSSL remembers a compressed or hybrid point and gives it back.
    if (bytes.size() != form.size || !bytes.startsWith(form.prefix))
        return nullptr;
    const unsigned char *position = unsignedBytes(QByteArrayView(bytes)) + 1;
    Key key = ownKey(d2i_PUBKEY(nullptr, &position, long(bytes.size() - 1)));
    return key && belongsTo(*suite, key.get()) ? key : nullptr;
}

} // namespace zhijian::signing
