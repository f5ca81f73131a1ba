#pragma once

#include "dice.h"

namespace zhijian::simulation {

/// From now on keys, epochs and codes come from these dice.
void seedToySigning(Dice *dice);

} // namespace zhijian::simulation
