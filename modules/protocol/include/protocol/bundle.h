#pragma once

#include "domain/change.h"
#include "protocol/receipt.h"
#include "signing/secret.h"

#include <QSet>
#include <QStringList>

#include <optional>

class QIODevice;

namespace zhijian::protocol {

/// Who wrote a bundle for whom. Stands in the clear, signed by the writer; the bytes are in WIRE.md, section 7.
struct BundleHead
{
    QByteArray batch;        ///< 16 random bytes: the same in all files of one export
    int volume = 1;          ///< 1, 2, 3 ...: which file of the export
    quint64 recipient = 0;   ///< deviceOf() the key it is encrypted to
    QString recipientName;
    QByteArray sender;       ///< Public key
    QString senderName;
    QString scope;           ///< The office it is about
    qint64 writtenAt = 0;
    QByteArray sealedKey;    ///< Of the blocks, encrypted to the recipient

    bool operator==(const BundleHead &) const = default;
};

/// What stands at a bundle's end.
struct BundleEnd
{
    qint64 blocks = 0;       ///< Before this one
    bool isLast = true;      ///< No further file belongs to the export

    bool operator==(const BundleEnd &) const = default;
};

/// One block, checked: it was written by the head's sender for this place of this file.
struct BundleBlock
{
    enum class Kind { Head = 0, Changes = 1, Part = 2, End = 3 };

    Kind kind = Kind::Changes;
    qint64 number = 0;
    QList<StoredChange> changes;
    Digest part;
    QByteArray bytes;        ///< Of the part
    BundleEnd end;
};

/// Writes a bundle into a device. Every block stands for itself: encrypted, signed, numbered. Any thread, one at a time.
class BundleWriter
{
public:
    BundleWriter(QIODevice &device, BundleHead head, Sign sign);

    /// Makes the blocks' key and encrypts it to the recipient.
    [[nodiscard]] Result<> begin(const QByteArray &recipientKey);
    /// InvalidInput when they do not fit into one block; then fewer at a time. One change always fits.
    [[nodiscard]] Result<> addChanges(const QList<StoredChange> &changes);
    [[nodiscard]] Result<> addPart(const Digest &part, const QByteArray &bytes);
    [[nodiscard]] Result<> finish(bool isLast);
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    [[nodiscard]] Result<> write(BundleBlock::Kind kind, const QByteArray &body);
    [[nodiscard]] Result<> seal(BundleBlock::Kind kind, const QByteArray &payload);

    QIODevice &m_device;
    BundleHead m_head;
    Sign m_sign;
    std::optional<signing::FieldKey> m_key;
    QByteArray m_headBody;
    quint32 m_number = 0;
    qint64 m_size = 0;
};

/// Reads a bundle from anywhere: what is damaged is left out and counted, the rest is used. Memory is bounded by one block.
class BundleReader
{
public:
    using Decrypt = std::function<Result<QByteArray>(const QByteArray &encrypted)>;

    explicit BundleReader(QIODevice &device) : m_device(device) {}
    /// InvalidInput: no bundle; Corrupt: damaged so that nothing can be read.
    [[nodiscard]] Result<BundleHead> open();
    /// Forbidden: written for somebody else.
    [[nodiscard]] Result<> unlock(quint64 recipient, const Decrypt &decrypt);
    /// The next sound block; nothing at the end.
    [[nodiscard]] std::optional<BundleBlock> next();

    /// After the last block.
    [[nodiscard]] bool isWhole() const { return m_end && m_seen.size() == m_end->blocks; }
    [[nodiscard]] const std::optional<BundleEnd> &end() const { return m_end; }
    /// Numbers of the blocks that are damaged or cut off, as far as the end is known; begins with 1.
    [[nodiscard]] QList<qint64> missing() const;

private:
    struct Record;
    [[nodiscard]] std::optional<Record> nextRecord();
    [[nodiscard]] std::optional<BundleBlock> blockOf(const Record &record) const;

    QIODevice &m_device;
    BundleHead m_head;
    std::optional<signing::FieldKey> m_key;
    qint64 m_position = 0;
    QSet<qint64> m_seen;
    qint64 m_highest = 0;
    std::optional<BundleEnd> m_end;
};

} // namespace zhijian::protocol
