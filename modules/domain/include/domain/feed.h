#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace zhijian {

/// What a province sends down. A document of the feed is a Policy whose topic is the kind's Chinese name.
enum class FeedKind {
    Directive, ///< 工作指令
    Policy,    ///< 政策文件
    Repost,    ///< 转发任务 (R-30)
    Rules,     ///< 规则包 (R-101)
    Holidays,  ///< 节假日通知 (R-26)
};

[[nodiscard]] QString chineseName(FeedKind kind);
/// By topic, or by the word of the command line: directive, policy, repost, rules, holidays.
[[nodiscard]] std::optional<FeedKind> feedKindFrom(const QString &word);

/// Whether somebody of the office has to say that it was read.
[[nodiscard]] constexpr bool asksForReceipt(FeedKind kind)
{
    return kind == FeedKind::Directive || kind == FeedKind::Repost;
}

/// The kind of the Event by which an office says so, in its own scope; its subject is the document.
inline constexpr QLatin1StringView FeedAcknowledged("feed.acknowledged");

} // namespace zhijian
