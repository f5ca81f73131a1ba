#include "review/standingremarks.h"

#include <QMutex>

#include <algorithm>

namespace zhijian::review {

struct StandingRemarks::Shared
{
    QMutex mutex;
    QList<Opinion> opinions;
};

StandingRemarks::StandingRemarks() : m_shared(std::make_shared<Shared>()) {}

void StandingRemarks::setOpinions(const QList<Opinion> &opinions)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->opinions = opinions;
}

QList<screening::Finding> StandingRemarks::findings(const QString &source) const
{
    QList<Opinion> opinions;
    {
        const QMutexLocker lock(&m_shared->mutex);
        opinions = m_shared->opinions;
    }
    QList<screening::Finding> findings;
    for (const Opinion &opinion : std::as_const(opinions))
        findings += remarkFindings(opinion.text, source, opinion.reviewer);
    std::ranges::stable_sort(findings, {}, &screening::Finding::position);
    return findings;
}

} // namespace zhijian::review
