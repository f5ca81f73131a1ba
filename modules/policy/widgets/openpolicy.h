#pragma once

#include "domain/policy.h"
#include "policy/clausetreemodel.h"

#include <QMetaType>

namespace zhijian::policy {

/// An item of this office that tells something of a policy's execution.
struct FollowUpEntry
{
    FollowUp aspect = FollowUp::Measures;
    EntityId item;
    QString title;
    ItemState state = ItemState::Draft;
    bool operator==(const FollowUpEntry &) const = default;
};

/// What the page shows of one policy.
struct OpenPolicy
{
    Policy policy;
    QList<Digest> heads;       ///< The revisions a correction replaces; several: a conflict
    QList<Policy> otherVersions; ///< The heads that are not `policy`
    QString savedBy;
    qint64 savedAt = 0;        ///< Milliseconds since 1970
    int interpretations = 0;
    int approved = 0;          ///< Of them, signed or released
    QString waivedBy;          ///< Name of the leader (R-69)
    QDate interpretBy;         ///< Last day for the interpretation (R-68); invalid while the policy is not published
    QList<FollowUpEntry> followUps;
    QList<ClauseMark> marks;   ///< One for each clause; empty without interpretations
    int openClauses = 0;       ///< That count and that nobody explains
    int clauses = 0;           ///< That count
    bool isFromAbove = false;  ///< Came down: read only here
};

/// Two versions of a document beside each other.
struct PolicyComparison
{
    struct Run
    {
        QString text;
        bool isMarked = false; ///< Not in the other version
    };
    struct Row
    {
        QList<Run> before; ///< Empty: new
        QList<Run> after;  ///< Empty: dropped
        bool isSame = false;
    };
    EntityId olderId;
    EntityId newerId;
    QString older;  ///< Title, number and date
    QString newer;
    QList<Row> rows;
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
