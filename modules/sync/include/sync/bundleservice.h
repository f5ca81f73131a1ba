#pragma once

#include "protocol/bundle.h"
#include "protocol/receipt.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

class JournalAccess;

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
    int unproved = 0;             ///< Read and not taken: said to be from above, without the endpoint's signature
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

/// How far an export or import is.
struct BundleProgress
{
    int percent = 0;
    qint64 bytes = 0;             ///< Written or read
    int changes = 0;

    bool operator==(const BundleProgress &) const = default;
};

struct BundleOptions
{
    /// false keeps a change and its attachments here.
    std::function<bool(const Change &)> mayLeave;
    qint64 volumeBytes = 0;       ///< Begin another file when one reaches this; 0: one file
    bool goesOn = false;          ///< Leave out what completed files of an export that was broken off hold
    QString name;                 ///< Of this workstation, for the people on the other side
    std::function<void(const BundleProgress &)> progress = {};
    std::stop_token stop = {};
};

struct ImportOptions
{
    bool trusts = false;          ///< Also from somebody unknown here
    std::function<void(const BundleProgress &)> progress = {};
    std::stop_token stop = {};
};

/// The exchange by removable media (R-130, sync.md 1.12): the same changes as on the line, to one recipient, encrypted to
/// it. Straight-line code in any one thread; the journal is asked in slices of a few milliseconds, so that other work goes
/// on beside it, and nothing is open in the journal while a file is read or written. Applying a bundle twice, in the wrong
/// order or by halves does no harm.
class BundleService
{
public:
    /// `access` outlives the service.
    explicit BundleService(JournalAccess &access);
    /// In the journal's own thread.
    explicit BundleService(journal::Journal &journal);
    ~BundleService();

    /// Writes what the recipient lacks to `path` and, if there are more files, to path with 第2盘, 第3盘 in its name.
    /// Every file gets its name when it is complete and on the disk. `to`: the recipient's receipt; nothing: the province's.
    /// WrongState: no recipient known; NotFound: there is nothing to write; Storage: full, read only or pulled out.
    [[nodiscard]] Result<BundleReport> write(const QString &path, const std::optional<protocol::Receipt> &to, const BundleOptions &options);
    /// Takes in a bundle. Forbidden: for somebody else, or from somebody unknown here; Cancelled: what was read stays, and
    /// reading it again is no harm. What comes down from above must bear the endpoint's signature, whoever wrote the bundle.
    [[nodiscard]] Result<BundleReport> read(const QString &path, const ImportOptions &options = {});

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

private:
    class Volumes;
    struct Plan;
    [[nodiscard]] static Result<Plan> prepare(journal::Journal &journal, const std::optional<protocol::Receipt> &to, const BundleOptions &options);
    [[nodiscard]] Result<> select(Plan &plan, const BundleOptions &options);
    [[nodiscard]] Result<> writeChanges(const Plan &plan, const BundleOptions &options, Volumes &volumes, BundleReport &report);
    [[nodiscard]] Result<> writeParts(const Plan &plan, const BundleOptions &options, Volumes &volumes, BundleReport &report);
    [[nodiscard]] static Result<> mayRead(journal::Journal &journal, const protocol::BundleHead &head, bool trusts);
    [[nodiscard]] Result<> store(const protocol::BundleBlock &block, BundleReport &report);
    [[nodiscard]] static Result<> storeChanges(journal::Journal &journal, const QList<StoredChange> &changes, BundleReport &report);
    [[nodiscard]] static Result<Arrival> take(journal::Journal &journal, const protocol::Receipt &receipt);
    static void noteVolume(journal::Journal &journal, BundleReport &report);

    std::unique_ptr<JournalAccess> m_direct; ///< Where no access was given
    JournalAccess &m_access;
};

/// Bytes of a file whose reading failed say why: pulled out, not there.
[[nodiscard]] Result<QByteArray> readStickFile(const QString &path, qint64 maximum);
/// Writes to a temporary name, to the disk, and renames. Storage: full, read only, pulled out - as a sentence.
[[nodiscard]] Result<> writeStickFile(const QString &path, const QByteArray &bytes);
/// Why a file on a stick could not be written.
[[nodiscard]] Error stickError(const QString &path, const QString &systemWords);

} // namespace zhijian::sync
