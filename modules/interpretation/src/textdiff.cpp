#include "interpretation/textdiff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

using Kind = DiffPart::Kind;

/// Characters (UTF-32), or sentences as numbers: the algorithm sees only equality.
using Tokens = std::u32string;
using View = std::u32string_view;

struct Edit
{
    Kind kind;
    Tokens text;
};
using Edits = std::vector<Edit>;

void append(Edits &edits, Kind kind, View text)
{
    if (text.empty())
        return;
    if (!edits.empty() && edits.back().kind == kind)
        edits.back().text += text;
    else
        edits.push_back({kind, Tokens(text)});
}

/// Beyond so many differences two passages have nothing to do with each other, and the square of it would be felt.
constexpr qsizetype MaximumDifferences = 3000;

struct Split
{
    size_t before;
    size_t after;
};

/// E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), 4b: a point in the middle of a shortest edit
/// script, found from both ends at once in linear space. Nothing when the budget is spent.
std::optional<Split> middle(View before, View after)
{
    const qsizetype n = qsizetype(before.size());
    const qsizetype m = qsizetype(after.size());
    const qsizetype limit = std::min((n + m + 1) / 2, MaximumDifferences);
    const qsizetype offset = limit + 1;
    std::vector<qsizetype> forward(size_t(2 * limit + 3), -1);
    std::vector<qsizetype> backward(forward);
    forward[size_t(offset + 1)] = 0;
    backward[size_t(offset + 1)] = 0;
    const qsizetype delta = n - m;
    const bool isOdd = delta % 2 != 0;
    // Runs along diagonal k from the start (or, mirrored, from the end) and returns how far it came.
    const auto advance = [&](std::vector<qsizetype> &reach, qsizetype d, qsizetype k, bool mirrored) {
        const size_t at = size_t(offset + k);
        qsizetype x = k == -d || (k != d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
        qsizetype y = x - k;
        const auto same = [&] {
            return mirrored ? before[size_t(n - 1 - x)] == after[size_t(m - 1 - y)] : before[size_t(x)] == after[size_t(y)];
        };
        while (x < n && y < m && y >= 0 && same()) {
            ++x;
            ++y;
        }
        reach[at] = x;
        return x;
    };
    for (qsizetype d = 0; d < limit; ++d) {
        for (qsizetype k = -d; k <= d; k += 2) {
            const qsizetype x = advance(forward, d, k, false);
            const qsizetype other = delta - k;
            if (isOdd && std::abs(other) < d + 1 && std::abs(other) <= limit && x <= n && x - k <= m) {
                const qsizetype mirror = backward[size_t(offset + other)];
                if (mirror >= 0 && x + mirror >= n)
                    return Split{size_t(x), size_t(x - k)};
            }
        }
        for (qsizetype k = -d; k <= d; k += 2) {
            const qsizetype x = advance(backward, d, k, true);
            const qsizetype other = delta - k;
            if (!isOdd && std::abs(other) <= d && std::abs(other) <= limit && x <= n && x - k <= m) {
                const qsizetype mirror = forward[size_t(offset + other)];
                if (mirror >= 0 && x + mirror >= n && mirror <= n && mirror - other <= m && mirror >= other)
                    return Split{size_t(mirror), size_t(mirror - other)};
            }
        }
    }
    return std::nullopt;
}

void compare(Edits &edits, View before, View after)
{
    const size_t prefix = size_t(std::ranges::mismatch(before, after).in1 - before.begin());
    append(edits, Kind::Equal, before.substr(0, prefix));
    before.remove_prefix(prefix);
    after.remove_prefix(prefix);
    size_t suffix = 0;
    while (suffix < before.size() && suffix < after.size()
           && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix])
        ++suffix;
    const View tail = before.substr(before.size() - suffix);
    before.remove_suffix(suffix);
    after.remove_suffix(suffix);
    const std::optional<Split> split = before.empty() || after.empty() ? std::nullopt : middle(before, after);
    const bool divides = split && (split->before + split->after > 0)
        && (split->before < before.size() || split->after < after.size()) && split->before <= before.size()
        && split->after <= after.size();
    if (divides) {
        compare(edits, before.substr(0, split->before), after.substr(0, split->after));
        compare(edits, before.substr(split->before), after.substr(split->after));
    } else {
        append(edits, Kind::Deleted, before);
        append(edits, Kind::Inserted, after);
    }
    append(edits, Kind::Equal, tail);
}

bool isSentenceEnd(char32_t c)
{
    return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'\n';
}

/// The text as numbers of sentences; equal sentences have equal numbers.
Tokens sentences(View text, std::vector<View> &table, QHash<std::u32string_view, char32_t> &numbers)
{
    Tokens result;
    for (size_t begin = 0; begin < text.size();) {
        size_t end = begin;
        while (end < text.size() && !isSentenceEnd(text[end]))
            ++end;
        end = std::min(end + 1, text.size());
        const View sentence = text.substr(begin, end - begin);
        auto it = numbers.find(sentence);
        if (it == numbers.end()) {
            it = numbers.insert(sentence, char32_t(table.size()));
            table.push_back(sentence);
        }
        result += *it;
        begin = end;
    }
    return result;
}

/// Neighbours of one kind become one part, and a change is always deletion before insertion.
Edits joined(const Edits &edits)
{
    Edits result;
    Tokens deleted;
    Tokens inserted;
    const auto flush = [&] {
        append(result, Kind::Deleted, deleted);
        append(result, Kind::Inserted, inserted);
        deleted.clear();
        inserted.clear();
    };
    for (const Edit &edit : edits) {
        if (edit.kind == Kind::Equal) {
            flush();
            append(result, Kind::Equal, edit.text);
        } else {
            (edit.kind == Kind::Deleted ? deleted : inserted) += edit.text;
        }
    }
    flush();
    return result;
}

/// First whole sentences, then the characters of those that changed: readable, and fast on long texts.
Edits compareBySentence(View before, View after)
{
    std::vector<View> table;
    QHash<std::u32string_view, char32_t> numbers;
    const Tokens left = sentences(before, table, numbers);
    const Tokens right = sentences(after, table, numbers);
    Edits coarse;
    compare(coarse, left, right);
    coarse = joined(coarse);
    const auto text = [&](const Tokens &tokens) {
        Tokens result;
        for (const char32_t number : tokens)
            result += table[number];
        return result;
    };
    Edits edits;
    for (size_t i = 0; i < coarse.size(); ++i) {
        const bool isReplacement = coarse[i].kind == Kind::Deleted && i + 1 < coarse.size() && coarse[i + 1].kind == Kind::Inserted;
        if (isReplacement) {
            compare(edits, text(coarse[i].text), text(coarse[i + 1].text));
            ++i;
        } else {
            append(edits, coarse[i].kind, text(coarse[i].text));
        }
    }
    return joined(edits);
}

size_t largerChange(const Edits &edits, size_t from, size_t step)
{
    size_t deleted = 0;
    size_t inserted = 0;
    for (size_t i = from; i < edits.size() && edits[i].kind != Kind::Equal; i += step)
        (edits[i].kind == Kind::Deleted ? deleted : inserted) += edits[i].text.size();
    return std::max(deleted, inserted);
}

/// An equal scrap shorter than the changes on both sides only makes the page flicker.
Edits withoutScraps(Edits edits)
{
    for (bool changed = true; changed;) {
        changed = false;
        Edits next;
        for (size_t i = 0; i < edits.size(); ++i) {
            const size_t size = edits[i].text.size();
            const bool isScrap = edits[i].kind == Kind::Equal && i > 0 && i + 1 < edits.size()
                && size <= largerChange(edits, i - 1, size_t(-1)) && size <= largerChange(edits, i + 1, 1)
                && std::ranges::none_of(edits[i].text, isSentenceEnd);
            if (isScrap) {
                next.push_back({Kind::Deleted, edits[i].text});
                next.push_back({Kind::Inserted, edits[i].text});
                changed = true;
            } else {
                next.push_back(edits[i]);
            }
        }
        edits = joined(next);
    }
    return edits;
}

int boundaryScore(const Tokens &left, const Tokens &right)
{
    if (left.empty() || right.empty())
        return 3;
    static constexpr View pauses = U"，、：“”（）《》,: ";
    if (isSentenceEnd(left.back()))
        return 3;
    return pauses.contains(left.back()) ? 2 : pauses.contains(right.front()) ? 1 : 0;
}

/// "甲、乙、" inserted after "甲、" may be shown in several places; the one at a punctuation mark reads best.
void shiftToBoundary(Tokens &left, Tokens &change, Tokens &right)
{
    Tokens bestLeft = left;
    Tokens bestChange = change;
    Tokens bestRight = right;
    while (!left.empty() && left.back() == change.back()) {
        change.insert(change.begin(), left.back());
        right.insert(right.begin(), left.back());
        left.pop_back();
        change.pop_back();
    }
    int best = boundaryScore(bestLeft, bestChange) + boundaryScore(bestChange, bestRight);
    for (;;) {
        if (const int score = boundaryScore(left, change) + boundaryScore(change, right); score > best) {
            best = score;
            bestLeft = left;
            bestChange = change;
            bestRight = right;
        }
        if (right.empty() || change.front() != right.front())
            break;
        left += change.front();
        change.erase(change.begin());
        change += right.front();
        right.erase(right.begin());
    }
    left = bestLeft;
    change = bestChange;
    right = bestRight;
}

Edits atBoundaries(Edits edits)
{
    constexpr size_t LongestMoved = 200; // moving costs the square of the equal text beside it
    for (size_t i = 1; i + 1 < edits.size(); ++i) {
        const bool isAlone = edits[i].kind != Kind::Equal && edits[i - 1].kind == Kind::Equal && edits[i + 1].kind == Kind::Equal;
        if (isAlone && edits[i].text.size() <= LongestMoved)
            shiftToBoundary(edits[i - 1].text, edits[i].text, edits[i + 1].text);
    }
    std::erase_if(edits, [](const Edit &edit) { return edit.text.empty(); });
    return joined(edits);
}

} // namespace

QList<DiffPart> textDiff(const QString &before, const QString &after)
{
    const Tokens left = before.toStdU32String();
    const Tokens right = after.toStdU32String();
    constexpr size_t Short = 300;
    Edits edits;
    if (std::max(left.size(), right.size()) > Short) {
        edits = compareBySentence(left, right);
    } else {
        compare(edits, left, right);
        edits = joined(edits);
    }
    edits = atBoundaries(withoutScraps(std::move(edits)));
    QList<DiffPart> result;
    for (const Edit &edit : edits)
        result.append({edit.kind, QString::fromStdU32String(edit.text)});
    return result;
}

} // namespace zhijian::interpretation
