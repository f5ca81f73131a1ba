#pragma once

#include "core/result.h"
#include "sync/exchange.h"

#include <QByteArray>

namespace zhijian::protocol {
struct Answer;
struct Call;
}

namespace zhijian::sync {

/// Asks the endpoint with signed calls and believes signed answers only. Counts into a summary.
class Line
{
public:
    Line(JournalAccess &access, Transport &transport, const Clock &clock, ExchangeSummary &summary, std::stop_token stop);
    ~Line();

    /// Told how many bytes of the call under way have moved.
    void setOnMoved(std::function<void(qint64 bytes)> onMoved) { m_onMoved = std::move(onMoved); }

    /// Before the enrolment there is none: then the answer's own word must do, and enrol() checks it.
    void setEndpointKey(const QByteArray &key) { m_endpointKey = key; }
    /// Endpoint minus here, as last known: dates of calls are by the endpoint's clock.
    void setClockDifference(qint64 difference) { m_difference = difference; }

    /// The body of a 200; else the endpoint's own refusal, or Unavailable when it was not the endpoint that spoke.
    [[nodiscard]] Result<QByteArray> ask(const QByteArray &method, const QByteArray &path, const QByteArray &body);
    /// Bytes; what the last rejection hinted at, 0 when it did not.
    [[nodiscard]] qint64 pageHint() const { return m_pageHint; }
    /// Whether the last answer was signed with this key.
    [[nodiscard]] bool wasSignedBy(const QByteArray &key) const;

private:
    [[nodiscard]] Result<> notTheEndpoint(const protocol::Answer &answer);
    [[nodiscard]] Result<protocol::Answer> askOnce(const QByteArray &method, const QByteArray &path, const QByteArray &body);

    JournalAccess &m_access;
    Transport &m_transport;
    const Clock &m_clock;
    ExchangeSummary &m_summary;
    std::stop_token m_stop;
    std::function<void(qint64)> m_onMoved;
    QByteArray m_endpointKey;
    qint64 m_difference = 0;
    qint64 m_pageHint = 0;
    QByteArray m_lastText;
    QByteArray m_lastSignature;
};

} // namespace zhijian::sync
