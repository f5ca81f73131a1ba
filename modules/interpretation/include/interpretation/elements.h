#pragma once

#include "interpretation/document.h"

#include <QStringList>

namespace zhijian::interpretation {

/// The ten elements an interpretation should have.
enum class Element {
    Background,  ///< 背景依据
    Goals,       ///< 目标任务
    Content,     ///< 主要内容
    Scope,       ///< 适用范围
    Standards,   ///< 执行标准
    Procedure,   ///< 操作方法
    Notes,       ///< 注意事项
    Terms,       ///< 关键词诠释
    Benefits,    ///< 惠民利民举措
    Differences, ///< 新旧政策差异
};

[[nodiscard]] QString chineseName(Element element);

struct ElementState
{
    enum class State {
        Present,
        Empty,         ///< The heading is there, nothing stands under it
        Missing,
        NotApplicable, ///< The author said 不适用
    };

    Element element = Element::Background;
    State state = State::Missing;
    int line = 0; ///< Where it stands; 0 when it is nowhere

    bool operator==(const ElementState &) const = default;
};

struct ElementReport
{
    QList<ElementState> elements; ///< All ten, in their order
    QStringList missingContacts;  ///< Of 解读机关, 解读人, 联系方式

    [[nodiscard]] bool isComplete() const;
    bool operator==(const ElementReport &) const = default;
};

/// Elements are found by their headings; a steps block is a procedure and a compare block the differences even without
/// one. Not applicable: 不适用 stands under the heading, or a note `<!-- 不适用：操作方法、关键词诠释 -->` names it.
[[nodiscard]] ElementReport elementReport(const Document &document, const QString &source);

} // namespace zhijian::interpretation
