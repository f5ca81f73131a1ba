#pragma once

#include "core/result.h"

#include <QByteArray>

#include <array>

namespace zhijian::signing {

/// Bytes from the system's random generator, good enough for keys and one-time codes.
[[nodiscard]] QByteArray randomBytes(int count);

/// Overwrites a secret before its memory is given back. Only the sole holder can do so: a shared copy is just released.
void wipe(QByteArray &secret);

/// The SM4 key (GB/T 32907-2016) that seals fields with personal data.
/// A value; every copy wipes itself. Any thread. Byte layouts: README.md.
class FieldKey
{
public:
    static constexpr qsizetype Size = 16;

    [[nodiscard]] static FieldKey generate();
    /// InvalidInput unless 16 bytes.
    [[nodiscard]] static Result<FieldKey> fromBytes(const QByteArray &bytes);
    FieldKey(const FieldKey &) = default;
    FieldKey &operator=(const FieldKey &) = default;
    ~FieldKey();

    [[nodiscard]] QByteArray toBytes() const;
    bool operator==(const FieldKey &) const = default;

    /// Different bytes each time, 29 longer than the plain ones.
    [[nodiscard]] Result<QByteArray> seal(QByteArrayView plain) const;
    /// Corrupt when a bit was changed or the key is another one, Unsupported when a newer program sealed it.
    [[nodiscard]] Result<QByteArray> open(const QByteArray &sealed) const;

private:
    FieldKey() = default;

    std::array<unsigned char, Size> m_key{};
};

/// Seals a secret, such as a private key, under a password. Takes about 0.1 s and 32 MiB on purpose.
/// The password is compared after Unicode NFKC, so that full-width digits of an input method do not lock anybody out.
[[nodiscard]] Result<QByteArray> sealWithPassword(const QString &password, const QByteArray &secret);
/// Forbidden when the password is wrong, Corrupt when the bytes are damaged.
[[nodiscard]] Result<QByteArray> openWithPassword(const QString &password, const QByteArray &sealed);

} // namespace zhijian::signing
