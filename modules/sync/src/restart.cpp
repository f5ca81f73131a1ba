#include "core/log.h"
#include "core/plantedfault.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "line.h"
#include "mark.h"
#include "protocol/audit.h"
#include "sync/exchange.h"
#include "sync/journalaccess.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// The endpoint lost something, usually because it was restored from a backup (sync.md 1.4). Both sides have the scope's
// chain: the last number at which it is equal is found in a few questions, and everything after it is offered again.
namespace zhijian::sync {

namespace {

constexpr int MaximumRestarts = 3;
constexpr qint64 Ways = 16;

} // namespace

Result<> Exchange::restart(Course &course)
{
    if (++course.restarts > MaximumRestarts)
        return failure(ErrorCode::Corrupt, u"上级平台反复要求从头同步"_s);
    course.head = -1;
    course.isCatchingUp = true;
    m_summary.wasRestarted = true;
    QList<Digest> chain;
    journal::SyncPosition before;
    auto read = m_access.run([&](journal::Journal &journal) -> Result<> {
        before = journal::SyncStore(journal).position(course.scope);
        chain = journal::SyncStore(journal).chain(course.scope, before.cursor);
        return {};
    });
    if (!read)
        return read;
    QByteArray epoch;
    auto common = lastCommon(course.scope, chain, epoch);
    if (!common)
        return failure(common);
    if (planted(PlantedFault::AuditOneTooFar) && *common < chain.size())
        ++*common;
    qCInfo(logSync) << "endpoint lost its place; common up to" << *common << "of" << before.cursor;
    return m_access.run([&](journal::Journal &journal) {
        return journal.transact([&]() -> Result<> {
            journal::SyncStore store(journal);
            auto position = store.position(course.scope);
            if (position.cursor != before.cursor || position.epoch != before.epoch)
                return {}; // Another program was quicker
            position.cursor = *common;
            position.epoch = epoch;
            Result<> done;
            if (!planted(PlantedFault::RestartKeepsNumbers))
                done = store.forgetAfter(course.scope, *common);
            if (done)
                done = store.setPosition(position);
            return done ? Mark{*common > 0 ? chain.at(*common - 1) : Digest(), *common}.store(journal, course.scope) : done;
        });
    });
}

Result<qint64> Exchange::lastCommon(const QString &scope, const QList<Digest> &chain, QByteArray &epoch)
{
    qint64 low = 0;
    qint64 high = chain.size();
    bool isFirst = true;
    // Also when nothing is left to compare, for the epoch.
    while (low < high || isFirst) {
        isFirst = false;
        protocol::AuditRequest question{.scope = scope, .sequences = {}};
        for (qint64 i = 1; i <= Ways && low < high; ++i)
            if (const qint64 at = low + ((high - low) * i + Ways - 1) / Ways; question.sequences.isEmpty() || at > question.sequences.last())
                question.sequences.append(at);
        const auto body = question.toBytes();
        if (!body)
            return failure(body);
        const auto answered = m_line->ask("POST", QByteArray("/v1/audit/" + scope.toUtf8()), *body);
        if (!answered)
            return failure(answered);
        const auto reply = protocol::AuditReply::fromBytes(*answered);
        if (!reply)
            return failure(reply);
        if (reply->chains.size() != question.sequences.size() || (!epoch.isEmpty() && epoch != reply->epoch))
            return failure(ErrorCode::Corrupt, u"上级平台的核对答复前后不符"_s);
        epoch = reply->epoch;
        qsizetype equal = 0;
        while (equal < reply->chains.size() && reply->chains.at(equal) == chain.at(question.sequences.at(equal) - 1))
            ++equal;
        if (equal < question.sequences.size())
            high = question.sequences.at(equal) - 1;
        if (equal > 0)
            low = question.sequences.at(equal - 1);
    }
    return low;
}

} // namespace zhijian::sync
