#pragma once

#include "interaction/widgets/openentry.h"
#include "uikit/notice.h"

#include <QHash>
#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace zhijian::uikit {
class EmptyState;
class MessageBar;
class StateChip;
class TextLabel;
}

namespace zhijian::interaction {

class KnowledgeForm;
class KnowledgeListPane;
class KnowledgeTableModel;

/// 知识库: list, and one entry to be read, corrected, reviewed and used. Shows what the desk gives and emits wishes; it
/// decides nothing. GUI thread. No correction is lost: what was changed is handed out when another entry or page is
/// chosen; what cannot be stored yet waits here.
class KnowledgePage : public QWidget
{
    Q_OBJECT

public:
    explicit KnowledgePage(QWidget *parent = nullptr);

    [[nodiscard]] KnowledgeTableModel *entries() const { return m_entries; }
    void setEntries(const QList<journal::KnowledgeRow> &rows, const QList<journal::KnowledgeRow> &deleted);
    void setPolicies(const QList<PolicyChoice> &policies);
    /// Another entry, or the open one after a reload (then corrections that are being made stay).
    void openEntry(const OpenEntry &open);
    /// Empty fields for an entry of one's own.
    void beginNew();
    void closeEntry();
    [[nodiscard]] EntityId openId() const { return m_open.entry.id; }
    [[nodiscard]] bool isModified() const { return m_isModified; }
    /// Hands out what is not saved; before anything else takes the place of this page.
    void leave();
    /// It could not be stored; it waits here.
    void keepUnsaved(const KnowledgeEntry &entry);
    void show(const uikit::Notice &notice);
    using QWidget::show;

Q_SIGNALS:
    void openRequested(const zhijian::EntityId &id);
    void createRequested(const zhijian::KnowledgeEntry &entry);
    void saveRequested(const zhijian::KnowledgeEntry &entry, const QList<zhijian::Digest> &seen);
    void approveRequested(const zhijian::EntityId &id, const zhijian::Digest &seen);
    void retireRequested(const zhijian::EntityId &id, bool isRetired);
    void removeRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);
    void copyRequested(const zhijian::EntityId &id);
    void policyRequested(const zhijian::EntityId &policy, const QString &clause);
    void itemRequested(const zhijian::EntityId &item);
    void mergeRequested(const zhijian::EntityId &id);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeDetail();
    void connectParts();
    void addShortcuts();
    void choose(const EntityId &id);
    void fill(const KnowledgeEntry &entry);
    void refreshHead();
    [[nodiscard]] QString originText() const;
    void setModified(bool modified);
    void save();
    void discard();

    KnowledgeTableModel *m_entries;
    uikit::MessageBar *m_messages;
    KnowledgeListPane *m_list;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    uikit::EmptyState *m_empty;
    uikit::TextLabel *m_title;
    uikit::StateChip *m_chip;
    uikit::StateChip *m_recheck;
    uikit::TextLabel *m_warning;
    uikit::TextLabel *m_replaced;
    uikit::TextLabel *m_origin;
    QPushButton *m_approve;
    QPushButton *m_restore;
    QToolButton *m_copy;
    QToolButton *m_retire;
    QToolButton *m_remove;
    QToolButton *m_source;
    KnowledgeForm *m_form;
    OpenEntry m_open;
    QHash<EntityId, KnowledgeEntry> m_unsaved;
    bool m_isModified = false;
    bool m_isNew = false; ///< The fields hold an entry that is not stored yet
};

} // namespace zhijian::interaction
