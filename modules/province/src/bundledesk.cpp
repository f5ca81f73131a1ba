#include "province/bundledesk.h"

#include "admission.h"
#include "core/clock.h"
#include "journal/provincestorage.h"
#include "protocol/frame.h"
#include "protocol/limits.h"

#include <QIODevice>

using namespace Qt::StringLiterals;

namespace zhijian::province {

namespace {

constexpr qsizetype BlockBytes = 700 << 10;

} // namespace

Result<BundleDesk> BundleDesk::create(journal::ProvinceStorage &storage, const Clock &clock)
{
    const auto bytes = storage.privateKey();
    if (!bytes)
        return failure(bytes);
    auto key = signing::PrivateKey::fromBytes(*bytes);
    if (!key)
        return failure(key);
    return BundleDesk(storage, clock, std::move(*key));
}

Result<QString> BundleDesk::scopeOf(const QByteArray &publicKey) const
{
    const auto device = m_storage->device(protocol::deviceOf(publicKey));
    if (!device || device->publicKey != publicKey)
        return failure(ErrorCode::Forbidden, u"文件来自没有登记的工作站，没有接受。请先用登记码登记它"_s);
    if (device->revokedAt != 0)
        return failure(ErrorCode::Forbidden, u"文件来自已停用的工作站“%1”，没有接受"_s.arg(device->name));
    return device->scope;
}

Result<BundleDesk::Arrival> BundleDesk::read(QIODevice &file)
{
    protocol::BundleReader reader(file);
    const auto head = reader.open();
    if (!head)
        return failure(head);
    if (auto done = reader.unlock(protocol::deviceOf(m_key.publicKey()), [this](const QByteArray &key) { return m_key.decrypt(key); }); !done)
        return failure(done);
    const auto scope = scopeOf(head->sender);
    if (!scope)
        return failure(scope);
    Arrival arrival{.head = *head, .damaged = {}, .arrivedParts = {}};
    arrival.head.scope = *scope;
    while (const auto block = reader.next())
        if (auto done = take(*block, *scope, protocol::deviceOf(head->sender), arrival); !done)
            return failure(done);
    arrival.damaged = reader.missing();
    arrival.isCutOff = !reader.end();
    arrival.isLast = reader.end() && reader.end()->isLast;
    return arrival;
}

Result<> BundleDesk::take(const protocol::BundleBlock &block, const QString &scope, quint64 from, Arrival &arrival)
{
    const qint64 now = m_clock->milliseconds();
    if (block.kind == protocol::BundleBlock::Kind::Part) {
        ++arrival.parts;
        arrival.arrivedParts.append(block.part);
        return m_storage->putPart(scope, block.part, block.bytes, now);
    }
    QList<journal::CheckedChange> accepted;
    for (const StoredChange &stored : block.changes) {
        auto change = Change::fromBytes(stored.bytes);
        if (!change)
            continue;
        const journal::CheckedChange one{stored, std::move(*change)};
        const protocol::Refusal refusal = refusalOf(*m_storage, one, scope);
        if (refusal == protocol::Refusal::None)
            accepted.append(one);
        else
            ++arrival.refused;
        if (refusal == protocol::Refusal::Quarantined)
            if (auto kept = m_storage->quarantine(scope, one, from, now); !kept)
                return kept;
    }
    const auto numbered = m_storage->push(scope, accepted, from, now);
    if (!numbered)
        return failure(numbered);
    arrival.changes += int(accepted.size());
    return {};
}

Result<QByteArray> BundleDesk::receipt(const QString &scope, const QList<Digest> &arrivedParts) const
{
    protocol::Receipt receipt{.publicKey = m_key.publicKey(), .name = u"上级平台"_s, .scope = {}, .writtenAt = m_clock->milliseconds(), .held = {},
                              .partsWanted = {}, .partsArrived = arrivedParts.first(std::min<qsizetype>(arrivedParts.size(), protocol::MaximumReceiptParts)), .source = {}};
    if (!m_storage->scope(scope))
        return failure(ErrorCode::NotFound, u"没有登记单位 %1"_s.arg(scope));
    const auto places = m_storage->places(scope);
    if (!places)
        return failure(places);
    receipt.held.insert(scope, holdings(*places));
    return receipt.toBytes([this](QByteArrayView text) { return m_key.sign(text); });
}

Result<BundleDesk::Written> BundleDesk::write(QIODevice &file, const protocol::Receipt &to) const
{
    const auto own = scopeOf(to.publicKey);
    if (!own)
        return failure(own);
    protocol::BundleWriter writer(file, {.batch = signing::randomBytes(16), .volume = 1, .recipient = 0, .recipientName = to.name.left(50), .sender = m_key.publicKey(),
                                         .senderName = u"上级平台"_s, .scope = *own, .writtenAt = m_clock->milliseconds(), .sealedKey = {}},
                                  [this](QByteArrayView text) { return m_key.sign(text); });
    if (auto done = writer.begin(to.publicKey); !done)
        return failure(done);
    Written written;
    for (const QString &scope : QStringList{*own} + m_storage->feeds(*own)) {
        const auto places = m_storage->places(scope);
        if (!places)
            return failure(places);
        const QSet<Digest> absent = lacking(*places, to.held.value(scope));
        QList<StoredChange> block;
        qsizetype bytes = 0;
        const auto flush = [&]() -> Result<> {
            auto done = block.isEmpty() ? Result<>() : writer.addChanges(block);
            written.changes += int(block.size());
            block.clear();
            bytes = 0;
            return done;
        };
        for (const ChangePlace &place : *places) {
            const auto stored = absent.contains(place.id) ? m_storage->changeNamed(scope, protocol::shortName(place.id)) : std::nullopt;
            if (!stored)
                continue;
            if (bytes + stored->stored.bytes.size() > BlockBytes || block.size() == protocol::PageFrames)
                if (auto done = flush(); !done)
                    return failure(done);
            bytes += stored->stored.bytes.size();
            block.append(stored->stored);
        }
        if (auto done = flush(); !done)
            return failure(done);
        for (const Digest &part : to.partsWanted) {
            const auto partBytes = m_storage->part(scope, part);
            if (!partBytes)
                continue; // Not here yet, or of another scope
            if (auto done = writer.addPart(part, *partBytes); !done)
                return failure(done);
            ++written.parts;
        }
    }
    if (written.changes == 0 && written.parts == 0)
        return failure(ErrorCode::NotFound, u"“%1”已经有全部内容，不需要导出"_s.arg(to.name));
    if (auto done = writer.finish(true); !done)
        return failure(done);
    return written;
}

} // namespace zhijian::province
