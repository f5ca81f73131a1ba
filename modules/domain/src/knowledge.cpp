#include "domain/knowledge.h"

#include "fields.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

// Qt's SHA-256, because SM3 is in `signing`, beside this module and not below it.
Digest digestOf(const QStringList &words)
{
    const QByteArray bytes = QCborArray::fromStringList(words).toCborValue().toCbor();
    return {Suite::Sha256Ed25519, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
}

} // namespace

Digest QuestionAnswer::digest() const
{
    return digestOf({question, answer, clause});
}

Digest KnowledgeEntry::textDigest() const
{
    return digestOf({question, answer, policy.isNull() ? QString() : policy.toString(), clause, validUntil.toString(Qt::ISODate)});
}

KnowledgeState KnowledgeEntry::standing() const
{
    return state == KnowledgeState::Reviewed && (reviewer.isNull() || reviewedText != textDigest()) ? KnowledgeState::Pending : state;
}

QCborMap KnowledgeEntry::toBody() const
{
    QCborMap body;
    fields::put(body, "question"_L1, question);
    fields::put(body, "similar"_L1, similar);
    fields::put(body, "answer"_L1, answer);
    fields::put(body, "topic"_L1, topic);
    fields::put(body, "audience"_L1, audience);
    fields::put(body, "department"_L1, department);
    fields::put(body, "policy"_L1, policy);
    fields::put(body, "clause"_L1, clause);
    fields::put(body, "policyRevision"_L1, policyRevision);
    fields::put(body, "item"_L1, item);
    fields::put(body, "revision"_L1, revision);
    fields::put(body, "sourceText"_L1, sourceText);
    fields::put(body, "validUntil"_L1, validUntil);
    fields::put(body, "state"_L1, state);
    fields::put(body, "reviewer"_L1, reviewer);
    fields::put(body, "reviewedAt"_L1, reviewedAt);
    fields::put(body, "reviewedText"_L1, reviewedText);
    fields::put(body, "replaces"_L1, replaces);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

KnowledgeEntry KnowledgeEntry::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .question = fields::text(body, "question"_L1),
            .similar = fields::text(body, "similar"_L1),
            .answer = fields::text(body, "answer"_L1),
            .topic = fields::text(body, "topic"_L1),
            .audience = fields::text(body, "audience"_L1),
            .department = fields::text(body, "department"_L1),
            .policy = fields::entity(body, "policy"_L1),
            .clause = fields::text(body, "clause"_L1),
            .policyRevision = fields::digest(body, "policyRevision"_L1),
            .item = fields::entity(body, "item"_L1),
            .revision = fields::digest(body, "revision"_L1),
            .sourceText = fields::digest(body, "sourceText"_L1),
            .validUntil = fields::date(body, "validUntil"_L1),
            .state = fields::enumeration(body, "state"_L1, KnowledgeState::Pending),
            .reviewer = fields::entity(body, "reviewer"_L1),
            .reviewedAt = fields::number(body, "reviewedAt"_L1),
            .reviewedText = fields::digest(body, "reviewedText"_L1),
            .replaces = fields::entity(body, "replaces"_L1),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

} // namespace zhijian
