#include "protocol/samplemessages.h"
#include "target.h"
#include "protocol/frame.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "delta";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(protocol::Frame::delta(sampleEdit(0, QStringLiteral("新名")), sampleChange(0), sampleChange(1).id)->payload);
    list.append(protocol::Frame::delta(sampleEdit(0, QStringLiteral("另一个更长的名字")), sampleChange(0), sampleChange(1).id)->payload);
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    static const StoredChange base = sampleChange(0);
    static const StoredChange edit = sampleEdit(0, QStringLiteral("新名"));
    static const Digest previous = sampleChange(1).id;
    const protocol::Frame frame{protocol::Frame::Kind::Delta, bytes, {}, protocol::shortName(base.id), protocol::shortName(edit.id)};
    const auto change = protocol::rebuild(frame, [&](const QByteArray &) { return std::optional(base); }, previous);
    if (change)
        mustHold(change->stored == edit, "only the named change passes");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
