#pragma once

#include "desk.h"
#include "review/queuemodel.h"

namespace zhijian::review {
class ReviewPage;
}

namespace zhijian {

/// 审核: fills the queue and the item in view, and signs with the key that the password opens for that one act.
/// GUI thread.
class ReviewDesk : public QObject
{
    Q_OBJECT

public:
    explicit ReviewDesk(const Surroundings &surroundings, QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    void reload();
    void showItem(const EntityId &item);

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    /// Items this person may sign.
    void countChanged(int count);

private:
    void loadItem(const EntityId &item);
    void sign(const SignOff &signOff, const QString &password);

    Surroundings m_surroundings;
    review::QueueModel m_model;
    review::ReviewPage *m_page; ///< The window owns it
};

} // namespace zhijian
