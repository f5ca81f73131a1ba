#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/terms.h"

#include <QCborMap>
#include <QList>

#include <array>

namespace zhijian {

/// 送审: the author hands exactly this revision to the reviewers.
struct Submission
{
    static constexpr auto Type = QLatin1StringView("submission");

    EntityId id;
    EntityId item;
    Digest revision;
    QString note;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Submission fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Submission &) const = default;
};

/// The verdict on one gate.
struct GateVerdict
{
    bool isPassed = false;
    QString note;

    bool operator==(const GateVerdict &) const = default;
};

/// 审签: one reviewer's signed decision on one revision. Its change carries the person's signature.
struct SignOff
{
    static constexpr auto Type = QLatin1StringView("signOff");

    EntityId id;
    EntityId item;
    Digest revision;  ///< The change of the item that was read
    Digest shown;     ///< Digest of the release HTML that was shown
    Stage stage = Stage::First;
    Verdict verdict = Verdict::Passed;
    QString opinion;  ///< At least 5 characters unless passed (R-80)
    std::array<GateVerdict, GateCount> gates;
    int errors = 0;   ///< Language errors found at this proof (R-83)
    QString rulePack; ///< Which rules were in force: id and version

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static SignOff fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const SignOff &) const = default;
};

} // namespace zhijian
