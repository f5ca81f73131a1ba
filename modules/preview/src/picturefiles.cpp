#include "picturefiles.h"

#include <QDir>
#include <QSaveFile>

#include <future>
#include <utility>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

Result<qint64> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::Storage, u"写不进 %1:%2"_s.arg(QDir::toNativeSeparators(path), file.errorString()));
    return bytes.size();
}

namespace {

/// Writes all or nothing.
class FileSet
{
public:
    ~FileSet()
    {
        for (const ExportedFile &file : std::as_const(m_files))
            QFile::remove(file.path);
    }
    [[nodiscard]] Result<> write(const QString &path, const QByteArray &bytes)
    {
        const auto written = writeFile(path, bytes);
        if (!written)
            return failure(written);
        m_files.append({path, *written});
        return {};
    }
    [[nodiscard]] QList<ExportedFile> keep() { return std::exchange(m_files, {}); }

private:
    QList<ExportedFile> m_files;
};

} // namespace

Result<ExportedFiles> writePicture(const QImage &image, const PictureRequest &request, const PageMeasure &measure, double scale,
                                   const std::atomic_bool &isCancelled)
{
    const int height = image.height();
    ExportedFiles exported{.pictureSize = image.size(), .hasWholePicture = height <= request.limits.pictureHeight};
    // Encoding takes most of the time: the whole picture beside its slices.
    std::future<QByteArray> whole;
    if (exported.hasWholePicture)
        whole = std::async(std::launch::async, [picture = image] { return encodePicture(picture).bytes; });
    const auto slices = slicesOf(image, cutsOf(measure, scale, height), request.limits, isCancelled);
    if (!slices)
        return failure(slices);

    FileSet files;
    const QString stem = QDir(request.folder).filePath(u"%1-%2"_s.arg(request.baseName).arg(request.width));
    if (exported.hasWholePicture)
        if (const auto written = files.write(stem + u".png"_s, whole.get()); !written)
            return failure(written);
    for (qsizetype i = 0; i < slices->size(); ++i) {
        const Slice &slice = slices->at(i);
        const QString number = QString::number(i + 1).rightJustified(2, u'0');
        const auto written = files.write(u"%1-%2.%3"_s.arg(stem, number, slice.picture.ending), slice.picture.bytes);
        if (!written)
            return failure(written);
        exported.sliceHeights.append(slice.height);
    }
    if (!request.alternative.isEmpty())
        if (const auto written = files.write(stem + u".txt"_s, request.alternative.toUtf8()); !written)
            return failure(written);
    if (isCancelled)
        return failure(ErrorCode::Cancelled, u"已停止导出"_s);
    exported.files = files.keep();
    return exported;
}

} // namespace zhijian::preview
