#include "knowledgedesk.h"

#include "domain/interpretation.h"
#include "domain/titlemarks.h"
#include "interaction/knowledgeservice.h"
#include "interaction/widgets/pushpanel.h"
#include "interpretation/parser.h"
#include "interpretation/questions.h"
#include "journal/stores.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace zhijian {

using interaction::KnowledgePage;
using interaction::KnowledgeService;
using interaction::OpenEntry;
using interaction::PolicyChoice;
using interaction::PushLine;
using interaction::PushOutcome;
using interaction::PushPanel;
using journal::Journal;

namespace {

struct Library
{
    QList<journal::KnowledgeRow> rows;
    QList<journal::KnowledgeRow> deleted;
    int waiting = 0; ///< For the person signed in
};

struct Offer
{
    QString itemTitle;
    QString policyTitle;
    QList<PushLine> lines;
};

/// In the journal's thread, as all of these.
Result<OpenEntry> load(Journal &journal, const EntityId &id, const EntityId &reader)
{
    const KnowledgeService service(journal);
    const auto revision = service.entry(id);
    if (!revision)
        return failure(revision);
    const auto names = journal::PersonStore(journal).names();
    OpenEntry open{.entry = revision->value,
                   .row = service.row(id).value_or(journal::KnowledgeRow()),
                   .heads = revision->heads,
                   .savedBy = names.value(revision->author),
                   .reviewer = names.value(revision->value.reviewer),
                   .reviewProblem = service.reviewProblem(id, reader),
                   .replacedAnswer = {},
                   .warning = {}};
    // The shown one first: it is what a review is given for.
    open.heads.removeAll(revision->id);
    open.heads.prepend(revision->id);
    open.hasRivals = service.hasRivals(id);
    open.warning = KnowledgeService::useWarning(open.row);
    if (const auto replaced = service.entry(revision->value.replaces); replaced && replaced->value.standing() != KnowledgeState::Retired)
        open.replacedAnswer = replaced->value.answer;
    return open;
}

QList<QuestionAnswer> questionsOf(const Interpretation &item)
{
    return interpretation::questionAnswers(interpretation::parse(item.source));
}

QString sentenceOf(const PushOutcome &outcome)
{
    QStringList parts;
    if (outcome.created > 0)
        parts.append(KnowledgeDesk::tr("新增 %1 条").arg(outcome.created));
    if (outcome.changed > 0)
        parts.append(KnowledgeDesk::tr("更新 %1 条").arg(outcome.changed));
    if (outcome.versions > 0)
        parts.append(KnowledgeDesk::tr("新版 %1 条").arg(outcome.versions));
    QString sentence = parts.isEmpty() ? KnowledgeDesk::tr("知识库没有变化。") : KnowledgeDesk::tr("已推送到知识库，待审：%1。").arg(parts.join(u'，'));
    if (outcome.skipped > 0)
        sentence += KnowledgeDesk::tr("另有 %1 条在此期间变了，没有推送，请重新打开看一遍。").arg(outcome.skipped);
    return sentence;
}

} // namespace

KnowledgeDesk::KnowledgeDesk(const Surroundings &surroundings, QWidget *writing, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new KnowledgePage), m_push(new PushPanel(writing))
{
    connectPage();
    connect(m_push, &PushPanel::pushRequested, this, &KnowledgeDesk::push);
    connect(m_push, &PushPanel::baseRequested, this, &KnowledgeDesk::pageRequested);
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        const bool isPolicy = changes.concerns(Policy::Type);
        if (isPolicy)
            reloadPolicies();
        if (!changes.concerns(KnowledgeEntry::Type) && !isPolicy && !changes.concerns(Interpretation::Type))
            return;
        reload();
        if (m_page && !m_page->openId().isNull() && (isPolicy || changes.ids.contains(m_page->openId())))
            refreshOpen();
    });
}

KnowledgeDesk::~KnowledgeDesk()
{
    if (m_page && !m_page->parent())
        delete m_page;
}

void KnowledgeDesk::connectPage()
{
    connect(m_page, &KnowledgePage::openRequested, this, &KnowledgeDesk::openEntry);
    connect(m_page, &KnowledgePage::createRequested, this, &KnowledgeDesk::create);
    connect(m_page, &KnowledgePage::saveRequested, this, &KnowledgeDesk::save);
    connect(m_page, &KnowledgePage::approveRequested, this, &KnowledgeDesk::approve);
    connect(m_page, &KnowledgePage::retireRequested, this, &KnowledgeDesk::setRetired);
    connect(m_page, &KnowledgePage::removeRequested, this, &KnowledgeDesk::remove);
    connect(m_page, &KnowledgePage::restoreRequested, this, &KnowledgeDesk::restore);
    connect(m_page, &KnowledgePage::copyRequested, this, &KnowledgeDesk::copy);
    connect(m_page, &KnowledgePage::policyRequested, this, &KnowledgeDesk::policyRequested);
    connect(m_page, &KnowledgePage::itemRequested, this, &KnowledgeDesk::itemRequested);
    connect(m_page, &KnowledgePage::mergeRequested, this, &KnowledgeDesk::mergeRequested);
}

std::optional<journal::Author> KnowledgeDesk::author(const QString &doing)
{
    if (const auto session = m_surroundings.session())
        return session->author();
    Q_EMIT failed({ErrorCode::Forbidden, tr("还没有登录")}, doing);
    return std::nullopt;
}

void KnowledgeDesk::reload()
{
    const auto session = m_surroundings.session();
    m_surroundings.database.run(
        this,
        [reader = session ? session->person.id : EntityId()](Journal &journal) {
            const KnowledgeService service(journal);
            return Library{service.rows(), service.rows(journal::Deleted::Only), service.waitingFor(reader)};
        },
        [this](const Library &library) {
            Q_EMIT countChanged(library.waiting);
            if (m_page)
                m_page->setEntries(library.rows, library.deleted);
        });
    if (m_page && m_page->openId().isNull())
        reloadPolicies();
}

void KnowledgeDesk::reloadPolicies()
{
    m_surroundings.database.run(
        this,
        [](Journal &journal) {
            QList<PolicyChoice> choices;
            for (const journal::PolicyRow &policy : journal::PolicyStore(journal).rows())
                if (policy.disclosure == Disclosure::Active)
                    choices.append({policy.id, policy.title, policy.number});
            return choices;
        },
        [this](const QList<PolicyChoice> &choices) {
            if (m_page)
                m_page->setPolicies(choices);
        });
}

void KnowledgeDesk::openEntry(const EntityId &id)
{
    const auto session = m_surroundings.session();
    m_surroundings.database.run(
        this, [id, reader = session ? session->person.id : EntityId()](Journal &journal) { return load(journal, id, reader); },
        [this](const Result<OpenEntry> &open) {
            if (!open)
                Q_EMIT failed(open.error(), tr("打开问答"));
            else if (m_page)
                m_page->openEntry(*open);
        });
}

void KnowledgeDesk::refreshOpen()
{
    const auto session = m_surroundings.session();
    m_surroundings.database.run(
        this,
        [id = m_page->openId(), reader = session ? session->person.id : EntityId()](Journal &journal) { return load(journal, id, reader); },
        [this](const Result<OpenEntry> &open) {
            // Closed or changed for another meanwhile: then nothing is to be refreshed.
            if (open && m_page && m_page->openId() == open->entry.id)
                m_page->openEntry(*open);
        });
}

void KnowledgeDesk::create(const KnowledgeEntry &entry)
{
    const QString doing = tr("新建问答");
    const auto by = author(doing);
    if (!by) {
        m_page->keepUnsaved(entry);
        return;
    }
    m_surroundings.database.run(
        this, [entry, by](Journal &journal) { return KnowledgeService(journal).create(entry, *by); },
        [this, entry, doing](const Result<EntityId> &created) {
            if (created)
                return openEntry(*created);
            if (m_page)
                m_page->keepUnsaved(entry);
            Q_EMIT failed(created.error(), doing);
        });
}

void KnowledgeDesk::save(const KnowledgeEntry &entry, const QList<Digest> &seen)
{
    const QString doing = tr("保存问答");
    const auto by = author(doing);
    if (!by) {
        m_page->keepUnsaved(entry);
        return;
    }
    m_surroundings.database.run(
        this, [entry, seen, by](Journal &journal) { return KnowledgeService(journal).correct(entry, seen, *by); },
        [this, entry, seen, doing](const Result<Digest> &saved) {
            if (!saved) {
                if (m_page)
                    m_page->keepUnsaved(entry);
                Q_EMIT failed(saved.error(), doing);
            } else if (!seen.contains(*saved)) {
                Q_EMIT notice(tr("已保存对问答的修改。"), [this, change = *saved] { takeBack({change}); });
            }
        });
}

void KnowledgeDesk::approve(const EntityId &id, const Digest &seen)
{
    const QString doing = tr("审核问答");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, seen, by](Journal &journal) { return KnowledgeService(journal).approve(id, seen, *by); },
        [this, doing](const Result<QList<Digest>> &done) {
            if (!done)
                Q_EMIT failed(done.error(), doing);
            else
                Q_EMIT notice(done->size() > 1 ? tr("已通过审核，原来的一条已停用。") : tr("已通过审核，可以用来答复。"),
                              [this, changes = *done] { takeBack(changes); });
        });
}

void KnowledgeDesk::setRetired(const EntityId &id, bool isRetired)
{
    const QString doing = isRetired ? tr("停用问答") : tr("恢复使用");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, isRetired, by](Journal &journal) { return KnowledgeService(journal).setRetired(id, isRetired, *by); },
        [this, doing, isRetired](const Result<Digest> &done) {
            if (!done)
                Q_EMIT failed(done.error(), doing);
            else
                Q_EMIT notice(isRetired ? tr("已停用，仍能查到。") : tr("已恢复使用。"), [this, change = *done] { takeBack({change}); });
        });
}

void KnowledgeDesk::remove(const EntityId &id)
{
    const QString doing = tr("移到回收站");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, by](Journal &journal) { return KnowledgeService(journal).remove(id, *by); },
        [this, id, doing](const Result<Digest> &removed) {
            if (!removed) {
                Q_EMIT failed(removed.error(), doing);
                return;
            }
            if (m_page && m_page->openId() == id)
                m_page->closeEntry();
            Q_EMIT notice(tr("问答已移到回收站。"), [this, id] { restore(id); });
        });
}

void KnowledgeDesk::restore(const EntityId &id)
{
    const QString doing = tr("恢复问答");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, by](Journal &journal) { return KnowledgeService(journal).restore(id, *by); },
        [this, id, doing](const Result<Digest> &restored) {
            if (restored)
                openEntry(id);
            else
                Q_EMIT failed(restored.error(), doing);
        });
}

// a warning on use; it does not forbid, the operator may have a reason.
void KnowledgeDesk::copy(const EntityId &id)
{
    m_surroundings.database.run(
        this, [id](Journal &journal) { return KnowledgeService(journal).row(id); },
        [this](const std::optional<journal::KnowledgeRow> &row) {
            if (!row || !m_page)
                return;
            QGuiApplication::clipboard()->setText(row->answer);
            const QString warning = KnowledgeService::useWarning(*row);
            if (warning.isEmpty())
                m_page->show(uikit::doneNotice(tr("答复已复制。")));
            else
                m_page->show(uikit::warningNotice(tr("答复已复制。%1").arg(warning)));
        });
}

void KnowledgeDesk::offerQuestions(const EntityId &item)
{
    m_offered = item;
    m_surroundings.database.run(
        this,
        [item](Journal &journal) -> Result<Offer> {
            const auto revision = journal.load<Interpretation>(item);
            if (!revision)
                return failure(revision);
            const auto policy = journal.load<Policy>(revision->value.policies.value(0));
            return Offer{revision->value.title, policy ? policy->value.title : QString(),
                         KnowledgeService(journal).compare(item, questionsOf(revision->value))};
        },
        [this, item](const Result<Offer> &offer) {
            if (!offer)
                Q_EMIT failed(offer.error(), tr("问答入知识库"));
            else if (m_push && m_offered == item)
                m_push->open(offer->itemTitle, offer->policyTitle, offer->lines);
        });
}

void KnowledgeDesk::push(const QList<PushLine> &chosen)
{
    const QString doing = tr("问答入知识库");
    const auto by = author(doing);
    if (!by)
        return;
    m_surroundings.database.run(
        this,
        [item = m_offered, chosen, by](Journal &journal) -> Result<PushOutcome> {
            const auto revision = journal.load<Interpretation>(item);
            if (!revision)
                return failure(revision);
            return KnowledgeService(journal).push(item, revision->id, questionsOf(revision->value), chosen, *by);
        },
        [this, doing](const Result<PushOutcome> &outcome) {
            if (!outcome) {
                Q_EMIT failed(outcome.error(), doing);
                return;
            }
            if (m_push)
                m_push->close();
            if (outcome->changes.isEmpty())
                Q_EMIT notice(sentenceOf(*outcome), {});
            else
                Q_EMIT notice(sentenceOf(*outcome), [this, changes = outcome->changes] { takeBack(changes); });
        });
}

void KnowledgeDesk::takeBack(const QList<Digest> &changes)
{
    const auto by = author(tr("撤销"));
    if (!by)
        return;
    m_surroundings.database.run(
        this, [changes, by](Journal &journal) { return KnowledgeService(journal).takeBack(changes, *by); },
        [this](const Result<> &done) {
            if (!done)
                Q_EMIT failed(done.error(), tr("撤销"));
        });
}

} // namespace zhijian
