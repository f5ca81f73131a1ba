#include "core/faultpoint.h"
#include "sync/bundleservice.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

Error stickError(const QString &path, const QString &systemWords)
{
    constexpr qint64 Little = 2 << 20;
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.isDir())
        return {ErrorCode::Storage, u"找不到文件夹 %1：U 盘可能已被拔出，请插好后重做；未写完的文件不会留下"_s.arg(QDir::toNativeSeparators(folder.filePath()))};
    const QStorageInfo storage(folder.filePath());
    if (storage.isReadOnly() || !folder.isWritable())
        return {ErrorCode::Storage, u"这个 U 盘（或文件夹）是只读的，请打开写保护开关，或换一个"_s};
    if (storage.bytesAvailable() < Little)
        return {ErrorCode::Storage, u"U 盘已满。已写完的文件可以使用；请换一个 U 盘，用“接着上次导出”写其余部分"_s};
    return {ErrorCode::Storage, u"写入 %1 时出错（%2）；未写完的文件没有留下，请检查 U 盘后重做"_s.arg(QDir::toNativeSeparators(path), systemWords)};
}

Result<QByteArray> readStickFile(const QString &path, qint64 maximum)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, u"打不开文件 %1（%2）"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    return file.read(maximum);
}

Result<> writeStickFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return std::unexpected(stickError(path, file.errorString()));
    faultPoint("bundle.commit");
    if (!file.commit())
        return std::unexpected(stickError(path, file.errorString()));
    return {};
}

} // namespace zhijian::sync
