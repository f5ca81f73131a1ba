#include "thingsearch.h"

#include "domain/account.h"
#include "domain/policy.h"
#include "journal/stores.h"
#include "uikit/pinyin.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

using shell::Hit;
using uikit::Glyph;

constexpr qsizetype FewestInitials = 2;

struct Place
{
    QString page;
    Glyph glyph;
};

const Place accounts{u"accounts"_s, Glyph::Accounts};
const Place policies{u"policies"_s, Glyph::Policies};
const Place interpretations{u"interpretations"_s, Glyph::Interpretation};
const Place knowledge{u"knowledge"_s, Glyph::Interaction};

Hit hitAt(const Place &place, const EntityId &id, const QString &title, const QString &detail)
{
    return {.id = id.toString(), .title = title, .detail = detail, .page = place.page, .glyph = place.glyph};
}

bool mayBeInitials(const QString &query)
{
    return query.size() >= FewestInitials
        && std::ranges::all_of(query, [](QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); });
}

void addByInitials(const journal::Journal &journal, const QString &query, int limit, QList<Hit> &hits)
{
    const auto add = [&](const Place &place, const EntityId &id, const QString &title, const QString &detail) {
        if (hits.size() >= limit || !uikit::matchesPinyin(title, query))
            return;
        if (std::ranges::none_of(hits, [&](const Hit &hit) { return hit.page == place.page && hit.id == id.toString(); }))
            hits.append(hitAt(place, id, title, detail));
    };
    for (const journal::AccountRow &row : journal::AccountStore(journal).rows())
        add(accounts, row.id, row.name, row.organiser);
    for (const journal::PolicyRow &row : journal::PolicyStore(journal).rows())
        add(policies, row.id, row.title, row.number);
    for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).rows())
        add(interpretations, row.id, row.title, {});
}

} // namespace

QList<Hit> findThings(const journal::Journal &journal, const QString &query, int limit)
{
    QList<Hit> hits;
    for (const journal::SearchRow &row : journal::SearchStore(journal).find(query, limit)) {
        const Place &place = row.type == Policy::Type ? policies : row.type == Account::Type ? accounts
            : row.type == KnowledgeEntry::Type ? knowledge : interpretations;
        hits.append(hitAt(place, row.id, row.title, row.excerpt));
    }
    if (mayBeInitials(query.trimmed()))
        addByInitials(journal, query.trimmed(), limit, hits);
    return hits;
}

} // namespace zhijian
