#pragma once

#include "screening/finding.h"
#include "sourcetext.h"

#include "rules/workcalendar.h"

#include <QDate>

namespace zhijian::screening {

/// What a rule knows besides the text.
struct Context
{
    const rules::WorkCalendar &calendar;
    QDate today;
};

/// One check of a text. Immutable and thread-safe; appends what it finds in any order.
class Rule
{
public:
    Rule() = default;
    virtual ~Rule();
    Q_DISABLE_COPY_MOVE(Rule)
    virtual void check(const SourceText &source, const Context &context, QList<Finding> *findings) const = 0;
    /// Whether it ever finds anything Severity::Blocking.
    [[nodiscard]] virtual bool canBlock() const { return false; }
};

} // namespace zhijian::screening
