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
    QString database;   ///< postgresql://...; empty: province.db in the folder
    QStringList names;  ///< Under which workstations reach the endpoint
    QString certificate; ///< Files, PEM; empty: the endpoint's own authority
    QString key;
    QString clientAuthority;
    bool wantsTls = false;    ///< Also on this machine's own address
    bool isWithoutPin = false;
    QString letter;     ///< File for the enrolment letter; empty: none
    QString address;    ///< As workstations reach the endpoint, for the letter
    QString listen;     ///< ADDRESS:PORT
    double callsPerSecond = 20; ///< Of one workstation, in the long run
    bool isBehindProxy = false;
    int workers = 2;
};

/// The file or the address of the store.
[[nodiscard]] QString placeOf(const ProvinceOrder &order);

/// Carries it out; what it has to say goes to `out`.
Result<> carryOut(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
