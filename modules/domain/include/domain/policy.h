#pragma once

#include "core/digest.h"
#include "core/entityid.h"
#include "domain/terms.h"

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
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static Policy fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const Policy &) const = default;
};

} // namespace zhijian
