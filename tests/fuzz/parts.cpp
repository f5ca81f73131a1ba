#include "protocol/samplemessages.h"
#include "target.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "parts";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*protocol::BlobsList{{sampleChange(1).id, sampleChange(2).id}}.toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parts = protocol::BlobsList::fromBytes(bytes);
    if (parts)
        mustHold(protocol::BlobsList::fromBytes(*parts->toBytes()) == parts, "a list comes back as it was");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
