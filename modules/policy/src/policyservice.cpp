#include "policy/policyservice.h"

#include "core/clock.h"
#include "domain/titlemarks.h"
#include "domain/person.h"
#include "journal/lifecycle.h"
#include "policy/intakegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

void tidy(Policy &policy)
{
    for (QString *text : {&policy.title, &policy.number, &policy.issuer, &policy.disclosureReason, &policy.topic, &policy.link, &policy.draftingDepartment, &policy.waiver})
        *text = text->simplified();
    if (policy.disclosure == Disclosure::Active)
        policy.disclosureReason.clear();
}

} // namespace

QString PolicyService::problem(const Policy &policy)
{
    if (policy.title.trimmed().isEmpty())
        return u"没有填写标题"_s;
    //
    if (policy.disclosure != Disclosure::Active && policy.disclosureReason.trimmed().isEmpty())
        return u"公开属性为“%1”，须写明理由"_s.arg(chineseName(policy.disclosure));
    if (policy.documentDate.isValid() && policy.publishedOn.isValid() && policy.publishedOn < policy.documentDate)
        return u"公布日期早于成文日期"_s;
    return {};
}

Result<EntityId> PolicyService::import(const PolicyImport &import, const journal::Author &author, Duplicates duplicates)
{
    Policy policy = import.recognised.policy;
    if (policy.title.isEmpty() && policy.clauses.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有识别出标题和正文"_s);
    policy.id = EntityId::create(m_journal.clock());
    tidy(policy);
    if (duplicates == Duplicates::Refuse)
        if (const auto same = duplicateOf(policy))
            return failure(ErrorCode::Conflict, u"政策库里已有%1%2"_s.arg(inTitleMarks(policy.title), policy.number));
    const auto done = m_journal.transact([&]() -> Result<> {
        if (!import.file.isEmpty()) {
            const auto blob = journal::BlobStore(m_journal).put(import.file);
            if (!blob)
                return failure(blob);
            policy.file = *blob;
        }
        const auto written = m_journal.append(journal::entryOf(policy), author);
        return written ? Result<>() : failure(written);
    });
    if (!done)
        return failure(done);
    return policy.id;
}

Result<Digest> PolicyService::correct(const Policy &policy, const QList<Digest> &seen, const journal::Author &author)
{
    if (seen.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有说明是从哪个版本修改的"_s);
    const auto before = m_journal.revision<Policy>(seen.first());
    if (!before)
        return failure(before);
    if (before->value.id != policy.id)
        return failure(ErrorCode::InvalidInput, u"不是同一份文件的版本"_s);
    Policy next = policy;
    tidy(next);
    next.file = before->value.file;
    next.fileName = before->value.fileName;
    next.isDeleted = before->value.isDeleted;
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (const auto allowed = checkIntake(before->value, next, author); !allowed)
        return failure(allowed);
    if (next == before->value && seen.size() == 1)
        return seen.first();
    return m_journal.append(journal::entryOf(next, seen), author);
}

//
Result<> PolicyService::checkIntake(const Policy &before, Policy &next, const journal::Author &author) const
{
    next.waivedBy = next.waiver == before.waiver ? before.waivedBy : EntityId();
    if (next.waiver != before.waiver && !next.waiver.isEmpty()) {
        const auto person = m_journal.load<Person>(author.person);
        if (!person || !(person->value.has(Role::FinalReviewer) || person->value.has(Role::MainLeader)))
            return failure(ErrorCode::Forbidden, u"材料不全时，只有分管领导或主要领导可以写明理由放行"_s);
        next.waivedBy = author.person;
    }
    if (next.intake == before.intake || !IntakeGate::guards(next.intake) || !next.waiver.isEmpty())
        return {};
    const auto items = journal::InterpretationStore(m_journal).ofPolicy(next.id);
    const auto approved = std::ranges::count_if(items, [](const journal::InterpretationRow &row) {
        return row.state == ItemState::Approved || row.state == ItemState::Released;
    });
    if (const QString missing = IntakeGate::of(next, int(items.size()), int(approved)).missing(); !missing.isEmpty())
        return failure(ErrorCode::Forbidden, u"不能转为“%1”，%2"_s.arg(chineseName(next.intake), missing));
    return {};
}

namespace {

/// Deleting one side of a link is refused after publication: a sentence, or empty.
QString removalProblem(const journal::Journal &journal, const EntityId &id)
{
    for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).ofPolicy(id))
        if (!journal::ReleaseStore(journal).ofItem(row.id).isEmpty())
            return u"它的解读%1已经发布，不能删除这份文件"_s.arg(inTitleMarks(row.title));
    return {};
}

} // namespace

Result<Digest> PolicyService::remove(const EntityId &id, const journal::Author &author)
{
    if (const QString reason = removalProblem(m_journal, id); !reason.isEmpty())
        return failure(ErrorCode::Forbidden, reason);
    return journal::setDeleted<Policy>(m_journal, id, true, author);
}

Result<Digest> PolicyService::restore(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<Policy>(m_journal, id, false, author);
}

Result<Digest> PolicyService::takeBack(const Digest &change, const journal::Author &author)
{
    // Taking an import back removes the document.
    if (const auto last = m_journal.change(change); last && last->parents.isEmpty())
        if (const QString reason = removalProblem(m_journal, last->entity); !reason.isEmpty())
            return failure(ErrorCode::Forbidden, reason);
    return journal::takeBack<Policy>(m_journal, change, author);
}

QList<journal::PolicyRow> PolicyService::rows(journal::Deleted deleted) const
{
    return journal::PolicyStore(m_journal).rows(deleted);
}

std::optional<EntityId> PolicyService::duplicateOf(const Policy &policy) const
{
    if (!policy.number.isEmpty())
        return journal::PolicyStore(m_journal).withNumber(policy.number);
    for (const journal::PolicyRow &row : rows())
        if (row.title == policy.title && row.documentDate == policy.documentDate && row.number.isEmpty())
            return row.id;
    return std::nullopt;
}

Result<QByteArray> PolicyService::file(const Policy &policy) const
{
    if (policy.file.isNull())
        return failure(ErrorCode::NotFound, u"这份文件由粘贴的文本导入，没有原文件"_s);
    return journal::BlobStore(m_journal).bytes(policy.file);
}

} // namespace zhijian::policy
