#pragma once

#include "domain/clausetree.h"

namespace zhijian::interpretation {

/// One clause of two versions of a document; empty text: it is not in that version.
struct ComparedClause
{
    QString name;   ///< Anchor in the newer version, or in the older one where it was dropped
    QString before;
    QString after;
    bool isSame = false; ///< But for blanks and number
};

/// All clauses of both versions in the order of the newer one. Clauses are paired by their words first, then by their
/// number, because amendments renumber. Pure.
[[nodiscard]] QList<ComparedClause> comparedClauses(const ClauseTree &older, const ClauseTree &newer);

/// A ```compare block of what differs between two versions of a document: changed, new and dropped clauses. Empty when
/// nothing differs. Pure.
[[nodiscard]] QString comparisonBlock(const ClauseTree &older, const ClauseTree &newer);

} // namespace zhijian::interpretation
