#pragma once

#include "core/result.h"

#include <QStringList>

namespace zhijian::journal {

class Connection;

/// Brings the file to the schema of this program: `scripts` in order, each committed together with `user_version`.
/// Unsupported when a newer program wrote the file.
Result<> migrate(Connection &connection, const QStringList &scripts);

/// The scripts of a workstation's journal.
[[nodiscard]] QStringList journalScripts();

} // namespace zhijian::journal
