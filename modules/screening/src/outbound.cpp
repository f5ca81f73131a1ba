#include "screening/outbound.h"

#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/policy.h"
#include "screening/screener.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

bool mayLeave(const Screener &screener, const Change &change)
{
    if (change.type == Interpretation::Type) {
        const auto item = Interpretation::fromBody(change.entity, change.body);
        return !screener.blocks(item.title) && !screener.blocks(item.source);
    }
    if (change.type == Policy::Type) {
        const auto policy = Policy::fromBody(change.entity, change.body);
        QString text = policy.title + u'\n' + policy.preamble;
        for (const Clause &clause : policy.clauses)
            text += u"\n\n" + clause.text;
        return !screener.blocks(text) && !blocksSubmission(screener.screenFileName(policy.fileName));
    }
    if (change.type == KnowledgeEntry::Type) {
        const auto entry = KnowledgeEntry::fromBody(change.entity, change.body);
        return !screener.blocks(QStringList{entry.question, entry.similar, entry.answer}.join("\n\n"_L1));
    }
    if (change.type == OfficeTemplate::Type) {
        const auto saved = OfficeTemplate::fromBody(change.entity, change.body);
        return !screener.blocks(QStringList{saved.name, saved.description, saved.source}.join("\n\n"_L1));
    }
    if (change.type == OfficeTheme::Type) { // a comment in a sheet is a text as well
        const auto theme = OfficeTheme::fromBody(change.entity, change.body);
        return !screener.blocks(QString(theme.name + "\n\n"_L1 + theme.css));
    }
    return true;
}

} // namespace zhijian::screening
