#pragma once

#include "review/remarks.h"

#include <memory>

namespace zhijian::review {

/// The opinions an author has to answer, found again in his text while he writes. A handle: copies share one list, so
/// that a check in the pool sees what the GUI thread sets. Any thread.
class StandingRemarks
{
public:
    struct Opinion
    {
        QString text;
        QString reviewer; ///< 二审 赵某

        bool operator==(const Opinion &) const = default;
    };

    StandingRemarks();
    void setOpinions(const QList<Opinion> &opinions);
    /// remarkFindings() of all of them, by position.
    [[nodiscard]] QList<screening::Finding> findings(const QString &source) const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace zhijian::review
