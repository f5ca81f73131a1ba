#include "protocol/samplemessages.h"
#include "target.h"
#include "domain/change.h"

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "change";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    for (int i = 0; i < 5; ++i)
        list.append(sampleChange(i).bytes);
    list.append(sampleEdit(1, QStringLiteral("新名")).bytes);
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto change = Change::fromBytes(bytes);
    if (change)
        mustHold(change->toBytes() == bytes, "one encoding per change");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
