#pragma once

#include "domain/terms.h"

#include <QCborMap>
#include <QString>

namespace zhijian {

/// How a policy or an article stands in government openness (政务公开): class, key field and column.
/// Key fields and columns are words; the rule pack lists the key fields (RulePack::keyFields()).
struct Publicity
{
    OpenClass openClass = OpenClass::Unset;
    QString keyField; ///< 重点领域, e.g. 财政预决算; empty: none
    QString column;   ///< 栏目 of the website or account where it belongs

    void put(QCborMap &body) const;
    [[nodiscard]] static Publicity of(const QCborMap &body);
    bool operator==(const Publicity &) const = default;
};

} // namespace zhijian
