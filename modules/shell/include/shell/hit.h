#pragma once

#include "shell/terms.h"
#include "uikit/terms.h"

#include <QList>
#include <QString>

#include <functional>

namespace zhijian::shell {

/// One line of the search results.
struct Hit
{
    QString id;     ///< Unique within its kind and page
    QString title;
    QString detail; ///< State, number, path; may be empty
    QString page;   ///< Where it opens
    HitKind kind = HitKind::Thing;
    uikit::Glyph glyph = uikit::Glyph::Info;

    bool operator==(const Hit &) const = default;
};

/// Looks things up and answers in the GUI thread, at once or later. May answer never (then there are none).
using HitProvider = std::function<void(const QString &query, std::function<void(QList<Hit>)> found)>;

} // namespace zhijian::shell
