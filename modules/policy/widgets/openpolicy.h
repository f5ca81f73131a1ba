#pragma once

#include "domain/policy.h"
#include "policy/clausetreemodel.h"

#include <QMetaType>

namespace zhijian::policy {

/// What the page shows of one policy.
struct OpenPolicy
{
    Policy policy;
    QList<Digest> heads;       ///< The revisions a correction replaces; several: a conflict
    QList<Policy> otherVersions; ///< The heads that are not `policy`
    QString savedBy;
    qint64 savedAt = 0;        ///< Milliseconds since 1970
    int interpretations = 0;
    QList<ClauseMark> marks;   ///< One for each clause; empty without interpretations
    int openClauses = 0;       ///< That count and that nobody explains
    int clauses = 0;           ///< That count
    bool isFromAbove = false;  ///< Came down: read only here
};

/// What became of one file or pasted text.
struct ImportOutcome
{
    QString name;              ///< The file's name, or 粘贴的文本
    QString path;              ///< Empty for pasted text
    QString text;              ///< The pasted text
    EntityId id;               ///< Null when it was not imported
    EntityId existing;         ///< The policy that is here already
    QString sentence;
    bool needsLook = false;    ///< Imported, but something is unsure
};

} // namespace zhijian::policy
