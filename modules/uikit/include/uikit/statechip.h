#pragma once

#include "uikit/chip.h"

#include <QWidget>

namespace zhijian::uikit {

/// A chip as a widget. Its accessible name is the word. GUI thread.
class StateChip : public QWidget
{
    Q_OBJECT

public:
    explicit StateChip(const Chip &chip = {}, QWidget *parent = nullptr);

    void setChip(const Chip &chip);
    [[nodiscard]] const Chip &chip() const { return m_chip; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Chip m_chip;
};

} // namespace zhijian::uikit
