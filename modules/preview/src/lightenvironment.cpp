#include "preview/environment.h"

namespace zhijian::preview {

/// Nothing to prepare: this engine has no processes of its own.
void prepareEnvironment() {}

} // namespace zhijian::preview
