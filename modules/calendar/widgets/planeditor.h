#pragma once

#include "calendar/calendarcontents.h"
#include "calendar/planservice.h"
#include "calendar/tile.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QTimeEdit;
class QVBoxLayout;

namespace zhijian::uikit {
class DateField;
class FormRows;
class StateChip;
class TextLabel;
}

namespace zhijian::calendar {

/// The quick edit of one item's place: date, time, accounts, mass-send. Emits what a save wants; an unchanged form
/// wants nothing. GUI thread.
class PlanEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PlanEditor(QWidget *parent = nullptr);

    /// A tile of that day, or an item not planned yet (a tile without plans) with a first proposal.
    void show(const Tile &tile, QDate date, const CalendarContents &contents);
    [[nodiscard]] EntityId item() const { return m_tile.item; }
    [[nodiscard]] PlanChange change() const;

Q_SIGNALS:
    void saveRequested(const zhijian::calendar::PlanChange &change);
    void removeRequested(const zhijian::calendar::Tile &tile);
    void openItemRequested(const zhijian::EntityId &item);

private:
    void buildForm();
    void buildButtons();
    void fillAccounts(const CalendarContents &contents);
    [[nodiscard]] QString accountNote(const journal::AccountRow &account, const CalendarContents &contents) const;
    void save();

    Tile m_tile;
    QDate m_date;
    struct Choice
    {
        EntityId account;
        EntityId plan; ///< Null: not planned in this tile
        QCheckBox *box = nullptr;
    };
    QList<Choice> m_choices;

    uikit::TextLabel *m_title;
    uikit::StateChip *m_state;
    uikit::TextLabel *m_released;
    uikit::FormRows *m_form;
    uikit::DateField *m_dateField;
    QTimeEdit *m_timeField;
    QCheckBox *m_undated;
    QWidget *m_accounts;
    QVBoxLayout *m_accountRows;
    QCheckBox *m_massSend;
    QPushButton *m_save;
    QPushButton *m_remove;
    QPushButton *m_open;
};

} // namespace zhijian::calendar
