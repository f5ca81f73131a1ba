#pragma once

#include "core/result.h"

#include <QStringList>

class QTextStream;

namespace zhijian {

/// What the operator of a province asked for on the command line.
struct ProvinceOrder
{
    QStringList words;  ///< serve, office add CODE NAME, enrol SCOPE ...
    QString folder;     ///< Where province.db lies
    QString listen;     ///< ADDRESS:PORT
    bool isBehindProxy = false;
    int workers = 2;
};

/// Carries it out; what it has to say goes to `out`.
Result<> carryOut(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
