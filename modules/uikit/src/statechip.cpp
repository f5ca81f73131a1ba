#include "uikit/statechip.h"

#include <QPainter>

namespace zhijian::uikit {

StateChip::StateChip(const Chip &chip, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChip(chip);
}

void StateChip::setChip(const Chip &chip)
{
    m_chip = chip;
    setAccessibleName(chip.word);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    return chipSize(m_chip, font());
}

void StateChip::paintEvent(QPaintEvent *)
{
    if (m_chip.word.isEmpty())
        return;
    QPainter painter(this);
    paintChip(&painter, rect(), m_chip, font(), palette());
}

} // namespace zhijian::uikit
