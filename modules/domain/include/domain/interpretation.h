#pragma once

#include "core/digest.h"
#include "core/entityid.h"

#include <QCborMap>
#include <QList>

namespace zhijian {

/// An interpretation of a policy (政策解读): one source text from which every output is rendered.
/// A revision is the id of the change that stored it; sign-offs name that id, so whatever is a field here
/// (text, title, accounts, theme, pictures) is signed.
struct Interpretation
{
    static constexpr auto Type = QLatin1StringView("interpretation");

    EntityId id;
    QString title;
    QString source;           ///< The interpretation format (interpretation/README.md)
    QList<EntityId> policies; ///< What it interprets
    QList<EntityId> accounts; ///< Where it will be released
    QString contentClass;     ///< 内容类别, key of the rule pack's routing table
    QString theme;            ///< Theme id; empty means the first
    QString summary;          ///< 摘要, at most 128 characters (R-36)
    QString author;           ///< 署名 (R-36: at most 16 characters)
    bool isAiAssisted = false; ///< R-61
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Interpretation fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Interpretation &) const = default;
};

} // namespace zhijian
