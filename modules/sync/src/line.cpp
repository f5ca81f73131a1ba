#include "line.h"

#include "core/clock.h"
#include "core/faultpoint.h"
#include "core/plantedfault.h"
#include "journal/journal.h"
#include "protocol/call.h"
#include "protocol/rejection.h"
#include "signing/hash.h"
#include "signing/keypair.h"
#include "sync/journalaccess.h"
#include "sync/transport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

// Request line, headers and the like: an estimate, so that the figures shown are not too rosy.
constexpr qint64 HeaderBytes = 350;
constexpr int Success = 200;
constexpr int NetworkLoginRequired = 511; // RFC 6585
constexpr qint64 Second = 1000;   // milliseconds
constexpr int LongestWait = 3600; // seconds; nobody may put us off for longer

QByteArray digestOf(const QByteArray &bytes)
{
    return signing::digest(Suite::Sm3Sm2, bytes).toBytes();
}

} // namespace

Line::Line(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeSummary &summary, std::stop_token stop)
    : m_access(access), m_transport(transport), m_clock(clock), m_summary(summary), m_stop(std::move(stop))
{
}

Line::~Line()
{
    m_transport.observe({});
}

bool Line::wasSignedBy(const QByteArray &key) const
{
    return signing::verify(key, m_lastText, m_lastSignature);
}

Result<protocol::Answer> Line::askOnce(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    protocol::Call call{.method = method, .path = path, .body = body, .date = m_clock.milliseconds() + m_difference, .signature = {}};
    const QByteArray bodyDigest = digestOf(body);
    auto isSigned = m_access.run([&](journal::Journal &journal) -> Result<> {
        call.device = journal.device();
        auto signature = journal.signAsDevice(protocol::signedText(call, bodyDigest));
        if (!signature)
            return failure(signature);
        call.signature = *signature;
        return {};
    });
    if (!isSigned)
        return failure(isSigned);
    if (m_stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    ++m_summary.requests;
    const qint64 upBefore = m_summary.bytesUp;
    const qint64 downBefore = m_summary.bytesDown;
    if (m_onMoved)
        m_transport.observe([this, upBefore, downBefore](qint64 sent, qint64 received) {
            m_summary.bytesUp = upBefore + sent;
            m_summary.bytesDown = downBefore + received;
            m_onMoved(sent + received);
        });
    faultPoint("before send");
    auto answer = m_transport.send(call, m_stop);
    faultPoint("after send");
    m_summary.bytesUp = upBefore + body.size() + HeaderBytes;
    m_summary.bytesDown = downBefore;
    if (!answer)
        return answer;
    m_summary.bytesDown += answer->body.size() + HeaderBytes;
    m_lastText = protocol::signedText(*answer, digestOf(answer->body), call.signature);
    m_lastSignature = answer->signature;
    if (answer->signature.isEmpty())
        return failure(notTheEndpoint(*answer));
    if (!m_endpointKey.isEmpty() && !wasSignedBy(m_endpointKey) && !planted(PlantedFault::OldAnswerBelieved))
        return failure(ErrorCode::Corrupt, u"答复上的上级平台签名不成立"_s);
    m_summary.wasReached = true;
    return answer;
}

// A proxy may speak for the endpoint only where believing it costs no more than time: smaller pages, a later try.
Result<> Line::notTheEndpoint(const protocol::Answer &answer)
{
    if (answer.status == 413)
        m_summary.rejection = protocol::Reason::TooLarge;
    if (answer.status == 429 || answer.status == 503) {
        m_summary.rejection = protocol::Reason::Busy;
        m_summary.retryAfter = std::clamp(answer.retryAfter, 0, LongestWait) * Second;
    }
    if (answer.status >= 500 && answer.status != NetworkLoginRequired)
        return failure(ErrorCode::Unavailable, u"答复的不是上级同步平台（状态 %1），可能是代理或平台正在维护：稍后会再试；一直如此，请把这句话告诉网络管理员"_s.arg(answer.status));
    return failure(ErrorCode::Unavailable,
                   u"答复的不是上级同步平台（状态 %1），可能是上网登录页面或代理：请先在浏览器里打开任一网页登录上网，仍不行请网络管理员放行上级平台的地址"_s.arg(answer.status));
}

Result<QByteArray> Line::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    bool isSecondTry = false;
    m_pageHint = 0;
    for (;;) {
        m_summary.rejection.reset();
        m_summary.retryAfter = 0;
        const auto answer = askOnce(method, path, body);
        if (!answer)
            return failure(answer);
        if (answer->status == Success)
            return answer->body;
        const auto rejection = protocol::Rejection::fromBytes(answer->body);
        if (!rejection)
            return failure(ErrorCode::Unavailable, u"上级平台出错（状态 %1）"_s.arg(answer->status));
        m_summary.rejection = rejection->reason;
        m_summary.retryAfter = std::clamp(rejection->retryAfter, 0, LongestWait) * Second;
        m_pageHint = rejection->pageHint;
        if (rejection->reason != protocol::Reason::Stale || isSecondTry)
            return failure(rejection->code(), rejection->detail);
        // a wrong clock warns, it does not stop the sync.
        m_difference = rejection->serverTime - m_clock.milliseconds();
        isSecondTry = true;
    }
}

} // namespace zhijian::sync
