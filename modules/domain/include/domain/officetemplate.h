#pragma once

#include "domain/interpretation.h"

namespace zhijian {

/// A beginning for new items that the office saved from one of its own (存为模板). What it holds is copied into the new
/// item, so that a template that changes or goes away touches nothing that was written from it.
struct OfficeTemplate
{
    static constexpr auto Type = QLatin1StringView("template");

    EntityId id;
    QString name;
    QString description; ///< One line
    QString source;      ///< The interpretation format; {政策名称} and {发文字号} become the new item's policy
    QString theme;       ///< As Interpretation::theme
    QList<PictureReference> pictures; ///< That `source` names
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static OfficeTemplate fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const OfficeTemplate &) const = default;
};

} // namespace zhijian
