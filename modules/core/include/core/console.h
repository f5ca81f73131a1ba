#pragma once

namespace zhijian {

/// For command line programs: Windows' consoles take what is printed for GBK unless told otherwise. Nothing elsewhere.
void useUtf8Console();

} // namespace zhijian
