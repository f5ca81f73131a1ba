#pragma once

#include "calendar/calendarcontents.h"
#include "calendar/planservice.h"
#include "core/paper.h"
#include "desk.h"

#include <QPointer>

namespace zhijian::calendar {
class CalendarPage;
}

namespace zhijian {

/// 日历: turns the page's wishes into plans and keeps what can be undone (Ctrl+Z, Ctrl+Y). GUI thread.
///
/// Undo is a list of the changes each act made; taking an act back is itself an act of the journal, so nothing is lost,
/// and an act that somebody has written over since is refused.
class CalendarDesk : public QObject
{
    Q_OBJECT

public:
    explicit CalendarDesk(const Surroundings &surroundings, QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    void reload();
    /// Selects the item on the day it is planned for, or in the list of those that wait.
    void showItem(const EntityId &item);
    /// The month in view.
    [[nodiscard]] Paper paper() const;

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    void openItemRequested(const zhijian::EntityId &item);
    void accountsRequested();
    void itemsRequested();

private:
    using Outcome = Result<calendar::PlanOutcome>;
    using Work = std::function<Outcome(calendar::PlanService &, const journal::Author &)>;

    struct Act
    {
        QString name;          ///< 改期, as in 撤销改期
        QList<Digest> changes;
    };

    void connectPage();
    /// Runs `work` and then says `done`. `instead`: what to offer when the quota is what hinders.
    void act(const QString &name, const QString &done, const Work &work, const std::function<void()> &instead = {});
    void finish(const QString &name, const QString &done, const Outcome &outcome, const std::function<void()> &instead);
    void plan(const calendar::PlanRequest &request);
    void move(const QList<EntityId> &plans, QDate to, bool isMassSend);
    void change(const calendar::PlanChange &change);
    void remove(const QList<EntityId> &plans);
    /// The last act of `from`, or the one that made `which`.
    void takeBack(QList<Act> &from, QList<Act> &to, const QString &word, const QList<Digest> &which = {});
    [[nodiscard]] QString titleOf(const QList<EntityId> &plans) const;

    Surroundings m_surroundings;
    QPointer<calendar::CalendarPage> m_page;
    calendar::CalendarContents m_contents;
    QList<Act> m_undo;
    QList<Act> m_redo;
};

} // namespace zhijian
