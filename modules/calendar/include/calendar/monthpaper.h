#pragma once

#include "core/paper.h"

namespace zhijian::calendar {

class MonthModel;

/// The month as the model shows it, landscape: 班 and 休, holidays and named days, planned and released items.
/// `accountName`: of the model's account; empty for all. The model's thread; reads only.
[[nodiscard]] Paper monthPaper(const MonthModel &model, const QString &accountName);

} // namespace zhijian::calendar
