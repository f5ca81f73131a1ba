#include "bundleformat.h"
#include "core/canonicalcbor.h"
#include "protocol/frame.h"
#include "protocol/limits.h"
#include "protocol/packing.h"
#include "signing/hash.h"
#include "signing/keypair.h"

#include <QCborArray>
#include <QIODevice>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

using Kind = BundleBlock::Kind;

struct BundleReader::Record
{
    Kind kind = Kind::Head;
    quint32 number = 0;
    QByteArray body;
};

Result<BundleHead> BundleReader::open()
{
    m_position = 0;
    bool hasRecords = false;
    std::optional<Error> newer;
    while (const auto record = nextRecord()) {
        hasRecords = true;
        if (record->kind != Kind::Head)
            continue;
        const auto head = bundle::headFrom(record->body);
        if (!head) {
            // The version is looked at before the signature: a damaged one must not hide the sound head at the end.
            if (head.error().code == ErrorCode::Unsupported)
                newer = head.error();
            continue;
        }
        m_head = *head;
        m_position = 0;
        return m_head;
    }
    if (newer)
        return std::unexpected(*newer);
    if (hasRecords)
        return failure(ErrorCode::Corrupt, u"数据包的开头和结尾都已损坏，请让对方重新写一份"_s);
    return failure(ErrorCode::InvalidInput, u"这不是指尖工作站的数据包，或者已完全损坏"_s);
}

Result<> BundleReader::unlock(quint64 recipient, const Decrypt &decrypt)
{
    if (m_head.recipient != recipient)
        return failure(ErrorCode::Forbidden, u"这个数据包是写给“%1”的，不是给这里的；请送到那里导入"_s.arg(m_head.recipientName));
    const auto key = decrypt(m_head.sealedKey);
    if (!key)
        return failure(ErrorCode::Forbidden, u"打不开这个数据包：它不是加密给这里的"_s);
    auto made = signing::FieldKey::fromBytes(*key);
    if (!made)
        return failure(ErrorCode::Corrupt, u"数据包的密钥已损坏，请让对方重新写一份"_s);
    m_key = *made;
    m_position = 0;
    return {};
}

// Looks for the next marker whose front is sound; then its length is believed, so that reading stays linear.
std::optional<BundleReader::Record> BundleReader::nextRecord()
{
    constexpr qint64 Window = 64 << 10;
    for (;;) {
        if (!m_device.seek(m_position))
            return std::nullopt;
        const QByteArray window = m_device.read(Window);
        if (window.size() < bundle::FrontSize)
            return std::nullopt;
        const qsizetype at = window.indexOf(bundle::Marker);
        if (at < 0 || at + bundle::FrontSize > window.size()) {
            m_position += at < 0 ? window.size() - bundle::Marker.size() + 1 : std::max<qsizetype>(at, 1);
            if (at == 0)
                return std::nullopt; // cut off within a front
            continue;
        }
        const QByteArrayView front = QByteArrayView(window).sliced(at, bundle::FrontSize);
        const auto kind = Kind(front.at(4));
        const auto number = qFromBigEndian<quint32>(front.data() + 5);
        const auto length = qFromBigEndian<quint32>(front.data() + 9);
        if (quint8(front.at(4)) > quint8(Kind::End) || length > bundle::MaximumBody || bundle::front(kind, number, length) != front) {
            m_position += at + 1;
            continue;
        }
        const qint64 begin = m_position + at + bundle::FrontSize;
        if (!m_device.seek(begin))
            return std::nullopt;
        Record record{kind, number, m_device.read(length)};
        if (record.body.size() != qsizetype(length)) {
            m_position = begin;
            continue; // cut off; a shorter record may stand inside
        }
        m_position = begin + length;
        return record;
    }
}

std::optional<BundleBlock> BundleReader::next()
{
    Q_ASSERT(m_key);
    while (const auto record = nextRecord()) {
        if (record->kind == Kind::Head)
            continue;
        m_highest = std::max<qint64>(m_highest, record->number);
        auto block = blockOf(*record);
        if (!block)
            continue;
        if (block->kind == Kind::End) {
            m_end = block->end;
            continue;
        }
        m_seen.insert(block->number);
        return block;
    }
    return std::nullopt;
}

std::optional<BundleBlock> BundleReader::blockOf(const Record &record) const
{
    const auto plain = m_key->open(record.body);
    if (!plain || plain->isEmpty() || plain->size() < 1 + qsizetype(quint8(plain->at(0))))
        return std::nullopt;
    const QByteArray signature = plain->mid(1, quint8(plain->at(0)));
    const QByteArray payload = plain->mid(1 + signature.size());
    if (!signing::verify(m_head.sender, bundle::signedText(m_head, record.kind, record.number, payload), signature))
        return std::nullopt;
    BundleBlock block{.kind = record.kind, .number = record.number, .changes = {}, .part = {}, .bytes = {}, .end = {}};
    if (record.kind == Kind::Part) {
        block.part = Digest::fromBytes(payload.first(std::min(payload.size(), Digest::Size)));
        block.bytes = payload.mid(Digest::Size);
        if (block.part.isNull() || signing::digest(block.part.suite(), block.bytes) != block.part)
            return std::nullopt;
        return block;
    }
    if (record.kind == Kind::End) {
        const auto value = readCanonicalCbor(payload);
        if (!value || !value->toArray().at(0).isInteger() || !value->toArray().at(1).isBool())
            return std::nullopt;
        block.end = {value->toArray().at(0).toInteger(), value->toArray().at(1).toBool()};
        return block;
    }
    const auto value = unpack(payload);
    if (!value || value->toArray().size() > MaximumFrames)
        return std::nullopt;
    for (const QCborValue &one : value->toArray()) {
        const auto frame = frameFrom(one);
        if (!frame || frame->kind != Frame::Kind::Whole)
            return std::nullopt;
        auto rebuilt = rebuild(*frame, {}, {});
        if (!rebuilt)
            return std::nullopt;
        block.changes.append(std::move(rebuilt->stored));
    }
    return block;
}

QList<qint64> BundleReader::missing() const
{
    QList<qint64> list;
    const qint64 last = m_end ? m_end->blocks : m_highest;
    for (qint64 number = 1; number <= last && list.size() < MaximumFrames; ++number)
        if (!m_seen.contains(number))
            list.append(number);
    return list;
}

} // namespace zhijian::protocol
