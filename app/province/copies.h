#pragma once

#include "commands.h"

namespace zhijian {

/// backup FILE, restore FILE and verify.
Result<> backUp(const ProvinceOrder &order, QTextStream &out);
/// The old file is kept beside the new one. The epochs change, so that every workstation fills in what the backup lacks.
Result<> restore(const ProvinceOrder &order, QTextStream &out);
/// Reads everything: dense numbers, each change's bytes against its name, the chain (sync.md 1.13).
/// From the SQLite file to an empty PostgreSQL.
Result<> move(const ProvinceOrder &order, QTextStream &out);
Result<> verify(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
