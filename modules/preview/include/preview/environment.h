#pragma once

namespace zhijian::preview {

/// Sets what WebEngine reads once at its start: software drawing where there is no display, a name resolver that
/// resolves nothing, no background services. Call before QApplication is made. Main thread.
void prepareEnvironment();

} // namespace zhijian::preview
