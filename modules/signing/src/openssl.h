#pragma once

#include <openssl/err.h>
#include <openssl/evp.h>

#include <QByteArrayView>

#include <memory>

namespace zhijian::signing {

template <auto free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const { free(object); }
};

using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using Key = std::shared_ptr<EVP_PKEY>;

inline Key ownKey(EVP_PKEY *key)
{
    return Key(key, EVP_PKEY_free);
}

inline const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

inline unsigned char *unsignedBytes(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// OpenSSL queues an error entry for every refusal; ours are told by Result, so the thread's queue is left empty.
class ErrorQueueGuard
{
public:
    ErrorQueueGuard() = default;
    ~ErrorQueueGuard() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorQueueGuard)
};

} // namespace zhijian::signing
