#pragma once

#include "domain/review.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLineEdit;

namespace zhijian::review {

/// The five gates, each with its own verdict and note. GUI thread.
class GateList : public QWidget
{
    Q_OBJECT

public:
    explicit GateList(QWidget *parent = nullptr);

    [[nodiscard]] std::array<GateVerdict, GateCount> verdicts() const;
    void setVerdicts(const std::array<GateVerdict, GateCount> &verdicts);
    /// Names of the gates not passed, in order.
    [[nodiscard]] QStringList missing() const;
    /// For the keys 1 to 5.
    void toggle(int gate);
    void focusFirstMissing();

Q_SIGNALS:
    void edited();

private:
    std::array<QCheckBox *, GateCount> m_passed{};
    std::array<QLineEdit *, GateCount> m_notes{};
};

} // namespace zhijian::review
