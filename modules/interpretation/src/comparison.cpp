#include "interpretation/comparison.h"

#include "interpretation/coverage.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// Below this share of common pairs of characters two clauses with other numbers are not the same one.
constexpr double SameClause = 0.5;
constexpr double SameNumber = 0.2;

struct Side
{
    const ClauseTree &tree;
    QList<int> clauses;
    QStringList words;           ///< Without number and blanks
    QList<QSet<quint32>> pairs;  ///< Of neighbouring characters
};

QString bareWords(const ClauseTree &tree, int clause)
{
    QString words = tree.fullText(clause);
    const QString &anchor = tree.node(clause).anchor;
    if (words.startsWith(anchor))
        words.remove(0, anchor.size());
    words.removeIf([](QChar c) { return c.isSpace(); });
    return words;
}

Side sideOf(const ClauseTree &tree)
{
    Side side{tree, countedClauses(tree), {}, {}};
    for (const int clause : std::as_const(side.clauses)) {
        const QString words = bareWords(tree, clause);
        QSet<quint32> pairs;
        for (qsizetype i = 0; i + 1 < words.size(); ++i)
            pairs.insert(quint32(words.at(i).unicode()) << 16 | words.at(i + 1).unicode());
        side.words.append(words);
        side.pairs.append(pairs);
    }
    return side;
}

double likeness(const QSet<quint32> &one, const QSet<quint32> &other)
{
    const QSet<quint32> &small = one.size() < other.size() ? one : other;
    const QSet<quint32> &large = one.size() < other.size() ? other : one;
    const auto common = std::ranges::count_if(small, [&large](quint32 pair) { return large.contains(pair); });
    return small.isEmpty() ? 0 : 2.0 * double(common) / double(one.size() + other.size());
}

/// For each clause of the newer side its older one, or -1. The most alike find each other first.
QList<qsizetype> partners(const Side &older, const Side &newer)
{
    struct Match
    {
        double likeness;
        qsizetype older;
        qsizetype newer;
    };
    QList<Match> matches;
    for (qsizetype n = 0; n < newer.clauses.size(); ++n)
        for (qsizetype o = 0; o < older.clauses.size(); ++o) {
            const bool hasSameNumber = newer.tree.node(newer.clauses.at(n)).anchor == older.tree.node(older.clauses.at(o)).anchor;
            if (const double alike = likeness(older.pairs.at(o), newer.pairs.at(n)); alike >= (hasSameNumber ? SameNumber : SameClause))
                matches.append({alike + (hasSameNumber ? 0.01 : 0), o, n});
        }
    std::ranges::stable_sort(matches, std::ranges::greater(), &Match::likeness);
    QList<qsizetype> result(newer.clauses.size(), -1);
    QSet<qsizetype> taken;
    for (const Match &match : std::as_const(matches))
        if (result.at(match.newer) < 0 && !taken.contains(match.older)) {
            result[match.newer] = match.older;
            taken.insert(match.older);
        }
    return result;
}

QString clauseText(const Side &side, qsizetype at)
{
    return side.tree.fullText(side.clauses.at(at));
}

/// A cell is one line and ends at a bar.
QString cell(const QString &text, const QString &ifEmpty)
{
    QString words = text;
    return words.isEmpty() ? ifEmpty : words.replace(u'|', u'｜').simplified();
}

} // namespace

QList<ComparedClause> comparedClauses(const ClauseTree &older, const ClauseTree &newer)
{
    const Side before = sideOf(older);
    const Side after = sideOf(newer);
    const QList<qsizetype> partner = partners(before, after);
    QList<ComparedClause> rows;
    qsizetype next = 0; // of the older clauses; those before it are said already
    const auto dropUpTo = [&](qsizetype end) {
        for (; next < end; ++next)
            if (!partner.contains(next))
                rows.append({before.tree.node(before.clauses.at(next)).anchor, clauseText(before, next), {}});
    };
    for (qsizetype n = 0; n < after.clauses.size(); ++n) {
        const qsizetype o = partner.at(n);
        const QString name = after.tree.node(after.clauses.at(n)).anchor;
        if (o >= 0)
            dropUpTo(o);
        rows.append({name, o < 0 ? QString() : clauseText(before, o), clauseText(after, n), o >= 0 && before.words.at(o) == after.words.at(n)});
    }
    dropUpTo(before.clauses.size());
    return rows;
}

QString comparisonBlock(const ClauseTree &older, const ClauseTree &newer)
{
    QString rows;
    for (const ComparedClause &one : comparedClauses(older, newer))
        if (!one.isSame)
            rows += one.name + u" | "_s + cell(one.before, u"（新增）"_s) + u" | "_s + cell(one.after, u"（删去）"_s) + u'\n';
    return rows.isEmpty() ? QString() : QString(u"```compare\n条款 | 原规定 | 新规定\n"_s + rows + u"```\n"_s);
}

} // namespace zhijian::interpretation
