#pragma once

#include "domain/knowledge.h"

#include <QList>

namespace zhijian::interaction {

/// What pushing one question into the knowledge base would do.
struct PushLine
{
    enum class Kind {
        New,
        Changed,    ///< A pending entry gets the new words
        NewVersion, ///< A reviewed (or retired) entry stays, beside it a pending one with the new words
        Unchanged,
        Gone,       ///< In the knowledge base from this item, but no question of it any more; nothing is done
    };

    Kind kind = Kind::New;
    QuestionAnswer asked;  ///< Of Gone: the entry's words
    EntityId entry;        ///< That it changes or replaces; null for New
    bool wasEdited = false; ///< Somebody has edited the pending entry since: pushing replaces his words

    /// Would be chosen without being asked.
    [[nodiscard]] bool isProposed() const { return kind == Kind::New || kind == Kind::NewVersion || (kind == Kind::Changed && !wasEdited); }
    [[nodiscard]] bool mayBeChosen() const { return kind != Kind::Unchanged && kind != Kind::Gone; }
    bool operator==(const PushLine &) const = default;
};

[[nodiscard]] QString chineseName(PushLine::Kind kind);

struct PushOutcome
{
    int created = 0;
    int changed = 0;
    int versions = 0;
    int skipped = 0;       ///< Chosen, but not what it was when it was shown
    QList<Digest> changes; ///< For takeBack()
};

} // namespace zhijian::interaction
