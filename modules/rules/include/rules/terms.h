#pragma once

#include <QObject>
#include <QString>

/// The vocabularies of rule packs and of the working calendar. Stored by name.
namespace zhijian::rules {

Q_NAMESPACE

/// Who issued a pack; a later one may only be stricter.
enum class Layer {
    National, ///< 国家
    Province, ///< 省
    City,     ///< 市(州)
    County,   ///< 县(区)
};
Q_ENUM_NS(Layer)

/// Which way a threshold may move in a lower layer.
enum class Direction {
    SmallerIsStricter,
    LargerIsStricter,
};
Q_ENUM_NS(Direction)

///
enum class WordLevel {
    Forbidden, ///< 禁用
    Cautious,  ///< 慎用
    Mistake,   ///< 易错
    Fixed,     ///< 固定表述
};
Q_ENUM_NS(WordLevel)

/// How a secret mark is recognised in running text.
enum class MarkKind {
    Classification, ///< 密级: 绝密 机密 秘密
    Telegram,       ///< 明电 密电
    Circulation,    ///< 内部资料, 工作秘密, 内参: who may read it
    Disclosure,     ///< 不予公开, 依申请公开: also legal terms, so only the form of a mark counts
};
Q_ENUM_NS(MarkKind)

///
enum class DayKind {
    Workday,       ///< 工作日
    Weekend,       ///< 周末
    Holiday,       ///< 休
    MakeUpWorkday, ///< 班
};
Q_ENUM_NS(DayKind)

/// What a festival is, for its colour on the calendar.
enum class FestivalKind {
    Theme,     ///< 主题日
    SolarTerm, ///< 节气
    Lunar,     ///< 农历节日
};
Q_ENUM_NS(FestivalKind)

[[nodiscard]] QString chineseName(Layer layer);
[[nodiscard]] QString chineseName(WordLevel level);
[[nodiscard]] QString chineseName(DayKind kind);
[[nodiscard]] QString chineseName(FestivalKind kind);

} // namespace zhijian::rules
