#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "rules/rulepack.h"
#include "rules/workcalendar.h"

namespace zhijian::journal {
class Journal;
}

/// Rule packs and holiday notices that came down. What was adopted lies as a signed file in the data folder, because rules are
/// needed before the journal opens; so it takes effect at the next start.
namespace zhijian::sync {

/// What is in force: the built-in pack and calendar with what was handed down on top.
struct HandedDown
{
    rules::RulePack pack;
    rules::WorkCalendar calendar;
    QStringList faults; ///< Files that were not used, and why
};

/// At the start. Each file is proved again: the endpoint's signature over the change, and the change's word for the content.
[[nodiscard]] HandedDown handedDown(const QString &dataFolder);

struct Adoption
{
    EntityId id;
    QString title;
    bool isAdopted = false;
    QString sentence; ///< What was adopted, or why not

    bool operator==(const Adoption &) const = default;
};

/// Judges what came down and was not judged yet: signature, version (newer than what is in force), layer, and never looser than
/// the layers above. In the journal's thread.
[[nodiscard]] QList<Adoption> adoptHandedDown(journal::Journal &journal, const QString &dataFolder);
/// The sentence that was found for this revision; empty when it was not judged.
[[nodiscard]] QString verdictOn(journal::Journal &journal, const Digest &head);

} // namespace zhijian::sync
