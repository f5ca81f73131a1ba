#pragma once

#include "core/clock.h"
#include "journal/provincestore.h"
#include "province/synccore.h"
#include "province/throttle.h"

#include <memory>
#include <vector>

namespace zhijian::simulation {

/// One to three nodes on one storage, its backups, and what an operator does to them.
class Endpoint
{
public:
    Endpoint(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}
    ~Endpoint();

    struct Node
    {
        std::unique_ptr<journal::ProvinceStore> store;
        std::unique_ptr<province::Throttle> throttle;
        std::unique_ptr<province::SyncCore> core;
    };

    /// `templatePath`: an empty storage to begin with.
    void begin(const QString &templatePath, int nodes, bool isThrottled);
    [[nodiscard]] Node &node(int index) { return m_nodes[size_t(index)]; }
    [[nodiscard]] int nodes() const { return int(m_nodes.size()); }
    [[nodiscard]] journal::ProvinceStore &store() { return *m_nodes.front().store; }

    void restart(int node);
    /// All nodes and the machine of the storage; `tail` as in Station::crash().
    void powerCut(const QByteArray &tail);
    void backUp();
    [[nodiscard]] int backups() const { return m_backups; }
    /// The storage is again what it was at that backup.
    void restore(int backup, bool renewsEpochs);

    int restores = 0;
    int carelessRestores = 0; ///< Without new epochs

private:
    [[nodiscard]] QString path(int generation) const;
    [[nodiscard]] QString backupPath(int backup) const;
    void open(int node);
    void reopenFrom(const QString &source, const QByteArray &tail);

    QString m_folder;
    const Clock &m_clock;
    std::vector<Node> m_nodes;
    bool m_isThrottled = false;
    int m_generation = 0;
    int m_backups = 0;
};

} // namespace zhijian::simulation
