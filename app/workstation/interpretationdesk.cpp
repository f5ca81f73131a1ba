#include "interpretationdesk.h"

#include "domain/account.h"
#include "domain/officetemplate.h"
#include "domain/officetheme.h"
#include "domain/policy.h"
#include "domain/release.h"
#include "domain/removal.h"
#include "domain/review.h"
#include "domain/titlemarks.h"
#include "interpretation/interpretationservice.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/picturestore.h"
#include "interpretation/releasecontent.h"
#include "interpretation/removaltablemodel.h"
#include "interpretation/widgets/shorttime.h"
#include "interpretation/widgets/versionmodel.h"
#include "journal/stores.h"
#include "preview/exporter.h"
#include "review/reviewservice.h"
#include "rules/thresholdids.h"

#include <QCborMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

using interpretation::InterpretationPage;
using interpretation::InterpretationService;
using interpretation::OpenItem;
using journal::Journal;

namespace {

constexpr auto PlaceKey = QLatin1StringView("interpretation.place");

/// The decision that sent the item back, until it is submitted again.
std::optional<SignOffRecord> returnOf(Journal &journal, const EntityId &id, ItemState state)
{
    if (state != ItemState::Returned && state != ItemState::Rejected && state != ItemState::Draft && state != ItemState::Voided)
        return {};
    const ReviewState review = journal::ReviewStore(journal).state(id);
    const SignOffRecord *last = nullptr;
    for (const auto *list : {&review.counting, &review.history})
        for (const SignOffRecord &record : *list)
            if (!last || record.time > last->time)
                last = &record;
    return last && last->signOff.verdict != Verdict::Passed ? std::optional(*last) : std::nullopt;
}

bool isReviewer(const Person &person)
{
    return person.has(Role::SecondReviewer) || person.has(Role::FinalReviewer) || person.has(Role::MainLeader);
}

QString lockOf(const Person &person)
{
    const bool mayWrite = person.has(Role::Operator) || person.has(Role::FirstReviewer) || isReviewer(person);
    return mayWrite ? QString() : InterpretationDesk::tr("您的角色只能查看解读。");
}

} // namespace

InterpretationDesk::InterpretationDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_surroundings(surroundings)
    , m_page(new InterpretationPage({surroundings.clock, [screener = surroundings.screener, remarks = m_remarks](const QString &text) {
                                         auto findings = screener.screen(text) + remarks.findings(text);
                                         std::ranges::stable_sort(findings, {}, &screening::Finding::position);
                                         return findings;
                                     },
                                     std::chrono::seconds(surroundings.pack.number(rules::threshold::AutosaveSeconds)),
                                     int(surroundings.pack.number(rules::threshold::PolicyCopyPercent)),
                                     {.widthPixels = surroundings.pack.number(rules::threshold::PictureWidthPixels),
                                      .pictureBytes = surroundings.pack.number(rules::threshold::WechatImageBytes),
                                      .fileBytes = surroundings.pack.number(rules::threshold::PictureFileBytes)},
                                     {.text = surroundings.pack.number(rules::threshold::ContrastText) / 10.0,
                                      .large = surroundings.pack.number(rules::threshold::ContrastLargeText) / 10.0},
                                     {.charactersPerSecond = surroundings.pack.number(rules::threshold::SubtitleSpeed),
                                      .lineCharacters = surroundings.pack.number(rules::threshold::SubtitleLine)}}))
    , m_exporter(std::make_unique<preview::Exporter>())
    , m_media(new MediaKeeper(surroundings.database, surroundings.pack.number(rules::threshold::MediaFileBytes), this))
{
    connectPage();
    connectHandover();
    connectTemplates();
    connectProducts();
    // Pictures of texts that were thrown away; no text is open yet that could take them back.
    m_surroundings.database.run([](Journal &journal) { (void)interpretation::PictureStore(journal).tidy(); });
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        const bool isReview = changes.concerns(Submission::Type) || changes.concerns(SignOff::Type) || changes.concerns(Release::Type);
        if (isReview || changes.concerns(Interpretation::Type) || changes.concerns(Policy::Type)) {
            reloadList();
            if (m_page && !m_page->openId().isNull() && (isReview || changes.ids.contains(m_page->openId())))
                reloadOpen();
        }
        if (changes.concerns(Account::Type) || changes.concerns(Policy::Type) || changes.concerns(OfficeTemplate::Type) || changes.concerns(OfficeTheme::Type))
            reloadChoices();
        if (changes.concerns(Removal::Type))
            reloadRemovals();
    });
}

InterpretationDesk::~InterpretationDesk()
{
    if (m_page)
        leave();
}

QWidget *InterpretationDesk::page() const
{
    return m_page;
}

void InterpretationDesk::connectPage()
{
    connect(m_page, &InterpretationPage::openRequested, this, &InterpretationDesk::open);
    connect(m_page, &InterpretationPage::newRequested, this, [this](const QString &templateId) { create({}, templateId); });
    connect(m_page, &InterpretationPage::deleteRequested, this, &InterpretationDesk::remove);
    connect(m_page, &InterpretationPage::restoreRequested, this, &InterpretationDesk::restore);
    connect(m_page, &InterpretationPage::autosaveRequested, this, &InterpretationDesk::keepDraft);
    connect(m_page, &InterpretationPage::discardDraftRequested, this, [this](const EntityId &id) {
        m_surroundings.database.run([id](Journal &journal) { (void)InterpretationService(journal).discardDraft(id); });
    });
    connect(m_page, &InterpretationPage::saveRequested, this, &InterpretationDesk::save);
    connect(m_page, &InterpretationPage::submitRequested, this, &InterpretationDesk::submit);
    connect(m_page, &InterpretationPage::versionRequested, this, &InterpretationDesk::takeVersion);
    connect(m_page, &InterpretationPage::settleConflictRequested, this, &InterpretationDesk::mergeRequested);
    connect(m_page, &InterpretationPage::questionsOffered, this, &InterpretationDesk::questionsOffered);
    connect(m_page, &InterpretationPage::frameRequested, this, [this](const Interpretation &item) {
        m_surroundings.database.run(
            this, [item, today = m_surroundings.clock.today()](Journal &journal) { return interpretation::renderInputOf(journal, item, today); },
            [this, id = item.id](const interpretation::RenderInput &frame) {
                if (m_page && m_page->openId() == id)
                    m_page->setFrame(frame);
            });
    });
    connect(m_page, &InterpretationPage::keepPicturesRequested, this, &InterpretationDesk::keepPictures);
    connect(m_page, &InterpretationPage::keepCoverRequested, this, &InterpretationDesk::keepCover);
    connect(m_page, &InterpretationPage::savedAtChanged, this, &InterpretationDesk::savedAtChanged);
    connect(m_page, &InterpretationPage::findingsCounted, this, &InterpretationDesk::findingsCounted);
    connect(m_page, &InterpretationPage::wordsCounted, this, &InterpretationDesk::wordsCounted);
}

std::optional<identity::Session> InterpretationDesk::session(const QString &doing)
{
    auto session = m_surroundings.session();
    if (!session)
        Q_EMIT failed({ErrorCode::Forbidden, tr("没有登录")}, doing);
    return session;
}

QByteArray InterpretationDesk::placeKey() const
{
    return PlaceKey.data() + QByteArray(".") + m_reader.toString().toLatin1();
}

bool InterpretationDesk::hasOpenItem() const
{
    return m_page && !m_page->openId().isNull();
}

void InterpretationDesk::welcome(const EntityId &person)
{
    if (std::exchange(m_reader, person) == person)
        return;
    m_rememberedPlace.clear();
    if (hasOpenItem())
        m_page->closeItem();
}

void InterpretationDesk::reload()
{
    reloadList();
    reloadChoices();
    m_surroundings.database.run(
        this, [key = placeKey()](Journal &journal) { return journal::SettingStore(journal).value(QLatin1StringView(key)); },
        [this, reader = m_reader](const QByteArray &place) {
            if (!m_page || place.isEmpty() || reader != m_reader)
                return;
            const QCborMap map = QCborValue::fromCbor(place).toMap();
            m_page->restoreState(map["page"_L1].toByteArray());
            const EntityId last = EntityId::fromBytes(map["item"_L1].toByteArray());
            if (!last.isNull() && m_page->openId().isNull())
                open(last);
        });
    if (m_page && !m_page->openId().isNull())
        reloadOpen();
}

void InterpretationDesk::reloadList()
{
    m_surroundings.database.run(
        this, [](Journal &journal) {
            const journal::InterpretationStore store(journal);
            return store.rows() + store.rows(journal::Deleted::Only);
        },
        [this](const QList<journal::InterpretationRow> &rows) {
            if (!m_page)
                return;
            m_page->items()->setRows(rows);
            m_page->markOpen();
        });
}

void InterpretationDesk::reloadChoices()
{
    m_surroundings.database.run(
        this,
        [pack = m_surroundings.pack](Journal &journal) {
            interpretation::ItemChoices choices;
            QSet<QString> columns;
            for (const journal::AccountRow &account : journal::AccountStore(journal).rows())
                if (account.state != AccountState::Closed && account.state != AccountState::Cancelled)
                    choices.accounts.append({account.id, {}, account.name, account.organiser});
            for (const journal::PolicyRow &policy : journal::PolicyStore(journal).rows())
                if (policy.disclosure == Disclosure::Active) {
                    choices.policies.append({policy.id, {}, policy.title, policy.number});
                    columns.insert(policy.publicity.column);
                }
            for (const journal::InterpretationRow &item : journal::InterpretationStore(journal).rows())
                columns.insert(item.publicity.column);
            columns.remove(QString());
            choices.columns = columns.values();
            choices.columns.sort();
            choices.keyFields = pack.keyFields();
            for (const journal::TemplateRow &own : journal::TemplateStore(journal).rows())
                choices.templates.append({own.id, {}, own.name, own.description});
            for (const journal::ThemeRow &own : journal::ThemeStore(journal).rows())
                choices.themes.append({own.id, officeThemeName(own.origin.head), own.name, tr("本单位的主题")});
            for (const rules::ContentClass &kind : pack.contentClasses())
                choices.contentClasses.append({{}, kind.code, kind.name, {}});
            if (const auto wechat = pack.platform(u"wechat")) {
                choices.titleLimit = wechat->titleCharacters;
                choices.authorLimit = wechat->authorCharacters;
                choices.summaryLimit = wechat->digestCharacters;
            }
            return choices;
        },
        [this](const interpretation::ItemChoices &choices) {
            if (m_page)
                m_page->setChoices(choices);
        });
}

Result<InterpretationDesk::Loaded> InterpretationDesk::load(Journal &journal, const EntityId &id, const Person &reader)
{
    const InterpretationService service(journal);
    const auto revision = service.item(id);
    if (!revision)
        return failure(revision);
    Loaded loaded;
    OpenItem &open = loaded.item;
    open.item = revision->value;
    open.heads = revision->heads;
    if (const auto row = journal::InterpretationStore(journal).row(id))
        open.state = row->state;
    if (const auto back = returnOf(journal, id, open.state)) {
        const QString reviewer = journal::PersonStore(journal).names().value(back->author);
        const QString stage = chineseName(back->signOff.stage);
        open.lastOpinion = tr("%1%2：%3（%4）").arg(stage, chineseName(back->signOff.verdict), back->signOff.opinion, reviewer);
        loaded.opinions = {{back->signOff.opinion, QString(stage + u' ' + reviewer)}};
    }
    open.lock = open.item.isDeleted ? tr("这篇解读已删除，在回收站里。") : lockOf(reader);
    open.mayClearAi = isReviewer(reader);
    open.frame = interpretation::renderInputOf(journal, open.item, chinaTime(revision->time).date());
    if (const auto draft = service.draft(id))
        open.recovered = interpretation::RecoveredDraft{draft->item, draft->base, draft->cursor, chinaTime(draft->savedAt)};
    loaded.versions = service.history(id);
    loaded.removals = journal::RemovalStore(journal).ofItem(id);
    return loaded;
}

void InterpretationDesk::open(const EntityId &id)
{
    const auto reader = session(tr("打开解读"));
    if (!reader)
        return;
    m_surroundings.database.run(
        this, [id, person = reader->person](Journal &journal) { return load(journal, id, person); },
        [this](const Result<Loaded> &loaded) {
            if (!m_page)
                return;
            if (!loaded) {
                Q_EMIT failed(loaded.error(), tr("打开解读"));
                return;
            }
            m_remarks.setOpinions(loaded->opinions);
            m_page->openItem(loaded->item);
            m_page->versions()->setRows(loaded->versions);
            m_page->removals()->setRows(loaded->removals);
            if (const QString wanted = std::exchange(m_wantedClause, {}); !wanted.isEmpty())
                m_page->showClause(wanted);
            rememberPlace();
        });
}

void InterpretationDesk::reloadOpen()
{
    const auto reader = m_surroundings.session();
    if (!reader)
        return;
    m_surroundings.database.run(
        this, [id = m_page->openId(), person = reader->person](Journal &journal) { return load(journal, id, person); },
        [this](const Result<Loaded> &loaded) {
            if (!m_page || !loaded || loaded->item.item.id != m_page->openId())
                return;
            m_remarks.setOpinions(loaded->opinions);
            m_page->refreshItem(loaded->item);
            m_page->versions()->setRows(loaded->versions);
        });
}

void InterpretationDesk::showItem(const EntityId &id)
{
    if (!m_page || id == m_page->openId())
        return;
    m_page->leave();
    open(id);
}

void InterpretationDesk::createAbout(const QList<EntityId> &policies)
{
    if (m_page)
        m_page->leave();
    create(policies, u"one-picture"_s);
}

void InterpretationDesk::interpretClause(const EntityId &policy, const QString &anchor)
{
    if (!m_page)
        return;
    if (m_page->current().policies.contains(policy)) {
        m_page->showClause(anchor);
        return;
    }
    m_wantedClause = anchor;
    m_surroundings.database.run(
        this,
        [policy](Journal &journal) {
            const auto rows = journal::InterpretationStore(journal).ofPolicy(policy);
            const auto written = std::ranges::find_if(rows, [](const journal::InterpretationRow &row) {
                return row.state == ItemState::Draft || row.state == ItemState::Voided || row.state == ItemState::Returned;
            });
            return written == rows.cend() ? EntityId() : written->id;
        },
        [this, policy](const EntityId &item) {
            if (!m_page)
                return;
            m_page->leave();
            if (item.isNull())
                create({policy}, u"one-picture"_s);
            else
                open(item);
        });
}

void InterpretationDesk::createFollowUp(const EntityId &policy, FollowUp aspect)
{
    if (m_page)
        m_page->leave();
    create([policy, aspect](InterpretationService &service, const journal::Author &by) { return service.createFollowUp(policy, aspect, by); });
}

void InterpretationDesk::create(const QList<EntityId> &policies, const QString &templateId)
{
    create([policies, templateId](InterpretationService &service, const journal::Author &by) { return service.create(policies, templateId, by); });
}

void InterpretationDesk::create(const std::function<Result<EntityId>(InterpretationService &, const journal::Author &)> &make)
{
    const QString doing = tr("新建解读");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this,
        [make, by = author->author()](Journal &journal) {
            InterpretationService service(journal);
            return make(service, by);
        },
        [this, doing](const Result<EntityId> &created) {
            if (created)
                open(*created);
            else
                Q_EMIT failed(created.error(), doing);
        });
}

void InterpretationDesk::keepDraft(const Interpretation &item, int cursor)
{
    const auto &opened = m_page->opened();
    const Digest base = opened.item.id == item.id && !opened.heads.isEmpty() ? opened.heads.first() : Digest();
    m_surroundings.database.run(
        this, [item, base, cursor](Journal &journal) { return InterpretationService(journal).keepDraft(item, base, cursor); },
        [this](const Result<> &kept) {
            if (!kept)
                Q_EMIT failed(kept.error(), tr("自动保存"));
            else if (m_page)
                m_page->draftSaved(m_surroundings.clock.now());
        });
}

void InterpretationDesk::keepPictures(int place, const QList<QByteArray> &pictures)
{
    m_surroundings.database.run(
        this,
        [pictures](Journal &journal) -> Result<QList<PictureReference>> {
            QList<PictureReference> kept;
            const auto done = journal.transact([&]() -> Result<> {
                for (const QByteArray &one : pictures) {
                    const auto reference = interpretation::PictureStore(journal).keep(one);
                    if (!reference)
                        return failure(reference);
                    kept.append(*reference);
                }
                return {};
            });
            return done ? Result<QList<PictureReference>>(kept) : failure(done);
        },
        [this, place](const Result<QList<PictureReference>> &kept) {
            if (!kept)
                Q_EMIT failed(kept.error(), tr("放进图片"));
            if (m_page)
                m_page->picturesKept(place, kept ? *kept : QList<PictureReference>());
        });
}

void InterpretationDesk::keepCover(const interpretation::CoverWish &wish)
{
    m_surroundings.database.run(
        this,
        [wish](Journal &journal) -> Result<Cover> {
            Cover cover{.picture = {}, .wideCrop = wish.wideCrop, .squareCrop = wish.squareCrop, .wide = {}, .square = {}};
            const auto done = journal.transact([&]() -> Result<> {
                for (const auto &[bytes, blob] : {std::pair(&wish.picture, &cover.picture), std::pair(&wish.wide, &cover.wide), std::pair(&wish.square, &cover.square)}) {
                    const auto reference = interpretation::PictureStore(journal).keep(*bytes);
                    if (!reference)
                        return failure(reference);
                    *blob = reference->blob;
                }
                return {};
            });
            return done ? Result<Cover>(cover) : failure(done);
        },
        [this, id = m_page->openId()](const Result<Cover> &cover) {
            if (!cover)
                Q_EMIT failed(cover.error(), tr("做封面"));
            else if (m_page && m_page->openId() == id)
                m_page->coverKept(*cover);
        });
}

void InterpretationDesk::save(const Interpretation &item, const QList<Digest> &parents)
{
    const QString doing = tr("保存解读");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this,
        [item, parents, by = author->author(), person = author->person](Journal &journal) -> Result<Loaded> {
            const auto saved = InterpretationService(journal).save(item, parents, by);
            return saved ? load(journal, item.id, person) : Result<Loaded>(failure(saved));
        },
        [this, doing](const Result<Loaded> &loaded) {
            if (!loaded)
                Q_EMIT failed(loaded.error(), doing);
            else if (m_page) {
                m_page->versionSaved(loaded->item);
                m_page->versions()->setRows(loaded->versions);
            }
        });
}

void InterpretationDesk::submit(const Interpretation &item, const QList<Digest> &parents)
{
    const QString doing = tr("送审");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this,
        [item, parents, session = *author, pack = m_surroundings.pack, screener = m_surroundings.screener](Journal &journal) -> Result<Loaded> {
            const auto saved = InterpretationService(journal).save(item, parents, session.author());
            if (!saved)
                return failure(saved);
            review::ReviewService service(journal, pack);
            const auto submitted = service.submit(item.id, *saved, screener.screen(item.source), {session.person, session.author()});
            auto loaded = load(journal, item.id, session.person);
            return submitted || !loaded ? loaded : Result<Loaded>(failure(submitted));
        },
        [this, doing](const Result<Loaded> &loaded) {
            if (!loaded) {
                Q_EMIT failed(loaded.error(), doing);
                return;
            }
            if (m_page) {
                m_page->versionSaved(loaded->item);
                m_page->versions()->setRows(loaded->versions);
            }
            Q_EMIT notice(tr("%1已送审，等待一审。").arg(inTitleMarks(loaded->item.item.title)), {});
        });
}

void InterpretationDesk::remove(const EntityId &id)
{
    const QString doing = tr("移到回收站");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this, [id, by = author->author()](Journal &journal) { return InterpretationService(journal).remove(id, by); },
        [this, id, doing](const Result<Digest> &removed) {
            if (!removed) {
                Q_EMIT failed(removed.error(), doing);
                return;
            }
            if (m_page && m_page->openId() == id)
                m_page->closeItem();
            Q_EMIT notice(tr("已移到回收站。"), [this, id] { restore(id); });
        });
}

void InterpretationDesk::restore(const EntityId &id)
{
    const QString doing = tr("恢复解读");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this, [id, by = author->author()](Journal &journal) { return InterpretationService(journal).restore(id, by); },
        [this, id, doing](const Result<Digest> &restored) {
            if (restored)
                open(id);
            else
                Q_EMIT failed(restored.error(), doing);
        });
}

void InterpretationDesk::takeVersion(const Digest &version)
{
    m_surroundings.database.run(
        this, [version](Journal &journal) { return journal.revision<Interpretation>(version); },
        [this](const Result<journal::Revision<Interpretation>> &revision) {
            if (!revision)
                Q_EMIT failed(revision.error(), tr("取回版本"));
            else if (m_page)
                m_page->takeVersion(revision->value);
        });
}

void InterpretationDesk::rememberPlace()
{
    if (!m_page || m_reader.isNull())
        return;
    QCborMap map;
    map["page"_L1] = m_page->saveState();
    map["item"_L1] = m_page->openId().toBytes();
    const QByteArray place = QCborValue(map).toCbor();
    if (place == m_rememberedPlace)
        return;
    m_rememberedPlace = place;
    m_surroundings.database.run([key = placeKey(), place](Journal &journal) { (void)journal::SettingStore(journal).put(QLatin1StringView(key), place); });
}

void InterpretationDesk::leave()
{
    if (!m_page)
        return;
    m_page->leave();
    rememberPlace();
}

void InterpretationDesk::nextFinding()
{
    if (m_page)
        m_page->nextFinding();
}

} // namespace zhijian
