#include "protocol/samplemessages.h"
#include "target.h"
#include "core/canonicalcbor.h"
#include "protocol/packing.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "body";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*sampleRequest(3).toBytes());
    list.append(*sampleReply(3).toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto value = protocol::unpack(bytes);
    if (value) {
        const auto again = protocol::pack(*value);
        mustHold(!again || protocol::unpack(*again) == value, "what was unpacked can be packed");
    }
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
