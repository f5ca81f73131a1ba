#pragma once

#include "domain/account.h"
#include "domain/event.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/person.h"
#include "domain/plan.h"
#include "domain/policy.h"
#include "domain/release.h"
#include "domain/reviewstate.h"

#include <QMetaType>

#include <optional>

/// The rows of the projections: what lists need, without the long texts (Journal::load() gives the whole value).
namespace zhijian::journal {

/// What every row knows about its entity.
struct RowOrigin
{
    Digest head;          ///< The revision shown
    int heads = 1;        ///< > 1: a conflict that people must see
    EntityId createdBy;
    qint64 createdAt = 0; ///< Milliseconds since 1970
    EntityId updatedBy;
    qint64 updatedAt = 0;
    bool isWaiting = false; ///< Some change of it has not been acknowledged by the province
    bool isDeleted = false;

    bool operator==(const RowOrigin &) const = default;
};

struct AccountRow
{
    EntityId id;
    RowOrigin origin;
    QString name;
    QString platform;
    QString kind;
    QString platformId;
    QString organiser;
    QString certifiedSubject;
    QDate certifiedUntil;
    AccountState state = AccountState::Draft;
    qint64 lastReleasedAt = 0; ///< 0: never (R-23)

    bool operator==(const AccountRow &) const = default;
};

struct PolicyRow
{
    EntityId id;
    RowOrigin origin;
    QString title;
    QString number;
    QString issuer;
    QDate documentDate;
    QDate publishedOn;
    Disclosure disclosure = Disclosure::Active;
    Validity validity = Validity::InForce;
    QString topic;
    int clauses = 0;
    int interpretations = 0; ///< That name it and are not deleted
    bool needsInterpretation = false; ///< 应解读 (R-68)
    int approved = 0;        ///< Of the interpretations, those signed or released
    Publicity publicity;
    QString draftingDepartment;
    IntakeStage intake = IntakeStage::Published;
    QList<FollowUp> told;    ///< Aspects of its execution that are public: released here, or elsewhere
    QList<FollowUp> inWork;  ///< That items here tell which are not released yet
    std::optional<int> daysLeft; ///< Until the interpretation is owed, negative: overdue. Set by the desk: the limit is the rule pack's

    bool operator==(const PolicyRow &) const = default;
};

struct InterpretationRow
{
    EntityId id;
    RowOrigin origin;
    QString title;
    QString contentClass;
    QList<EntityId> policies;
    QList<EntityId> accounts;
    int characters = 0; ///< Length of the source in code points
    ItemState state = ItemState::Draft;
    qint64 submittedAt = 0; ///< Of the present head; 0 when it is not submitted
    Publicity publicity;
    ProductForm form = ProductForm::Text;
    bool needsRecheck = false; ///< 需复核: one of its policies is repealed or has expired (R-77)

    bool operator==(const InterpretationRow &) const = default;
};

/// Short texts, so the whole entry is here.
struct KnowledgeRow
{
    EntityId id;
    RowOrigin origin;
    QString question;
    QString similar;
    QString answer;
    QString topic;
    QString department;
    KnowledgeState state = KnowledgeState::Pending; ///< KnowledgeEntry::standing()
    EntityId policy;
    QString clause;
    Digest policyRevision;
    EntityId item;
    Digest revision;
    QDate validUntil;
    EntityId reviewer;
    qint64 reviewedAt = 0;
    EntityId replaces;
    QString policyTitle;
    QString policyNumber;
    Validity policyValidity = Validity::InForce;
    Digest policyHead;   ///< What the policy says now
    QString itemTitle;
    QString recheck;     ///< Why it is 需复核 (R-77); empty when it is not. Set by interaction::KnowledgeService
    bool isExpired = false; ///< Set by the service: the day is the clock's

    bool operator==(const KnowledgeRow &) const = default;
};

struct TemplateRow
{
    EntityId id;
    RowOrigin origin;
    QString name;
    QString description;
    int pictures = 0;

    bool operator==(const TemplateRow &) const = default;
};

struct ThemeRow
{
    EntityId id;
    RowOrigin origin; ///< `head` is what items name (domain/officetheme.h)
    QString name;
    QString base;

    bool operator==(const ThemeRow &) const = default;
};

struct PlanRow
{
    EntityId id;
    RowOrigin origin;
    EntityId item;
    EntityId account;
    QDate date;
    QTime time;
    bool isMassSend = true;
    QString note;
    QString title;       ///< Of the item
    ItemState state = ItemState::Draft; ///< Of the item
    QString accountName;
    bool isReleased = false; ///< A release names this plan

    bool operator==(const PlanRow &) const = default;
};

struct ReleaseRow
{
    EntityId id;
    RowOrigin origin;
    EntityId item;
    EntityId account;
    EntityId plan;
    Digest revision;
    QString link;
    qint64 releasedAt = 0;
    QString title;
    QString accountName;

    bool operator==(const ReleaseRow &) const = default;
};

struct PersonRow
{
    EntityId id;
    RowOrigin origin;
    QString name;
    QString post;
    QList<Role> roles;
    bool isRetired = false;
    bool canSignInHere = false; ///< Has a credential on this workstation
    bool hasConfirmedKey = false;

    bool operator==(const PersonRow &) const = default;
};

/// A line of the history of one entity.
struct HistoryRow
{
    Digest id;
    EntityId author;
    QString authorName;
    qint64 time = 0;
    quint64 device = 0;
    QList<Digest> parents;
    bool isHead = false;
    bool isWaiting = false;

    bool operator==(const HistoryRow &) const = default;
};

struct EventRow
{
    EntityId id;
    QString kind;
    EntityId person;
    QString personName;
    EntityId subject;
    QString detail;
    qint64 time = 0;

    bool operator==(const EventRow &) const = default;
};

/// 弹幕处置
struct RemovalRow
{
    EntityId id;
    EntityId item;
    qint64 time = 0;
    QString text;
    QString sender;
    QStringList words;
    ModerationAction action = ModerationAction::Removed;
    QString reason;
    QString personName; ///< Who did it
    bool isWaiting = false;

    bool operator==(const RemovalRow &) const = default;
};

/// One hit of the simple search.
struct SearchRow
{
    QString type; ///< "policy", "interpretation", "account"
    EntityId id;
    QString title;
    QString excerpt;

    bool operator==(const SearchRow &) const = default;
};

enum class Deleted { Hidden, Only };

} // namespace zhijian::journal
