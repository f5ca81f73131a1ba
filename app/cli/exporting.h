#pragma once

#include "interpretation/releasecontent.h"

#include <QStringList>

namespace zhijian::rules {
class RulePack;
}

namespace zhijian::cli {

/// Writes everything that is handed over into `folder`: WeChat HTML, long pictures of 750 and 1080 pixels with slices
/// and text alternative, PDF. Returns the files. Unsupported where the program was built without a renderer.
[[nodiscard]] Result<QStringList> exportEverything(const interpretation::ReleaseContent &content, const QString &folder,
                                                   const rules::RulePack &pack);

} // namespace zhijian::cli
