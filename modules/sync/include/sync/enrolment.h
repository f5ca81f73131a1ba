#pragma once

#include "core/result.h"
#include "sync/transport.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace zhijian {
class Clock;
}
namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

class JournalAccess;

/// Where this workstation is enrolled; a local setting.
struct Enrolment
{
    QString address;        ///< Of the endpoint, a URL
    QByteArray endpointKey; ///< Every answer must be signed with it (R-130)
    QString officeName;     ///< As the province calls the office
    LineIdentity line = {}; ///< For an encrypted line

    [[nodiscard]] bool isNull() const { return endpointKey.isEmpty(); }
    [[nodiscard]] static Enrolment of(journal::Journal &journal);
    Result<> store(journal::Journal &journal) const;

    bool operator==(const Enrolment &) const = default;
};

/// What the form asks for.
struct EnrolOrder
{
    QString address; ///< As typed
    QString code;    ///< The one-time code as typed
    QString name;    ///< What the province should call this workstation
};

/// Enrols this workstation with the endpoint that `transport` leads to. A workstation without an office takes over the
/// scope of the code. May be repeated with the same code when the answer was lost.
[[nodiscard]] Result<Enrolment> enrol(JournalAccess &access, Transport &transport, const Clock &clock, const EnrolOrder &order,
                                        const std::stop_token &stop = {});

} // namespace zhijian::sync
