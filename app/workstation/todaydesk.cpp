#include "todaydesk.h"

#include "calendar/silence.h"
#include "journal/feedstore.h"
#include "journal/stores.h"
#include "review/reviewservice.h"
#include "rules/thresholdids.h"
#include "shell/terms.h"
#include "shell/todaypage.h"

using namespace Qt::StringLiterals;

namespace zhijian {

using shell::TodayGroup;
using shell::TodayRow;
namespace {

struct Collected
{
    QList<TodayRow> rows;
    bool hasAccount = false;
    bool hasPolicy = false;
    bool hasItem = false;
};

/// Reads in the journal's thread.
class Collector
{
public:
    Collector(journal::Journal &journal, const rules::RulePack &pack, const Person &person, QDate today)
        : m_journal(journal), m_pack(pack), m_person(person), m_today(today)
    {
    }

    Collected collect()
    {
        const journal::InterpretationStore store(m_journal);
        const auto items = store.unsettled(m_person.id);
        const auto accounts = journal::AccountStore(m_journal).rows();
        addPlans();
        addReviews();
        addReturned(items);
        addSilences(accounts);
        addConflicts(items, accounts);
        addFeed();
        return {m_rows, !accounts.isEmpty(), !journal::PolicyStore(m_journal).rows().isEmpty(), !store.isEmpty()};
    }

private:
    void add(TodayGroup group, const QString &title, const QString &reason, const QString &page, const EntityId &subject,
             const QDateTime &dueAt = {})
    {
        m_rows.append({subject.toString(), group, title, reason, page, dueAt});
    }
    void addPlans()
    {
        constexpr int DaysBack = 60;
        for (const journal::PlanRow &plan : journal::PlanStore(m_journal).between(m_today.addDays(-DaysBack), m_today)) {
            if (plan.isReleased)
                continue;
            const QString title = u"%1 → %2"_s.arg(plan.title, plan.accountName);
            if (plan.date < m_today)
                add(TodayGroup::Overdue, title,
                    u"计划 %1 发布，还没有登记发布"_s.arg(chineseDate(plan.date)), u"calendar"_s, plan.item);
            else
                add(TodayGroup::DueToday, title,
                    plan.time.isValid() ? u"今天 %1 发布"_s.arg(plan.time.toString(u"HH:mm"_s)) : u"今天发布，时间待定"_s, u"calendar"_s, plan.item,
                    plan.time.isValid() ? QDateTime(plan.date, plan.time, chinaTimeZone()) : QDateTime());
        }
    }
    /// By role alone; looking at each record takes long where thousands wait.
    bool maySign(ItemState state) const
    {
        switch (state) {
        case ItemState::FirstReview: return m_person.has(review::roleOf(Stage::First));
        case ItemState::SecondReview: return m_person.has(review::roleOf(Stage::Second));
        case ItemState::FinalReview: return m_person.has(review::roleOf(Stage::Final));
        default: return false;
        }
    }
    void addReviews()
    {
        if (!maySign(ItemState::FirstReview) && !maySign(ItemState::SecondReview) && !maySign(ItemState::FinalReview))
            return;
        // 审核 lists all of them; here the longest waiting, since each record has to be read.
        constexpr int Most = 100;
        int found = 0;
        const review::ReviewService service(m_journal, m_pack);
        for (const journal::InterpretationRow &item : journal::ReviewStore(m_journal).waiting()) {
            if (found == Most)
                break;
            if (!maySign(item.state) || !service.obstacle(item.id, m_person).isEmpty())
                continue;
            ++found;
            add(TodayGroup::ToReview, item.title,
                u"%1，%2 送审"_s.arg(chineseName(item.state), chinaTime(item.submittedAt).toString(u"M月d日 HH:mm"_s)), u"review"_s, item.id);
        }
    }
    void addReturned(const QList<journal::InterpretationRow> &items)
    {
        for (const journal::InterpretationRow &item : items) {
            if (item.origin.createdBy != m_person.id && item.origin.updatedBy != m_person.id)
                continue;
            if (item.state == ItemState::Returned || item.state == ItemState::Rejected) {
                const auto counting = journal::ReviewStore(m_journal).state(item.id).counting;
                add(TodayGroup::Returned, item.title,
                    counting.isEmpty() ? QString() : u"意见：%1"_s.arg(counting.last().signOff.opinion), u"interpretations"_s, item.id);
            } else if (item.state == ItemState::Voided) {
                add(TodayGroup::Returned, item.title, u"送审后又有改动，原签批作废，请重新送审（R-82）"_s,
                    u"interpretations"_s, item.id);
            }
        }
    }
    void addSilences(const QList<journal::AccountRow> &accounts)
    {
        const auto rule = calendar::SilenceRule::of(m_pack);
        for (const calendar::Silence &silence : calendar::silences(accounts, rule, m_today))
            if (silence.level != calendar::SilenceLevel::Calm)
                add(TodayGroup::Silence, silence.accountName, u"%1；%2 天不更新即不合格（国办秘函〔2019〕19号）"_s.arg(calendar::silencePhrase(silence)).arg(rule.days),
                    u"calendar"_s, silence.account);
    }
    void addConflicts(const QList<journal::InterpretationRow> &items, const QList<journal::AccountRow> &accounts)
    {
        for (const auto &item : items)
            if (item.origin.heads > 1)
                add(TodayGroup::Conflict, item.title, u"两台电脑同时改了这篇稿件，两个版本都在"_s, u"merge"_s, item.id);
        for (const auto &account : accounts)
            if (account.origin.heads > 1)
                add(TodayGroup::Conflict, account.name, u"两台电脑同时改了这个账号，两个版本都在"_s, u"merge"_s, account.id);
        for (const auto &policy : journal::PolicyStore(m_journal).rows())
            if (policy.origin.heads > 1)
                add(TodayGroup::Conflict, policy.title, u"两台电脑同时改了这份文件，两个版本都在"_s, u"merge"_s, policy.id);
    }

    void addFeed()
    {
        constexpr qint64 Hour = 3600;
        for (const journal::FeedRow &row : journal::FeedStore(m_journal).rows()) {
            if (!asksForReceipt(row.kind) || row.acknowledgedAt > 0)
                continue;
            const QDateTime came = chinaTime(row.publishedAt);
            if (row.kind != FeedKind::Repost) {
                add(TodayGroup::Province, row.title, u"%1，%2 下发，待回执"_s.arg(chineseName(row.kind), came.toString(u"M月d日 HH:mm"_s)), u"sync"_s, row.id);
                continue;
            }
            const QDateTime due = came.addSecs(m_pack.number(rules::threshold::RepostHours) * Hour);
            add(TodayGroup::Province, row.title, u"转发任务，%1 前完成并回执（R-30）"_s.arg(due.toString(u"M月d日 HH:mm"_s)), u"sync"_s, row.id, due);
        }
    }

    journal::Journal &m_journal;
    const rules::RulePack &m_pack;
    Person m_person;
    QDate m_today;
    QList<TodayRow> m_rows;
};

QString noteOf(const rules::WorkCalendar &calendar, QDate today)
{
    QStringList notes;
    switch (calendar.dayKind(today)) {
    case rules::DayKind::Workday: notes.append(u"工作日"_s); break;
    case rules::DayKind::Weekend: notes.append(u"周末"_s); break;
    case rules::DayKind::Holiday: notes.append(calendar.holidayName(today) + u"放假"_s); break;
    case rules::DayKind::MakeUpWorkday: notes.append(u"调休上班"_s); break;
    }
    if (calendar.isFallback(today.year()))
        notes.append(calendar.fallbackSentence(today.year()));
    return notes.join(u" · "_s);
}

} // namespace

TodayDesk::TodayDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent), m_surroundings(surroundings), m_page(new shell::TodayPage)
{
    connect(m_page, &shell::TodayPage::opened, this, [this](const QString &page, const QString &id) {
        Q_EMIT openRequested(page, EntityId::fromString(id));
    });
    connect(m_page, &shell::TodayPage::pageRequested, this, [this](const QString &page) { Q_EMIT openRequested(page, {}); });
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, &TodayDesk::reload);
    connect(&m_minute, &QTimer::timeout, this, &TodayDesk::remind);
    m_minute.start(std::chrono::minutes(1));
}

QWidget *TodayDesk::page() const
{
    return m_page;
}

void TodayDesk::reload()
{
    const auto session = m_surroundings.session();
    if (!session)
        return;
    const QDate today = m_surroundings.clock.today();
    m_day = today;
    m_page->setDate(today, noteOf(m_surroundings.calendar, today));
    m_surroundings.database.run(
        this,
        [person = session->person, today, &pack = m_surroundings.pack](journal::Journal &journal) {
            return Collector(journal, pack, person, today).collect();
        },
        [this](const Collected &collected) {
            m_page->setFirstSteps({{tr("登记账号"), tr("填写名称、平台、主办单位和负责人"), u"accounts"_s, collected.hasAccount},
                                   {tr("导入政策文件"), tr("把 Word、PDF 或文本文件拖进政策库"), u"policies"_s, collected.hasPolicy},
                                   {tr("写一篇解读"), tr("从政策文件开始，写好后检查、送审、排期"), u"interpretations"_s, collected.hasItem}});
            m_rows = collected.rows;
            m_page->setRows(collected.rows);
            Q_EMIT countChanged(int(collected.rows.size()));
            remind();
        });
}

void TodayDesk::remind()
{
    // Titles are for the person signed in, not for whoever passes a locked screen.
    if (!m_surroundings.session())
        return;
    if (m_day != m_surroundings.clock.today()) {
        reload(); // comes back here
        return;
    }
    if (const auto notice = m_notices.next(m_rows, m_surroundings.clock.now()))
        Q_EMIT due(*notice);
}

} // namespace zhijian
