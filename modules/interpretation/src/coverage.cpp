#include "interpretation/coverage.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

using State = ClauseState::State;

/// Line breaks, blanks and the width of punctuation are no difference of words.
QString bareWords(const QString &text)
{
    QString words = text.normalized(QString::NormalizationForm_KC);
    words.removeIf([](QChar c) { return c.isSpace() || c.isPunct(); });
    return words;
}

int lineAt(QStringView text, qsizetype position)
{
    return int(text.first(position).count(u'\n')) + 1;
}

void appendExemptions(QList<ClauseUse> &uses, const QString &source)
{
    static const QRegularExpression note(uR"(<!--\s*不需要解读\s*[:：]\s*([^，,>]+?)\s*(?:[，,]\s*([^>]*?))?\s*-->)"_s);
    for (const QRegularExpressionMatch &match : note.globalMatch(source))
        uses.append({.clause = match.captured(1), .line = lineAt(source, match.capturedStart()), .lastLine = lineAt(source, match.capturedEnd()),
                     .isExempt = true, .reason = match.captured(2), .quote = {}});
}

bool quotes(const ClauseTree &tree, int clause, const ClauseUse &use)
{
    return bareWords(tree.fullText(clause)).contains(bareWords(use.quote));
}

bool counts(const ClauseTree &tree, int index, bool isStatute)
{
    const ClauseLevel level = tree.node(index).level;
    return isStatute ? level == ClauseLevel::Article : level >= ClauseLevel::First && level < ClauseLevel::Paragraph;
}

/// What is said of a clause is said of all below it.
void settleDownwards(const ClauseTree &tree, QList<ClauseState> &states)
{
    for (int i = 0; i < tree.size(); ++i) {
        const int above = tree.node(i).parent;
        if (above < 0 || states.at(i).state == State::Interpreted)
            continue;
        const ClauseState &parent = states.at(above);
        if (parent.state == State::Interpreted || (parent.state == State::Exempt && states.at(i).state != State::Exempt)) {
            states[i].state = parent.state;
            states[i].reason = parent.reason;
        }
    }
}

/// The first paragraph of an article with several is the article's own node.
bool hasOwnWords(const ClauseTree &tree, int index)
{
    const ClauseNode &node = tree.node(index);
    return node.level == ClauseLevel::Article
        && std::ranges::any_of(node.children, [&](int child) { return tree.node(child).level == ClauseLevel::Paragraph; });
}

/// A clause all of whose parts are explained needs nothing itself.
void settleUpwards(const ClauseTree &tree, QList<ClauseState> &states)
{
    for (int i = tree.size() - 1; i >= 0; --i) {
        ClauseState &state = states[i];
        const QList<int> &children = tree.node(i).children;
        if (state.state != State::Open || children.isEmpty())
            continue;
        const auto is = [&](State one) { return [&states, one](int child) { return states.at(child).state == one; }; };
        const bool isAnyDone = std::ranges::any_of(children, [&](int child) {
            return states.at(child).state == State::Interpreted || states.at(child).state == State::Partly;
        });
        if (std::ranges::all_of(children, is(State::Exempt)))
            state.state = State::Exempt;
        else if (isAnyDone)
            state.state = !hasOwnWords(tree, i) && std::ranges::none_of(children, is(State::Open)) && std::ranges::none_of(children, is(State::Partly))
                ? State::Interpreted
                : State::Partly;
    }
}

} // namespace

QList<ClauseUse> clauseUses(const Document &document, const QString &source)
{
    QList<ClauseUse> uses;
    for (const Block &block : document.blocks) {
        if (block.clause.isEmpty())
            continue;
        const bool isCitation = std::holds_alternative<Citation>(block.content);
        uses.append({.clause = block.clause, .line = block.firstLine, .lastLine = block.lastLine, .isExempt = false, .reason = {},
                     .quote = isCitation ? plainText(block) : QString()});
    }
    appendExemptions(uses, source);
    std::ranges::stable_sort(uses, {}, &ClauseUse::line);
    return uses;
}

QList<int> countedClauses(const ClauseTree &tree)
{
    const bool isStatute = tree.count(ClauseLevel::Article) > 0;
    QList<int> clauses;
    for (int i = 0; i < tree.size(); ++i)
        if (counts(tree, i, isStatute))
            clauses.append(i);
    return clauses;
}

QString exemptionNote(const QString &clause, const QString &reason)
{
    QString words = reason.simplified();
    words.removeIf([](QChar c) { return c == u'>' || c == u'<' || c == u'-'; });
    return words.isEmpty() ? u"<!-- 不需要解读：%1 -->"_s.arg(clause) : u"<!-- 不需要解读：%1，%2 -->"_s.arg(clause, words);
}

QString citationOf(const ClauseTree &tree, int clause)
{
    // Each paragraph of the policy is one of the citation: an empty line between them.
    return u"```cite 条款=%1\n%2\n```\n"_s.arg(tree.node(clause).anchor, tree.fullText(clause).replace(u'\n', u"\n\n"_s));
}

/// `policies`, `one`: only the uses that belong to this policy.
static Coverage coverageOf(const ClauseTree &tree, const QList<ClauseUse> &uses, const QList<qsizetype> &policies, qsizetype one)
{
    Coverage coverage;
    coverage.clauses.resize(tree.size());
    const bool isStatute = tree.count(ClauseLevel::Article) > 0;
    for (int i = 0; i < tree.size(); ++i)
        if (tree.node(i).level > ClauseLevel::Section || counts(tree, i, isStatute))
            coverage.clauses[i].state = State::Open;
    for (qsizetype i = 0; i < uses.size(); ++i) {
        if (policies.at(i) != one)
            continue;
        const ClauseUse &use = uses.at(i);
        const int clause = tree.find(use.clause);
        if (clause < 0) {
            coverage.misfits.append({.use = i, .clause = -1, .current = {}});
            continue;
        }
        ClauseState &state = coverage.clauses[clause];
        state.uses.append(i);
        if (!use.isExempt)
            state.state = State::Interpreted;
        else if (state.state != State::Interpreted)
            state.state = State::Exempt, state.reason = use.reason;
        if (!use.quote.isEmpty() && !quotes(tree, clause, use))
            coverage.misfits.append({.use = i, .clause = clause, .current = tree.fullText(clause)});
    }
    settleDownwards(tree, coverage.clauses);
    settleUpwards(tree, coverage.clauses);
    for (int i = 0; i < tree.size(); ++i) {
        if (!counts(tree, i, isStatute))
            continue;
        ++coverage.count;
        coverage.interpreted += coverage.clauses.at(i).state == State::Interpreted;
        coverage.exempt += coverage.clauses.at(i).state == State::Exempt;
    }
    return coverage;
}

Coverage coverageOf(const ClauseTree &tree, const QList<ClauseUse> &uses)
{
    return coverageOf(tree, uses, QList<qsizetype>(uses.size(), 0), 0);
}

QList<Coverage> coveragesOf(const QList<ClauseTree> &trees, const QList<ClauseUse> &uses)
{
    QList<qsizetype> policies(uses.size(), 0);
    for (qsizetype i = 0; i < uses.size(); ++i) {
        const ClauseUse &use = uses.at(i);
        const auto has = [&](const ClauseTree &tree) { return tree.find(use.clause) >= 0; };
        const auto holds = [&](const ClauseTree &tree) { return has(tree) && quotes(tree, tree.find(use.clause), use); };
        auto found = std::ranges::find_if(trees, holds);
        if (found == trees.cend())
            found = std::ranges::find_if(trees, has);
        policies[i] = found == trees.cend() ? 0 : found - trees.cbegin();
    }
    QList<Coverage> coverages;
    for (qsizetype i = 0; i < trees.size(); ++i)
        coverages.append(coverageOf(trees.at(i), uses, policies, i));
    return coverages;
}

} // namespace zhijian::interpretation
