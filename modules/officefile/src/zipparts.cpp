#include "officefile/zipparts.h"

#include <KZip>

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

int entryCount(const KArchiveDirectory *directory, int limit)
{
    int count = 0;
    for (const QString &name : directory->entries()) {
        const KArchiveEntry *entry = directory->entry(name);
        count += 1 + (entry->isDirectory() ? entryCount(static_cast<const KArchiveDirectory *>(entry), limit - count) : 0);
        if (count > limit)
            break;
    }
    return count;
}

} // namespace

ZipParts::ZipParts() = default;
ZipParts::ZipParts(ZipParts &&) noexcept = default;
ZipParts::~ZipParts() = default;

Result<ZipParts> ZipParts::open(const QByteArray &bytes)
{
    // Bit 0 of the general purpose flags of the first entry: encrypted (APPNOTE 4.4.4).
    if (bytes.size() > 30 && (quint8(bytes.at(6)) & 1))
        return failure(ErrorCode::InvalidInput, u"文件设了密码，请在原软件中取消密码、另存后再导入"_s);
    ZipParts parts;
    parts.m_buffer = std::make_unique<QBuffer>();
    parts.m_buffer->setData(bytes);
    parts.m_zip = std::make_unique<KZip>(parts.m_buffer.get());
    if (!parts.m_zip->open(QIODevice::ReadOnly) || !parts.m_zip->directory())
        return failure(ErrorCode::Corrupt, u"文件已损坏或没有下载完整，请重新取得文件后再导入"_s);
    if (entryCount(parts.m_zip->directory(), MaximumParts) > MaximumParts)
        return failure(ErrorCode::InvalidInput, u"文件内部的部件过多，不是正常的文档"_s);
    return parts;
}

const KArchiveFile *ZipParts::file(const QString &path) const
{
    const KArchiveEntry *entry = m_zip->directory()->entry(path);
    return entry && entry->isFile() ? static_cast<const KArchiveFile *>(entry) : nullptr;
}

bool ZipParts::has(const QString &path) const
{
    return file(path) != nullptr;
}

Result<QByteArray> ZipParts::part(const QString &path) const
{
    const KArchiveFile *entry = file(path);
    if (!entry)
        return failure(ErrorCode::NotFound, path);
    const auto tooLarge = [] { return failure(ErrorCode::InvalidInput, u"文件解压后过大，不是正常的文档"_s); };
    const auto damaged = [] { return failure(ErrorCode::Corrupt, u"文件已损坏，请重新取得文件后再导入"_s); };
    if (entry->size() > MaximumPartSize)
        return tooLarge();
    const std::unique_ptr<QIODevice> device(entry->createDevice());
    if (!device)
        return damaged();
    // The directory of the package may lie about the size: the limit holds for what comes out.
    const QByteArray bytes = device->read(MaximumPartSize + 1);
    if (bytes.size() > MaximumPartSize)
        return tooLarge();
    if (bytes.size() != entry->size())
        return damaged();
    return bytes;
}

} // namespace zhijian::officefile
