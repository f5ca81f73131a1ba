#include "alignment.h"

#include <algorithm>
#include <vector>

namespace zhijian {

namespace {

/// The character pairs of a text, sorted. A single character is a pair with nothing.
using Pairs = std::vector<quint32>;

Pairs pairsOf(const QString &text)
{
    Pairs pairs;
    char16_t before = 0;
    for (const QChar one : text) {
        if (one.isSpace())
            continue;
        if (before != 0)
            pairs.push_back(quint32(before) << 16 | one.unicode());
        before = one.unicode();
    }
    if (pairs.empty() && before != 0)
        pairs.push_back(before);
    std::ranges::sort(pairs);
    return pairs;
}

double likeness(const Pairs &a, const Pairs &b)
{
    if (a.empty() || b.empty())
        return 0;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return 2.0 * double(common) / double(a.size() + b.size());
}

/// Above this the work of comparing every paragraph with every other is not worth the wait: equal ones only.
constexpr qsizetype ManyComparisons = 160'000;
constexpr double EnoughAlike = 0.5;
constexpr double Equal = 1.5; // An equal paragraph before a similar one, two similar ones before one equal

} // namespace

QList<int> alignment(const QStringList &a, const QStringList &b)
{
    QList<int> match(a.size(), -1);
    qsizetype first = 0;
    while (first < a.size() && first < b.size() && a.at(first) == b.at(first)) {
        match[first] = int(first);
        ++first;
    }
    qsizetype tail = 0;
    while (tail < a.size() - first && tail < b.size() - first && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail)) {
        match[a.size() - 1 - tail] = int(b.size() - 1 - tail);
        ++tail;
    }
    const qsizetype rows = a.size() - first - tail;
    const qsizetype columns = b.size() - first - tail;
    if (rows == 0 || columns == 0)
        return match;
    std::vector<Pairs> left, right;
    const bool mayCompare = rows * columns <= ManyComparisons;
    for (qsizetype i = 0; mayCompare && i < rows; ++i)
        left.push_back(pairsOf(a.at(first + i)));
    for (qsizetype j = 0; mayCompare && j < columns; ++j)
        right.push_back(pairsOf(b.at(first + j)));
    const auto worth = [&](qsizetype i, qsizetype j) {
        if (a.at(first + i) == b.at(first + j))
            return Equal;
        const double alike = mayCompare ? likeness(left[size_t(i)], right[size_t(j)]) : 0;
        return alike > EnoughAlike ? alike : 0;
    };
    // best[i][j]: what the texts from i and from j on can reach together.
    std::vector<std::vector<double>> best(size_t(rows + 1), std::vector<double>(size_t(columns + 1), 0));
    std::vector<std::vector<double>> pairWorth(size_t(rows), std::vector<double>(size_t(columns), 0));
    for (qsizetype i = rows - 1; i >= 0; --i)
        for (qsizetype j = columns - 1; j >= 0; --j) {
            const size_t r = size_t(i), c = size_t(j);
            pairWorth[r][c] = worth(i, j);
            const double paired = pairWorth[r][c] > 0 ? pairWorth[r][c] + best[r + 1][c + 1] : 0;
            best[r][c] = std::max({paired, best[r + 1][c], best[r][c + 1]});
        }
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        const size_t r = size_t(i), c = size_t(j);
        if (pairWorth[r][c] > 0 && best[r][c] <= pairWorth[r][c] + best[r + 1][c + 1]) {
            match[first + i++] = int(first + j++);
        } else if (best[r + 1][c] >= best[r][c + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return match;
}

} // namespace zhijian
