#pragma once

namespace zhijian {

/// Makes Qt's own texts, dates and numbers Chinese whatever language the system speaks. Call it once, after the
/// application object exists. Looks for Qt's translation where Qt is installed and beside the program.
void useChineseTexts();

} // namespace zhijian
