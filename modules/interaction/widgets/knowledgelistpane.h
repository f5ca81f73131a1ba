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

namespace zhijian::interaction {

class KnowledgeFilter;
class KnowledgeTableModel;

/// The list at the left: new, filter by words or pinyin initials, states, count. GUI thread.
class KnowledgeListPane : public QWidget
{
    Q_OBJECT

public:
    enum class Group { All, Pending, Recheck, Reviewed, Retired, Deleted };

    explicit KnowledgeListPane(KnowledgeTableModel *model, QWidget *parent = nullptr);

    void setCurrent(const EntityId &id);
    [[nodiscard]] EntityId current() const;
    void setGroup(Group group);
    void focusFilter();

Q_SIGNALS:
    void chosen(const zhijian::EntityId &id);
    void newRequested();
    void removeRequested(const zhijian::EntityId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();

    KnowledgeTableModel *m_model;
    KnowledgeFilter *m_filter;
    QListView *m_list;
    QStackedLayout *m_stack;
    uikit::FilterField *m_words;
    uikit::TextLabel *m_count;
    QList<QToolButton *> m_groupButtons;
    Group m_group = Group::All;
};

} // namespace zhijian::interaction
