#include "calendar/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

QString chineseName(SilenceLevel level)
{
    switch (level) {
    case SilenceLevel::Calm: return u"正常"_s;
    case SilenceLevel::Soon: return u"将失声"_s;
    case SilenceLevel::Urgent: return u"临近失声"_s;
    case SilenceLevel::Broken: return u"已失声"_s;
    }
    return {};
}

} // namespace zhijian::calendar
