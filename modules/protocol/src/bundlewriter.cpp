#include "bundleformat.h"
#include "core/canonicalcbor.h"
#include "core/faultpoint.h"
#include "protocol/frame.h"
#include "protocol/limits.h"
#include "protocol/packing.h"
#include "signing/keypair.h"

#include <QCborArray>
#include <QIODevice>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

using Kind = BundleBlock::Kind;

BundleWriter::BundleWriter(QIODevice &device, BundleHead head, Sign sign)
    : m_device(device), m_head(std::move(head)), m_sign(std::move(sign))
{
}

Result<> BundleWriter::begin(const QByteArray &recipientKey)
{
    m_key = signing::FieldKey::generate();
    const auto sealedKey = signing::encryptTo(recipientKey, m_key->toBytes());
    if (!sealedKey)
        return failure(sealedKey);
    m_head.sealedKey = *sealedKey;
    m_head.recipient = deviceOf(recipientKey);
    const QByteArray bytes = bundle::headBytes(m_head);
    const auto signature = m_sign(QByteArray(bundle::HeadPrefix.toByteArray() + bytes));
    if (!signature)
        return failure(signature);
    m_headBody = canonicalCbor(QCborArray{bytes, *signature});
    faultPoint("bundle.begin");
    if (m_device.write(bundle::Magic.data(), bundle::Magic.size()) != bundle::Magic.size())
        return failure(ErrorCode::Storage, m_device.errorString());
    m_size = bundle::Magic.size();
    return write(Kind::Head, m_headBody);
}

Result<> BundleWriter::addChanges(const QList<StoredChange> &changes)
{
    QCborArray frames;
    for (const StoredChange &change : changes)
        frames.append(toCbor(Frame::whole(change)));
    const auto payload = pack(frames);
    return payload ? seal(Kind::Changes, *payload) : failure(payload);
}

Result<> BundleWriter::addPart(const Digest &part, const QByteArray &bytes)
{
    return seal(Kind::Part, QByteArray(part.toBytes() + bytes));
}

Result<> BundleWriter::finish(bool isLast)
{
    if (auto done = seal(Kind::End, canonicalCbor(QCborArray{qint64(m_number), isLast})); !done)
        return done;
    // Once more, so that no single damaged place makes the whole file unreadable.
    return write(Kind::Head, m_headBody);
}

Result<> BundleWriter::seal(Kind kind, const QByteArray &payload)
{
    ++m_number;
    const auto signature = m_sign(bundle::signedText(m_head, kind, m_number, payload));
    if (!signature)
        return failure(signature);
    const auto sealedBody = m_key->seal(QByteArray(char(signature->size()) + *signature + payload));
    return sealedBody ? write(kind, *sealedBody) : failure(sealedBody);
}

Result<> BundleWriter::write(Kind kind, const QByteArray &body)
{
    faultPoint("bundle.write");
    const QByteArray record = bundle::front(kind, kind == Kind::Head ? 0 : m_number, quint32(body.size())) + body;
    if (m_device.write(record) != record.size())
        return failure(ErrorCode::Storage, m_device.errorString());
    m_size += record.size();
    return {};
}

} // namespace zhijian::protocol
