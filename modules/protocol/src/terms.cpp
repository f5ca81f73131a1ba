#include "protocol/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

QString chineseName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return u"已收下"_s;
    case Refusal::Malformed: return u"内容与编号不符"_s;
    case Refusal::WrongScope: return u"不属于本单位"_s;
    case Refusal::SendWhole: return u"需要整条重发"_s;
    case Refusal::Quarantined: return u"出自已停用的工作站，由上级平台核实"_s;
    }
    return {};
}

} // namespace zhijian::protocol
