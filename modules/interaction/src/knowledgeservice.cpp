#include "interaction/knowledgeservice.h"

#include "core/clock.h"
#include "domain/clausetree.h"
#include "domain/interpretation.h"
#include "domain/person.h"
#include "domain/titlemarks.h"
#include "journal/lifecycle.h"
#include "journal/stores.h"
#include "signing/hash.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interaction {

namespace {

using Kind = PushLine::Kind;

QString cleaned(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return text.trimmed();
}

void tidy(KnowledgeEntry &entry)
{
    for (QString *text : {&entry.question, &entry.topic, &entry.audience, &entry.department, &entry.clause})
        *text = text->simplified();
    for (QString *text : {&entry.similar, &entry.answer})
        *text = cleaned(*text);
}

/// Blanks, width and the marks at its end do not make another question.
QString questionKey(const QString &question)
{
    QString key = question.normalized(QString::NormalizationForm_KC);
    key.removeIf([](QChar c) { return c.isSpace() || c.isPunct(); });
    return key;
}

/// The same question of the same item is the same entry on every workstation, so that two offices' machines that push
/// without knowing of each other make one entry with two versions and no duplicate.
EntityId idFor(const EntityId &item, const QString &question, const EntityId &replaced)
{
    const QByteArray bytes = item.toBytes() + replaced.toBytes() + questionKey(question).toUtf8();
    return EntityId::fromBytes(signing::digest(Suite::Sm3Sm2, bytes).toBytes().mid(1, 16));
}

bool isReviewer(const Person &person)
{
    return std::ranges::any_of(std::array{Role::FirstReviewer, Role::SecondReviewer, Role::FinalReviewer, Role::MainLeader},
                               [&person](Role role) { return person.has(role); });
}

struct Known
{
    QList<KnowledgeEntry> entries; ///< Of the item, not deleted, those replaced by a later version left out

    [[nodiscard]] qsizetype find(const QuestionAnswer &asked, const QSet<EntityId> &taken) const
    {
        const auto first = [&](const auto &fits) -> qsizetype {
            for (qsizetype i = 0; i < entries.size(); ++i)
                if (!taken.contains(entries.at(i).id) && fits(entries.at(i)))
                    return i;
            return -1;
        };
        if (const qsizetype i = first([&](const KnowledgeEntry &e) { return questionKey(e.question) == questionKey(asked.question); }); i >= 0)
            return i;
        // Taken with these very words, edited here since.
        if (const qsizetype i = first([&](const KnowledgeEntry &e) { return e.sourceText == asked.digest(); }); i >= 0)
            return i;
        const EntityId id = idFor(asked, {});
        if (const qsizetype i = first([&](const KnowledgeEntry &e) { return e.id == id; }); i >= 0)
            return i;
        // The question was put in other words.
        return first([&](const KnowledgeEntry &e) { return e.answer == asked.answer; });
    }

    [[nodiscard]] EntityId idFor(const QuestionAnswer &asked, const EntityId &replaced) const
    {
        return interaction::idFor(item, asked.question, replaced);
    }

    EntityId item;
};

Known knownOf(const journal::Journal &journal, const EntityId &item)
{
    Known known{.entries = {}, .item = item};
    QSet<EntityId> replaced;
    for (const journal::KnowledgeRow &row : journal::KnowledgeStore(journal).ofItem(item)) {
        if (row.origin.isDeleted)
            continue;
        if (const auto entry = journal.load<KnowledgeEntry>(row.id)) {
            known.entries.append(entry->value);
            replaced.insert(row.replaces);
        }
    }
    known.entries.removeIf([&replaced](const KnowledgeEntry &entry) { return replaced.contains(entry.id); });
    return known;
}

QuestionAnswer tidied(QuestionAnswer asked)
{
    asked.question = asked.question.simplified();
    asked.answer = cleaned(asked.answer);
    asked.clause = asked.clause.simplified();
    return asked;
}

QList<QuestionAnswer> tidied(const QList<QuestionAnswer> &questions)
{
    QList<QuestionAnswer> result;
    QSet<QString> keys;
    for (const QuestionAnswer &one : questions) {
        const QuestionAnswer asked = tidied(one);
        // The same question twice in one text: the first one counts.
        if (asked.question.isEmpty() || asked.answer.isEmpty() || keys.contains(questionKey(asked.question)))
            continue;
        keys.insert(questionKey(asked.question));
        result.append(asked);
    }
    return result;
}

Kind kindOf(const KnowledgeEntry &entry, const QuestionAnswer &asked)
{
    // The source says what it said when it was taken, or the entry says the same as the source does now.
    const bool isSame = entry.sourceText == asked.digest()
        || (entry.question == asked.question && entry.answer == asked.answer && entry.clause == asked.clause);
    if (isSame)
        return Kind::Unchanged;
    return entry.standing() == KnowledgeState::Pending ? Kind::Changed : Kind::NewVersion;
}

/// A corrected topic or link is no change of what an entry rests on.
bool saysOtherwise(const Policy &before, const Policy &now, const QString &clause)
{
    if (before.validity != now.validity)
        return true;
    const ClauseTree was(before.clauses), is(now.clauses);
    const int wasAt = was.find(clause), isAt = is.find(clause);
    if (!clause.isEmpty() && wasAt >= 0)
        return isAt < 0 || was.fullText(wasAt) != is.fullText(isAt);
    return before.clauses != now.clauses || before.preamble != now.preamble;
}

} // namespace

QString KnowledgeService::problem(const KnowledgeEntry &entry)
{
    if (entry.question.trimmed().isEmpty())
        return u"没有填写问题"_s;
    return entry.answer.trimmed().isEmpty() ? u"没有填写答复"_s : QString();
}

QList<PushLine> KnowledgeService::compare(const EntityId &item, const QList<QuestionAnswer> &questions) const
{
    const Known known = knownOf(m_journal, item);
    QList<PushLine> lines;
    QSet<EntityId> taken;
    for (const QuestionAnswer &asked : tidied(questions)) {
        const qsizetype index = known.find(asked, taken);
        if (index < 0) {
            lines.append({Kind::New, asked, {}, false});
            continue;
        }
        const KnowledgeEntry &entry = known.entries.at(index);
        taken.insert(entry.id);
        const bool wasEdited = entry.sourceText != QuestionAnswer{entry.question, entry.answer, entry.clause}.digest();
        const Kind kind = kindOf(entry, asked);
        lines.append({kind, asked, entry.id, kind == Kind::Changed && wasEdited});
    }
    for (const KnowledgeEntry &entry : known.entries)
        if (!taken.contains(entry.id))
            lines.append({Kind::Gone, {entry.question, entry.answer, entry.clause}, entry.id, false});
    return lines;
}

Result<PushOutcome> KnowledgeService::push(const EntityId &item, const Digest &revision, const QList<QuestionAnswer> &questions,
                                           const QList<PushLine> &chosen, const journal::Author &author)
{
    const auto source = m_journal.load<Interpretation>(item);
    if (!source)
        return failure(source);
    const EntityId policy = source->value.policies.value(0);
    const auto policyNow = policy.isNull() ? Result<journal::Revision<Policy>>(failure(ErrorCode::NotFound)) : m_journal.load<Policy>(policy);
    const QList<PushLine> present = compare(item, questions);
    PushOutcome outcome;
    QList<journal::Entry> entries;
    for (const PushLine &line : chosen) {
        if (!line.mayBeChosen())
            continue;
        if (!present.contains(line)) {
            ++outcome.skipped;
            continue;
        }
        KnowledgeEntry entry;
        QList<Digest> parents;
        if (line.kind == Kind::Changed || line.kind == Kind::NewVersion) {
            const auto before = m_journal.load<KnowledgeEntry>(line.entry);
            if (!before)
                return failure(before);
            entry = before->value;
            parents = before->heads;
        }
        if (line.kind != Kind::Changed) {
            entry.replaces = line.entry;
            entry.id = idFor(item, line.asked.question, line.entry);
            // Taken before and thrown away since, or brought by another workstation.
            parents = m_journal.heads(entry.id);
        }
        entry.isDeleted = false;
        entry.question = line.asked.question;
        entry.answer = line.asked.answer;
        entry.clause = line.asked.clause;
        entry.policy = policy;
        entry.policyRevision = policyNow ? policyNow->id : Digest();
        entry.item = item;
        entry.revision = revision;
        entry.sourceText = line.asked.digest();
        entry.state = KnowledgeState::Pending;
        entry.reviewer = {};
        entry.reviewedAt = 0;
        entry.reviewedText = {};
        entries.append(journal::entryOf(entry, parents));
        ++(line.kind == Kind::New ? outcome.created : line.kind == Kind::Changed ? outcome.changed : outcome.versions);
    }
    if (entries.isEmpty())
        return outcome;
    const auto written = m_journal.append(entries, author);
    if (!written)
        return failure(written);
    outcome.changes = *written;
    return outcome;
}

Result<EntityId> KnowledgeService::create(const KnowledgeEntry &entry, const journal::Author &author)
{
    KnowledgeEntry next = entry;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (next.id.isNull())
        next.id = EntityId::create(m_journal.clock());
    next.state = KnowledgeState::Pending;
    if (const auto policy = m_journal.load<Policy>(next.policy))
        next.policyRevision = policy->id;
    const auto written = m_journal.append(journal::entryOf(next), author);
    if (!written)
        return failure(written);
    return next.id;
}

Result<Digest> KnowledgeService::correct(const KnowledgeEntry &entry, const QList<Digest> &seen, const journal::Author &author)
{
    if (seen.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有说明是从哪个版本修改的"_s);
    const auto before = m_journal.revision<KnowledgeEntry>(seen.first());
    if (!before)
        return failure(before);
    if (before->value.id != entry.id)
        return failure(ErrorCode::InvalidInput, u"不是同一条问答的版本"_s);
    KnowledgeEntry next = before->value;
    next.question = entry.question;
    next.similar = entry.similar;
    next.answer = entry.answer;
    next.topic = entry.topic;
    next.audience = entry.audience;
    next.department = entry.department;
    next.policy = entry.policy;
    next.clause = entry.clause;
    next.validUntil = entry.validUntil;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (next.policy != before->value.policy) {
        const auto policy = m_journal.load<Policy>(next.policy);
        next.policyRevision = policy ? policy->id : Digest();
    }
    if (next == before->value && seen.size() == 1)
        return seen.first();
    // Words of which nobody has approved are 待审; what was approved stays named, so that undo brings it back.
    if (next.state == KnowledgeState::Reviewed && next.standing() == KnowledgeState::Pending)
        next.state = KnowledgeState::Pending;
    return m_journal.append(journal::entryOf(next, seen), author);
}

QSet<EntityId> KnowledgeService::writers(const EntityId &id) const
{
    QSet<EntityId> persons;
    for (const journal::HistoryRow &row : m_journal.history(id)) {
        const auto now = m_journal.revision<KnowledgeEntry>(row.id);
        if (!now)
            continue;
        const bool isSame = std::ranges::any_of(row.parents, [&](const Digest &parent) {
            const auto before = m_journal.revision<KnowledgeEntry>(parent);
            return before && before->value.textDigest() == now->value.textDigest();
        });
        if (!isSame)
            persons.insert(row.author);
    }
    return persons;
}

bool KnowledgeService::hasRivals(const EntityId &id) const
{
    const QList<Digest> heads = m_journal.heads(id);
    const auto first = heads.size() < 2 ? failure(ErrorCode::NotFound) : m_journal.revision<KnowledgeEntry>(heads.first());
    return first && std::ranges::any_of(heads, [&](const Digest &head) {
        const auto other = m_journal.revision<KnowledgeEntry>(head);
        return !other || other->value.textDigest() != first->value.textDigest() || other->value.isDeleted != first->value.isDeleted;
    });
}

int KnowledgeService::waitingFor(const EntityId &person) const
{
    const auto reviewer = m_journal.load<Person>(person);
    if (!reviewer || !isReviewer(reviewer->value))
        return 0;
    return int(std::ranges::count_if(rows(), [&](const journal::KnowledgeRow &row) {
        const bool isOpen = row.state == KnowledgeState::Pending || (row.state == KnowledgeState::Reviewed && !row.recheck.isEmpty());
        return isOpen && reviewProblem(row.id, person).isEmpty();
    }));
}

QString KnowledgeService::reviewProblem(const EntityId &id, const EntityId &person) const
{
    const auto reviewer = m_journal.load<Person>(person);
    if (!reviewer || !isReviewer(reviewer->value))
        return u"审核问答须有审核人的角色"_s;
    return writers(id).contains(person) ? u"问题或答复由您写成或改过，须由其他审核人审核"_s : QString();
}

Result<QList<Digest>> KnowledgeService::approve(const EntityId &id, const Digest &seen, const journal::Author &author)
{
    const auto current = m_journal.load<KnowledgeEntry>(id);
    if (!current)
        return failure(current);
    if (hasRivals(id))
        return failure(ErrorCode::Conflict, u"有两个版本，请先合并"_s);
    KnowledgeEntry entry = current->value;
    if (entry.isDeleted || entry.state == KnowledgeState::Retired)
        return failure(ErrorCode::WrongState, u"这条问答已停用或已删除"_s);
    if (current->id != seen)
        return failure(ErrorCode::WrongState, u"这条问答刚刚被改过，请看过新的内容再审核"_s);
    if (const QString reason = reviewProblem(id, author.person); !reason.isEmpty())
        return failure(ErrorCode::Forbidden, reason);
    entry.state = KnowledgeState::Reviewed;
    entry.reviewer = author.person;
    entry.reviewedAt = m_journal.clock().milliseconds();
    entry.reviewedText = entry.textDigest();
    if (const auto policy = m_journal.load<Policy>(entry.policy))
        entry.policyRevision = policy->id;
    QList<journal::Entry> entries{journal::entryOf(entry, current->heads)};
    if (const auto old = m_journal.load<KnowledgeEntry>(entry.replaces); old && old->value.state != KnowledgeState::Retired) {
        KnowledgeEntry replaced = old->value;
        replaced.state = KnowledgeState::Retired;
        entries.append(journal::entryOf(replaced, old->heads));
    }
    return m_journal.append(entries, author);
}

Result<Digest> KnowledgeService::setRetired(const EntityId &id, bool isRetired, const journal::Author &author)
{
    const auto current = m_journal.load<KnowledgeEntry>(id);
    if (!current)
        return failure(current);
    if (hasRivals(id))
        return failure(ErrorCode::Conflict, u"有两个版本，请先合并"_s);
    KnowledgeEntry entry = current->value;
    if ((entry.state == KnowledgeState::Retired) == isRetired)
        return current->id;
    entry.state = isRetired ? KnowledgeState::Retired : KnowledgeState::Reviewed;
    entry.state = entry.standing();
    return m_journal.append(journal::entryOf(entry, current->heads), author);
}

Result<Digest> KnowledgeService::remove(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<KnowledgeEntry>(m_journal, id, true, author);
}

Result<Digest> KnowledgeService::restore(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<KnowledgeEntry>(m_journal, id, false, author);
}

Result<> KnowledgeService::takeBack(const QList<Digest> &changes, const journal::Author &author)
{
    return m_journal.transact([&]() -> Result<> {
        for (const Digest &change : changes)
            if (const auto done = journal::takeBack<KnowledgeEntry>(m_journal, change, author); !done)
                return failure(done);
        return {};
    });
}

std::optional<Policy> KnowledgeService::policyAt(const Digest &revision) const
{
    const auto found = m_policies.constFind(revision);
    if (found != m_policies.cend())
        return *found;
    const auto policy = m_journal.revision<Policy>(revision);
    return *m_policies.insert(revision, policy ? std::optional(policy->value) : std::nullopt);
}

bool KnowledgeService::hasPolicyChanged(const journal::KnowledgeRow &row) const
{
    if (row.policy.isNull() || row.policyRevision.isNull() || row.policyRevision == row.policyHead)
        return false;
    const QByteArray key = row.policyRevision.toBytes() + row.policyHead.toBytes() + row.clause.toUtf8();
    if (const auto known = m_changed.constFind(key); known != m_changed.cend())
        return *known;
    const auto before = policyAt(row.policyRevision);
    const auto now = policyAt(row.policyHead);
    return *m_changed.insert(key, before && now && saysOtherwise(*before, *now, row.clause));
}

//
void KnowledgeService::judge(journal::KnowledgeRow &row) const
{
    // Pushed by two workstations at once: one entry for everybody who looks at it.
    if (row.origin.heads > 1 && !hasRivals(row.id))
        row.origin.heads = 1;
    row.isExpired = row.validUntil.isValid() && row.validUntil < m_journal.clock().today();
    if (row.policy.isNull() || row.policyTitle.isEmpty())
        return;
    const QString title = inTitleMarks(row.policyTitle);
    if (row.policyValidity == Validity::Repealed || row.policyValidity == Validity::Expired)
        row.recheck = u"所依据的%1已%2"_s.arg(title, chineseName(row.policyValidity));
    else if (hasPolicyChanged(row))
        row.recheck = row.clause.isEmpty() ? u"所依据的%1有改动"_s.arg(title) : u"所依据的%1%2有改动"_s.arg(title, row.clause);
}

QList<journal::KnowledgeRow> KnowledgeService::rows(journal::Deleted deleted) const
{
    m_policies.clear();
    m_changed.clear();
    QList<journal::KnowledgeRow> rows = journal::KnowledgeStore(m_journal).rows(deleted);
    for (journal::KnowledgeRow &row : rows)
        judge(row);
    return rows;
}

std::optional<journal::KnowledgeRow> KnowledgeService::row(const EntityId &id) const
{
    m_policies.clear();
    m_changed.clear();
    auto row = journal::KnowledgeStore(m_journal).row(id);
    if (row)
        judge(*row);
    return row;
}

QString KnowledgeService::useWarning(const journal::KnowledgeRow &row)
{
    QStringList reasons;
    if (!row.recheck.isEmpty())
        reasons.append(row.recheck);
    if (row.isExpired)
        reasons.append(u"有效期到%1为止"_s.arg(chineseDate(row.validUntil)));
    if (row.state == KnowledgeState::Pending)
        reasons.append(u"还没有经过审核"_s);
    if (row.state == KnowledgeState::Retired)
        reasons.append(u"已经停用"_s);
    if (row.origin.heads > 1)
        reasons.append(u"有两个版本"_s);
    return reasons.isEmpty() ? QString() : QString(u"这条问答"_s + reasons.join(u"，"_s) + u"，对外使用前请核对。"_s);
}

} // namespace zhijian::interaction
