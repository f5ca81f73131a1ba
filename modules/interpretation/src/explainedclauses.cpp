#include "interpretation/explainedclauses.h"

#include "domain/interpretation.h"
#include "interpretation/parser.h"
#include "journal/journal.h"
#include "journal/stores.h"

namespace zhijian::interpretation {

namespace {

/// The policies' trees in the order of the item; the one asked for is here already.
QList<ClauseTree> treesOf(journal::Journal &journal, const Interpretation &item, const Policy &policy)
{
    QList<ClauseTree> trees;
    for (const EntityId &id : item.policies) {
        if (id == policy.id) {
            trees.append(ClauseTree(policy.clauses));
            continue;
        }
        const auto other = journal.load<Policy>(id);
        trees.append(ClauseTree(other ? other->value.clauses : QList<Clause>()));
    }
    return trees;
}

} // namespace

ExplainedClauses explainedClauses(journal::Journal &journal, const Policy &policy)
{
    ExplainedClauses result;
    QList<ClauseUse> all;
    for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).ofPolicy(policy.id)) {
        const auto item = journal.load<Interpretation>(row.id);
        const qsizetype mine = item ? item->value.policies.indexOf(policy.id) : -1;
        if (mine < 0)
            continue;
        const QList<ClauseUse> uses = clauseUses(parse(item->value.source), item->value.source);
        const Coverage coverage = coveragesOf(treesOf(journal, item->value, policy), uses).at(mine);
        for (const ClauseState &clause : coverage.clauses)
            for (const qsizetype use : clause.uses) {
                all.append(uses.at(use));
                result.titles.append(item->value.title);
            }
    }
    result.coverage = coverageOf(ClauseTree(policy.clauses), all);
    return result;
}

} // namespace zhijian::interpretation
