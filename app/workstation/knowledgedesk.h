#pragma once

#include "desk.h"
#include "interaction/knowledgepush.h"
#include "interaction/widgets/knowledgepage.h"

#include <QPointer>

namespace zhijian {

namespace interaction {
class PushPanel;
}

/// 知识库, and the sheet over 解读 that pushes an item's questions into it. GUI thread.
class KnowledgeDesk : public QObject
{
    Q_OBJECT

public:
    /// `writing`: the page of 解读, which the sheet covers.
    KnowledgeDesk(const Surroundings &surroundings, QWidget *writing, QObject *parent = nullptr);
    ~KnowledgeDesk() override;

    [[nodiscard]] interaction::KnowledgePage *page() const { return m_page; }
    void reload();
    void openEntry(const EntityId &id);
    /// Shows what pushing the questions of the item's saved text would do.
    void offerQuestions(const EntityId &item);

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    void policyRequested(const zhijian::EntityId &policy, const QString &clause);
    void itemRequested(const zhijian::EntityId &item);
    void mergeRequested(const zhijian::EntityId &id);
    /// What waits for the review of the person signed in.
    void countChanged(int count);
    /// The sheet asks for the page.
    void pageRequested();

private:
    void connectPage();
    void reloadPolicies();
    void refreshOpen();
    void create(const KnowledgeEntry &entry);
    void save(const KnowledgeEntry &entry, const QList<Digest> &seen);
    void approve(const EntityId &id, const Digest &seen);
    void setRetired(const EntityId &id, bool isRetired);
    void remove(const EntityId &id);
    void restore(const EntityId &id);
    void copy(const EntityId &id);
    void push(const QList<interaction::PushLine> &chosen);
    void takeBack(const QList<Digest> &changes);
    [[nodiscard]] std::optional<journal::Author> author(const QString &doing);

    Surroundings m_surroundings;
    QPointer<interaction::KnowledgePage> m_page;
    QPointer<interaction::PushPanel> m_push;
    EntityId m_offered; ///< Whose questions the sheet shows
};

} // namespace zhijian
