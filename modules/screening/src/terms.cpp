#include "screening/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

QString chineseName(Severity severity)
{
    switch (severity) {
    case Severity::Hint: return u"提示"_s;
    case Severity::Warning: return u"警告"_s;
    case Severity::Error: return u"错误"_s;
    case Severity::Blocking: return u"禁止"_s;
    }
    return {};
}

} // namespace zhijian::screening
