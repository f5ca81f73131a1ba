#include "protocol/samplemessages.h"
#include "target.h"
#include "rules/rulepack.h"

#include <QFile>

using namespace zhijian;
using namespace zhijian::fuzz;

const char *fuzz::name()
{
    return "rulepack";
}

QList<QByteArray> fuzz::beginnings()
{
    QList<QByteArray> list;
    for (const char *path : {ZHIJIAN_SOURCE "/resources/rulepacks/guizhou.json", ZHIJIAN_SOURCE "/resources/rulepacks/national.json"}) {
        QFile file(QString::fromUtf8(path));
        if (file.open(QIODevice::ReadOnly))
            list.append(file.readAll());
    }
    return list;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto pack = rules::RulePack::fromJson(bytes);
    if (pack)
        (void)pack->merged(*pack);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
