#include "endpoint.h"

#include "station.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace zhijian::simulation {

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("endpoint: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

Endpoint::~Endpoint()
{
    abandonDatabase(path(m_generation));
    m_nodes.clear();
    removeDatabase(path(m_generation));
    for (int i = 0; i < m_backups; ++i)
        removeDatabase(backupPath(i));
}

QString Endpoint::path(int generation) const
{
    return m_folder + u"/e-%1.db"_s.arg(generation);
}

QString Endpoint::backupPath(int backup) const
{
    return m_folder + u"/b-%1.db"_s.arg(backup);
}

void Endpoint::begin(const QString &templatePath, int nodes, bool isThrottled)
{
    m_isThrottled = isThrottled;
    copyDatabase(templatePath, path(m_generation));
    m_nodes.resize(size_t(nodes));
    for (int i = 0; i < nodes; ++i)
        open(i);
}

void Endpoint::open(int index)
{
    Node &one = node(index);
    one.core.reset();
    one.store = must(journal::ProvinceStore::open(path(m_generation)));
    if (m_isThrottled && !one.throttle)
        one.throttle = std::make_unique<province::Throttle>(m_clock, province::Throttle::Limits{.perSecond = 0.5, .burst = 30, .exchangesPerScope = 2});
    one.core = must(province::SyncCore::create(*one.store, m_clock, one.throttle.get()));
}

void Endpoint::restart(int index)
{
    node(index).core.reset();
    node(index).store.reset();
    open(index);
}

void Endpoint::reopenFrom(const QString &source, const QByteArray &tail)
{
    const QString before = path(m_generation);
    ++m_generation;
    copyDatabase(source, path(m_generation));
    if (QFile log(QString(path(m_generation) + u"-wal")); !tail.isEmpty() && log.open(QIODevice::Append))
        log.write(tail);
    abandonDatabase(before);
    for (Node &one : m_nodes)
        one.core.reset(), one.store.reset();
    removeDatabase(before);
    for (int i = 0; i < nodes(); ++i)
        open(i);
}

void Endpoint::powerCut(const QByteArray &tail)
{
    reopenFrom(path(m_generation), tail);
}

void Endpoint::backUp()
{
    copyDatabase(path(m_generation), backupPath(m_backups++));
}

void Endpoint::restore(int backup, bool renewsEpochs)
{
    ++restores;
    carelessRestores += renewsEpochs ? 0 : 1;
    reopenFrom(backupPath(backup), {});
    if (renewsEpochs)
        must(store().renewEpochs());
}

} // namespace zhijian::simulation
