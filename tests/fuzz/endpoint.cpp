// Everything an enrolled workstation gone mad can send: rightly signed calls with any path and body.
// Built on the simulator's copy of the endpoint, whose toy signatures leave time for the parsers.
#include "core/clock.h"
#include "journal/provincestore.h"
#include "protocol/audit.h"
#include "protocol/blobslist.h"
#include "protocol/enrolment.h"
#include "protocol/samplemessages.h"
#include "province/onetimecode.h"
#include "province/synccore.h"
#include "signing/keypair.h"
#include "target.h"
#include "toysigning.h"

#include <QCoreApplication>

using namespace zhijian;
using namespace zhijian::fuzz;

namespace {

int noWords = 0;

struct Bench
{
    QCoreApplication application{noWords, nullptr}; // Qt's SQL driver wants one
    simulation::Dice dice{1};
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    std::unique_ptr<journal::ProvinceStore> store;
    std::unique_ptr<province::SyncCore> core;
    std::unique_ptr<signing::PrivateKey> key;
    quint64 device = 0;

    Bench()
    {
        simulation::seedToySigning(&dice);
        store = *journal::ProvinceStore::open(QStringLiteral(":memory:"));
        core = *province::SyncCore::create(*store, clock);
        key = std::make_unique<signing::PrivateKey>(*signing::PrivateKey::generate(Suite::Sm3Sm2));
        device = signing::digest(Suite::Sm3Sm2, key->publicKey()).toBytes().mid(1, 8).toHex().toULongLong(nullptr, 16);
        (void)store->addScope(QStringLiteral("c/520626"), QStringLiteral("云岭县"), 1);
        (void)store->addScope(QStringLiteral("p/52"), QStringLiteral("省"), 1);
        (void)store->follow(QStringLiteral("c/520626"), QStringLiteral("p/52"));
        const QString code = *province::issueCode(*store, QStringLiteral("c/520626"), clock);
        mustHold(send("POST", "/v1/enrol", *protocol::EnrolRequest{code, key->publicKey(), {}, {}}.toBytes()) == 200, "enrolled");
    }

    int send(const QByteArray &method, const QByteArray &path, const QByteArray &body)
    {
        protocol::Call call{.method = method, .path = path, .body = body, .device = device, .date = clock.milliseconds(), .signature = {}};
        call.signature = *key->sign(protocol::signedText(call, signing::digest(Suite::Sm3Sm2, body).toBytes()));
        return core->answer(call).status;
    }
};

} // namespace

const char *fuzz::name()
{
    return "endpoint";
}

QList<QByteArray> fuzz::beginnings()
{
    protocol::SyncRequest first = sampleRequest(4);
    first.cursor = first.highest = 0;
    first.chain = {};
    first.epoch = {};
    return {"0" + *first.toBytes(), "0" + *sampleRequest(2).toBytes(), "1" + *protocol::AuditRequest{QStringLiteral("c/520626"), {1, 2}, true}.toBytes(),
            "2" + *protocol::BlobsList{{sampleChange(1).id}}.toBytes(), "3" + QByteArray("part"), "4" + *first.toBytes(),
            "5" + *protocol::EnrolRequest{QStringLiteral("x"), QByteArray(92, 'k'), {}, {}}.toBytes()};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Bench bench;
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto head = [] { return bench.store->scope(QStringLiteral("c/520626"))->head; };
    const qint64 before = head();
    int status = 0;
    switch (data[0] % 6) {
    case 0: status = bench.send("POST", "/v1/sync/c/520626", body); break;
    case 1: status = bench.send("POST", "/v1/audit/c/520626", body); break;
    case 2: status = bench.send("POST", "/v1/blobs/missing", body); break;
    case 3: status = bench.send("PUT", QByteArray("/v1/blob/" + signing::digest(Suite::Sm3Sm2, body).toBytes().toHex()), body); break;
    case 4: status = bench.send("POST", "/v1/sync/p/52", body); break;
    case 5: status = bench.send("POST", "/v1/enrol", body); break;
    }
    mustHold(status == 200 || (status >= 400 && status < 500), "the endpoint answers nonsense with 4xx");
    mustHold(status == 200 || head() == before, "a refused call writes nothing");
    mustHold(bench.store->scope(QStringLiteral("p/52"))->head == 0, "the feed is read only");
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    if (size < 2 || seed % 16 == 0)
        return LLVMFuzzerMutate(data, size, maximum);
    return 1 + mutatePacked(data + 1, size - 1, maximum - 1, seed);
}
