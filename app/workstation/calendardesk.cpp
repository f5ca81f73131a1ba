#include "calendardesk.h"

#include "calendar/monthmodel.h"
#include "calendar/monthpaper.h"
#include "calendar/widgets/calendarpage.h"
#include "domain/account.h"
#include "domain/interpretation.h"
#include "domain/plan.h"
#include "domain/release.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian {

using calendar::CalendarContents;
using calendar::CalendarPage;
using calendar::PlanOutcome;
using calendar::PlanService;

namespace {

QString dayText(QDate date)
{
    return CalendarDesk::tr("%1月%2日").arg(date.month()).arg(date.day());
}

} // namespace

CalendarDesk::CalendarDesk(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_surroundings(surroundings)
    , m_page(new CalendarPage(surroundings.pack, surroundings.calendar))
{
    connectPage();
    connect(&m_surroundings.database, &journal::DatabaseThread::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(Plan::Type) || changes.concerns(Release::Type) || changes.concerns(Account::Type)
            || changes.concerns(Interpretation::Type))
            reload();
    });
}

QWidget *CalendarDesk::page() const
{
    return m_page;
}

void CalendarDesk::connectPage()
{
    connect(m_page, &CalendarPage::planRequested, this, &CalendarDesk::plan);
    connect(m_page, &CalendarPage::moveRequested, this,
            [this](const QList<EntityId> &plans, QDate, QDate to) { move(plans, to, true); });
    connect(m_page, &CalendarPage::changeRequested, this, &CalendarDesk::change);
    connect(m_page, &CalendarPage::removeRequested, this, &CalendarDesk::remove);
    connect(m_page, &CalendarPage::undoRequested, this, [this] { takeBack(m_undo, m_redo, tr("撤销")); });
    connect(m_page, &CalendarPage::redoRequested, this, [this] { takeBack(m_redo, m_undo, tr("重做")); });
    connect(m_page, &CalendarPage::openItemRequested, this, &CalendarDesk::openItemRequested);
    connect(m_page, &CalendarPage::accountsRequested, this, &CalendarDesk::accountsRequested);
    connect(m_page, &CalendarPage::itemsRequested, this, &CalendarDesk::itemsRequested);
}

void CalendarDesk::reload()
{
    m_surroundings.database.run(
        this, [](journal::Journal &journal) { return CalendarContents::read(journal); },
        [this](const CalendarContents &contents) {
            m_contents = contents;
            if (m_page)
                m_page->setContents(contents);
        });
}

void CalendarDesk::showItem(const EntityId &item)
{
    // After the rows that may still be under way.
    m_surroundings.database.run(
        this, [](journal::Journal &) { return true; },
        [this, item](bool) {
            if (m_page)
                m_page->showItem(item);
        });
}

Paper CalendarDesk::paper() const
{
    if (!m_page)
        return {};
    const auto &account = m_page->month().account();
    const auto row = std::ranges::find(m_contents.accounts, account.value_or(EntityId()), &journal::AccountRow::id);
    return calendar::monthPaper(m_page->month(), row == m_contents.accounts.cend() ? QString() : row->name);
}

QString CalendarDesk::titleOf(const QList<EntityId> &plans) const
{
    const auto plan = plans.isEmpty() ? std::nullopt : m_contents.plan(plans.first());
    return plan ? plan->title : QString();
}

void CalendarDesk::act(const QString &name, const QString &done, const Work &work, const std::function<void()> &instead)
{
    const auto session = m_surroundings.session();
    if (!session) {
        Q_EMIT failed({ErrorCode::Forbidden, tr("没有登录")}, name);
        return;
    }
    m_surroundings.database.run(
        this,
        [work, author = session->author(), pack = m_surroundings.pack, days = m_surroundings.calendar](journal::Journal &journal) {
            PlanService service(journal, pack, days);
            return work(service, author);
        },
        [this, name, done, instead](const Outcome &outcome) { finish(name, done, outcome, instead); });
}

void CalendarDesk::finish(const QString &name, const QString &done, const Outcome &outcome, const std::function<void()> &instead)
{
    if (!m_page)
        return;
    if (outcome) {
        m_undo.append({name, outcome->changes});
        m_redo.clear();
        m_page->showWarnings(outcome->warnings);
        Q_EMIT notice(done, [this, changes = outcome->changes] { takeBack(m_undo, m_redo, tr("撤销"), changes); });
        return;
    }
    // The rule itself says what to do; the general advice of an error would only add noise.
    const QString sentence = tr("未能%1：%2。").arg(name, outcome.error().detail);
    if (outcome.error().code == ErrorCode::Conflict && instead)
        m_page->offerWithoutMassSend(sentence, instead);
    else if (outcome.error().code == ErrorCode::WrongState)
        m_page->showWarnings({sentence});
    else
        Q_EMIT failed(outcome.error(), name);
}

void CalendarDesk::plan(const calendar::PlanRequest &request)
{
    const auto item = m_contents.item(request.item);
    const QString done = tr("已把“%1”排到 %2").arg(item ? item->title : QString(), dayText(request.date));
    std::function<void()> instead;
    if (request.isMassSend)
        instead = [this, request] {
            auto silent = request;
            silent.isMassSend = false;
            plan(silent);
        };
    act(tr("排期"), done, [request](PlanService &service, const journal::Author &author) { return service.plan(request, author); }, instead);
}

void CalendarDesk::move(const QList<EntityId> &plans, QDate to, bool isMassSend)
{
    const QString done = tr("已把“%1”移到 %2").arg(titleOf(plans), dayText(to));
    calendar::PlanEdit edit{.date = to, .time = {}, .isMassSend = {}};
    std::function<void()> instead;
    if (isMassSend)
        instead = [this, plans, to] { move(plans, to, false); };
    else
        edit.isMassSend = false;
    act(tr("改期"), done, [plans, edit](PlanService &service, const journal::Author &author) { return service.edit(plans, edit, author); },
        instead);
}

void CalendarDesk::change(const calendar::PlanChange &change)
{
    const QList<EntityId> known = change.edited + change.removed;
    const auto item = m_contents.item(change.added.item);
    const bool isNew = known.isEmpty();
    const QString title = item ? item->title : titleOf(known);
    const QString done = isNew ? tr("已把“%1”排到 %2").arg(title, dayText(change.added.date)) : tr("已改“%1”的排期").arg(title);
    std::function<void()> instead;
    if (change.edit.isMassSend.value_or(change.added.isMassSend))
        instead = [this, change] {
            auto silent = change;
            silent.added.isMassSend = false;
            silent.edit.isMassSend = false;
            this->change(silent);
        };
    act(isNew ? tr("排期") : tr("修改排期"), done,
        [change](PlanService &service, const journal::Author &author) { return service.apply(change, author); }, instead);
}

void CalendarDesk::remove(const QList<EntityId> &plans)
{
    act(tr("取消排期"), tr("已取消“%1”的排期").arg(titleOf(plans)),
        [plans](PlanService &service, const journal::Author &author) { return service.remove(plans, author); });
}

void CalendarDesk::takeBack(QList<Act> &from, QList<Act> &to, const QString &word, const QList<Digest> &which)
{
    const auto session = m_surroundings.session();
    qsizetype place = from.size() - 1;
    while (!which.isEmpty() && place >= 0 && from.at(place).changes != which)
        --place;
    if (place < 0 || !session)
        return;
    const Act act = from.takeAt(place);
    m_surroundings.database.run(
        this,
        [act, author = session->author(), pack = m_surroundings.pack, days = m_surroundings.calendar](journal::Journal &journal) {
            return PlanService(journal, pack, days).takeBack(act.changes, author);
        },
        [this, act, word, &from, &to](const Outcome &outcome) {
            if (!m_page)
                return;
            if (!outcome) {
                m_page->showWarnings({tr("未能%1%2：%3。").arg(word, act.name, outcome.error().detail)});
                return;
            }
            to.append({act.name, outcome->changes});
            Q_EMIT notice(tr("已%1%2").arg(word, act.name), [this, &from, &to, changes = outcome->changes] {
                takeBack(to, from, tr("撤销"), changes);
            });
        });
}

} // namespace zhijian
