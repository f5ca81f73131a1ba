#pragma once

#include "rules/terms.h"

#include <QString>

namespace zhijian::rules {

/// A mark that says a text is not for the public (保密法; domain.md 8; R-59).
struct SecretMark
{
    QString text;
    MarkKind kind = MarkKind::Circulation;
    bool operator==(const SecretMark &) const = default;
};

} // namespace zhijian::rules
