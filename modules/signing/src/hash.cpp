#include "signing/hash.h"

#include "openssl.h"

namespace zhijian::signing {

namespace {

EVP_MD *fetched(const char *name)
{
    EVP_MD *algorithm = EVP_MD_fetch(nullptr, name, nullptr);
    if (!algorithm)
        qFatal("OpenSSL 没有摘要算法 %s：请安装完整的 OpenSSL 3", name);
    return algorithm;
}

// Fetched once and kept for the life of the process: a fetch costs more than the digest of a short record.
const EVP_MD *algorithm(Suite suite)
{
    static const EVP_MD *const sha256 = fetched("SHA256");
    static const EVP_MD *const sm3 = fetched("SM3");
    return suite == Suite::Sm3Sm2 ? sm3 : sha256;
}

// A wrong digest would name a change for ever: better no program than that.
void require(int done)
{
    if (done != 1)
        qFatal("OpenSSL 没有算完摘要");
}

} // namespace

Digest digest(Suite suite, QByteArrayView bytes)
{
    thread_local Hasher sha256(Suite::Sha256Ed25519);
    thread_local Hasher sm3(Suite::Sm3Sm2);
    Hasher &hasher = suite == Suite::Sm3Sm2 ? sm3 : sha256;
    hasher.add(bytes);
    return hasher.finish();
}

void Hasher::Free::operator()(EVP_MD_CTX *context) const
{
    EVP_MD_CTX_free(context);
}

Hasher::Hasher(Suite suite) : m_suite(suite), m_context(EVP_MD_CTX_new())
{
    start();
}

void Hasher::add(QByteArrayView bytes)
{
    require(EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())));
}

Digest Hasher::finish()
{
    QByteArray value(Digest::Size - 1, Qt::Uninitialized);
    require(EVP_DigestFinal_ex(m_context.get(), unsignedBytes(value), nullptr));
    start();
    return Digest(m_suite, value);
}

void Hasher::start()
{
    if (EVP_DigestInit_ex2(m_context.get(), algorithm(m_suite), nullptr) != 1)
        qFatal("OpenSSL 无法开始计算摘要");
}

} // namespace zhijian::signing
