#pragma once

#include "core/digest.h"
#include "core/result.h"
#include "domain/change.h"
#include "protocol/terms.h"

#include <QHash>
#include <QSet>
#include <QStringList>

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
struct Frame;
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
    int refused = 0;       ///< Changes that the endpoint did not take
    qint64 bytesUp = 0;
    qint64 bytesDown = 0;
    qint64 toReceive = 0;  ///< Still to come, as far as known
    qint64 bytesLeft = 0;  ///< To move still, both ways, estimated; 0 when the exchange is over
    qint64 clockDifference = 0; ///< Endpoint minus here, milliseconds (R-131)
    bool wasReached = false;    ///< The endpoint answered
    bool wasRestarted = false;  ///< The endpoint had lost something: it was offered again
    qint64 retryAfter = 0;      ///< Milliseconds the endpoint asked to be left alone for; 0: it did not
    qint64 pageBytes = 0;       ///< The page size that the exchange ended with: what the line bears
    std::optional<protocol::Reason> rejection; ///< Why the endpoint, or a proxy before it, did not answer the last call

    bool operator==(const ExchangeSummary &) const = default;
};

struct ExchangeOptions
{
    /// false keeps a change here. It stays waiting and is asked about again at every exchange.
    std::function<bool(const Change &)> mayLeave;
    std::function<void(const ExchangeSummary &)> progress;
    qint64 pageBytes = 2 << 20; ///< Changes in one request and one reply; less on a bad line
    bool carriesParts = true;   ///< False on a metered line: attachments wait here and above
    std::stop_token stop;
};

/// One exchange with the endpoint, as straight-line code: push and pull the own scope page by page, then pull what the
/// province sends down, then blob parts.
///
/// Holds: nothing is open in the journal while the line is in use; what a reply brings (acknowledgements, changes,
/// cursor) is one transaction; so it may be cut anywhere and is simply run again. Whatever comes is checked against
/// names, the scope's chain and the endpoint's signature before a byte of it is stored. One thread, one run.
class Exchange
{
public:
    Exchange(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeOptions options);
    ~Exchange();

    /// WrongState: not enrolled; Unavailable: not reached, or asked to wait; Corrupt: the other side says impossible
    /// things; Forbidden: it does not let this workstation in; Cancelled. More in summary().rejection.
    [[nodiscard]] Result<ExchangeSummary> run();
    [[nodiscard]] const ExchangeSummary &summary() const { return m_summary; }

private:
    /// The way through one scope.
    struct Course
    {
        QString scope;
        bool isOwn = true;           ///< Else it is read only
        qint64 head = -1;            ///< The endpoint's, as last heard; -1 before the first reply
        bool isCatchingUp = false;   ///< After a restart: read all before sending what the endpoint may have
        bool wantsWhole = false;     ///< A delta of the reply could not be rebuilt
        int idleReplies = 0;
        int restarts = 0;
    };
    struct Outgoing;
    struct Incoming;
    /// What is known for the estimate of how much is left.
    struct Estimate
    {
        qint64 rawWaiting = 0;    ///< Changes of ours, not compressed
        qint64 rawSent = 0;
        qint64 packedSent = 0;
        qint64 numbersRead = 0;
        qint64 packedRead = 0;
        qint64 partBytes = 0;     ///< Attachments of ours
        qint64 partsMissing = 0;  ///< Attachments of others, as far as known
    };

    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> follow(Course &course);
    [[nodiscard]] Result<> finish();
    void report(qint64 underWay = 0);
    [[nodiscard]] qint64 bytesLeft() const;
    [[nodiscard]] bool shrinkPage();

    // requestpages.cpp
    [[nodiscard]] Result<std::optional<Outgoing>> prepare(Course &course);
    [[nodiscard]] QList<StoredChange> nextPage(journal::Journal &journal, const QString &scope);
    [[nodiscard]] bool isHeldBack(journal::Journal &journal, const StoredChange &stored);
    void holdBackParts(journal::Journal &journal, const Change &change);
    [[nodiscard]] protocol::Frame frameOf(journal::Journal &journal, const StoredChange &stored, const QList<StoredChange> &earlier) const;
    [[nodiscard]] Result<> pack(Outgoing &outgoing) const;

    // replypages.cpp
    [[nodiscard]] Result<> take(Course &course, const Outgoing &outgoing, const QByteArray &body);
    [[nodiscard]] Result<Incoming> open(journal::Journal &journal, const Course &course, const Outgoing &outgoing, const protocol::SyncReply &reply) const;
    [[nodiscard]] Result<> store(journal::Journal &journal, Course &course, const Outgoing &outgoing, const protocol::SyncReply &reply);

    // restart.cpp
    [[nodiscard]] Result<> restart(Course &course);
    [[nodiscard]] Result<qint64> lastCommon(const QString &scope, const QList<Digest> &chain, QByteArray &epoch);

    // partexchange.cpp
    [[nodiscard]] Result<> pushParts();
    [[nodiscard]] Result<> pullParts();
    [[nodiscard]] Result<> pushPart(const Digest &part);

    JournalAccess &m_access;
    const Clock &m_clock;
    ExchangeOptions m_options;
    std::unique_ptr<Line> m_line;
    ExchangeSummary m_summary;
    Estimate m_estimate;
    QString m_scope;
    QByteArray m_endpointKey;    ///< What comes down must be signed with it
    QStringList m_feeds;         ///< What the endpoint lets us read besides
    qint64 m_pageBytes;
    bool m_mustRestart = false;  ///< Set while storing: the endpoint contradicts what it acknowledged
    QSet<Digest> m_cleared;      ///< Waiting changes that may leave
    QSet<Digest> m_withheld;
    QSet<Digest> m_withheldParts;
    QSet<Digest> m_needWhole;    ///< The endpoint could not rebuild these from a delta
};

} // namespace zhijian::sync
