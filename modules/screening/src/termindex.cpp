#include "screening/termindex.h"

namespace zhijian::screening {

namespace {

constexpr quint32 PairBits = 20;
constexpr quint32 Root = 0;

quint32 pairSlot(char16_t first, char16_t second)
{
    return ((quint32(first) << 16 | second) * 2654435761u) >> (32 - PairBits);
}

quint64 scrambled(quint64 key)
{
    key *= 0x9e3779b97f4a7c15ull;
    return key ^ (key >> 29);
}

bool has(const std::vector<quint64> &bits, quint32 index)
{
    return bits[index >> 6] >> (index & 63) & 1;
}

void add(std::vector<quint64> &bits, quint32 index)
{
    bits[index >> 6] |= quint64(1) << (index & 63);
}

} // namespace

TermIndex::TermIndex(const QStringList &terms)
    : m_pairs((1u << PairBits) / 64)
    , m_singles(65536 / 64)
    , m_edges(1024)
    , m_terms{-1}
{
    for (qsizetype i = 0; i < terms.size(); ++i)
        if (!terms.at(i).isEmpty())
            insert(terms.at(i), int(i));
}

void TermIndex::insert(QStringView term, int index)
{
    if (term.size() == 1)
        add(m_singles, term.front().unicode());
    else
        add(m_pairs, pairSlot(term.at(0).unicode(), term.at(1).unicode()));
    quint32 node = Root;
    for (const QChar c : term)
        node = addStep(node, c.unicode());
    m_terms[node] = index;
}

quint32 TermIndex::step(quint32 node, char16_t unit) const
{
    const quint64 key = (quint64(node) << 16 | unit) + 1;
    const size_t mask = m_edges.size() - 1;
    for (size_t slot = scrambled(key) & mask;; slot = (slot + 1) & mask) {
        if (m_edges[slot].key == key)
            return m_edges[slot].target;
        if (m_edges[slot].key == 0)
            return None;
    }
}

quint32 TermIndex::addStep(quint32 node, char16_t unit)
{
    if (const quint32 found = step(node, unit); found != None)
        return found;
    if (m_used * 2 >= m_edges.size())
        grow();
    const quint64 key = (quint64(node) << 16 | unit) + 1;
    const size_t mask = m_edges.size() - 1;
    size_t slot = scrambled(key) & mask;
    while (m_edges[slot].key != 0)
        slot = (slot + 1) & mask;
    const auto target = quint32(m_terms.size());
    m_edges[slot] = {key, target};
    m_terms.push_back(-1);
    ++m_used;
    return target;
}

void TermIndex::grow()
{
    std::vector<Edge> old(m_edges.size() * 2);
    old.swap(m_edges);
    const size_t mask = m_edges.size() - 1;
    for (const Edge &edge : old) {
        if (edge.key == 0)
            continue;
        size_t slot = scrambled(edge.key) & mask;
        while (m_edges[slot].key != 0)
            slot = (slot + 1) & mask;
        m_edges[slot] = edge;
    }
}

QList<TermIndex::Match> TermIndex::matches(QStringView text) const
{
    QList<Match> found;
    if (m_edges.empty())
        return found;
    const char16_t *units = text.utf16();
    const qsizetype size = text.size();
    for (qsizetype i = 0; i < size; ++i) {
        const bool begins = (i + 1 < size && has(m_pairs, pairSlot(units[i], units[i + 1]))) || has(m_singles, units[i]);
        if (!begins)
            continue;
        Match match{i, 0, -1};
        quint32 node = Root;
        for (qsizetype end = i; end < size; ++end) {
            node = step(node, units[end]);
            if (node == None)
                break;
            if (m_terms[node] >= 0)
                match = {i, end + 1 - i, m_terms[node]};
        }
        if (match.term >= 0)
            found.append(match);
    }
    return found;
}

} // namespace zhijian::screening
