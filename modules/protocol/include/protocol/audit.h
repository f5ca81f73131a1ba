#pragma once

#include "core/digest.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace zhijian::protocol {

/// "What is your chain at these sequence numbers?" By it a workstation finds the last number that both sides agree on
/// after the endpoint lost something (sync.md 1.4), and anybody may compare what two sides hold.
struct AuditRequest
{
    QString scope;
    QList<qint64> sequences;   ///< At most MaximumQuestions
    bool wantsDevices = false;

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<AuditRequest> fromBytes(const QByteArray &bytes);

    bool operator==(const AuditRequest &) const = default;
};

/// What one device contributed to a scope. `count` equal to `highest`: without a gap.
struct DeviceExtent
{
    quint64 device = 0;
    qint64 highest = 0; ///< Its largest own sequence number
    qint64 count = 0;

    bool operator==(const DeviceExtent &) const = default;
};

struct AuditReply
{
    QByteArray epoch;
    qint64 head = 0;
    QList<Digest> chains;         ///< One for each number asked; null where there is none
    QList<DeviceExtent> devices;  ///< By device
    qint64 serverTime = 0;

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<AuditReply> fromBytes(const QByteArray &bytes);

    bool operator==(const AuditReply &) const = default;
};

} // namespace zhijian::protocol
