#include "interpretation/moderation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The letters alone, in one width and case, each with its place in the text.
struct Folded
{
    QString text;
    QList<qsizetype> places;
};

Folded folded(const QString &text)
{
    Folded result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString one = QString(text.at(i)).normalized(QString::NormalizationForm_KC).toLower();
        for (const QChar c : one) {
            if (!c.isLetterOrNumber() && !c.isSurrogate())
                continue;
            result.text += c;
            result.places.append(i);
        }
    }
    return result;
}

} // namespace

WordList wordListOf(const Document &document)
{
    WordList all;
    for (const Block &block : document.blocks)
        if (const auto *list = std::get_if<WordList>(&block.content))
            all.items += list->items;
    return all;
}

QList<WordHit> wordHits(const WordList &list, const QString &comment)
{
    const Folded text = folded(comment);
    QList<WordHit> hits;
    for (const WordList::Item &item : list.items)
        for (const QString &word : item.words) {
            const QString wanted = folded(word).text;
            if (wanted.isEmpty())
                continue;
            for (qsizetype at = text.text.indexOf(wanted); at >= 0; at = text.text.indexOf(wanted, at + 1)) {
                const qsizetype from = text.places.at(at);
                hits.append({from, text.places.at(at + wanted.size() - 1) + 1 - from, word, item.action});
            }
        }
    std::ranges::stable_sort(hits, [](const WordHit &a, const WordHit &b) { return a.position != b.position ? a.position < b.position : a.length > b.length; });
    qsizetype end = -1;
    hits.removeIf([&end](const WordHit &hit) {
        const bool isInside = hit.position + hit.length <= end;
        end = std::max(end, hit.position + hit.length);
        return isInside;
    });
    return hits;
}

QString wordLines(const WordList &list)
{
    QString lines;
    for (const WordList::Item &item : list.items)
        for (const QString &word : item.words)
            lines += word + u'\n';
    return lines;
}

} // namespace zhijian::interpretation
