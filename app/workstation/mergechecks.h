#pragma once

#include "interpretation/mergeservice.h"

namespace zhijian {

/// Whether a merged record may be stored, asked of the module that owns it: a merge must not bring together what its
/// form would refuse. The workstation and the command line use the same.
[[nodiscard]] Result<> mayStoreMerged(journal::Journal &journal, const QString &type, const EntityId &id, const QCborMap &body);

} // namespace zhijian
