#include "screening/outbound.h"

#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/policy.h"
#include "domain/removal.h"
#include "screening/screener.h"

#include <QCborArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

/// Addresses are left out: a long number in one is no personal number.
void collectTexts(const QCborValue &value, QStringList &texts)
{
    if (value.isString() && !value.toString().startsWith("http"_L1)) {
        texts.append(value.toString());
    } else if (value.isArray()) {
        for (const QCborValue &one : value.toArray())
            collectTexts(one, texts);
    } else if (value.isMap()) {
        const QCborMap map = value.toMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            collectTexts(it.value(), texts);
    }
}

} // namespace

bool mayLeave(const Screener &screener, const Change &change)
{
    static constexpr std::array written{Interpretation::Type, Policy::Type, KnowledgeEntry::Type, OfficeTemplate::Type, OfficeTheme::Type, Removal::Type};
    if (std::ranges::find(written, change.type) == written.end())
        return true;
    // Every text of the body, whatever its field is called: a field that is added later is screened from its first day.
    QStringList texts;
    collectTexts(change.body, texts);
    for (const QCborValue &file : change.body.value("media"_L1).toArray())
        if (blocksSubmission(screener.screenFileName(file.toMap().value("name"_L1).toString())))
            return false;
    return !screener.blocks(texts.join("\n\n"_L1)) && !blocksSubmission(screener.screenFileName(change.body.value("fileName"_L1).toString()));
}

} // namespace zhijian::screening
