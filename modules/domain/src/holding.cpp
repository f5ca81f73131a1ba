#include "domain/holding.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace zhijian {

namespace {

void mix(QByteArray &check, const Digest &id)
{
    check.resize(Holding::CheckSize, '\0');
    for (qsizetype i = 0; i < Holding::CheckSize; ++i)
        check[i] = char(check.at(i) ^ id.toBytes().at(i + 1));
}

void sort(QList<ChangePlace> &places)
{
    std::ranges::sort(places, {}, [](const ChangePlace &one) { return std::tuple(one.device, one.sequence); });
}

} // namespace

QList<Holding> holdings(QList<ChangePlace> places)
{
    sort(places);
    QList<Holding> held;
    for (const ChangePlace &one : std::as_const(places)) {
        if (held.isEmpty() || held.last().device != one.device || one.sequence > held.last().last + 1)
            held.append({.device = one.device, .first = one.sequence, .last = one.sequence, .check = {}});
        held.last().last = one.sequence;
        mix(held.last().check, one.id);
    }
    return held;
}

QSet<Digest> lacking(const QList<ChangePlace> &places, const QList<Holding> &held)
{
    QList<ChangePlace> mine = places;
    sort(mine);
    QSet<Digest> absent;
    for (const ChangePlace &one : std::as_const(mine))
        absent.insert(one.id);
    for (const Holding &holding : held) {
        const auto place = [](const ChangePlace &one) { return std::tuple(one.device, one.sequence); };
        const auto begin = std::ranges::lower_bound(mine, std::tuple(holding.device, holding.first), {}, place);
        const auto end = std::ranges::upper_bound(mine, std::tuple(holding.device, holding.last), {}, place);
        QByteArray check;
        for (auto it = begin; it < end; ++it)
            mix(check, it->id);
        if (check == holding.check)
            for (auto it = begin; it < end; ++it)
                absent.remove(it->id);
    }
    return absent;
}

} // namespace zhijian
