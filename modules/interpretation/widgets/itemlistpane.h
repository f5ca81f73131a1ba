#pragma once

#include "core/entityid.h"
#include "domain/terms.h"

#include <QWidget>

#include <optional>

class QListView;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace zhijian {
class Clock;
}

namespace zhijian::uikit {
class FilterField;
class TextLabel;
}

namespace zhijian::interpretation {

class ItemFilter;
struct Choice;
class InterpretationTableModel;

/// The list at the left: filter by words or pinyin initials and by state, count, 新建. GUI thread.
class ItemListPane : public QWidget
{
    Q_OBJECT

public:
    /// The groups of states offered as chips.
    enum class Group { All, Drafts, InReview, Done, Deleted };

    ItemListPane(InterpretationTableModel *model, const Clock &clock, QWidget *parent = nullptr);

    void setCurrent(const EntityId &id);
    [[nodiscard]] EntityId current() const;
    void setGroup(Group group);
    [[nodiscard]] Group group() const { return m_group; }
    void focusFilter();
    /// The office's own, listed below the built-in ones.
    void setTemplates(const QList<Choice> &templates);

Q_SIGNALS:
    /// The office's templates are to be renamed or deleted.
    void templatesRequested();
    void chosen(const zhijian::EntityId &id);
    void newRequested(const QString &templateId);
    void deleteRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    QToolButton *makeFormButton();
    void showMenu(const QPoint &at);

    InterpretationTableModel *m_model;
    ItemFilter *m_filter;
    QListView *m_list;
    QStackedLayout *m_stack;
    uikit::FilterField *m_words;
    uikit::TextLabel *m_count;
    QMenu *m_beginnings;
    QList<QToolButton *> m_groupButtons;
    Group m_group = Group::All;
    std::optional<ProductForm> m_form;
};

} // namespace zhijian::interpretation
