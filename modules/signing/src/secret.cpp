#include "signing/secret.h"

#include "openssl.h"
#include "signing/hash.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace zhijian::signing {

namespace {

using CipherKey = std::array<unsigned char, FieldKey::Size>;

constexpr char Version = 1;
constexpr qsizetype NonceSize = 12;
constexpr qsizetype TagSize = 16;
constexpr qsizetype SaltSize = 16;
constexpr qsizetype ChecksumSize = 8;
// Version, logarithm of N, r, p, salt.
constexpr qsizetype PasswordHeaderSize = 4 + SaltSize;
constexpr qsizetype LargestPlain = std::numeric_limits<int>::max() / 2;

// RFC 7914. Stored with each sealed secret so that they can grow; bounded when read so that a forged file
// cannot take the memory of the workstation.
struct ScryptCost
{
    int logN = 15;
    int r = 8;
    int p = 1;

    quint64 n() const { return quint64(1) << logN; }
    quint64 memory() const { return 128 * n() * quint64(r); }
    bool isAllowed() const { return logN >= 10 && logN <= 20 && r >= 1 && r <= 32 && p >= 1 && p <= 4 && memory() <= LargestMemory; }

    static constexpr quint64 LargestMemory = 128 * 1024 * 1024;
};

const EVP_CIPHER *sm4Gcm()
{
    static const EVP_CIPHER *const cipher = EVP_CIPHER_fetch(nullptr, "SM4-GCM", nullptr);
    if (!cipher)
        qFatal("OpenSSL 没有 SM4-GCM 算法：请安装 OpenSSL 3.1 以上版本");
    return cipher;
}

// Nonce, ciphertext, tag. The header is not repeated but protected by the tag.
Result<QByteArray> encrypted(const CipherKey &key, QByteArrayView header, QByteArrayView plain)
{
    const ErrorQueueGuard guard;
    if (plain.size() > LargestPlain)
        return failure(ErrorCode::InvalidInput, u"要加密的内容过长"_s);
    QByteArray out = randomBytes(NonceSize);
    out.resize(NonceSize + plain.size() + TagSize);
    unsigned char *const nonce = unsignedBytes(out);
    unsigned char *const body = nonce + NonceSize;
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool done = context && EVP_EncryptInit_ex2(context.get(), sm4Gcm(), key.data(), nonce, nullptr) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &size, unsignedBytes(header), int(header.size())) == 1
        && (plain.isEmpty() || EVP_EncryptUpdate(context.get(), body, &size, unsignedBytes(plain), int(plain.size())) == 1)
        && EVP_EncryptFinal_ex(context.get(), body + plain.size(), &size) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, int(TagSize), body + plain.size()) == 1;
    if (!done)
        return failure(ErrorCode::Unsupported, u"系统密码库不能完成加密"_s);
    return out;
}

// Nothing when the key is another one or a bit was changed; the two cannot be told apart.
std::optional<QByteArray> decrypted(const CipherKey &key, QByteArrayView header, QByteArrayView sealed)
{
    const ErrorQueueGuard guard;
    const qsizetype plainSize = sealed.size() - NonceSize - TagSize;
    if (plainSize < 0 || plainSize > LargestPlain)
        return std::nullopt;
    QByteArray plain(plainSize, Qt::Uninitialized);
    QByteArray tag = sealed.last(TagSize).toByteArray();
    const QByteArrayView body = sealed.sliced(NonceSize, plainSize);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    unsigned char rest[EVP_MAX_BLOCK_LENGTH];
    const bool done = context && EVP_DecryptInit_ex2(context.get(), sm4Gcm(), key.data(), unsignedBytes(sealed), nullptr) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &size, unsignedBytes(header), int(header.size())) == 1
        && (plainSize == 0 || EVP_DecryptUpdate(context.get(), unsignedBytes(plain), &size, unsignedBytes(body), int(plainSize)) == 1)
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, int(TagSize), tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), rest, &size) == 1;
    if (done)
        return plain;
    wipe(plain);
    return std::nullopt;
}

std::optional<CipherKey> passwordKey(const QString &password, QByteArrayView salt, const ScryptCost &cost)
{
    const ErrorQueueGuard guard;
    QByteArray utf8 = password.normalized(QString::NormalizationForm_KC).toUtf8();
    CipherKey key;
    const int done = EVP_PBE_scrypt(utf8.constData(), size_t(utf8.size()), unsignedBytes(salt), size_t(salt.size()),
        cost.n(), quint64(cost.r), quint64(cost.p), 2 * ScryptCost::LargestMemory, key.data(), key.size());
    wipe(utf8);
    return done == 1 ? std::optional(key) : std::nullopt;
}

QByteArray checksum(QByteArrayView bytes)
{
    return digest(Suite::Sm3Sm2, bytes).toBytes().sliced(1, ChecksumSize);
}

} // namespace

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    // Going on without randomness would make guessable keys.
    if (RAND_bytes(unsignedBytes(bytes), count) != 1)
        qFatal("系统的随机数发生器不可用");
    return bytes;
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        OPENSSL_cleanse(secret.data(), size_t(secret.size()));
    secret.clear();
}

FieldKey FieldKey::generate()
{
    FieldKey key;
    if (RAND_priv_bytes(key.m_key.data(), int(Size)) != 1)
        qFatal("系统的随机数发生器不可用");
    return key;
}

Result<FieldKey> FieldKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != Size)
        return failure(ErrorCode::InvalidInput, u"字段密钥的长度应为 16 字节"_s);
    FieldKey key;
    std::copy_n(unsignedBytes(QByteArrayView(bytes)), Size, key.m_key.begin());
    return key;
}

FieldKey::~FieldKey()
{
    OPENSSL_cleanse(m_key.data(), m_key.size());
}

QByteArray FieldKey::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_key.data()), Size);
}

Result<QByteArray> FieldKey::seal(QByteArrayView plain) const
{
    const QByteArrayView header(&Version, 1);
    Result<QByteArray> sealed = encrypted(m_key, header, plain);
    if (sealed)
        sealed->prepend(Version);
    return sealed;
}

Result<QByteArray> FieldKey::open(const QByteArray &sealed) const
{
    if (sealed.isEmpty())
        return failure(ErrorCode::Corrupt, u"加密内容为空"_s);
    if (sealed.front() != Version)
        return failure(ErrorCode::Unsupported, u"加密内容的版本无法识别"_s);
    std::optional<QByteArray> plain = decrypted(m_key, QByteArrayView(sealed).first(1), QByteArrayView(sealed).sliced(1));
    if (!plain)
        return failure(ErrorCode::Corrupt, u"加密内容已损坏，或者密钥不符"_s);
    return *std::move(plain);
}

Result<QByteArray> sealWithPassword(const QString &password, const QByteArray &secret)
{
    if (password.isEmpty())
        return failure(ErrorCode::InvalidInput, u"口令不能为空"_s);
    const ScryptCost cost;
    const char parameters[] = {Version, char(cost.logN), char(cost.r), char(cost.p)};
    const QByteArray salt = randomBytes(SaltSize);
    QByteArray sealed = QByteArray(parameters, sizeof parameters) + salt;
    std::optional<CipherKey> key = passwordKey(password, salt, cost);
    if (!key)
        return failure(ErrorCode::Unavailable, u"内存不足，无法由口令计算密钥"_s);
    const Result<QByteArray> body = encrypted(*key, sealed, secret);
    OPENSSL_cleanse(key->data(), key->size());
    if (!body)
        return failure(body);
    sealed += *body;
    return QByteArray(sealed + checksum(sealed));
}

Result<QByteArray> openWithPassword(const QString &password, const QByteArray &sealed)
{
    const QByteArrayView all(sealed);
    // The checksum is no protection (anybody can compute it); it tells a damaged file from a wrong password.
    if (all.size() < PasswordHeaderSize + NonceSize + TagSize + ChecksumSize
        || checksum(all.chopped(ChecksumSize)) != all.last(ChecksumSize))
        return failure(ErrorCode::Corrupt, u"受口令保护的内容已损坏"_s);
    if (all.front() != Version)
        return failure(ErrorCode::Unsupported, u"受口令保护的内容由更新版本的程序生成"_s);
    const ScryptCost cost{.logN = quint8(all[1]), .r = quint8(all[2]), .p = quint8(all[3])};
    if (!cost.isAllowed())
        return failure(ErrorCode::Unsupported, u"口令保护的强度参数超出本程序允许的范围"_s);
    const QByteArrayView header = all.first(PasswordHeaderSize);
    std::optional<CipherKey> key = passwordKey(password, header.last(SaltSize), cost);
    if (!key)
        return failure(ErrorCode::Unavailable, u"内存不足，无法由口令计算密钥"_s);
    std::optional<QByteArray> secret = decrypted(*key, header, all.sliced(PasswordHeaderSize).chopped(ChecksumSize));
    OPENSSL_cleanse(key->data(), key->size());
    if (!secret)
        return failure(ErrorCode::Forbidden, u"口令不正确"_s);
    return *std::move(secret);
}

} // namespace zhijian::signing
