#pragma once

#include "core/digest.h"

#include <memory>

typedef struct evp_md_ctx_st EVP_MD_CTX;

namespace zhijian::signing {

/// The digest of bytes: SM3 (GB/T 32905-2016) or SHA-256 (FIPS 180-4) by suite. Any thread.
[[nodiscard]] Digest digest(Suite suite, QByteArrayView bytes);

/// Digests bytes that come in pieces, such as a blob that is read from disk.
/// One thread at a time. The pieces' borders do not matter.
class Hasher
{
public:
    explicit Hasher(Suite suite);

    void add(QByteArrayView bytes);
    /// The digest of everything added; the hasher then starts again from nothing.
    [[nodiscard]] Digest finish();

private:
    struct Free
    {
        void operator()(EVP_MD_CTX *context) const;
    };

    void start();

    Suite m_suite;
    std::unique_ptr<EVP_MD_CTX, Free> m_context;
};

} // namespace zhijian::signing
