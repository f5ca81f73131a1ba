#pragma once

#include "core/digest.h"

#include <QList>
#include <QSet>

namespace zhijian {

/// A change named by its place in its device's chain.
struct ChangePlace
{
    quint64 device = 0;
    qint64 sequence = 0;
    Digest id;
};

/// That somebody holds a device's changes `first` to `last` of one scope (sync.md 1.12). A device whose changes were partly
/// held back has several of them.
struct Holding
{
    static constexpr qsizetype CheckSize = 8;

    quint64 device = 0;
    qint64 first = 0;
    qint64 last = 0;
    QByteArray check; ///< Exclusive or of the ids' first bytes: tells the two sides of a forked chain apart

    bool operator==(const Holding &) const = default;
};

/// By device and number, whatever the order of `places`.
[[nodiscard]] QList<Holding> holdings(QList<ChangePlace> places);
/// Those of `places` that the holder of `held` may lack: too many rather than too few.
[[nodiscard]] QSet<Digest> lacking(const QList<ChangePlace> &places, const QList<Holding> &held);

} // namespace zhijian
