#include "protocol/samplemessages.h"
#include "target.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "request";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*sampleRequest(0).toBytes());
    list.append(*sampleRequest(6).toBytes());
    auto request = sampleRequest(1);
    request.frames.append(*protocol::Frame::delta(sampleEdit(0, QStringLiteral("新名")), sampleChange(0), sampleChange(1).id));
    list.append(*request.toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto request = protocol::SyncRequest::fromBytes(bytes);
    if (!request)
        return 0;
    const auto again = request->toBytes();
    mustHold(!again || protocol::SyncRequest::fromBytes(*again) == request, "a request comes back as it was");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
