#pragma once

#include "domain/policy.h"

#include <QHash>
#include <QStringList>

namespace zhijian {

/// One clause in its place.
struct ClauseNode
{
    int parent = -1;       ///< Index of the node above; -1 at the top
    QList<int> children;
    int depth = 0;         ///< 0 at the top
    ClauseLevel level = ClauseLevel::Paragraph;
    QString anchor;
    QString text;

    bool operator==(const ClauseNode &) const = default;
};

/// The clauses of a policy as a tree, each with an anchor by which people and interpretations name it.
///
/// Node i is clause i of the list. Anchors are unique and follow from the written numbers, so that text may be corrected
/// without moving them:
/// - 第一章, 第一章第二节, 第三条 (articles count through the whole statute)
/// - 第三条第二款: the second paragraph of article 3; its first paragraph is the article's own node
/// - 第三条第（二）项, 第三条第二款第（一）项, 第三条第（二）项第1目; 第一款 is written only where an article has several
///   paragraphs: 第三条第一款第（二）项
/// - 二, 二（一）, 二（一）1, 二（一）1（1） in notices; text without a number is 二（一）第1段, at the top 第1段
/// - 附件1 puts itself before the anchors in that enclosure: 附件1一（二）
/// A number that occurs twice gets #2. A value, any thread.
class ClauseTree
{
public:
    ClauseTree() = default;
    explicit ClauseTree(const QList<Clause> &clauses);

    [[nodiscard]] int size() const { return int(m_nodes.size()); }
    [[nodiscard]] bool isEmpty() const { return m_nodes.isEmpty(); }
    [[nodiscard]] const ClauseNode &node(int index) const { return m_nodes.at(index); }
    [[nodiscard]] const QList<int> &roots() const { return m_roots; }
    /// In the order of the text.
    [[nodiscard]] QStringList anchors() const;
    /// -1 when there is no such clause. Also takes 第3条第2项, half-width brackets, 二、（一）1. and
    /// 第一款 where it may be left out.
    [[nodiscard]] int find(const QString &anchor) const;
    /// The clause and all below it, one paragraph a line.
    [[nodiscard]] QString fullText(int index) const;

    [[nodiscard]] int count(ClauseLevel level) const;
    /// Articles of a statute; else the numbered clauses of all ranks. Chapters and plain paragraphs do not count.
    [[nodiscard]] int clauseCount() const;

private:
    void insert(const Clause &clause);
    [[nodiscard]] int parentFor(ClauseLevel level, bool isEnclosure) const;
    void nameNodes();
    [[nodiscard]] QString anchorOf(int index, QHash<int, int> &paragraphs) const;
    [[nodiscard]] QString prefixOf(int index) const;
    [[nodiscard]] bool isInArticle(int index) const;
    [[nodiscard]] static QString normalised(const QString &anchor);

    QList<ClauseNode> m_nodes;
    QList<int> m_roots;
    QList<int> m_open;             ///< The path to the last node
    QHash<QString, int> m_exact;
    QHash<QString, int> m_byAnchor; ///< Normalised anchors and their other spellings
};

} // namespace zhijian
