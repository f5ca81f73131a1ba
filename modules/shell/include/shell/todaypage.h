#pragma once

#include "shell/todayrow.h"

#include <QDate>
#include <QWidget>

class QListView;
class QStackedWidget;
class QVBoxLayout;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

class TodayModel;

/// 今日: what waits for me, in groups, one line each; a click or Enter goes to the place. A new office sees the first
/// steps instead. GUI thread.
class TodayPage : public QWidget
{
    Q_OBJECT

public:
    explicit TodayPage(QWidget *parent = nullptr);

    /// `note` is 调休上班, 春节假期 and the like; may be empty.
    void setDate(QDate date, const QString &note = {});
    void setRows(const QList<TodayRow> &rows);
    /// Shown until all are done, above the rows when there are rows.
    void setFirstSteps(const QList<FirstStep> &steps);
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void opened(const QString &page, const QString &id);
    /// A first step was clicked.
    void pageRequested(const QString &page);

private:
    void open(const QModelIndex &index);
    void refresh();

    TodayModel *m_model;
    uikit::TextLabel *m_date;
    uikit::TextLabel *m_note;
    QWidget *m_steps;
    QVBoxLayout *m_stepRows;
    QStackedWidget *m_body;
    QListView *m_list;
    QList<FirstStep> m_firstSteps;
};

} // namespace zhijian::shell
