#pragma once

#include <QString>

namespace zhijian {

/// Where a workstation keeps its data unless told otherwise: in `data` beside the program when a file `portable.txt`
/// lies there (a copy on a USB stick), else in the user's own folder. Needs the application object and its name.
[[nodiscard]] QString defaultDataFolder();

} // namespace zhijian
