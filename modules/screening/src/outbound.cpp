#include "screening/outbound.h"

#include "domain/interpretation.h"
#include "domain/policy.h"
#include "screening/screener.h"

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
    return true;
}

} // namespace zhijian::screening
