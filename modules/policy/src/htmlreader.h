#pragma once

#include "core/result.h"
#include "policy/rawdocument.h"

namespace zhijian::policy {

/// The visible text of a saved web page: blocks as paragraphs, h1 ... h6 as headings, table rows with " | ".
/// The meta names of government sites (ArticleTitle, PubDate, ContentSource; 政府网站发展指引, 2017) become labelled lines.
[[nodiscard]] Result<RawDocument> readHtml(const QByteArray &bytes);

} // namespace zhijian::policy
