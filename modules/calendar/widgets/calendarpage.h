#pragma once

#include "calendar/calendarcontents.h"
#include "calendar/planservice.h"
#include "calendar/silence.h"
#include "calendar/tile.h"
#include "calendar/unscheduled.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QListView;
class QListWidget;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace zhijian::uikit {
class EmptyState;
class MessageBar;
class SideSheet;
class TextLabel;
}

namespace zhijian::calendar {

class MonthModel;
class MonthView;
class PlanEditor;
class SilenceStrip;

/// The month calendar: countdowns, items that wait for a place, the grid, quick edit (ux.md 4 no. 10-12,
/// Shows what it is given and emits wishes; it decides nothing. GUI thread.
class CalendarPage : public QWidget
{
    Q_OBJECT

public:
    CalendarPage(const rules::RulePack &pack, const rules::WorkCalendar &calendar, QWidget *parent = nullptr);

    void setContents(const CalendarContents &contents);
    /// What is in view, for printing.
    [[nodiscard]] const MonthModel &month() const { return *m_month; }
    void showDate(QDate date);
    /// Selects the first plan of the item from today on, else its first one.
    void showItem(const EntityId &item);
    /// The quota is used up: the sentence, and a button that plans it without mass-send.
    void offerWithoutMassSend(const QString &sentence, std::function<void()> accept);
    void showWarnings(const QStringList &sentences);

Q_SIGNALS:
    void planRequested(const zhijian::calendar::PlanRequest &request);
    void moveRequested(const QList<zhijian::EntityId> &plans, QDate from, QDate to);
    void changeRequested(const zhijian::calendar::PlanChange &change);
    void removeRequested(const QList<zhijian::EntityId> &plans);
    void openItemRequested(const zhijian::EntityId &item);
    void undoRequested();
    void redoRequested();
    /// The list is empty because there are no accounts, or no items.
    void accountsRequested();
    void itemsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader(QVBoxLayout *column);
    void buildWaitingList();
    void buildSheets();
    void connectView();
    void addShortcuts();
    void refreshHeader();
    void refreshAccounts();
    void refreshForecast();
    void filterBy(const std::optional<EntityId> &account);
    void placeUnscheduled(const UnscheduledRow &row, QDate date);
    void editTile(const Tile &tile, QDate date);
    void editUnscheduled(const UnscheduledRow &row);
    void openSheet(uikit::SideSheet *sheet);
    void leaveRoomForSheet();
    void openMenu(const QPoint &globalPos);
    [[nodiscard]] QString dropRefusalOf(const std::optional<Tile> &tile, const EntityId &item, QDate date) const;
    [[nodiscard]] QDate selectedDate() const;

    const rules::RulePack &m_pack;
    CalendarContents m_contents;
    QList<Breach> m_breaches;
    QTime m_usualTime{9, 0}; ///< Of the last plan made here
    bool m_isFilled = false;

    MonthModel *m_month;
    UnscheduledModel *m_waiting;
    uikit::MessageBar *m_messages;
    uikit::TextLabel *m_title;
    uikit::TextLabel *m_count;
    uikit::TextLabel *m_fallback;
    QComboBox *m_accountFilter;
    QPushButton *m_waitingButton;
    QPushButton *m_forecastButton;
    SilenceStrip *m_strip;
    QWidget *m_waitingPanel;
    uikit::TextLabel *m_waitingTitle;
    QListView *m_waitingList;
    uikit::EmptyState *m_noAccounts;
    uikit::EmptyState *m_noItems;
    MonthView *m_view;
    uikit::SideSheet *m_editSheet;
    PlanEditor *m_editor;
    uikit::SideSheet *m_forecastSheet;
    QListWidget *m_forecastList;
};

} // namespace zhijian::calendar
