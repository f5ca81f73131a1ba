#pragma once

#include "core.h"

#include <QtWidgets/QtWidgets>
