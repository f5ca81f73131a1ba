#include "protocol/samplemessages.h"
#include "target.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "enrolment";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    list.append(*protocol::EnrolRequest{QStringLiteral("7K3QX-00000"), QByteArray(92, 'k'), QStringLiteral("二号机"), QStringLiteral("c/520626")}.toBytes());
    list.append(*protocol::EnrolReply{QStringLiteral("c/520626"), QStringLiteral("云岭县"), QByteArray(92, 'k'), 5}.toBytes());
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto request = protocol::EnrolRequest::fromBytes(bytes);
    if (request) {
        (void)protocol::normalizedCode(request->code);
        mustHold(protocol::EnrolRequest::fromBytes(*request->toBytes()) == request, "a request comes back as it was");
    }
    const auto reply = protocol::EnrolReply::fromBytes(bytes);
    if (reply)
        mustHold(protocol::EnrolReply::fromBytes(*reply->toBytes()) == reply, "a reply comes back as it was");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    return mutatePacked(data, size, maximum, seed);
}
