#include "repeatrule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

struct Paragraph
{
    qsizetype position = 0;
    qsizetype length = 0;
    QList<quint32> pairs; ///< sorted bigrams
};

QList<quint32> pairsOf(QStringView text)
{
    QList<quint32> pairs;
    QChar before;
    for (const QChar c : text) {
        if (c.isSpace() || c == QChar(Inert))
            continue;
        if (!before.isNull())
            pairs.append(quint32(before.unicode()) << 16 | c.unicode());
        before = c;
    }
    std::ranges::sort(pairs);
    return pairs;
}

/// Dice coefficient of the bigrams in percent.
int likeness(const QList<quint32> &a, const QList<quint32> &b)
{
    qsizetype common = 0;
    for (auto i = a.cbegin(), j = b.cbegin(); i != a.cend() && j != b.cend();) {
        if (*i == *j) {
            ++common;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return int(200 * common / qMax<qsizetype>(1, a.size() + b.size()));
}

} // namespace

void RepeatRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    const QString &text = source.prose().text;
    QList<Paragraph> candidates;
    for (const auto &[position, length] : paragraphs(text)) {
        const Paragraph paragraph{position, length, pairsOf(QStringView(text).sliced(position, length))};
        // n characters make n - 1 pairs.
        if (paragraph.pairs.size() >= m_characters)
            candidates.append(paragraph);
    }
    for (qsizetype i = 1; i < candidates.size(); ++i) {
        const Paragraph &later = candidates.at(i);
        for (qsizetype j = 0; j < i; ++j) {
            const qsizetype shorter = qMin(later.pairs.size(), candidates.at(j).pairs.size());
            // Dice cannot exceed 2 * shorter / sum.
            if (200 * shorter < m_percent * (later.pairs.size() + candidates.at(j).pairs.size()))
                continue;
            const int percent = likeness(later.pairs, candidates.at(j).pairs);
            if (percent < m_percent)
                continue;
            Finding finding = source.finding(source.prose(), later.position, later.length);
            finding.ruleId = u"structure.repeat"_s;
            finding.severity = Severity::Warning;
            finding.message = percent == 100 ? u"与前面的一段完全相同"_s : u"与前面的一段有%1%相同"_s.arg(percent);
            finding.suggestion = u"核对是否重复粘贴"_s;
            finding.basis = u"文字关：不得有重复段落"_s;
            findings->append(finding);
            break;
        }
    }
}

} // namespace zhijian::screening
