#pragma once

#include "domain/knowledge.h"
#include "interpretation/document.h"

namespace zhijian::interpretation {

/// The questions of all 问答 blocks in their order, as plain text, each with the clause its block is bound to.
[[nodiscard]] QList<QuestionAnswer> questionAnswers(const Document &document);

} // namespace zhijian::interpretation
