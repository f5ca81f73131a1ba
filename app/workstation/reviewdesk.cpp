#include "reviewdesk.h"

#include "identity/identityservice.h"
#include "interpretation/releasecontent.h"
#include "journal/stores.h"
#include "review/reviewservice.h"
#include "review/widgets/reviewpage.h"
#include "uikit/errortext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

using review::QueueRow;
using review::ReviewContents;

namespace {

QList<QueueRow> queueOf(journal::Journal &journal, const rules::RulePack &pack, const Person &person)
{
    const review::ReviewService service(journal, pack);
    const auto names = journal::PersonStore(journal).names();
    QList<QueueRow> rows;
    for (const journal::InterpretationRow &item : journal::ReviewStore(journal).waiting()) {
        const QString obstacle = service.obstacle(item.id, person);
        rows.append({item.id, item.title, item.state, names.value(item.origin.updatedBy), item.submittedAt, obstacle.isEmpty(), obstacle});
    }
    std::ranges::stable_sort(rows, std::greater(), &QueueRow::isMine);
    return rows;
}

Result<ReviewContents> contentsOf(journal::Journal &journal, const Surroundings &around, const EntityId &item, const Person &person)
{
    const QList<Digest> heads = journal.heads(item);
    if (heads.isEmpty())
        return failure(ErrorCode::NotFound, u"这篇稿件不在本机"_s);
    const auto content = interpretation::releaseContent(journal, heads.first());
    if (!content)
        return failure(content);
    const journal::ReviewStore store(journal);
    ReviewContents contents;
    contents.item = item;
    contents.title = content->item.title;
    contents.revision = heads.first();
    contents.shown = content->digest;
    contents.page = interpretation::previewPage(content->input);
    contents.source = content->item.source;
    if (const Digest seen = store.lastSeen(item, person.id); !seen.isNull())
        if (const auto revision = journal.revision<Interpretation>(seen))
            contents.lastSeen = revision->value.source;
    contents.state = store.state(item);
    contents.obstacle = review::ReviewService(journal, around.pack).obstacle(item, person);
    const QLatin1StringView limits[] = {rules::threshold::ReviewErrorsFirst, rules::threshold::ReviewErrorsSecond,
                                        rules::threshold::ReviewErrorsFinal};
    if (contents.state.nextStage)
        contents.errorLimit = around.pack.number(limits[int(*contents.state.nextStage)]);
    contents.findings = around.screener.screen(contents.source);
    contents.names = journal::PersonStore(journal).names();
    return contents;
}

} // namespace

ReviewDesk::ReviewDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new review::ReviewPage(&m_model))
{
    connect(m_page, &review::ReviewPage::itemSelected, this, &ReviewDesk::loadItem);
    connect(m_page, &review::ReviewPage::signRequested, this, &ReviewDesk::sign);
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Interpretation::Type) || changes.concerns(Person::Type))
            reload();
    });
}

QWidget *ReviewDesk::page() const
{
    return m_page;
}

void ReviewDesk::reload()
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [person = session->person, &pack = m_surroundings.pack](journal::Journal &journal) { return queueOf(journal, pack, person); },
        [this](const QList<QueueRow> &rows) {
            m_model.setRows(rows);
            Q_EMIT countChanged(m_model.mineCount());
            if (const EntityId item = m_page->current(); !item.isNull())
                loadItem(item);
        });
}

void ReviewDesk::showItem(const EntityId &item)
{
    m_page->select(item);
}

void ReviewDesk::loadItem(const EntityId &item)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [item, person = session->person, around = m_surroundings](journal::Journal &journal) { return contentsOf(journal, around, item, person); },
        [this, item](const Result<ReviewContents> &contents) {
            if (!contents)
                Q_EMIT failed(contents.error(), tr("打开稿件"));
            else if (m_page->current() == item)
                m_page->show(*contents);
        });
}

void ReviewDesk::sign(const SignOff &signOff, const QString &password)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this,
        [signOff, password, person = session->person.id, &pack = m_surroundings.pack](journal::Journal &journal) -> Result<ItemState> {
            // The password opens the key once more, for this act alone.
            const auto opened = identity::IdentityService(journal, pack).signIn(person, password);
            if (!opened)
                return failure(opened);
            const auto signedOff = review::ReviewService(journal, pack).signOff(signOff, {opened->person, opened->author()});
            if (!signedOff)
                return failure(signedOff);
            return journal::ReviewStore(journal).state(signOff.item).state;
        },
        [this, verdict = signOff.verdict](const Result<ItemState> &state) {
            if (!state) {
                m_page->setProblem(uikit::errorText(state.error(), tr("签批")));
                return;
            }
            Q_EMIT notice(tr("已签“%1”，稿件现在%2").arg(chineseName(verdict), chineseName(*state)), {});
        });
}

} // namespace zhijian
