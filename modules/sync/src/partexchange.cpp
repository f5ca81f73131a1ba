#include "core/plantedfault.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "line.h"
#include "protocol/blobslist.h"
#include "sync/exchange.h"
#include "sync/journalaccess.h"

using namespace Qt::StringLiterals;

// The second half of an exchange: blob parts. Their names are their state, so a cut costs at most the part under way.
namespace zhijian::sync {

namespace {

constexpr int BatchSize = 64; // at most MaximumParts; small, so that a cut repeats few questions

QByteArray partPath(const Digest &part)
{
    return QByteArray("/v1/blob/" + part.toBytes().toHex());
}

} // namespace

Result<> Exchange::pushParts()
{
    for (;;) {
        protocol::BlobsList batch;
        auto read = m_access.run([&](journal::Journal &journal) -> Result<> {
            const auto waiting = journal::BlobStore(journal).partsToPush(BatchSize + int(m_withheldParts.size()));
            for (const Digest &part : waiting)
                if (!m_withheldParts.contains(part) && batch.parts.size() < BatchSize)
                    batch.parts.append(part);
            return {};
        });
        if (!read || batch.parts.isEmpty())
            return read;
        const auto question = batch.toBytes();
        if (!question)
            return failure(question);
        const auto body = m_line->ask("POST", "/v1/blobs/missing", *question);
        if (!body)
            return failure(body);
        const auto missing = protocol::BlobsList::fromBytes(*body);
        if (!missing)
            return failure(missing);
        if (planted(PlantedFault::PartMarkedBeforeSent))
            if (auto marked = m_access.run([&](journal::Journal &journal) { return journal::BlobStore(journal).markPushed(batch.parts); }); !marked)
                return marked;
        for (const Digest &part : missing->parts) {
            if (!batch.parts.contains(part))
                return failure(ErrorCode::Corrupt, u"上级平台要的附件分块不在清单里"_s);
            if (auto done = pushPart(part); !done)
                return done;
            report();
        }
        auto marked = m_access.run([&](journal::Journal &journal) { return journal::BlobStore(journal).markPushed(batch.parts); });
        if (!marked)
            return marked;
    }
}

Result<> Exchange::pushPart(const Digest &part)
{
    QByteArray bytes;
    auto read = m_access.run([&](journal::Journal &journal) -> Result<> {
        auto stored = journal::BlobStore(journal).part(part);
        if (!stored)
            return failure(stored);
        bytes = *stored;
        return {};
    });
    if (!read)
        return read;
    const auto answered = m_line->ask("PUT", partPath(part), bytes);
    if (!answered)
        return failure(answered);
    ++m_summary.partsPushed;
    m_estimate.partBytes -= bytes.size();
    return {};
}

Result<> Exchange::pullParts()
{
    QSet<Digest> absent; // Their workstation has not sent them yet
    for (;;) {
        QList<Digest> wanted;
        auto read = m_access.run([&](journal::Journal &journal) -> Result<> {
            for (const Digest &part : journal::BlobStore(journal).missingParts(BatchSize + int(absent.size())))
                if (!absent.contains(part))
                    wanted.append(part);
            return {};
        });
        if (!read || wanted.isEmpty())
            return read;
        m_estimate.partsMissing = wanted.size();
        for (const Digest &part : std::as_const(wanted)) {
            m_estimate.partsMissing = std::max<qint64>(0, m_estimate.partsMissing - 1);
            const auto bytes = m_line->ask("GET", partPath(part), {});
            if (!bytes && bytes.error().code == ErrorCode::NotFound) {
                absent.insert(part);
                continue;
            }
            if (!bytes)
                return failure(bytes);
            auto stored = m_access.run([&](journal::Journal &journal) {
                return journal.transact([&]() -> Result<> {
                    journal::BlobStore store(journal);
                    auto done = store.putPart(part, *bytes);
                    return done ? store.markPushed({part}) : done;
                });
            });
            if (!stored)
                return stored;
            ++m_summary.partsReceived;
            report();
        }
    }
}

} // namespace zhijian::sync
