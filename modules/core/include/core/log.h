#pragma once

#include <QLoggingCategory>

namespace zhijian {

Q_DECLARE_LOGGING_CATEGORY(logJournal)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logProvince)
Q_DECLARE_LOGGING_CATEGORY(logPreview)
Q_DECLARE_LOGGING_CATEGORY(logWorkstation)

} // namespace zhijian
