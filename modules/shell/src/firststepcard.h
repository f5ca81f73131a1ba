#pragma once

#include "shell/todayrow.h"

#include <QAbstractButton>

namespace zhijian::shell {

/// One first step: number or tick, what to do, why. A click goes there. GUI thread.
class FirstStepCard final : public QAbstractButton
{
    Q_OBJECT

public:
    FirstStepCard(int number, const FirstStep &step, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int m_number;
    FirstStep m_step;
};

} // namespace zhijian::shell
