#include "signing/certificate.h"

#include "openssl.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::signing {

namespace {

using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Deleter<X509_REQ_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

constexpr int AuthorityDays = 20 * 365;
constexpr int ClientDays = 10 * 365; // The endpoint looks the device up at every call: revocation does not wait for this
constexpr int ServerDays = 825;      // Made anew at every start
constexpr qsizetype LargestRequest = 8 * 1024;
constexpr int SerialBytes = 16;

Error refusal(const QString &what)
{
    return {ErrorCode::Unsupported, u"系统密码库不能"_s + what};
}

Memory memoryOf(const QByteArray &bytes)
{
    return Memory(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

QByteArray bytesOf(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, qsizetype(size)};
}

QByteArray pemOf(X509 *certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    return PEM_write_bio_X509(memory.get(), certificate) == 1 ? bytesOf(memory) : QByteArray();
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    return PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1 ? bytesOf(memory) : QByteArray();
}

Certificate certificateOf(const QByteArray &pem)
{
    const Memory memory = memoryOf(pem);
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

Key newKey()
{
    return ownKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
}

bool isP256(const EVP_PKEY *key)
{
    char group[32] = {};
    size_t length = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group, sizeof group, &length) == 1
        && QByteArrayView(group, qsizetype(length)) == QByteArrayView("prime256v1");
}

struct Wish
{
    QString name;
    int days = 0;
    QByteArray use;       ///< extendedKeyUsage; empty: an authority
    QByteArray addresses; ///< subjectAltName
};

bool extend(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509 *certificate, X509 *issuer, const Wish &wish, qint64 now)
{
    unsigned char serial[SerialBytes];
    if (RAND_bytes(serial, sizeof serial) != 1)
        return false;
    serial[0] &= 0x7f;
    serial[0] |= 0x40; // Positive and of full length (RFC 5280, 4.1.2.2)
    const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    const time_t seconds = time_t(now / 1000);
    const QByteArray name = wish.name.toUtf8();
    X509_NAME *const subject = X509_get_subject_name(certificate);
    const bool isAuthority = wish.use.isEmpty();
    // A day earlier: the workstation's clock may be behind.
    return X509_set_version(certificate, X509_VERSION_3) == 1 && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate))
        && X509_time_adj_ex(X509_getm_notBefore(certificate), -1, 0, const_cast<time_t *>(&seconds))
        && X509_time_adj_ex(X509_getm_notAfter(certificate), wish.days, 0, const_cast<time_t *>(&seconds))
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, unsignedBytes(QByteArrayView(name)), int(name.size()), -1, 0) == 1
        && X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1
        && extend(certificate, issuer, NID_basic_constraints, isAuthority ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE")
        && extend(certificate, issuer, NID_key_usage, isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature")
        && extend(certificate, issuer, NID_subject_key_identifier, "hash")
        && (isAuthority || extend(certificate, issuer, NID_authority_key_identifier, "keyid"))
        && (isAuthority || extend(certificate, issuer, NID_ext_key_usage, wish.use))
        && (wish.addresses.isEmpty() || extend(certificate, issuer, NID_subject_alt_name, wish.addresses));
}

Result<QByteArray> issue(const Credentials &authority, EVP_PKEY *key, const Wish &wish, qint64 now)
{
    const Certificate issuer = certificateOf(authority.certificate);
    const Memory keyMemory = memoryOf(authority.privateKey);
    const Key issuerKey = ownKey(PEM_read_bio_PrivateKey(keyMemory.get(), nullptr, nullptr, nullptr));
    if (!issuer || !issuerKey)
        return failure(ErrorCode::Corrupt, u"证书颁发者的证书或私钥已损坏"_s);
    const Certificate certificate(X509_new());
    if (!certificate || X509_set_pubkey(certificate.get(), key) != 1 || !fill(certificate.get(), issuer.get(), wish, now)
        || X509_sign(certificate.get(), issuerKey.get(), EVP_sha256()) <= 0)
        return std::unexpected(refusal(u"颁发证书"_s));
    return pemOf(certificate.get());
}

} // namespace

Result<Credentials> makeAuthority(const QString &name, qint64 now)
{
    const ErrorQueueGuard guard;
    const Key key = newKey();
    const Certificate certificate(X509_new());
    if (!key || !certificate || X509_set_pubkey(certificate.get(), key.get()) != 1
        || !fill(certificate.get(), certificate.get(), {.name = name, .days = AuthorityDays, .use = {}, .addresses = {}}, now)
        || X509_sign(certificate.get(), key.get(), EVP_sha256()) <= 0)
        return std::unexpected(refusal(u"生成证书"_s));
    return Credentials{pemOf(certificate.get()), pemOf(key.get())};
}

Result<Credentials> issueServer(const Credentials &authority, const QStringList &names, qint64 now)
{
    const ErrorQueueGuard guard;
    const Key key = newKey();
    if (!key)
        return std::unexpected(refusal(u"生成密钥"_s));
    QByteArrayList addresses;
    for (const QString &name : names) {
        // The list goes through OpenSSL's own little language: nothing but host names and addresses may get in.
        const bool isClean = !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
            return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u".-:*").contains(c));
        });
        if (!isClean)
            return failure(ErrorCode::InvalidInput, u"服务器名 %1 只能由字母、数字、点和连字符组成"_s.arg(name));
        const bool isAddress = name.contains(u':') || std::ranges::all_of(name, [](QChar c) { return c.isDigit() || c == u'.'; });
        addresses.append((isAddress ? "IP:" : "DNS:") + name.toLatin1());
    }
    auto certificate = issue(authority, key.get(), {.name = names.value(0), .days = ServerDays, .use = "serverAuth", .addresses = addresses.join(',')}, now);
    if (!certificate)
        return failure(certificate);
    return Credentials{*certificate, pemOf(key.get())};
}

Result<CertificateRequest> requestCertificate()
{
    const ErrorQueueGuard guard;
    const Key key = newKey();
    const Request request(X509_REQ_new());
    if (!key || !request || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 || X509_REQ_set_pubkey(request.get(), key.get()) != 1
        || X509_REQ_sign(request.get(), key.get(), EVP_sha256()) <= 0)
        return std::unexpected(refusal(u"生成证书请求"_s));
    QByteArray bytes(i2d_X509_REQ(request.get(), nullptr), Qt::Uninitialized);
    unsigned char *position = unsignedBytes(bytes);
    i2d_X509_REQ(request.get(), &position);
    return CertificateRequest{bytes, pemOf(key.get())};
}

Result<QByteArray> issueClient(const Credentials &authority, const QByteArray &bytes, const QString &name, qint64 now)
{
    const ErrorQueueGuard guard;
    const unsigned char *const begin = unsignedBytes(QByteArrayView(bytes));
    const unsigned char *position = begin;
    const Request request(bytes.size() > LargestRequest ? nullptr : d2i_X509_REQ(nullptr, &position, long(bytes.size())));
    EVP_PKEY *const key = request && position == begin + bytes.size() ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (!key || !isP256(key) || X509_REQ_verify(request.get(), key) != 1)
        return failure(ErrorCode::Corrupt, u"证书请求的格式不对"_s);
    return issue(authority, key, {.name = name, .days = ClientDays, .use = "clientAuth", .addresses = {}}, now);
}

QByteArray certificateDigest(const QByteArray &pem)
{
    const ErrorQueueGuard guard;
    const Certificate certificate = certificateOf(pem);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest, &size) != 1)
        return {};
    return {reinterpret_cast<const char *>(digest), qsizetype(size)};
}

} // namespace zhijian::signing
