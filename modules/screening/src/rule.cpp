#include "rule.h"

namespace zhijian::screening {

Rule::~Rule() = default;

} // namespace zhijian::screening
