#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

#include <vector>

namespace zhijian::screening {

/// Finds many terms in a text at once: a set of the bigrams that begin a term sorts out nearly every position, a hash
/// trie over UTF-16 decides the rest. Immutable after construction, thread-safe.
class TermIndex
{
public:
    struct Match
    {
        qsizetype position = 0;
        qsizetype length = 0;
        int term = 0; ///< index into the list given
        bool operator==(const Match &) const = default;
    };

    TermIndex() = default;
    /// Empty terms are left out; of equal terms the last one answers.
    explicit TermIndex(const QStringList &terms);

    /// At each position the longest term; matches may overlap.
    [[nodiscard]] QList<Match> matches(QStringView text) const;
    [[nodiscard]] bool isEmpty() const { return m_edges.empty(); }

private:
    struct Edge
    {
        quint64 key = 0; ///< (node << 16 | unit) + 1; 0 is free
        quint32 target = 0;
    };

    void insert(QStringView term, int index);
    [[nodiscard]] quint32 step(quint32 node, char16_t unit) const;
    quint32 addStep(quint32 node, char16_t unit);
    void grow();

    static constexpr quint32 None = 0xffffffff;

    std::vector<quint64> m_pairs;   ///< bit set over hashed first bigrams
    std::vector<quint64> m_singles; ///< bit set over units that are a term by themselves
    std::vector<Edge> m_edges;      ///< open addressing, power of two
    std::vector<int> m_terms;       ///< by node; -1 when no term ends there
    quint64 m_used = 0;
};

} // namespace zhijian::screening
