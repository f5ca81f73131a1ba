#include "core/log.h"

namespace zhijian {

Q_LOGGING_CATEGORY(logJournal, "zhijian.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(logSync, "zhijian.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(logProvince, "zhijian.province", QtInfoMsg)
Q_LOGGING_CATEGORY(logPreview, "zhijian.preview", QtInfoMsg)
Q_LOGGING_CATEGORY(logWorkstation, "zhijian.workstation", QtInfoMsg)

} // namespace zhijian
