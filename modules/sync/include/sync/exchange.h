#pragma once

#include "core/digest.h"
#include "core/result.h"
#include "domain/change.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class Journal;
}
namespace zhijian::protocol {
struct SyncReply;
}

namespace zhijian::sync {

class JournalAccess;
class Line;
class Transport;

/// What one exchange did, also as far as it came when it failed.
struct ExchangeSummary
{
    int requests = 0;
    int pushed = 0;        ///< Changes acknowledged
    int received = 0;      ///< Changes that were new here
    int partsPushed = 0;
    int partsReceived = 0;
    int withheld = 0;      ///< Waiting changes that may not leave (R-129)
    int refused = 0;       ///< Waiting changes that the endpoint did not take or that are too large
    qint64 bytesUp = 0;
    qint64 bytesDown = 0;
    qint64 toReceive = 0;  ///< Still to come, as far as known
    qint64 clockDifference = 0; ///< Endpoint minus here, milliseconds (R-131)
    bool wasReached = false;    ///< The endpoint answered
    bool wasRestarted = false;  ///< The endpoint had lost something: everything was offered again

    bool operator==(const ExchangeSummary &) const = default;
};

struct ExchangeOptions
{
    /// false keeps a change here. It stays waiting and is asked about again at every exchange.
    std::function<bool(const Change &)> mayLeave;
    std::function<void(const ExchangeSummary &)> progress;
    qint64 pageBytes = 2 << 20; ///< Changes in one request and one reply; less on a bad line
    std::stop_token stop;
};

/// One exchange with the endpoint, as straight-line code: push and pull page by page, then blob parts.
///
/// Holds: nothing is open in the journal while the line is in use; what a reply brings (acknowledgements, changes,
/// cursor) is one transaction; so it may be cut anywhere and is simply run again. Whatever comes is checked against
/// names, the scope's chain and the endpoint's signature before a byte of it is stored. One thread, one run.
class Exchange
{
public:
    Exchange(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeOptions options);
    ~Exchange();

    /// WrongState: not enrolled; Unavailable: not reached; Corrupt: the other side says impossible things;
    /// Forbidden: it does not let this workstation in; Cancelled.
    [[nodiscard]] Result<ExchangeSummary> run();
    [[nodiscard]] const ExchangeSummary &summary() const { return m_summary; }

private:
    struct Outgoing;
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> exchangeChanges();
    [[nodiscard]] Result<std::optional<Outgoing>> prepare();
    [[nodiscard]] QList<StoredChange> nextPage(journal::Journal &journal);
    [[nodiscard]] bool isHeldBack(journal::Journal &journal, const StoredChange &stored);
    void holdBackParts(journal::Journal &journal, const Change &change);
    [[nodiscard]] Result<> pack(Outgoing &outgoing);
    [[nodiscard]] Result<> take(const Outgoing &outgoing, const QByteArray &body);
    [[nodiscard]] Result<> check(const Outgoing &outgoing, const protocol::SyncReply &reply) const;
    [[nodiscard]] Result<> restart(const QByteArray &epoch);
    [[nodiscard]] Result<> store(journal::Journal &journal, const Outgoing &outgoing, const protocol::SyncReply &reply);
    [[nodiscard]] Result<> pushParts();
    [[nodiscard]] Result<> pullParts();
    [[nodiscard]] Result<> pushPart(const Digest &part);
    [[nodiscard]] Result<> finish();
    void report();

    JournalAccess &m_access;
    const Clock &m_clock;
    ExchangeOptions m_options;
    std::unique_ptr<Line> m_line;
    ExchangeSummary m_summary;
    QString m_scope;
    qint64 m_head = -1;          ///< The endpoint's, as last heard; -1 before the first reply
    bool m_isCatchingUp = false; ///< After a restart: read all before sending what the endpoint may have
    int m_idleReplies = 0;
    int m_restarts = 0;
    QSet<Digest> m_cleared;      ///< Waiting changes that may leave
    QSet<Digest> m_withheld;
    QSet<Digest> m_withheldParts;
    QSet<Digest> m_refused;
};

} // namespace zhijian::sync
