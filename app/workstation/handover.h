#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <optional>

namespace zhijian {

/// What a start of the program was asked for: files to open, a page to show. The program runs once for each data folder;
/// a second start hands this to the one that runs and ends.
///
/// The message is "ZJH1", the length of what follows (32 bits, big-endian) and canonical CBOR [1, page, [file]].
struct Handover
{
    static constexpr qsizetype MaximumBytes = 1 << 20;
    static constexpr qsizetype MaximumFiles = 1000;

    QString page;      ///< Its name in the navigation; empty: none
    QStringList files; ///< Absolute paths

    /// `arguments` are paths, relative ones below `folder`, or addresses that begin with file:. Too many are left out.
    [[nodiscard]] static Handover of(const QString &page, const QStringList &arguments, const QString &folder);
    [[nodiscard]] QByteArray toMessage() const;
    /// Nothing while bytes are missing; Corrupt when they can become no message.
    [[nodiscard]] static Result<std::optional<Handover>> fromMessage(const QByteArray &received);

    bool operator==(const Handover &) const = default;
};

/// Where the program that has this data folder open listens: the same for every way to write the folder's path, and only
/// for this user.
[[nodiscard]] QString handoverPlace(const QString &dataFolder);

/// For the second start, blocks: until the first has taken it over. Unavailable when nobody answers within `patience`.
[[nodiscard]] Result<> handOver(const QString &place, const Handover &handover, std::chrono::milliseconds patience);

namespace handoverreply {
constexpr char Taken = 'K';
constexpr char Refused = 'N';
}

} // namespace zhijian
