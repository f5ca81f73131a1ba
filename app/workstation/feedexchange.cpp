#include "domain/event.h"
#include "domain/policy.h"
#include "sync/bundleservice.h"
#include "sync/feedservice.h"
#include "sync/handeddown.h"
#include "sync/widgets/feedpane.h"
#include "sync/widgets/syncpage.h"
#include "syncdesk.h"
#include "uikit/errortext.h"
#include "uikit/messagebar.h"

#include <QDir>

using namespace Qt::StringLiterals;

// 同步 > 上级下发: what the province sent down, the office's receipt, and the rules and holidays that take effect.
namespace zhijian {

namespace {

struct Feed
{
    QList<journal::FeedRow> rows;
    QList<sync::Adoption> adoptions;
};

} // namespace

void SyncDesk::connectFeed()
{
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Policy::Type) || changes.concerns(Event::Type))
            reloadFeed();
    });
    connect(m_page->feedPane(), &sync::FeedPane::documentRequested, this, &SyncDesk::openDocument);
    connect(m_page->feedPane(), &sync::FeedPane::acknowledged, this, &SyncDesk::acknowledge);
    connect(m_page->feedPane(), &sync::FeedPane::fileRequested, this, &SyncDesk::keepFile);
}

void SyncDesk::showFeed(const EntityId &id)
{
    m_page->openFeed();
    openDocument(id);
}

void SyncDesk::reloadFeed()
{
    m_surroundings.database.run(
        this,
        [folder = m_dataFolder](journal::Journal &journal) {
            return Feed{journal::FeedStore(journal).rows(), sync::adoptHandedDown(journal, folder)};
        },
        [this](const Feed &feed) {
            if (feed.rows != m_feed.rows()) // The selection stays where nothing changed
                m_feed.setRows(feed.rows);
            if (!m_page)
                return;
            for (const sync::Adoption &adoption : feed.adoptions)
                m_page->messages()->show({.tone = adoption.isAdopted ? uikit::Tone::Good : uikit::Tone::Warning, .text = adoption.sentence, .actions = {},
                                          .stays = true, .key = {}});
            if (!m_page->feedPane()->shown().isNull())
                openDocument(m_page->feedPane()->shown());
        });
}

void SyncDesk::openDocument(const EntityId &id)
{
    m_surroundings.database.run(
        this, [id](journal::Journal &journal) { return sync::FeedService(journal).document(id); },
        [this](const Result<sync::FeedService::Document> &document) {
            if (document && m_page)
                m_page->feedPane()->showDocument(*document);
        });
}

void SyncDesk::acknowledge(const EntityId &id, const QString &reply)
{
    const auto session = m_surroundings.session();
    if (!session)
        return m_page->feedPane()->setProblem(tr("请先登录。"));
    m_surroundings.database.run(
        this,
        [id, reply, author = session->author()](journal::Journal &journal) { return sync::FeedService(journal).acknowledge(id, reply, author); },
        [this](const Result<Digest> &outcome) {
            if (!m_page)
                return;
            if (!outcome)
                return m_page->feedPane()->setProblem(uikit::errorText(outcome.error(), tr("送回执")));
            m_page->messages()->show(uikit::doneNotice(tr("回执已记下，下次同步时送到上级平台。")));
        });
}

void SyncDesk::keepFile(const EntityId &id, const QString &path)
{
    m_surroundings.database.run(
        this,
        [id, path](journal::Journal &journal) -> Result<> {
            const auto bytes = sync::FeedService(journal).file(id);
            return bytes ? sync::writeStickFile(path, *bytes) : failure(bytes);
        },
        [this, path](const Result<> &outcome) {
            if (!m_page)
                return;
            m_page->messages()->show(outcome ? uikit::doneNotice(tr("已存为 %1").arg(QDir::toNativeSeparators(path))) : uikit::errorNotice(outcome.error(), tr("另存文件")));
        });
}

} // namespace zhijian
