#pragma once

#include "uikit/terms.h"

#include <QString>

class QWidget;

namespace zhijian::shell {

/// One entry of the navigation.
struct PageSpec
{
    QString id;    ///< "today", "accounts" ...; settings remember it
    QString title;
    uikit::Glyph glyph = uikit::Glyph::Info;
    int shortcut = 0;          ///< Ctrl+digit; 0 for none
    QWidget *widget = nullptr; ///< The window takes ownership
    bool hasText = false;      ///< The status line's saved time, findings and word count are about its text
};

} // namespace zhijian::shell
