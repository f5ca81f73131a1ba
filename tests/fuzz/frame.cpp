#include "protocol/samplemessages.h"
#include "target.h"
#include "core/canonicalcbor.h"
#include "protocol/frame.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "frame";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(canonicalCbor(protocol::toCbor(protocol::Frame::whole(sampleChange(2)))));
    list.append(canonicalCbor(protocol::toCbor(protocol::Frame::whole(sampleChange(2, true)))));
    list.append(canonicalCbor(protocol::toCbor(*protocol::Frame::delta(sampleEdit(0, QStringLiteral("新名")), sampleChange(0), sampleChange(1).id))));
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto value = readCanonicalCbor(bytes);
    const auto frame = value ? protocol::frameFrom(*value) : std::nullopt;
    if (!frame)
        return 0;
    mustHold(protocol::frameFrom(protocol::toCbor(*frame)) == frame, "a frame comes back as it was");
    static const StoredChange base = sampleChange(0);
    static const Digest previous = sampleChange(1).id;
    const auto change = protocol::rebuild(*frame, [&](const QByteArray &) { return std::optional(base); }, previous);
    if (change)
        mustHold(change->change.toBytes() == change->stored.bytes && change->stored.bytes.size() <= Change::MaximumSize, "a rebuilt change is whole");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
