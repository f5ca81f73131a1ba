#include "signing/keypair.h"

#include "publickeys.h"

#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace zhijian::signing {

namespace {

using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Deleter<PKCS8_PRIV_KEY_INFO_free>>;

constexpr qsizetype LargestSecret = 64 * 1024;

// The signer's id of GB/T 32918.2 as GM/T 0009 fixes it. It is always set, on both sides: OpenSSL 3 takes an empty id
// when none is given and OpenSSL 4 takes this one, so a default would not verify across versions (sync.md 1.8).
constexpr QByteArrayView DistinguishingId = "1234567812345678";

bool setDistinguishingId(EVP_PKEY_CTX *context)
{
    return EVP_PKEY_CTX_set1_id(context, DistinguishingId.data(), int(DistinguishingId.size())) == 1;
}

// SM2 digests with SM3; Ed25519 has its own digest inside.
const char *digestName(Suite suite)
{
    return suite == Suite::Sm3Sm2 ? "SM3" : nullptr;
}

bool halvesBelongTogether(EVP_PKEY *key)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return context && EVP_PKEY_pairwise_check(context.get()) == 1;
}

} // namespace

PrivateKey::PrivateKey(Suite suite, std::shared_ptr<EVP_PKEY> key)
    : m_suite(suite), m_key(std::move(key)), m_publicKey(encodePublicKey(suite, m_key.get()))
{
}

Result<PrivateKey> PrivateKey::generate(Suite suite)
{
    const ErrorQueueGuard guard;
    Key key = ownKey(EVP_PKEY_Q_keygen(nullptr, nullptr, suite == Suite::Sm3Sm2 ? "SM2" : "ED25519"));
    if (!key)
        return failure(ErrorCode::Unsupported, u"系统密码库不能生成这种密钥"_s);
    PrivateKey made(suite, std::move(key));
    if (!isPublicKey(made.publicKey()))
        return failure(ErrorCode::Unsupported, u"系统密码库不能写出新密钥"_s);
    return made;
}

Result<PrivateKey> PrivateKey::fromBytes(const QByteArray &bytes)
{
    const ErrorQueueGuard guard;
    const std::optional<Suite> suite = suiteOf(bytes);
    if (!suite)
        return failure(ErrorCode::Corrupt, u"私钥的算法标识无法识别"_s);
    const unsigned char *const begin = unsignedBytes(QByteArrayView(bytes));
    const unsigned char *position = begin + 1;
    const Pkcs8 pkcs8(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &position, long(bytes.size() - 1)));
    if (!pkcs8 || position != begin + bytes.size())
        return failure(ErrorCode::Corrupt, u"私钥已损坏"_s);
    Key key = ownKey(EVP_PKCS82PKEY(pkcs8.get()));
    // A damaged file may hold halves that do not belong together: signatures would be made that nobody can verify.
    if (!key || !belongsTo(*suite, key.get()) || !halvesBelongTogether(key.get()))
        return failure(ErrorCode::Corrupt, u"私钥已损坏"_s);
    PrivateKey result(*suite, std::move(key));
    if (!isPublicKey(result.publicKey()))
        return failure(ErrorCode::Corrupt, u"私钥中公钥的编码形式不是本程序所用的"_s);
    return result;
}

QByteArray PrivateKey::toBytes() const
{
    const ErrorQueueGuard guard;
    const Pkcs8 pkcs8(EVP_PKEY2PKCS8(m_key.get()));
    const int size = pkcs8 ? i2d_PKCS8_PRIV_KEY_INFO(pkcs8.get(), nullptr) : 0;
    QByteArray bytes(1 + std::max(0, size), Qt::Uninitialized);
    bytes[0] = char(m_suite);
    unsigned char *end = unsignedBytes(bytes) + 1;
    // Half a key would be stored in place of somebody's whole one: better no program than that.
    if (size <= 0 || i2d_PKCS8_PRIV_KEY_INFO(pkcs8.get(), &end) != size)
        qFatal("OpenSSL 没有写出私钥");
    return bytes;
}

Result<QByteArray> PrivateKey::sign(QByteArrayView message) const
{
    const ErrorQueueGuard guard;
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr; // belongs to context
    bool done = context && EVP_DigestSignInit_ex(context.get(), &keyContext, digestName(m_suite), nullptr, nullptr, m_key.get(), nullptr) == 1;
    done = done && (m_suite != Suite::Sm3Sm2 || setDistinguishingId(keyContext));
    size_t size = 0;
    done = done && EVP_DigestSign(context.get(), nullptr, &size, unsignedBytes(message), size_t(message.size())) == 1;
    QByteArray signature(1 + qsizetype(size), Qt::Uninitialized);
    signature[0] = char(m_suite);
    done = done && EVP_DigestSign(context.get(), unsignedBytes(signature) + 1, &size, unsignedBytes(message), size_t(message.size())) == 1;
    if (!done)
        return failure(ErrorCode::Unsupported, u"系统密码库不能完成签名"_s);
    signature.truncate(1 + qsizetype(size));
    return signature;
}

Result<QByteArray> PrivateKey::decrypt(const QByteArray &encrypted) const
{
    const ErrorQueueGuard guard;
    if (m_suite != Suite::Sm3Sm2)
        return failure(ErrorCode::Unsupported, u"这种密钥只能签名，不能解密"_s);
    if (suiteOf(encrypted) != m_suite)
        return failure(ErrorCode::Corrupt, u"密文的算法标识与密钥不符"_s);
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr));
    const unsigned char *const input = unsignedBytes(QByteArrayView(encrypted)) + 1;
    const auto inputSize = size_t(encrypted.size() - 1);
    size_t size = 0;
    if (!context || EVP_PKEY_decrypt_init(context.get()) != 1
        || EVP_PKEY_decrypt(context.get(), nullptr, &size, input, inputSize) != 1)
        return failure(ErrorCode::Corrupt, u"密文已损坏"_s);
    QByteArray secret(qsizetype(size), Qt::Uninitialized);
    if (EVP_PKEY_decrypt(context.get(), unsignedBytes(secret), &size, input, inputSize) != 1)
        return failure(ErrorCode::Corrupt, u"密文已损坏，或者不是加密给这把密钥的"_s);
    secret.truncate(qsizetype(size));
    return secret;
}

bool verify(const QByteArray &publicKey, QByteArrayView message, const QByteArray &signature)
{
    const ErrorQueueGuard guard;
    const std::optional<Suite> suite = suiteOf(publicKey);
    if (!suite || suiteOf(signature) != suite)
        return false;
    const Key key = parsePublicKey(publicKey);
    if (!key)
        return false;
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr; // belongs to context
    if (!context || EVP_DigestVerifyInit_ex(context.get(), &keyContext, digestName(*suite), nullptr, nullptr, key.get(), nullptr) != 1)
        return false;
    if (*suite == Suite::Sm3Sm2 && !setDistinguishingId(keyContext))
        return false;
    return EVP_DigestVerify(context.get(), unsignedBytes(QByteArrayView(signature)) + 1, size_t(signature.size() - 1),
               unsignedBytes(message), size_t(message.size())) == 1;
}

bool isPublicKey(const QByteArray &publicKey)
{
    const ErrorQueueGuard guard;
    return parsePublicKey(publicKey) != nullptr;
}

Result<QByteArray> encryptTo(const QByteArray &publicKey, const QByteArray &secret)
{
    const ErrorQueueGuard guard;
    if (secret.isEmpty() || secret.size() > LargestSecret)
        return failure(ErrorCode::InvalidInput, u"要加密的内容为空或过长"_s);
    const Key key = parsePublicKey(publicKey);
    if (!key)
        return failure(ErrorCode::InvalidInput, u"接收方的公钥无法识别"_s);
    if (suiteOf(publicKey) != Suite::Sm3Sm2)
        return failure(ErrorCode::Unsupported, u"接收方的公钥只能验签，不能用来加密"_s);
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    const unsigned char *const input = unsignedBytes(QByteArrayView(secret));
    size_t size = 0;
    if (!context || EVP_PKEY_encrypt_init(context.get()) != 1
        || EVP_PKEY_encrypt(context.get(), nullptr, &size, input, size_t(secret.size())) != 1)
        return failure(ErrorCode::Unsupported, u"系统密码库不能完成加密"_s);
    QByteArray encrypted(1 + qsizetype(size), Qt::Uninitialized);
    encrypted[0] = char(Suite::Sm3Sm2);
    if (EVP_PKEY_encrypt(context.get(), unsignedBytes(encrypted) + 1, &size, input, size_t(secret.size())) != 1)
        return failure(ErrorCode::Unsupported, u"系统密码库不能完成加密"_s);
    encrypted.truncate(1 + qsizetype(size));
    return encrypted;
}

QString publicKeyPem(const QByteArray &publicKey)
{
    if (!isPublicKey(publicKey))
        return {};
    constexpr qsizetype lineLength = 64;
    const QByteArray base64 = publicKey.sliced(1).toBase64();
    QString pem = u"-----BEGIN PUBLIC KEY-----\n"_s;
    for (qsizetype from = 0; from < base64.size(); from += lineLength)
        pem += QLatin1StringView(QByteArrayView(base64).sliced(from, std::min(lineLength, base64.size() - from))) + u'\n';
    return pem + u"-----END PUBLIC KEY-----\n"_s;
}

} // namespace zhijian::signing
