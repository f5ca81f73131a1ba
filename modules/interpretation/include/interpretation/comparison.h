#pragma once

#include "domain/clausetree.h"

namespace zhijian::interpretation {

/// A ```compare block of what differs between two versions of a document: changed, new and dropped clauses in the order of
/// the newer one. Clauses are paired by their words first, then by their number, because amendments renumber. Empty when
/// nothing differs. Pure.
[[nodiscard]] QString comparisonBlock(const ClauseTree &older, const ClauseTree &newer);

} // namespace zhijian::interpretation
