#include "shell/terms.h"

#include <QCoreApplication>

namespace zhijian::shell {

static QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::shell::terms", source);
}

QString chineseName(TodayGroup group)
{
    switch (group) {
    case TodayGroup::Overdue:
        return text("逾期");
    case TodayGroup::DueToday:
        return text("今天到期");
    case TodayGroup::ToReview:
        return text("待我审");
    case TodayGroup::Returned:
        return text("被退回");
    case TodayGroup::Silence:
        return text("即将失声");
    case TodayGroup::Conflict:
        return text("冲突");
    case TodayGroup::Province:
        return text("省级任务");
    case TodayGroup::ToPush:
        return text("待上报");
    }
    Q_UNREACHABLE();
}

QString chineseName(HitKind kind)
{
    switch (kind) {
    case HitKind::Page:
        return text("页面");
    case HitKind::Command:
        return text("命令");
    case HitKind::Thing:
        return text("内容");
    }
    Q_UNREACHABLE();
}

QString chineseName(KeyState state)
{
    switch (state) {
    case KeyState::None:
        return text("未在本机启用");
    case KeyState::Waiting:
        return text("密钥待确认");
    case KeyState::Confirmed:
        return text("可在本机登录");
    }
    Q_UNREACHABLE();
}

} // namespace zhijian::shell
