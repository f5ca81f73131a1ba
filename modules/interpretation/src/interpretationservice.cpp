#include "interpretation/interpretationservice.h"

#include "core/canonicalcbor.h"
#include "core/clock.h"
#include "domain/officetemplate.h"
#include "domain/person.h"
#include "domain/policy.h"
#include "domain/titlemarks.h"
#include "interpretation/association.h"
#include "interpretation/picturestore.h"
#include "interpretation/templates.h"
#include "journal/lifecycle.h"

#include <QCborValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

void tidy(Interpretation &item)
{
    for (QString *text : {&item.title, &item.contentClass, &item.theme, &item.summary, &item.author})
        *text = text->simplified();
    item.source.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

} // namespace

QString InterpretationService::problem(const Interpretation &item)
{
    if (item.title.trimmed().isEmpty())
        return u"没有填写标题"_s;
    return {};
}

Result<> InterpretationService::checkPolicies(const QList<EntityId> &policies) const
{
    for (const EntityId &id : policies) {
        const auto policy = m_journal.load<Policy>(id);
        if (!policy)
            return failure(ErrorCode::NotFound, u"政策库里没有要解读的文件"_s);
        if (policy->value.disclosure != Disclosure::Active)
            return failure(ErrorCode::Forbidden, u"%1的公开属性为“%2”，不能对外解读"_s.arg(inTitleMarks(policy->value.title), chineseName(policy->value.disclosure)));
    }
    return {};
}

Result<EntityId> InterpretationService::create(const QList<EntityId> &policies, const QString &templateId, const journal::Author &author)
{
    Interpretation item;
    item.policies = policies;
    PolicyReference reference;
    if (!policies.isEmpty()) {
        const auto policy = m_journal.load<Policy>(policies.first());
        if (!policy)
            return failure(ErrorCode::NotFound, u"政策库里没有要解读的文件"_s);
        reference = {policy->value.title, policy->value.number, policy->value.link};
        item.title = u"%1解读"_s.arg(inTitleMarks(policy->value.title));
        item.publicity = policy->value.publicity;
    }
    if (const EntityId own = EntityId::fromString(templateId); !own.isNull()) {
        const auto saved = m_journal.load<OfficeTemplate>(own);
        if (!saved)
            return failure(ErrorCode::NotFound, u"没有这个模板"_s);
        item.source = filledIn(saved->value.source, reference);
        item.theme = saved->value.theme;
        item.pictures = saved->value.pictures;
    } else if (!templateId.isEmpty()) {
        item.source = templateSource(templateId, reference);
        if (item.source.isEmpty())
            return failure(ErrorCode::NotFound, u"没有这个模板"_s);
    }
    if (item.title.isEmpty())
        item.title = u"未命名解读"_s;
    return create(item, author);
}

Result<EntityId> InterpretationService::createFollowUp(const EntityId &policy, FollowUp aspect, const journal::Author &author)
{
    const auto about = m_journal.load<Policy>(policy);
    if (!about)
        return failure(ErrorCode::NotFound, u"政策库里没有这份文件"_s);
    Interpretation item{.title = u"%1%2"_s.arg(inTitleMarks(about->value.title), chineseName(aspect)),
                        .source = u"# %1%2\n\n"_s.arg(inTitleMarks(about->value.title), chineseName(aspect)),
                        .policies = {policy},
                        .publicity = about->value.publicity,
                        .aspects = {aspect}};
    item.publicity.openClass = aspect == FollowUp::Results ? OpenClass::Result : OpenClass::Execution;
    return create(item, author);
}

Result<EntityId> InterpretationService::create(const Interpretation &item, const journal::Author &author)
{
    Interpretation next = item;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (const auto allowed = checkPolicies(next.policies); !allowed)
        return failure(allowed);
    next.pictures = PictureStore(m_journal).namedBy(next.source, next.pictures);
    if (next.id.isNull())
        next.id = EntityId::create(m_journal.clock());
    const auto written = m_journal.append(journal::entryOf(next), author);
    if (!written)
        return failure(written);
    return next.id;
}

bool InterpretationService::mayClearAiMark(const journal::Author &author) const
{
    const auto person = m_journal.load<Person>(author.person);
    return person && (person->value.has(Role::SecondReviewer) || person->value.has(Role::FinalReviewer) || person->value.has(Role::MainLeader));
}

Result<Digest> InterpretationService::save(const Interpretation &item, const QList<Digest> &seen, const journal::Author &author)
{
    if (seen.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有说明是从哪个版本修改的"_s);
    Interpretation next = item;
    tidy(next);
    if (const QString reason = problem(next); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    bool wasAiAssisted = false;
    Interpretation before;
    QList<PictureReference> known = next.pictures;
    for (const Digest &one : seen) {
        const auto revision = m_journal.revision<Interpretation>(one);
        if (!revision)
            return failure(revision);
        if (revision->value.id != next.id)
            return failure(ErrorCode::InvalidInput, u"不是同一篇解读的版本"_s);
        if (const QString reason = detachProblem(m_journal, revision->value, next.policies); !reason.isEmpty())
            return failure(ErrorCode::Forbidden, reason);
        known += revision->value.pictures;
        wasAiAssisted = wasAiAssisted || revision->value.isAiAssisted;
        before = revision->value;
    }
    if (wasAiAssisted && !next.isAiAssisted && !mayClearAiMark(author))
        return failure(ErrorCode::Forbidden, u"“人工智能辅助”标记只能由二审及以上人员取消"_s);
    if (next.policies != before.policies)
        if (const auto allowed = checkPolicies(next.policies); !allowed)
            return failure(allowed);
    next.pictures = PictureStore(m_journal).namedBy(next.source, known);
    Digest result = seen.first();
    const auto done = m_journal.transact([&]() -> Result<> {
        if (seen.size() > 1 || !(next == before)) {
            const auto written = m_journal.append(journal::entryOf(next, seen), author);
            if (!written)
                return failure(written);
            result = *written;
        }
        return journal::DraftStore(m_journal).remove(next.id);
    });
    if (!done)
        return failure(done);
    return result;
}

Result<Digest> InterpretationService::remove(const EntityId &id, const journal::Author &author)
{
    const auto item = m_journal.load<Interpretation>(id);
    if (item)
        if (const QString reason = detachProblem(m_journal, item->value, {}); !reason.isEmpty())
            return failure(ErrorCode::Forbidden, reason);
    return journal::setDeleted<Interpretation>(m_journal, id, true, author);
}

Result<Digest> InterpretationService::restore(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<Interpretation>(m_journal, id, false, author);
}

Result<Digest> InterpretationService::takeBack(const Digest &change, const journal::Author &author)
{
    if (const auto last = m_journal.change(change); last && last->parents.size() == 1) {
        const auto now = m_journal.revision<Interpretation>(change);
        const auto before = m_journal.revision<Interpretation>(last->parents.first());
        if (now && before)
            if (const QString reason = detachProblem(m_journal, now->value, before->value.policies); !reason.isEmpty())
                return failure(ErrorCode::Forbidden, reason);
    }
    return journal::takeBack<Interpretation>(m_journal, change, author);
}

QList<journal::InterpretationRow> InterpretationService::rows(journal::Deleted deleted) const
{
    return journal::InterpretationStore(m_journal).rows(deleted);
}

Result<> InterpretationService::keepDraft(const Interpretation &item, const Digest &base, int cursor)
{
    return journal::DraftStore(m_journal).put({item.id, canonicalCbor(item.toBody()), base, cursor, m_journal.clock().milliseconds()});
}

Result<> InterpretationService::discardDraft(const EntityId &id)
{
    return journal::DraftStore(m_journal).remove(id);
}

InterpretationService::KeptDraft InterpretationService::kept(const journal::Draft &draft) const
{
    KeptDraft result{Interpretation::fromBody(draft.item, QCborValue::fromCbor(draft.body).toMap()), draft.base, draft.cursor, draft.savedAt, false};
    const QList<Digest> heads = m_journal.heads(draft.item);
    result.isOutdated = draft.base.isNull() ? !heads.isEmpty() : !heads.contains(draft.base);
    return result;
}

std::optional<InterpretationService::KeptDraft> InterpretationService::draft(const EntityId &id) const
{
    const auto draft = journal::DraftStore(m_journal).draft(id);
    return draft ? std::optional(kept(*draft)) : std::nullopt;
}

QList<InterpretationService::KeptDraft> InterpretationService::recoverableDrafts() const
{
    QList<KeptDraft> result;
    for (const journal::Draft &draft : journal::DraftStore(m_journal).all()) {
        const KeptDraft one = kept(draft);
        const auto stored = m_journal.load<Interpretation>(draft.item);
        if (!stored || !(stored->value == one.item))
            result.append(one);
    }
    std::ranges::stable_sort(result, std::ranges::greater(), &KeptDraft::savedAt);
    return result;
}

} // namespace zhijian::interpretation
