#pragma once

#include "protocol/bundle.h"
#include "protocol/receipt.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

/// What an export wrote or an import brought.
struct BundleReport
{
    protocol::BundleHead head;    ///< Of the first file
    QStringList files;            ///< Written completely
    int changes = 0;              ///< Written, or read
    int fresh = 0;                ///< New here
    int parts = 0;                ///< Blob parts, written or taken in
    int withheld = 0;             ///< May not leave (R-129)
    int foreign = 0;              ///< Read and not taken: of another office
    qint64 bytes = 0;
    QList<qint64> damaged;        ///< Blocks of the file that could not be used
    bool isCutOff = false;        ///< The file's end is missing
    bool isLast = true;           ///< No further file belongs to the export
    QList<int> absentVolumes;     ///< Files of the export that have not been here yet, as far as known

    /// Nothing is missing any more.
    [[nodiscard]] bool isComplete() const { return damaged.isEmpty() && !isCutOff && isLast && absentVolumes.isEmpty(); }
};

/// What happened, and what to do about what is missing, in Chinese.
[[nodiscard]] QString sentence(const BundleReport &report, bool isImport);

struct BundleOptions
{
    /// false keeps a change and its attachments here.
    std::function<bool(const Change &)> mayLeave;
    qint64 volumeBytes = 0;       ///< Begin another file when one reaches this; 0: one file
    bool goesOn = false;          ///< Leave out what completed files of an export that was broken off hold
    QString name;                 ///< Of this workstation, for the people on the other side
    std::function<void(qint64 bytes, int changes)> progress;
    std::stop_token stop;
};

/// The exchange by removable media (R-130, sync.md 1.12): the same changes as on the line, to one recipient, encrypted to
/// it. In the journal's thread; nothing is open in the journal while a file is written. Applying a bundle twice, in the wrong
/// order or by halves does no harm: every block is one transaction.
class BundleService
{
public:
    explicit BundleService(journal::Journal &journal) : m_journal(journal) {}

    /// Writes what the recipient lacks to `path` and, if there are more files, to path with 第2盘, 第3盘 in its name.
    /// Every file gets its name when it is complete and on the disk. `to`: the recipient's receipt; nothing: the province's.
    /// WrongState: no recipient known; NotFound: there is nothing to write; Storage: full, read only or pulled out.
    [[nodiscard]] Result<BundleReport> write(const QString &path, const std::optional<protocol::Receipt> &to, const BundleOptions &options);
    /// Takes in a bundle. Forbidden: for somebody else, or from somebody unknown here unless `trusts`.
    [[nodiscard]] Result<BundleReport> read(const QString &path, bool trusts = false);

    /// What this workstation holds and lacks.
    [[nodiscard]] Result<protocol::Receipt> receipt(const QString &name) const;
    [[nodiscard]] Result<> writeReceipt(const QString &path, const QString &name) const;
    struct Arrival
    {
        protocol::Receipt receipt;
        bool isProvince = false;
        qint64 arrived = 0;  ///< Own changes that were waiting and are there
        qint64 absent = 0;   ///< Own changes that are not there
    };
    /// Remembers what its writer holds, for the next export.
    [[nodiscard]] Result<Arrival> take(const protocol::Receipt &receipt);
    /// The last receipt of the province, if any came.
    [[nodiscard]] std::optional<protocol::Receipt> provinceReceipt() const;

private:
    class Volumes;
    struct Plan;
    [[nodiscard]] Result<Plan> plan(const protocol::Receipt &to, const BundleOptions &options) const;
    [[nodiscard]] Result<> mayRead(const protocol::BundleHead &head, bool trusts);
    [[nodiscard]] Result<> store(const protocol::BundleBlock &block, const protocol::BundleHead &head, BundleReport &report);
    void noteVolume(BundleReport &report);

    journal::Journal &m_journal;
};

/// Bytes of a file whose reading failed say why: pulled out, not there.
[[nodiscard]] Result<QByteArray> readStickFile(const QString &path, qint64 maximum);
/// Writes to a temporary name, to the disk, and renames. Storage: full, read only, pulled out - as a sentence.
[[nodiscard]] Result<> writeStickFile(const QString &path, const QByteArray &bytes);
/// Why a file on a stick could not be written.
[[nodiscard]] Error stickError(const QString &path, const QString &systemWords);

} // namespace zhijian::sync
