#pragma once

#include "core/paper.h"
#include "desk.h"
#include "mediakeeper.h"
#include "review/reviewdraft.h"

#include <QPointer>
#include <QTimer>

namespace zhijian::review {
class ReviewPage;
}

namespace zhijian {

/// 审核: fills the queue and the item in view, keeps what reviewers have written and not signed yet, and signs with the
/// key that the password opens for that one act. GUI thread.
class ReviewDesk : public QObject
{
    Q_OBJECT

public:
    explicit ReviewDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    ~ReviewDesk() override;

    [[nodiscard]] QWidget *page() const;
    /// After sign-in or unlocking: the queue of this person, the item in view and his drafts.
    void reload();
    /// 审签单 of this item; a null id: of the one that is open.
    void printLedger(EntityId item = {});
    void showItem(const EntityId &item);

Q_SIGNALS:
    void paperReady(const zhijian::Paper &paper);
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    /// Items this person may sign.
    void countChanged(int count);

private:
    void loadDrafts();
    void storeDrafts();
    void loadItem(const EntityId &item);
    void sign(const SignOff &signOff, const QString &password);

    Surroundings m_surroundings;
    QPointer<review::ReviewPage> m_page; ///< The window owns it
    MediaKeeper *m_media;
    EntityId m_reader;
    review::DraftBook m_drafts;
    bool m_hasDrafts = false; ///< They have been read; before, nothing may overwrite them
    bool m_hasUnstored = false;
    QTimer m_store;
};

} // namespace zhijian
