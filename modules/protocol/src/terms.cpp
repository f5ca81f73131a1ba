#include "protocol/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

QString chineseName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return u"已收下"_s;
    case Refusal::Malformed: return u"内容与编号不符"_s;
    case Refusal::WrongScope: return u"不属于本单位"_s;
    }
    return {};
}

} // namespace zhijian::protocol
