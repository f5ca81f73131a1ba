#include "reviewdesk.h"

#include "domain/account.h"
#include "domain/release.h"
#include "domain/titlemarks.h"
#include "identity/identityservice.h"
#include "interpretation/mediafile.h"
#include "interpretation/officethemes.h"
#include "interpretation/releasecontent.h"
#include "journal/stores.h"
#include "review/ledgerpaper.h"
#include "review/remarks.h"
#include "review/reviewservice.h"
#include "review/widgets/reviewpage.h"
#include "uikit/errortext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

using journal::Journal;
using review::QueueRow;
using review::ReviewContents;

namespace {

constexpr auto DraftsKey = QLatin1StringView("review.drafts");

/// Gathers what the page shows of one item. Use in the journal's thread.
class Reader
{
public:
    Reader(Journal &journal, const Surroundings &around, const EntityId &item, const Person &person)
        : m_journal(journal), m_around(around), m_item(item), m_person(person), m_records(journal::ReviewStore(journal).records(item)),
          m_names(journal::PersonStore(journal).names())
    {
        for (const journal::AccountRow &account : journal::AccountStore(journal).rows())
            m_accounts.insert(account.id, account.name);
    }

    Result<ReviewContents> read()
    {
        if (m_records.heads.isEmpty())
            return failure(ErrorCode::NotFound, u"这篇稿件不在本机"_s);
        const auto revision = m_journal.revision<Interpretation>(m_records.heads.first());
        if (!revision)
            return failure(revision);
        const Interpretation &item = revision->value;
        const ReviewState state = reviewState(m_records);
        ReviewContents contents;
        contents.item = m_item;
        contents.reader = m_person.id;
        contents.title = item.title;
        contents.facts = factsOf(item, state);
        contents.revision = revision->id;
        contents.source = item.source;
        contents.media = item.media;
        contents.state = state.state;
        contents.chain = review::chainRows(m_records, state, m_names);
        contents.obstacle = review::ReviewService(m_journal, m_around.pack).obstacle(m_item, m_person);
        contents.limits = review::decisionLimits(m_around.pack, state.nextStage.value_or(Stage::First));
        addRelease(contents, item);
        addComparisons(contents, item);
        addFindings(contents);
        return contents;
    }

    /// The sheet of sign-offs, for printing.
    Result<Paper> ledger()
    {
        if (m_records.heads.isEmpty())
            return failure(ErrorCode::NotFound, u"这篇稿件不在本机"_s);
        const auto revision = m_journal.revision<Interpretation>(m_records.heads.first());
        if (!revision)
            return failure(revision);
        const ReviewState state = reviewState(m_records);
        const auto release = interpretation::releaseContent(m_journal, revision->id, m_around.pack.outputProfile(u"wechat"));
        review::LedgerEntry entry;
        entry.title = revision->value.title;
        entry.accounts = accountsOf(revision->value);
        entry.contentClass = classOf(revision->value);
        entry.submittedBy = m_names.value(state.submittedBy);
        entry.submittedAt = state.submittedAt;
        entry.state = state.state;
        entry.revision = revision->id;
        entry.shown = release ? release->digest : Digest();
        entry.chain = review::chainRows(m_records, state, m_names);
        for (const Stage stage : enumValues<Stage>())
            entry.limits.at(size_t(stage)) = review::decisionLimits(m_around.pack, stage);
        return review::ledgerPaper(entry);
    }

private:
    QString accountsOf(const Interpretation &item) const
    {
        QStringList names;
        for (const EntityId &account : item.accounts)
            names.append(m_accounts.value(account));
        return names.join(u"、"_s);
    }
    QString classOf(const Interpretation &item) const
    {
        const auto classes = m_around.pack.contentClasses();
        const auto it = std::ranges::find(classes, item.contentClass, &rules::ContentClass::code);
        return it == classes.end() ? item.contentClass : it->name;
    }
    QString factsOf(const Interpretation &item, const ReviewState &state) const
    {
        QStringList facts;
        if (item.form != ProductForm::Text)
            facts.append(chineseName(item.form));
        if (state.submittedAt > 0)
            facts.append(ReviewDesk::tr("%1 %2 送审").arg(m_names.value(state.submittedBy),
                                                        chinaTime(state.submittedAt).toString(u"M月d日 HH:mm"_s)));
        facts.append(item.accounts.isEmpty() ? ReviewDesk::tr("未选发布账号") : ReviewDesk::tr("发布到 %1").arg(accountsOf(item)));
        if (const QString name = classOf(item); !name.isEmpty())
            facts.append(name);
        if (item.isAiAssisted)
            facts.append(ReviewDesk::tr("AI 辅助"));
        return facts.join(u" · "_s);
    }
    /// Everything that is signed, as one text: an edit of the accounts voids a sign-off as one of the text does.
    QString textOf(const Interpretation &item) const
    {
        QStringList media;
        for (const MediaFile &file : item.media)
            media.append(interpretation::mediaText(file));
        const QString product = item.form == ProductForm::Text && media.isEmpty()
            ? QString() : ReviewDesk::tr("形式：%1\n成片：%2\n").arg(chineseName(item.form), media.isEmpty() ? ReviewDesk::tr("没有") : media.join(u"；"_s));
        return product + ReviewDesk::tr("标题：%1\n摘要：%2\n署名：%3\n账号：%4\n类别：%5\n样式：%6\nAI 辅助：%7\n封面：%9\n\n%8")
            .arg(item.title, item.summary, item.author, accountsOf(item), classOf(item), interpretation::themeTitle(m_journal, item.theme),
                 item.isAiAssisted ? ReviewDesk::tr("是") : ReviewDesk::tr("否"), item.source,
                 item.cover.isNull() ? ReviewDesk::tr("没有") : item.cover.wide.shortText());
    }
    void addRelease(ReviewContents &contents, const Interpretation &item) const
    {
        const auto release = interpretation::releaseContent(m_journal, contents.revision, m_around.pack.outputProfile(u"wechat"));
        if (!release) {
            contents.unreleasable = release.error().detail;
            return;
        }
        Q_ASSERT(release->item == item);
        contents.shown = release->digest;
        contents.page = interpretation::previewPage(release->input);
    }
    void addComparisons(ReviewContents &contents, const Interpretation &item) const
    {
        const QString now = textOf(item);
        QList<Digest> used;
        const auto add = [&](const Digest &revision, const QString &name) {
            if (revision.isNull() || used.contains(revision))
                return;
            const auto before = m_journal.revision<Interpretation>(revision);
            if (!before)
                return;
            used.append(revision);
            contents.comparisons.append({name, interpretation::textDiff(textOf(before->value), now)});
        };
        add(journal::ReviewStore(m_journal).lastSeen(m_item, m_person.id), ReviewDesk::tr("您上次审签的版本"));
        const auto first = std::ranges::min_element(m_records.submissions, {}, &SubmissionRecord::time);
        if (first != m_records.submissions.cend() && first->submission.revision != contents.revision)
            add(first->submission.revision, ReviewDesk::tr("首次送审的版本"));
    }
    /// With the remarks of all reviewers so far: who comes later sees them as well.
    void addFindings(ReviewContents &contents) const
    {
        contents.findings = m_around.screener.screen(contents.source);
        for (const SignOffRecord &record : m_records.signOffs)
            contents.findings += review::remarkFindings(record.signOff.opinion, contents.source,
                                                        chineseName(record.signOff.stage) + u' ' + m_names.value(record.author));
        std::ranges::stable_sort(contents.findings, {}, &screening::Finding::position);
    }

    Journal &m_journal;
    const Surroundings &m_around;
    EntityId m_item;
    const Person &m_person;
    ReviewRecords m_records;
    QHash<EntityId, QString> m_names;
    QHash<EntityId, QString> m_accounts;
};

} // namespace

ReviewDesk::ReviewDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new review::ReviewPage(surroundings.clock)), m_media(new MediaKeeper(surroundings.database, 0, this))
{
    // A killed program loses at most this much.
    m_store.setInterval(std::chrono::seconds(1));
    m_store.setSingleShot(true);
    connect(&m_store, &QTimer::timeout, this, &ReviewDesk::storeDrafts);
    connect(m_page, &review::ReviewPage::itemSelected, this, &ReviewDesk::loadItem);
    connect(m_page, &review::ReviewPage::signRequested, this, &ReviewDesk::sign);
    connect(m_page, &review::ReviewPage::openMediaRequested, m_media, &MediaKeeper::open);
    connect(m_media, &MediaKeeper::failed, this, [this](const Error &error) { Q_EMIT failed(error, tr("打开成片")); });
    connect(m_page, &review::ReviewPage::left, this, &ReviewDesk::storeDrafts);
    connect(m_page, &review::ReviewPage::draftEdited, this, [this](const EntityId &item, const review::ReviewDraft &draft) {
        if (!m_drafts.put(m_reader, item, draft))
            return;
        m_hasUnstored = true;
        if (!m_store.isActive())
            m_store.start();
    });
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Interpretation::Type) || changes.concerns(Submission::Type) || changes.concerns(SignOff::Type)
            || changes.concerns(Release::Type) || changes.concerns(Person::Type) || changes.concerns(PersonKey::Type))
            reload();
    });
}

ReviewDesk::~ReviewDesk()
{
    storeDrafts();
}

QWidget *ReviewDesk::page() const
{
    return m_page;
}

void ReviewDesk::loadDrafts()
{
    m_surroundings.database.run(
        this, [](Journal &journal) { return journal::SettingStore(journal).value(DraftsKey); },
        [this](const QByteArray &bytes) {
            if (!std::exchange(m_hasDrafts, true))
                m_drafts = review::DraftBook::fromBytes(bytes);
        });
}

void ReviewDesk::storeDrafts()
{
    m_store.stop();
    if (!m_hasDrafts || !std::exchange(m_hasUnstored, false))
        return;
    m_surroundings.database.run(
        this, [bytes = m_drafts.toBytes()](Journal &journal) { return journal::SettingStore(journal).put(DraftsKey, bytes); },
        [this](const Result<> &stored) {
            if (!stored)
                Q_EMIT failed(stored.error(), tr("保存审核意见草稿"));
        });
}

void ReviewDesk::reload()
{
    const auto session = m_surroundings.session();
    if (!session || !m_page)
        return;
    if (!m_hasDrafts)
        loadDrafts(); // Jobs run in order, so the drafts are here before the first item
    if (std::exchange(m_reader, session->person.id) != session->person.id)
        m_page->clear();
    m_surroundings.database.run(
        this,
        [person = session->person, &pack = m_surroundings.pack](Journal &journal) { return review::ReviewService(journal, pack).queue(person); },
        [this, reader = session->person.id](const QList<QueueRow> &rows) {
            if (!m_page || reader != m_reader)
                return;
            const EntityId before = m_page->current();
            m_page->setQueue(rows);
            Q_EMIT countChanged(int(std::ranges::count(rows, true, &QueueRow::isMine)));
            if (!before.isNull())
                loadItem(before);
        });
}

void ReviewDesk::showItem(const EntityId &item)
{
    if (m_page)
        m_page->open(item);
}

void ReviewDesk::printLedger(EntityId item)
{
    if (item.isNull() && m_page)
        item = m_page->current();
    const auto session = m_surroundings.session();
    if (item.isNull() || !session) {
        Q_EMIT failed({ErrorCode::InvalidInput, tr("请先在列表里选一篇稿件")}, tr("打印审签单"));
        return;
    }
    m_surroundings.database.run(
        this, [item, person = session->person, around = m_surroundings](Journal &journal) { return Reader(journal, around, item, person).ledger(); },
        [this](const Result<Paper> &paper) {
            if (paper)
                Q_EMIT paperReady(*paper);
            else
                Q_EMIT failed(paper.error(), tr("打印审签单"));
        });
}

void ReviewDesk::loadItem(const EntityId &item)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    m_surroundings.database.run(
        this, [item, person = session->person, around = m_surroundings](Journal &journal) { return Reader(journal, around, item, person).read(); },
        [this, item](Result<ReviewContents> contents) {
            if (!m_page || m_page->current() != item)
                return;
            if (!contents) {
                Q_EMIT failed(contents.error(), tr("打开稿件"));
                return;
            }
            if (contents->reader != m_reader)
                return;
            contents->draft = m_drafts.draft(m_reader, item);
            m_page->show(*contents);
        });
}

void ReviewDesk::sign(const SignOff &signOff, const QString &password)
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    struct Signed
    {
        QString title;
        ItemState state;
    };
    m_surroundings.database.run(
        this,
        [signOff, password, person = session->person.id, &pack = m_surroundings.pack](Journal &journal) -> Result<Signed> {
            // The password opens the key once more, for this act alone.
            const auto opened = identity::IdentityService(journal, pack).signIn(person, password);
            if (!opened)
                return failure(opened);
            const auto signedOff = review::ReviewService(journal, pack).signOff(signOff, {opened->person, opened->author()});
            if (!signedOff)
                return failure(signedOff);
            const auto item = journal.load<Interpretation>(signOff.item);
            return Signed{item ? item->value.title : QString(), journal::ReviewStore(journal).state(signOff.item).state};
        },
        [this, signOff, reader = m_reader](const Result<Signed> &outcome) {
            if (outcome) {
                m_hasUnstored |= m_drafts.put(reader, signOff.item, {});
                storeDrafts();
                Q_EMIT notice(tr("%1已签“%2”，现在%3").arg(inTitleMarks(outcome->title), chineseName(signOff.verdict), chineseName(outcome->state)), {});
            }
            if (m_page && reader == m_reader)
                m_page->finishSigning(signOff.item, outcome ? QString() : uikit::errorText(outcome.error(), tr("签批")));
        });
}

} // namespace zhijian
