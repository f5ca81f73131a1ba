#pragma once

#include <QObject>

/// The shell's closed vocabularies.
namespace zhijian::shell {

Q_NAMESPACE

/// Groups of the page 今日, most urgent first.
enum class TodayGroup {
    Overdue,  ///< 逾期
    DueToday, ///< 今天到期
    ToReview, ///< 待我审
    Returned, ///< 被退回
    Silence,  ///< 即将失声
    Conflict, ///< 冲突
    Province, ///< 省级任务
    ToPush,   ///< 待上报
};
Q_ENUM_NS(TodayGroup)

enum class HitKind {
    Page,
    Command,
    Thing, ///< An account, a policy, an article ...
};
Q_ENUM_NS(HitKind)

/// How a person's key stands on this workstation.
enum class KeyState {
    None,      ///< No key here: he signs in elsewhere
    Waiting,   ///< Waits for an administrator's confirmation
    Confirmed,
};
Q_ENUM_NS(KeyState)

[[nodiscard]] QString chineseName(TodayGroup group);
[[nodiscard]] QString chineseName(HitKind kind);
[[nodiscard]] QString chineseName(KeyState state);

} // namespace zhijian::shell
