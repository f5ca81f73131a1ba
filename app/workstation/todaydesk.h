#pragma once

#include "desk.h"

namespace zhijian::shell {
class TodayPage;
}

namespace zhijian {

/// 今日: collects what waits for the person signed in. GUI thread.
class TodayDesk : public QObject
{
    Q_OBJECT

public:
    explicit TodayDesk(const Surroundings &surroundings, QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    void reload();

Q_SIGNALS:
    void openRequested(const QString &page, const zhijian::EntityId &subject);
    void countChanged(int count);

private:
    Surroundings m_surroundings;
    shell::TodayPage *m_page; ///< The window owns it
};

} // namespace zhijian
