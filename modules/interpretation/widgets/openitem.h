#pragma once

#include "domain/interpretation.h"
#include "domain/terms.h"
#include "interpretation/renderer.h"

#include <QDateTime>

#include <optional>

namespace zhijian::interpretation {

/// Something to choose from: an account, a policy, a content class.
struct Choice
{
    EntityId id;
    QString code; ///< Where the choice has no id
    QString name;
    QString detail;

    bool operator==(const Choice &) const = default;
};

/// What the page offers for an item's fields, and the limits that apply (R-36, from the rule pack).
struct ItemChoices
{
    QList<Choice> accounts;
    QList<Choice> policies;
    QList<Choice> contentClasses;
    QStringList keyFields; ///< 重点领域 of the rule pack
    QStringList columns;   ///< 栏目 in use
    QList<Choice> templates;  ///< The office's own
    QList<Choice> themes;     ///< The office's own; `code` is what an item names
    int titleLimit = 0; ///< Characters; 0: none
    int authorLimit = 0;
    int summaryLimit = 0;

    bool operator==(const ItemChoices &) const = default;
};

/// Text that was not saved when the program ended.
struct RecoveredDraft
{
    Interpretation item;
    Digest base;      ///< The revision it was made from; null for a new item
    int cursor = 0;
    QDateTime savedAt;

    bool operator==(const RecoveredDraft &) const = default;
};

/// An item as the page shows it.
struct OpenItem
{
    Interpretation item;
    QList<Digest> heads;  ///< What a save replaces; empty for a new item
    ItemState state = ItemState::Draft;
    QString lastOpinion;  ///< Of the review that sent it back, with stage and name
    QString lock;         ///< Why this person may not write it at all; empty when he may
    bool mayClearAi = true; ///< R-61: only from 二审 upwards
    RenderInput frame;    ///< Titles of policies, date, account
    std::optional<RecoveredDraft> recovered;

    [[nodiscard]] bool isConflict() const { return heads.size() > 1; }
    /// Writing would void a submission or sign-offs.
    [[nodiscard]] bool isUnderReview() const
    {
        return state == ItemState::FirstReview || state == ItemState::SecondReview || state == ItemState::FinalReview
            || state == ItemState::Approved || state == ItemState::Released;
    }
    [[nodiscard]] bool isApproved() const { return state == ItemState::Approved || state == ItemState::Released; }
};

} // namespace zhijian::interpretation
