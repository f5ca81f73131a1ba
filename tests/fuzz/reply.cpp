#include "protocol/samplemessages.h"
#include "target.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "reply";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*sampleReply(0).toBytes());
    list.append(*sampleReply(6).toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto reply = protocol::SyncReply::fromBytes(bytes);
    if (!reply)
        return 0;
    const auto again = reply->toBytes();
    mustHold(!again || protocol::SyncReply::fromBytes(*again) == reply, "a reply comes back as it was");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
