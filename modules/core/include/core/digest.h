#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace zhijian {

/// The algorithm suite, first byte of every digest and signature (sync.md 1.8).
enum class Suite : quint8 {
    Sha256Ed25519 = 1,
    Sm3Sm2 = 2,
};

/// A digest that names its algorithm: 1 byte suite, 32 bytes value. Names changes and blobs.
/// The value is computed by signing/hash.h.
class Digest
{
public:
    static constexpr qsizetype Size = 33;

    Digest() = default;
    Digest(Suite suite, const QByteArray &value);
    /// Null when the length or the suite is unknown.
    [[nodiscard]] static Digest fromBytes(QByteArrayView bytes);
    [[nodiscard]] static Digest fromHex(QStringView hex);

    [[nodiscard]] bool isNull() const { return m_bytes.isEmpty(); }
    [[nodiscard]] Suite suite() const { return Suite(m_bytes.isEmpty() ? 0 : m_bytes.front()); }
    /// 33 bytes, empty when null.
    [[nodiscard]] const QByteArray &toBytes() const { return m_bytes; }
    [[nodiscard]] QString toHex() const { return QString::fromLatin1(m_bytes.toHex()); }
    /// The first ten hexadecimal digits of the value: the check code printed on forms.
    [[nodiscard]] QString shortText() const { return QString::fromLatin1(m_bytes.mid(1, 5).toHex()).toUpper(); }

    bool operator==(const Digest &) const = default;
    [[nodiscard]] friend bool operator<(const Digest &a, const Digest &b) { return a.m_bytes < b.m_bytes; }

private:
    QByteArray m_bytes;
    friend size_t qHash(const Digest &digest, size_t seed = 0) noexcept { return qHash(digest.m_bytes, seed); }
};

} // namespace zhijian

Q_DECLARE_METATYPE(zhijian::Digest)
