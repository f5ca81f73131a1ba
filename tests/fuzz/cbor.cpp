#include "protocol/samplemessages.h"
#include "target.h"
#include "core/canonicalcbor.h"

#include <QCborArray>
#include <QCborMap>

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "cbor";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    for (int i = 0; i < 5; ++i)
        list.append(sampleChange(i).bytes);
    list.append(canonicalCbor(QCborArray{1, -1, 23, 24, 255, 65536, 1LL << 40, QStringLiteral("字"), QByteArray("x"), QCborMap{{QCborValue(1), QCborValue(true)}, {QCborValue(2), QCborValue(nullptr)}}}));
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto value = readCanonicalCbor(bytes);
    if (value)
        mustHold(canonicalCbor(*value) == bytes, "one encoding per value");
    (void)readCanonicalCbor(bytes, 3);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
