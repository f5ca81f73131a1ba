#include "domain/interpretation.h"
#include "domain/knowledge.h"
#include "domain/policy.h"
#include "journal/journal.h"
#include "journal/stores.h"
#include "rowreading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

/// About 60 characters round the first word.
QString excerptOf(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return text.left(60).simplified();
    const qsizetype first = std::max<qsizetype>(0, at - 20);
    const QString cut = text.mid(first, 60).simplified();
    return first > 0 ? QString(u"…"_s + cut) : cut;
}

struct Candidate
{
    QString title;
    QString text;
};

Candidate candidateOf(const QString &type, const Change &change)
{
    if (type == Policy::Type) {
        const auto policy = Policy::fromBody(change.entity, change.body);
        QString text = policy.number + u' ' + policy.issuer + u' ' + policy.preamble;
        for (const Clause &clause : policy.clauses)
            text += u'\n' + clause.text;
        return {policy.title, text};
    }
    if (type == Interpretation::Type) {
        const auto item = Interpretation::fromBody(change.entity, change.body);
        return {item.title, item.source};
    }
    if (type == KnowledgeEntry::Type) {
        const auto entry = KnowledgeEntry::fromBody(change.entity, change.body);
        return {entry.question, QString(entry.answer + u'\n' + entry.similar)};
    }
    const auto account = Account::fromBody(change.entity, change.body);
    return {account.name, account.organiser + u' ' + account.platformId + u' ' + account.positioning};
}

} // namespace

QList<SearchRow> SearchStore::find(const QString &query, int limit) const
{
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    QList<SearchRow> rows;
    if (words.isEmpty())
        return rows;
    // SQLite scans the bytes for the first word (UTF-8 stands in CBOR as it is); the decoded fields decide.
    const auto scan = [&](const QString &type, QLatin1StringView sql) {
        (void)m_journal.connection().each(sql, {words.first().toUtf8()}, [&](const QSqlQuery &answer) {
            if (rows.size() >= limit)
                return;
            const auto change = Change::fromBytes(answer.value(0).toByteArray());
            if (!change)
                return;
            const Candidate candidate = candidateOf(type, *change);
            const QString all = candidate.title + u'\n' + candidate.text;
            if (std::ranges::all_of(words, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
                rows.append({type, change->entity, candidate.title, excerptOf(candidate.text, words.first())});
        });
    };
    scan(Policy::Type, "SELECT c.bytes FROM policy t JOIN change c ON c.id = t.head WHERE t.deleted = 0 AND instr(c.bytes, ?) ORDER BY t.updated_at DESC"_L1);
    scan(Interpretation::Type, "SELECT c.bytes FROM interpretation t JOIN change c ON c.id = t.head WHERE t.deleted = 0 AND instr(c.bytes, ?) ORDER BY t.updated_at DESC"_L1);
    scan(Account::Type, "SELECT c.bytes FROM account t JOIN change c ON c.id = t.head WHERE t.deleted = 0 AND instr(c.bytes, ?) ORDER BY t.updated_at DESC"_L1);
    scan(KnowledgeEntry::Type, "SELECT c.bytes FROM knowledge t JOIN change c ON c.id = t.head WHERE t.deleted = 0 AND instr(c.bytes, ?) ORDER BY t.updated_at DESC"_L1);
    return rows;
}

} // namespace zhijian::journal
