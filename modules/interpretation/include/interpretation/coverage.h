#pragma once

#include "domain/clausetree.h"
#include "interpretation/document.h"

/// Which clauses of a policy an interpretation explains, and whether what it quotes still stands there. Pure.
namespace zhijian::interpretation {

/// A place of the text that names a clause: a block with 条款=, or a note that the clause needs no interpretation.
struct ClauseUse
{
    QString clause;       ///< As written
    int line = 0;         ///< From 1
    int lastLine = 0;
    bool isExempt = false;
    QString reason;       ///< Of an exemption; may be empty
    QString quote;        ///< The words of a citation; empty for a block that explains in its own words

    bool operator==(const ClauseUse &) const = default;
};

/// The blocks of `document` with 条款=, and the notes <!-- 不需要解读：第十条，理由 --> of `source`, by line.
[[nodiscard]] QList<ClauseUse> clauseUses(const Document &document, const QString &source);
/// Such a note.
[[nodiscard]] QString exemptionNote(const QString &clause, const QString &reason);
/// A citation of the clause with all below it.
[[nodiscard]] QString citationOf(const ClauseTree &tree, int clause);

/// What became of one clause.
struct ClauseState
{
    enum class State {
        Group,       ///< A chapter, or text that is no clause of its own: does not count
        Open,        ///< Nobody explains it
        Partly,      ///< Some of the clauses below it are explained
        Interpreted, ///< It, what it belongs to, or all below it
        Exempt,      ///< 不需要解读
    };
    State state = State::Group;
    QString reason;         ///< Why it is exempt
    QList<qsizetype> uses;  ///< Indexes of the uses that name exactly this clause

    bool operator==(const ClauseState &) const = default;
};

/// A use that does not fit the policy.
struct MisfitUse
{
    qsizetype use = 0;
    int clause = -1;  ///< -1: the policy has no such clause. Otherwise the quoted words are not in it.
    QString current;  ///< What the clause says, for a quotation that differs

    bool operator==(const MisfitUse &) const = default;
};

struct Coverage
{
    QList<ClauseState> clauses; ///< One for each node of the tree
    QList<MisfitUse> misfits;
    int count = 0;              ///< Clauses that count: articles of a statute, numbered clauses of a notice
    int interpreted = 0;
    int exempt = 0;

    [[nodiscard]] int open() const { return count - interpreted - exempt; }
    bool operator==(const Coverage &) const = default;
};

/// The clauses that count: articles of a statute, numbered clauses of a notice. In the order of the document.
[[nodiscard]] QList<int> countedClauses(const ClauseTree &tree);

[[nodiscard]] Coverage coverageOf(const ClauseTree &tree, const QList<ClauseUse> &uses);
/// Of several policies: each use counts for the policy that holds the quoted words, else for the first that has the clause.
/// One that fits none is a misfit of the first. Indexes are those of `uses`.
[[nodiscard]] QList<Coverage> coveragesOf(const QList<ClauseTree> &trees, const QList<ClauseUse> &uses);

} // namespace zhijian::interpretation
