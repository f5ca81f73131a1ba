#pragma once

#include "rule.h"

#include <QStringList>

namespace zhijian::screening {

/// Where the links lead (国办发〔2018〕123号: no commercial pages; R-54).
class LinkRule final : public Rule
{
public:
    LinkRule(const QStringList &allowedHosts, const QStringList &blockedHosts) : m_allowed(allowedHosts), m_blocked(blockedHosts) {}
    void check(const SourceText &source, const Context &context, QList<Finding> *findings) const override;
    [[nodiscard]] bool canBlock() const override { return true; }

private:
    QStringList m_allowed;
    QStringList m_blocked;
};

} // namespace zhijian::screening
