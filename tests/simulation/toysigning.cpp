#include "toysigning.h"

#include "signing/certificate.h"
#include "signing/hash.h"
#include "signing/keypair.h"
#include "signing/secret.h"

#include <QHash>

#include <algorithm>

// The simulator's stand-in for signing/keypair and signing/secret: keyed digests instead of SM2, because a real signature
// costs more than everything else in a simulated step, and the same randomness for the same seed. Digests are the real
// ones. Who signs what is tested with real keys in tests/sync and tests/signing.
namespace zhijian {

namespace simulation {

namespace {

Dice *source = nullptr;
QHash<QByteArray, QByteArray> secrets; // by public key

} // namespace

void seedToySigning(Dice *dice)
{
    source = dice;
    secrets.clear();
}

namespace {

constexpr qsizetype NonceSize = 8;

QByteArray signatureOf(const QByteArray &secret, QByteArrayView message, const QByteArray &nonce)
{
    return char(Suite::Sm3Sm2) + nonce + signing::digest(Suite::Sha256Ed25519, QByteArray(secret + nonce + message)).toBytes().mid(1);
}

} // namespace

} // namespace simulation

namespace signing {

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    for (char &byte : bytes)
        byte = char(simulation::source->next());
    return bytes;
}

void wipe(QByteArray &secret)
{
    secret.clear();
}

PrivateKey::PrivateKey(Suite suite, std::shared_ptr<EVP_PKEY> key) : m_suite(suite), m_key(std::move(key)) {}

Result<PrivateKey> PrivateKey::generate(Suite suite)
{
    return fromBytes(char(suite) + randomBytes(32));
}

Result<PrivateKey> PrivateKey::fromBytes(const QByteArray &bytes)
{
    PrivateKey key(Suite(bytes.at(0)), nullptr);
    key.m_publicKey = char(bytes.at(0)) + digest(Suite::Sm3Sm2, QByteArray("toy" + bytes)).toBytes();
    simulation::secrets.insert(key.m_publicKey, bytes);
    return key;
}

QByteArray PrivateKey::toBytes() const
{
    return simulation::secrets.value(m_publicKey);
}

Result<QByteArray> PrivateKey::sign(QByteArrayView message) const
{
    // Like the real ones, two signatures over one text differ.
    return simulation::signatureOf(toBytes(), message, randomBytes(simulation::NonceSize));
}

Result<QByteArray> PrivateKey::decrypt(const QByteArray &encrypted) const
{
    return encrypted;
}

Result<QByteArray> encryptTo(const QByteArray &, const QByteArray &secret)
{
    return secret;
}

bool verify(const QByteArray &publicKey, QByteArrayView message, const QByteArray &signature)
{
    const QByteArray secret = simulation::secrets.value(publicKey);
    return !secret.isEmpty() && simulation::signatureOf(secret, message, signature.mid(1, simulation::NonceSize)) == signature;
}

// What is sealed is not hidden, but an altered bit shows.
FieldKey FieldKey::generate()
{
    return *fromBytes(randomBytes(int(Size)));
}

Result<FieldKey> FieldKey::fromBytes(const QByteArray &bytes)
{
    FieldKey key;
    std::ranges::copy(bytes, key.m_key.begin());
    return key;
}

FieldKey::~FieldKey() = default;

QByteArray FieldKey::toBytes() const
{
    return {reinterpret_cast<const char *>(m_key.data()), Size};
}

Result<QByteArray> FieldKey::seal(QByteArrayView plain) const
{
    return simulation::signatureOf(toBytes(), plain, randomBytes(simulation::NonceSize)) + plain;
}

Result<QByteArray> FieldKey::open(const QByteArray &sealed) const
{
    constexpr qsizetype mark = 1 + simulation::NonceSize + Digest::Size - 1;
    const QByteArray plain = sealed.mid(mark);
    if (simulation::signatureOf(toBytes(), plain, sealed.mid(1, simulation::NonceSize)) + plain != sealed)
        return failure(ErrorCode::Corrupt);
    return plain;
}

// Only over TLS, which is not simulated.
Result<CertificateRequest> requestCertificate()
{
    return failure(ErrorCode::Unsupported);
}

QByteArray certificateDigest(const QByteArray &)
{
    return {};
}

bool isPublicKey(const QByteArray &publicKey)
{
    return publicKey.size() == 1 + Digest::Size;
}

} // namespace signing

} // namespace zhijian
