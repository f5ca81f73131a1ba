#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/terms.h"

#include <QCborMap>
#include <QDate>

namespace zhijian {

/// A question and its answer as an interpretation gives them, in plain text.
struct QuestionAnswer
{
    QString question;
    QString answer; ///< Paragraphs separated by line feeds
    QString clause; ///< What it explains, as written in the source; may be empty

    /// Names exactly these words.
    [[nodiscard]] Digest digest() const;
    bool operator==(const QuestionAnswer &) const = default;
};

/// An entry of the knowledge base (咨询问答库, domain.md 6.2).
///
/// A review names the digest of the words it was given for, as a sign-off names a revision: words that somebody changed
/// since, or that a merge put together, are 待审 again whatever `state` says. Ask standing(), not `state`.
struct KnowledgeEntry
{
    static constexpr auto Type = QLatin1StringView("knowledge");

    EntityId id;
    QString question;
    QString similar;       ///< 其他问法, one a line
    QString answer;
    QString topic;
    QString audience;      ///< 个人, 企业 ...
    QString department;    ///< Who answers for it
    EntityId policy;
    QString clause;
    Digest policyRevision; ///< What the policy said when the entry was pushed or last reviewed (R-77)
    EntityId item;         ///< The interpretation it was taken from; null: written here
    Digest revision;       ///< Of the item
    Digest sourceText;     ///< QuestionAnswer::digest() of what was taken, to tell a changed source from an edited entry
    QDate validUntil;      ///< Invalid: without end
    KnowledgeState state = KnowledgeState::Pending;
    EntityId reviewer;
    qint64 reviewedAt = 0; ///< Milliseconds since 1970
    Digest reviewedText;   ///< textDigest() of what was reviewed
    EntityId replaces;     ///< The reviewed entry that this is a new version of
    bool isDeleted = false;

    /// Over everything a citizen is told: question, answer, policy, clause, end of validity.
    [[nodiscard]] Digest textDigest() const;
    [[nodiscard]] KnowledgeState standing() const;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static KnowledgeEntry fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const KnowledgeEntry &) const = default;
};

} // namespace zhijian
