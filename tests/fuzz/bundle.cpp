#include "protocol/samplemessages.h"
#include "target.h"
#include "protocol/bundle.h"
#include "signing/keypair.h"

#include <QBuffer>

using namespace zhijian;
using namespace zhijian::fuzz;

namespace {

/// The same every time the program runs is not needed: whatever it is, bytes that were not written by it are refused.
const signing::PrivateKey &key()
{
    static const signing::PrivateKey made = *signing::PrivateKey::generate(Suite::Sm3Sm2);
    return made;
}

QByteArray sampleBundle(int changes)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    protocol::BundleWriter writer(buffer, {.batch = QByteArray(16, 'b'), .recipientName = QStringLiteral("乙机"), .sender = key().publicKey(),
                                           .senderName = QStringLiteral("甲机"), .scope = QStringLiteral("c/520626"), .sealedKey = {}},
                                  [](QByteArrayView text) { return key().sign(text); });
    mustHold(writer.begin(key().publicKey()).has_value(), "a bundle is begun");
    for (int i = 0; i < changes; ++i)
        mustHold(writer.addChanges({sampleChange(i)}).has_value(), "a block is written");
    mustHold(writer.finish(true).has_value(), "a bundle is finished");
    return bytes;
}

QByteArray sampleReceipt()
{
    const protocol::Receipt receipt{.publicKey = key().publicKey(), .name = QStringLiteral("乙机"), .scope = QStringLiteral("c/520626"), .writtenAt = 1,
                                    .held = {{QStringLiteral("c/520626"), holdings({{7, 1, sampleChange(0).id}, {7, 2, sampleChange(1).id}})}},
                                    .partsWanted = {sampleChange(2).id}, .partsArrived = {}, .source = {}};
    return *receipt.toBytes([](QByteArrayView text) { return key().sign(text); });
}

} // namespace

const char *fuzz::name()
{
    return "bundle";
}

QList<QByteArray> fuzz::beginnings()
{
    return {sampleBundle(0), sampleBundle(3), sampleReceipt()};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto receipt = protocol::Receipt::fromBytes(bytes))
        for (auto it = receipt->held.cbegin(); it != receipt->held.cend(); ++it)
            (void)lacking({{7, 1, sampleChange(0).id}}, it.value());
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    protocol::BundleReader reader(buffer);
    const auto head = reader.open();
    if (!head || !reader.unlock(head->recipient, [](const QByteArray &encrypted) { return key().decrypt(encrypted); }))
        return 0;
    while (const auto block = reader.next())
        for (const StoredChange &change : block->changes)
            mustHold(signing::digest(change.id.suite(), change.bytes) == change.id, "a change has its name");
    mustHold(reader.missing().size() <= 2000, "what is missing is bounded");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    (void)seed;
    return LLVMFuzzerMutate(data, size, maximum);
}
