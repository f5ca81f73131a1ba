#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/publicity.h"

#include <QCborMap>
#include <QDate>
#include <QList>

namespace zhijian {

/// One paragraph of the document's body with its rank; the clause tree follows from the ranks (domain/clausetree.h).
struct Clause
{
    ClauseLevel level = ClauseLevel::Paragraph;
    QString text; ///< with its number: "（一）基本原则。"

    bool operator==(const Clause &) const = default;
};

/// One line of the plan of interpretation, 解读方案.
struct PlannedForm
{
    QString form;    ///< 解读形式, of RulePack::interpretationForms() or the office's own word
    QString channel; ///< 渠道
    QString person;  ///< 责任人
    QDate due;       ///< 时间

    [[nodiscard]] bool isComplete() const { return !form.isEmpty() && !channel.isEmpty() && !person.isEmpty() && due.isValid(); }
    bool operator==(const PlannedForm &) const = default;
};

/// Something of a policy's execution that was made public elsewhere than by an item of this program.
struct PublishedElsewhere
{
    FollowUp aspect = FollowUp::Measures;
    QString title;
    QString link;
    QDate publishedOn;

    bool operator==(const PublishedElsewhere &) const = default;
};

/// A policy document.
struct Policy
{
    static constexpr auto Type = QLatin1StringView("policy");

    EntityId id;
    QString title;
    QString number;        ///< 发文字号
    QString issuer;        ///< 发文机关
    QDate documentDate;    ///< 成文日期
    QDate publishedOn;     ///< 公布日期
    QDate effectiveOn;     ///< 施行日期
    Disclosure disclosure = Disclosure::Active;
    QString disclosureReason; ///< required unless Active (R-67)
    Validity validity = Validity::InForce;
    bool needsInterpretation = false; ///< 应解读: an interpretation is owed (R-68)
    QString topic;
    QString link;
    QString preamble;      ///< Text before the first clause, notes under the title included
    QList<Clause> clauses;
    Digest file;           ///< The imported file as a blob; null for pasted text
    QString fileName;
    Publicity publicity;
    QString draftingDepartment; ///< 起草部门: who drafts, interprets (R-68)
    IntakeStage intake = IntakeStage::Published;
    QList<PlannedForm> plan;    ///< 解读方案 (R-70)
    QString waiver;             ///< Why a leader let it pass without plan, materials or signatures (R-69)
    EntityId waivedBy;
    QList<PublishedElsewhere> published;
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Policy fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Policy &) const = default;
};

} // namespace zhijian
