#pragma once

#include "core/digest.h"
#include "core/result.h"

#include <memory>

typedef struct evp_pkey_st EVP_PKEY;

namespace zhijian::signing {

/// The private half of a device's or a person's key pair: SM2 (GB/T 32918) or Ed25519 (RFC 8032).
/// Copies share one key, which is wiped with the last of them. Any thread may use it. Byte layouts: README.md.
class PrivateKey
{
public:
    [[nodiscard]] static Result<PrivateKey> generate(Suite suite);
    /// Corrupt when the bytes are no key of the suite they name.
    [[nodiscard]] static Result<PrivateKey> fromBytes(const QByteArray &bytes);
    /// Suite byte and unencrypted PKCS#8 DER: seal it (signing/secret.h) before it is stored, then wipe() it.
    [[nodiscard]] QByteArray toBytes() const;

    [[nodiscard]] Suite suite() const { return m_suite; }
    /// Suite byte and SubjectPublicKeyInfo DER.
    [[nodiscard]] const QByteArray &publicKey() const { return m_publicKey; }
    /// Suite byte and signature over the whole message.
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const;
    /// What encryptTo() made for this key. Corrupt when damaged or made for another key.
    [[nodiscard]] Result<QByteArray> decrypt(const QByteArray &encrypted) const;

private:
    PrivateKey(Suite suite, std::shared_ptr<EVP_PKEY> key);

    Suite m_suite;
    std::shared_ptr<EVP_PKEY> m_key;
    QByteArray m_publicKey;
};

/// True when the holder of the key signed exactly this message. Any bytes may be passed; nonsense is simply false.
[[nodiscard]] bool verify(const QByteArray &publicKey, QByteArrayView message, const QByteArray &signature);

/// Whether the bytes are a public key in the one encoding that verify() accepts.
[[nodiscard]] bool isPublicKey(const QByteArray &publicKey);

/// Suite byte and SM2 ciphertext that only the holder of the private key reads; for short secrets such as a field key.
/// Unsupported for Ed25519, which cannot encrypt.
[[nodiscard]] Result<QByteArray> encryptTo(const QByteArray &publicKey, const QByteArray &secret);

/// The key as the `openssl` command line reads it; empty when the bytes are no public key.
[[nodiscard]] QString publicKeyPem(const QByteArray &publicKey);

} // namespace zhijian::signing
