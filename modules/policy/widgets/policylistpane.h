#pragma once

#include "core/entityid.h"

#include <QWidget>

class QListView;
class QStackedLayout;
class QToolButton;

namespace zhijian::uikit {
class FilterField;
class TextLabel;
}

namespace zhijian::policy {

class PolicyFilter;
class PolicyTableModel;

/// The list at the left: import, filter by words or pinyin initials, groups, count. GUI thread.
class PolicyListPane : public QWidget
{
    Q_OBJECT

public:
    enum class Group { All, NotInterpreted, NotInForce, Deleted };

    explicit PolicyListPane(PolicyTableModel *model, QWidget *parent = nullptr);

    void setCurrent(const EntityId &id);
    [[nodiscard]] EntityId current() const;
    void setGroup(Group group);
    void focusFilter();

Q_SIGNALS:
    void chosen(const zhijian::EntityId &id);
    void importRequested();
    void pasteRequested();
    void followUpsRequested();
    void removeRequested(const zhijian::EntityId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();

    PolicyTableModel *m_model;
    PolicyFilter *m_filter;
    QListView *m_list;
    QStackedLayout *m_stack;
    uikit::FilterField *m_words;
    uikit::TextLabel *m_count;
    QList<QToolButton *> m_groupButtons;
    Group m_group = Group::All;
};

} // namespace zhijian::policy
