#include "protocol/samplemessages.h"
#include "target.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "audit";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*protocol::AuditRequest{QStringLiteral("c/520626"), {1, 2, 70000}, true}.toBytes());
    list.append(*protocol::AuditReply{"12345678", 9, {sampleChange(1).id, Digest()}, {{7, 3, 2}}, 5}.toBytes());
    list.append(protocol::Rejection{protocol::Reason::TooMany, QStringLiteral("稍后"), 5, 7, 0}.toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto request = protocol::AuditRequest::fromBytes(bytes);
    if (request)
        mustHold(protocol::AuditRequest::fromBytes(*request->toBytes()) == request, "a request comes back as it was");
    const auto reply = protocol::AuditReply::fromBytes(bytes);
    if (reply)
        mustHold(protocol::AuditReply::fromBytes(*reply->toBytes()) == reply, "a reply comes back as it was");
    const auto rejection = protocol::Rejection::fromBytes(bytes);
    if (rejection)
        mustHold(rejection->status() >= 400, "a rejection is no success");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
