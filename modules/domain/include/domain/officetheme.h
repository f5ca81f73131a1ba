#pragma once

#include "core/digest.h"
#include "core/entityid.h"

#include <QCborMap>

namespace zhijian {

/// A theme of the office's own: one of the built-in themes with a style sheet laid over it.
///
/// An item names the change that stored the theme, not the theme ("office:<change id>"): what was written or signed with
/// it keeps its bytes when the theme is edited or deleted afterwards.
struct OfficeTheme
{
    static constexpr auto Type = QLatin1StringView("theme");

    EntityId id;
    QString name;
    QString base; ///< Id of a built-in theme
    QString css;  ///< interpretation/themesheet.h
    bool isDeleted = false;

    [[nodiscard]] QCborMap toBody() const;
    [[nodiscard]] static OfficeTheme fromBody(const EntityId &id, const QCborMap &body);
    bool operator==(const OfficeTheme &) const = default;
};

/// The name by which an item refers to one version of an office's theme.
[[nodiscard]] QString officeThemeName(const Digest &change);
/// The change that such a name means; null for built-in themes.
[[nodiscard]] Digest officeThemeChange(const QString &name);

} // namespace zhijian
