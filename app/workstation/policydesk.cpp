#include "policydesk.h"

#include "core/clock.h"
#include "domain/interpretation.h"
#include "domain/titlemarks.h"
#include "interpretation/comparison.h"
#include "interpretation/explainedclauses.h"
#include "interpretation/textdiff.h"
#include "journal/feedstore.h"
#include "journal/stores.h"
#include "policy/policyservice.h"
#include "policy/policytablemodel.h"
#include "rules/rulepack.h"
#include "rules/thresholdids.h"
#include "rules/workcalendar.h"
#include "uikit/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace zhijian {

using policy::ClauseMark;
using policy::ImportOutcome;
using policy::OpenPolicy;
using policy::PolicyImport;
using policy::PolicyPage;
using policy::PolicyService;

namespace {

struct Library
{
    QList<journal::PolicyRow> rows;
    QList<journal::PolicyRow> deleted;
};

using State = interpretation::ClauseState::State;

ClauseMark markOf(const ClauseTree &tree, int clause, const interpretation::ExplainedClauses &explained)
{
    const interpretation::ClauseState &state = explained.coverage.clauses.at(clause);
    const int above = tree.node(clause).parent;
    const bool counts = state.state != State::Group && (above < 0 || explained.coverage.clauses.at(above).state == State::Group);
    // What lies below follows from the clause, unless somebody names it.
    if (!counts && state.uses.isEmpty())
        return {};
    QStringList titles;
    for (const qsizetype use : state.uses)
        titles.append(inTitleMarks(explained.titles.at(use)));
    titles.removeDuplicates();
    switch (state.state) {
    case State::Group: break;
    case State::Open: return {ClauseMark::State::Open, {}};
    case State::Partly: return {ClauseMark::State::Partly, titles.join(u'\n')};
    case State::Interpreted: return {ClauseMark::State::Interpreted, titles.join(u'\n')};
    case State::Exempt: return {ClauseMark::State::Exempt, state.reason};
    }
    return {};
}

void markClauses(journal::Journal &journal, OpenPolicy &open)
{
    const auto explained = interpretation::explainedClauses(journal, open.policy);
    const ClauseTree tree(open.policy.clauses);
    open.clauses = explained.coverage.count;
    open.openClauses = explained.coverage.open();
    for (int i = 0; i < tree.size(); ++i)
        open.marks.append(markOf(tree, i, explained));
}

Result<> addInterpretations(journal::Journal &journal, OpenPolicy &open)
{
    for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).ofPolicy(open.policy.id)) {
        ++open.interpretations;
        open.approved += row.state == ItemState::Approved || row.state == ItemState::Released ? 1 : 0;
        const auto item = journal.load<Interpretation>(row.id);
        if (!item)
            return failure(item);
        for (const FollowUp aspect : item->value.aspects)
            open.followUps.append({.aspect = aspect, .item = row.id, .title = row.title, .state = row.state});
    }
    return {};
}

/// In the journal's thread.
Result<OpenPolicy> load(journal::Journal &journal, const EntityId &id)
{
    const auto revision = journal.load<Policy>(id);
    if (!revision)
        return failure(revision);
    OpenPolicy open{.policy = revision->value, .heads = revision->heads, .savedBy = journal::PersonStore(journal).names().value(revision->author),
                    .savedAt = revision->time};
    open.isFromAbove = journal::FeedStore(journal).isFromAbove(id);
    open.waivedBy = open.policy.waivedBy.isNull() ? QString() : journal::PersonStore(journal).names().value(open.policy.waivedBy);
    if (const auto done = addInterpretations(journal, open); !done)
        return failure(done);
    if (open.interpretations > 0)
        markClauses(journal, open);
    for (const Digest &head : revision->heads) {
        if (head == revision->id)
            continue;
        const auto other = journal.revision<Policy>(head);
        if (!other)
            return failure(other);
        open.otherVersions.append(other->value);
    }
    return open;
}

QString nameOf(const Policy &policy)
{
    QStringList parts{inTitleMarks(policy.title), policy.number};
    if (policy.documentDate.isValid())
        parts.append(chineseDate(policy.documentDate));
    parts.removeAll(QString());
    return parts.join(u' ');
}

policy::PolicyComparison::Row rowOf(const interpretation::ComparedClause &clause)
{
    policy::PolicyComparison::Row row{.before = {}, .after = {}, .isSame = clause.isSame};
    using Kind = interpretation::DiffPart::Kind;
    if (clause.before.isEmpty() || clause.after.isEmpty()) {
        if (!clause.before.isEmpty())
            row.before.append({clause.before, true});
        if (!clause.after.isEmpty())
            row.after.append({clause.after, true});
        return row;
    }
    for (const interpretation::DiffPart &part : interpretation::textDiff(clause.before, clause.after)) {
        if (part.kind != Kind::Inserted)
            row.before.append({part.text, part.kind == Kind::Deleted});
        if (part.kind != Kind::Deleted)
            row.after.append({part.text, part.kind == Kind::Inserted});
    }
    return row;
}

/// In the journal's thread.
Result<policy::PolicyComparison> comparisonOf(journal::Journal &journal, const EntityId &one, const EntityId &other)
{
    auto older = journal.load<Policy>(one);
    auto newer = journal.load<Policy>(other);
    if (!older || !newer)
        return failure(older ? newer : older);
    if (newer->value.documentDate < older->value.documentDate)
        std::swap(older, newer);
    policy::PolicyComparison comparison{.olderId = older->value.id, .newerId = newer->value.id, .older = nameOf(older->value),
                                        .newer = nameOf(newer->value), .rows = {}};
    for (const auto &clause : interpretation::comparedClauses(ClauseTree(older->value.clauses), ClauseTree(newer->value.clauses)))
        comparison.rows.append(rowOf(clause));
    return comparison;
}

QString outcomeSentence(const PolicyImport &import)
{
    const Policy &policy = import.recognised.policy;
    const qsizetype unsure = import.recognised.remarks.size();
    const QString name = policy.number.isEmpty() ? policy.title : QString(policy.title + u' ' + policy.number);
    return unsure > 0 ? PolicyDesk::tr("%1；有 %2 处待补或待核对").arg(name).arg(unsure) : name;
}

/// Its sentence says what to do; the general remedy would only repeat it.
QString refusal(const Error &error)
{
    return error.detail.isEmpty() ? uikit::errorText(error, PolicyDesk::tr("导入")) : error.detail;
}

} // namespace

PolicyDesk::PolicyDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new PolicyPage)
{
    connectPage();
    connectImports();
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (!changes.concerns(Policy::Type) && !changes.concerns(Interpretation::Type))
            return;
        reload();
        if (m_page && !m_page->openId().isNull() && (changes.ids.contains(m_page->openId()) || changes.concerns(Interpretation::Type)))
            refreshOpen();
    });
}

PolicyDesk::~PolicyDesk()
{
    if (m_page && !m_page->parent())
        delete m_page;
}

void PolicyDesk::connectPage()
{
    connect(m_page, &PolicyPage::mergeRequested, this, &PolicyDesk::mergeRequested);
    connect(m_page, &PolicyPage::openRequested, this, [this](const EntityId &id) { openPolicy(id); });
    connect(m_page, &PolicyPage::saveRequested, this, &PolicyDesk::save);
    connect(m_page, &PolicyPage::removeRequested, this, &PolicyDesk::remove);
    connect(m_page, &PolicyPage::restoreRequested, this, &PolicyDesk::restore);
    connect(m_page, &PolicyPage::interpretRequested, this, &PolicyDesk::interpretRequested);
    connect(m_page, &PolicyPage::interpretClauseRequested, this, &PolicyDesk::interpretClauseRequested);
    connect(m_page, &PolicyPage::comparisonRequested, this, &PolicyDesk::compare);
    connect(m_page, &PolicyPage::followUpRequested, this, &PolicyDesk::followUpRequested);
    connect(m_page, &PolicyPage::openItemRequested, this, &PolicyDesk::openItemRequested);
    connect(m_page, &PolicyPage::exportFileRequested, this, &PolicyDesk::exportFile);
}

void PolicyDesk::connectImports()
{
    connect(m_page, &PolicyPage::importFilesRequested, this, &PolicyDesk::importFiles);
    connect(m_page, &PolicyPage::importTextRequested, this, [this](const QString &text) { start({{.name = tr("粘贴的文本"), .text = text}}); });
    connect(m_page, &PolicyPage::importAnywayRequested, this, [this](const ImportOutcome &outcome) {
        start({{.name = outcome.name, .path = outcome.path, .text = outcome.text, .mayRepeat = true}});
    });
    connect(m_page, &PolicyPage::cancelImportRequested, this, [this] { m_isCancelled = true; });
}

std::optional<journal::Author> PolicyDesk::author(const QString &doing)
{
    const auto session = m_surroundings.session();
    if (session)
        return session->author();
    Q_EMIT failed({ErrorCode::Forbidden, tr("还没有登录")}, doing);
    return std::nullopt;
}

void PolicyDesk::reload()
{
    m_surroundings.database.run(
        this,
        [](journal::Journal &journal) {
            const journal::PolicyStore store(journal);
            return Library{store.rows(), store.rows(journal::Deleted::Only)};
        },
        [this](const Library &library) {
            if (!m_page)
                return;
            m_page->setChoices(choices());
            m_page->setPolicies(withDaysLeft(library.rows), library.deleted);
        });
}

PolicyPage::Choices PolicyDesk::choices() const
{
    const auto session = m_surroundings.session();
    return {.plan = {.forms = m_surroundings.pack.interpretationForms(),
                     .leastForms = m_surroundings.pack.number(rules::threshold::InterpretationForms)},
            .keyFields = m_surroundings.pack.keyFields(),
            .mayWaive = session && (session->has(Role::FinalReviewer) || session->has(Role::MainLeader)),
            .today = m_surroundings.clock.today()};
}

QDate PolicyDesk::interpretBy(QDate publishedOn) const
{
    return publishedOn.isValid()
        ? m_surroundings.calendar.addWorkingDays(publishedOn, int(m_surroundings.pack.number(rules::threshold::InterpretationWorkingDays)))
        : QDate();
}

// counted from the publication; a notice that is not published yet has no limit.
QList<journal::PolicyRow> PolicyDesk::withDaysLeft(QList<journal::PolicyRow> rows) const
{
    for (journal::PolicyRow &row : rows)
        if (row.needsInterpretation && row.approved == 0 && row.publishedOn.isValid())
            row.daysLeft = int(m_surroundings.clock.today().daysTo(interpretBy(row.publishedOn)));
    return rows;
}

void PolicyDesk::openPolicy(const EntityId &id, const QString &anchor)
{
    m_surroundings.database.run(
        this, [id](journal::Journal &journal) { return load(journal, id); },
        [this, anchor](const Result<OpenPolicy> &open) {
            if (!open) {
                Q_EMIT failed(open.error(), tr("打开政策文件"));
                return;
            }
            if (!m_page)
                return;
            show(*open);
            if (!anchor.isEmpty())
                m_page->showClause(anchor);
        });
}

void PolicyDesk::show(OpenPolicy open)
{
    open.interpretBy = interpretBy(open.policy.publishedOn);
    m_page->setChoices(choices());
    m_page->openPolicy(open);
}

void PolicyDesk::compare(const EntityId &one, const EntityId &other)
{
    m_surroundings.database.run(
        this, [one, other](journal::Journal &journal) { return comparisonOf(journal, one, other); },
        [this](const Result<policy::PolicyComparison> &comparison) {
            if (!comparison)
                Q_EMIT failed(comparison.error(), tr("对照两个版本"));
            else if (m_page)
                m_page->showComparison(*comparison);
        });
}

void PolicyDesk::refreshOpen()
{
    const EntityId id = m_page->openId();
    m_surroundings.database.run(
        this, [id](journal::Journal &journal) { return load(journal, id); },
        [this, id](const Result<OpenPolicy> &open) {
            // Closed or changed for another meanwhile: then nothing is to be refreshed.
            if (open && m_page && m_page->openId() == id)
                show(*open);
        });
}

void PolicyDesk::importFiles(const QStringList &paths)
{
    QList<Source> sources;
    for (const QString &path : paths)
        sources.append({.name = QFileInfo(path).fileName(), .path = path});
    start(sources);
}

void PolicyDesk::start(const QList<Source> &sources)
{
    if (sources.isEmpty() || !author(tr("导入")))
        return;
    m_waiting.append(sources);
    m_total = m_isReading ? m_total + int(sources.size()) : int(sources.size());
    if (m_isReading)
        return;
    m_isReading = true;
    m_isCancelled = false;
    m_outcomes.clear();
    m_page->report()->begin(m_total);
    readNext();
}

void PolicyDesk::readNext()
{
    if (!m_page) // The window is gone; the program ends.
        return;
    if (m_waiting.isEmpty() || m_isCancelled) {
        m_waiting.clear();
        m_isReading = false;
        m_page->report()->finish(m_outcomes, m_isCancelled);
        for (const ImportOutcome &outcome : std::as_const(m_outcomes)) {
            if (outcome.id.isNull())
                continue;
            m_page->leave();
            openPolicy(outcome.id);
            break;
        }
        Q_EMIT importFinished();
        return;
    }
    const Source source = m_waiting.takeFirst();
    m_page->report()->progress(int(m_outcomes.size()), source.name);
    QThreadPool::globalInstance()->start([this, guard = QPointer<PolicyDesk>(this), source] {
        auto import = std::make_shared<Result<PolicyImport>>(source.path.isEmpty() ? policy::importOfText(source.text)
                                                                                   : policy::importOfFile(source.path));
        // The application object outlives the pool's work; the desk may not.
        QMetaObject::invokeMethod(qApp, [this, guard, source, import] {
            if (!guard)
                return;
            if (*import)
                store(source, **import);
            else
                finishOne({.name = source.name, .path = source.path, .sentence = refusal(import->error())});
        }, Qt::QueuedConnection);
    });
}

void PolicyDesk::store(const Source &source, const PolicyImport &import)
{
    const auto by = author(tr("导入"));
    if (!by) {
        finishOne({.name = source.name, .path = source.path, .sentence = tr("导入时已经锁定，请登录后重试")});
        return;
    }
    struct Stored
    {
        Result<EntityId> id;
        EntityId existing;
    };
    m_surroundings.database.run(
        this,
        [import, by, mayRepeat = source.mayRepeat](journal::Journal &journal) {
            PolicyService service(journal);
            Stored stored{service.import(import, *by, mayRepeat ? PolicyService::Duplicates::Allow : PolicyService::Duplicates::Refuse), {}};
            if (!stored.id && stored.id.error().code == ErrorCode::Conflict)
                stored.existing = service.duplicateOf(import.recognised.policy).value_or(EntityId());
            return stored;
        },
        [this, source, import](const Stored &stored) {
            if (stored.id) {
                if (m_page)
                    m_page->setRemarks(*stored.id, import.recognised.remarks);
                finishOne({.name = source.name, .path = source.path, .id = *stored.id, .sentence = outcomeSentence(import),
                           .needsLook = !import.recognised.remarks.isEmpty()});
                return;
            }
            finishOne({.name = source.name, .path = source.path, .text = source.text, .existing = stored.existing,
                       .sentence = refusal(stored.id.error())});
        });
}

void PolicyDesk::finishOne(const ImportOutcome &outcome)
{
    m_outcomes.append(outcome);
    readNext();
}

void PolicyDesk::save(const Policy &policy, const QList<Digest> &seen)
{
    const auto by = author(tr("保存更正"));
    if (!by) {
        m_page->keepUnsaved(policy);
        return;
    }
    m_surroundings.database.run(
        this, [policy, seen, by](journal::Journal &journal) { return PolicyService(journal).correct(policy, seen, *by); },
        [this, policy, seen](const Result<Digest> &saved) {
            if (!m_page)
                return;
            if (!saved) {
                m_page->keepUnsaved(policy);
                Q_EMIT failed(saved.error(), tr("保存更正"));
                return;
            }
            if (seen.contains(*saved)) // Nothing differed.
                return;
            auto notice = uikit::undoNotice(tr("已保存对%1的更正").arg(inTitleMarks(policy.title)), [this, change = *saved] { takeBack(change); });
            notice.key = u"saved"_s;
            m_page->show(notice);
        });
}

void PolicyDesk::takeBack(const Digest &change)
{
    const auto by = author(tr("撤销"));
    if (!by)
        return;
    m_surroundings.database.run(
        this, [change, by](journal::Journal &journal) { return PolicyService(journal).takeBack(change, *by); },
        [this](const Result<Digest> &done) {
            if (!done)
                Q_EMIT failed(done.error(), tr("撤销"));
        });
}

void PolicyDesk::remove(const EntityId &id)
{
    const auto by = author(tr("移到回收站"));
    if (!by)
        return;
    const int row = m_page->policies()->indexOf(id);
    const QString title = row < 0 ? QString() : m_page->policies()->row(row).title;
    m_surroundings.database.run(
        this, [id, by](journal::Journal &journal) { return PolicyService(journal).remove(id, *by); },
        [this, id, title](const Result<Digest> &removed) {
            if (!removed) {
                Q_EMIT failed(removed.error(), tr("移到回收站"));
                return;
            }
            if (!m_page)
                return;
            if (m_page->openId() == id)
                m_page->closePolicy();
            m_page->show(uikit::undoNotice(tr("%1已移到回收站").arg(inTitleMarks(title)), [this, id] { restore(id); }));
        });
}

void PolicyDesk::restore(const EntityId &id)
{
    const auto by = author(tr("恢复"));
    if (!by)
        return;
    m_surroundings.database.run(
        this, [id, by](journal::Journal &journal) { return PolicyService(journal).restore(id, *by); },
        [this, id](const Result<Digest> &restored) {
            if (!restored) {
                Q_EMIT failed(restored.error(), tr("恢复"));
                return;
            }
            openPolicy(id);
        });
}

void PolicyDesk::exportFile(const EntityId &id, const QString &path)
{
    m_surroundings.database.run(
        this,
        [id](journal::Journal &journal) -> Result<QByteArray> {
            const auto policy = journal.load<Policy>(id);
            if (!policy)
                return failure(policy);
            return PolicyService(journal).file(policy->value);
        },
        [this, path](const Result<QByteArray> &bytes) {
            if (!bytes) {
                Q_EMIT failed(bytes.error(), tr("导出原文件"));
                return;
            }
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit()) {
                Q_EMIT failed({ErrorCode::Storage, QDir::toNativeSeparators(path)}, tr("导出原文件"));
                return;
            }
            if (m_page)
                m_page->show(uikit::doneNotice(tr("已导出到 %1").arg(QDir::toNativeSeparators(path))));
        });
}

} // namespace zhijian
