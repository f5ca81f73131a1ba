#pragma once

#include "journal/provincestorage.h"
#include "protocol/terms.h"

namespace zhijian::province {

/// Whether a change may be numbered in this scope, whoever brings it, by line or by stick.
[[nodiscard]] protocol::Refusal refusalOf(const journal::ProvinceStorage &storage, const journal::CheckedChange &one, const QString &scope);

} // namespace zhijian::province
