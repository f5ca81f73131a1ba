#pragma once

#include "shell/pagespec.h"

#include <QList>

namespace zhijian {

/// Under which name Windows keeps windows, pinned icon and tasks together; the installer writes the same into its
/// shortcuts (packaging/windows/installer.nsi). Before the application object; elsewhere nothing.
void nameForTaskBar();

/// What the icon in the task bar offers at a right click: the pages that people open first thing. A task starts the
/// program with --page, and the one that runs takes it over (handover.h). `dataFolder` is empty for the usual one.
/// After the application object; elsewhere nothing.
void offerTasks(const QList<shell::PageSpec> &pages, const QString &dataFolder);

} // namespace zhijian
