#include "shell/palettemodel.h"

#include "uikit/pinyin.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit &hit = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return hit.title;
    case Qt::AccessibleTextRole:
        return QString(chineseName(hit.kind) + u"："_s + hit.title + u"，"_s + hit.detail);
    case DetailRole:
        return hit.detail;
    case KindRole:
        return int(hit.kind);
    case GlyphRole:
        return int(hit.glyph);
    default:
        return {};
    }
}

// 0 best: the title begins so, its initials begin so, it contains it, it matches by another reading.
static int rank(const Hit &hit, const QString &query)
{
    if (hit.title.startsWith(query, Qt::CaseInsensitive))
        return 0;
    const QString initials = uikit::pinyinInitials(hit.title);
    if (initials.startsWith(query, Qt::CaseInsensitive))
        return 1;
    if (hit.title.contains(query, Qt::CaseInsensitive))
        return 2;
    return uikit::matchesPinyin(hit.title, query) ? 3 : -1;
}

QList<Hit> PaletteModel::matching(const QList<Hit> &all, const QString &query, int limit)
{
    if (query.isEmpty())
        return all.first(qMin(qsizetype(limit), all.size()));
    QList<std::pair<int, Hit>> ranked;
    for (const Hit &hit : all)
        if (const int order = rank(hit, query); order >= 0)
            ranked.append({order, hit});
    std::ranges::stable_sort(ranked, {}, &std::pair<int, Hit>::first);
    QList<Hit> best;
    for (const auto &[order, hit] : ranked.first(qMin(qsizetype(limit), ranked.size())))
        best.append(hit);
    return best;
}

} // namespace zhijian::shell
