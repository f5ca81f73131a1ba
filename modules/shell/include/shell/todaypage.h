#pragma once

#include "shell/todaymodel.h"

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace zhijian::uikit {
class TextLabel;
class EmptyState;
}

namespace zhijian::shell {

/// 今日: what waits for this person, most urgent first; Enter or a click goes to the place. GUI thread.
class TodayPage : public QWidget
{
    Q_OBJECT

public:
    explicit TodayPage(TodayModel *model, QWidget *parent = nullptr);

    /// 11月23日 星期一 · 工作日, and who is signed in.
    void setHeading(const QString &date, const QString &dayNote);
    /// A new office has nothing to do yet: then the first steps are shown instead of "all done".
    void setNewOffice(bool isNew);

Q_SIGNALS:
    void openRequested(const QString &page, const zhijian::EntityId &subject);

private:
    void showWhatFits();
    void open(const QModelIndex &index);

    TodayModel *m_model;
    uikit::TextLabel *m_date;
    uikit::TextLabel *m_dayNote;
    QTreeView *m_list;
    QStackedLayout *m_stack;
    uikit::EmptyState *m_allDone;
    uikit::EmptyState *m_firstSteps;
    bool m_isNewOffice = false;
};

} // namespace zhijian::shell
