#include "rules/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::rules {

QString chineseName(Layer layer)
{
    switch (layer) {
    case Layer::National: return u"国家"_s;
    case Layer::Province: return u"省级"_s;
    case Layer::City: return u"市级"_s;
    case Layer::County: return u"县级"_s;
    }
    return {};
}

QString chineseName(WordLevel level)
{
    switch (level) {
    case WordLevel::Forbidden: return u"禁用"_s;
    case WordLevel::Cautious: return u"慎用"_s;
    case WordLevel::Mistake: return u"易错"_s;
    case WordLevel::Fixed: return u"固定表述"_s;
    }
    return {};
}

QString chineseName(DayKind kind)
{
    switch (kind) {
    case DayKind::Workday: return u"工作日"_s;
    case DayKind::Weekend: return u"周末"_s;
    case DayKind::Holiday: return u"放假"_s;
    case DayKind::MakeUpWorkday: return u"调休上班"_s;
    }
    return {};
}

QString chineseName(FestivalKind kind)
{
    switch (kind) {
    case FestivalKind::Theme: return u"主题日"_s;
    case FestivalKind::SolarTerm: return u"节气"_s;
    case FestivalKind::Lunar: return u"农历节日"_s;
    }
    return {};
}

} // namespace zhijian::rules
