#pragma once

#include "handover.h"

#include <QObject>

#include <functional>

namespace zhijian {

/// What came from outside (command line, a later start, the task bar): kept until somebody is signed in, then sorted by
/// kind and passed on as the wish that the page's own button would have been. GUI thread.
class Arrivals final : public QObject
{
    Q_OBJECT

public:
    explicit Arrivals(std::function<bool()> isSignedIn, QObject *parent = nullptr);

    void take(const Handover &handover);
    /// Somebody has signed in.
    void release();
    [[nodiscard]] bool isWaiting() const { return !(m_waiting == Handover()); }

Q_SIGNALS:
    void pageRequested(const QString &page);
    void policiesArrived(const QStringList &paths);
    void bundlesArrived(const QStringList &paths);
    void tableArrived(const QString &path);
    void backupArrived(const QString &path);
    void refused(const QString &sentence);

private:
    std::function<bool()> m_isSignedIn;
    Handover m_waiting;
};

} // namespace zhijian
