#pragma once

#include "rules/terms.h"

#include <QDate>
#include <QString>

namespace zhijian::rules {

/// One number that decides pass or fail, with where it comes from.
struct Threshold
{
    QString id;        ///< thresholdids.h
    QString name;      ///< Chinese, as shown in the settings page
    int value = 0;
    QString unit;      ///< 天, 个工作日, 次 ...
    Direction direction = Direction::SmallerIsStricter;
    QString document;  ///< 国办发〔2018〕123号, or 默认值
    QString clause;
    QDate inForce;
    Layer layer = Layer::National; ///< The layer that set this value

    /// Whether `other` asks for at least as much as this one.
    [[nodiscard]] bool allows(int other) const
    {
        return direction == Direction::SmallerIsStricter ? other <= value : other >= value;
    }
    bool operator==(const Threshold &) const = default;
};

} // namespace zhijian::rules
