#include "review/remarks.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::review {

namespace {

constexpr qsizetype LongestPassage = 40;
const QString s_shortened = u"……"_s;

/// A passage of several lines is quoted by its first: remarks point at a place, they do not copy it.
QString quotable(const QString &passage)
{
    QString line = passage.trimmed();
    bool isShortened = false;
    if (const qsizetype end = line.indexOf(u'\n'); end >= 0) {
        line = line.first(end).trimmed();
        isShortened = true;
    }
    if (line.size() > LongestPassage) {
        qsizetype end = LongestPassage;
        if (line.at(end - 1).isHighSurrogate())
            --end;
        line = line.first(end);
        isShortened = true;
    }
    return isShortened ? QString(line + s_shortened) : line;
}

} // namespace

QList<Remark> remarksOf(const QString &opinion)
{
    static const QRegularExpression heading(u"^〔第 ?(\\d+) ?行“(.*?)”〕"_s, QRegularExpression::MultilineOption);
    QList<Remark> remarks;
    qsizetype end = 0;
    for (auto it = heading.globalMatch(opinion); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString before = opinion.sliced(end, match.capturedStart() - end).trimmed();
        if (!remarks.isEmpty())
            remarks.last().text = before;
        else if (!before.isEmpty())
            remarks.append({0, {}, before});
        remarks.append({match.captured(1).toInt(), match.captured(2), {}});
        end = match.capturedEnd();
    }
    const QString rest = opinion.sliced(end).trimmed();
    if (!remarks.isEmpty())
        remarks.last().text = rest;
    else if (!rest.isEmpty())
        remarks.append({0, {}, rest});
    return remarks;
}

QString remarkHeading(const QString &source, qsizetype position, qsizetype length)
{
    const QString passage = source.sliced(position, length);
    const qsizetype start = position + std::distance(passage.cbegin(), std::ranges::find_if(passage, [](QChar c) { return !c.isSpace(); }));
    const qsizetype line = QStringView(source).first(start).count(u'\n') + 1;
    return u"〔第 %1 行“%2”〕"_s.arg(line).arg(quotable(passage));
}

Place placeOf(const Remark &remark, const QString &source)
{
    QString passage = remark.passage;
    if (passage.endsWith(s_shortened))
        passage.chop(s_shortened.size());
    if (remark.line <= 0 || passage.isEmpty())
        return {};
    Place best;
    qsizetype distance = -1;
    qsizetype line = 1;
    qsizetype counted = 0;
    for (qsizetype at = source.indexOf(passage); at >= 0; at = source.indexOf(passage, at + 1)) {
        line += QStringView(source).sliced(counted, at - counted).count(u'\n');
        counted = at;
        if (const qsizetype now = qAbs(line - remark.line); distance < 0 || now < distance) {
            distance = now;
            best = {at, passage.size()};
        }
    }
    return best;
}

QList<screening::Finding> remarkFindings(const QString &opinion, const QString &source, const QString &reviewer)
{
    QList<screening::Finding> findings;
    for (const Remark &remark : remarksOf(opinion)) {
        const Place place = placeOf(remark, source);
        if (!place.isFound())
            continue;
        findings.append({.ruleId = RemarkRule,
                         .severity = screening::Severity::Warning,
                         .position = place.position,
                         .length = place.length,
                         .excerpt = remark.passage,
                         .message = u"审核批注：%1"_s.arg(remark.text),
                         .suggestion = {},
                         .basis = reviewer,
                         .replacement = {}});
    }
    std::ranges::stable_sort(findings, {}, &screening::Finding::position);
    return findings;
}

} // namespace zhijian::review
