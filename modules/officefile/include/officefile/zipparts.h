#pragma once

#include "core/result.h"

#include <QBuffer>

#include <memory>

class KZip;
class KArchiveFile;

namespace zhijian::officefile {

/// The parts of a ZIP package in memory, read with limits: a small file must not unpack to gigabytes.
/// One thread. Nothing is written to the disk.
class ZipParts
{
public:
    static constexpr qint64 MaximumPartSize = 64 * 1024 * 1024;
    static constexpr int MaximumParts = 10'000;

    /// Corrupt when it is no readable package, InvalidInput when it is locked by a password.
    [[nodiscard]] static Result<ZipParts> open(const QByteArray &bytes);
    ZipParts(ZipParts &&) noexcept;
    ~ZipParts();

    [[nodiscard]] bool has(const QString &path) const;
    /// NotFound; Corrupt when the part is damaged; InvalidInput when it is larger than the limit.
    [[nodiscard]] Result<QByteArray> part(const QString &path) const;

private:
    ZipParts();
    [[nodiscard]] const KArchiveFile *file(const QString &path) const;

    std::unique_ptr<QBuffer> m_buffer;
    std::unique_ptr<KZip> m_zip;
};

} // namespace zhijian::officefile
