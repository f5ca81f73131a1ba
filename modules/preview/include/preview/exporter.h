#pragma once

#include "core/result.h"

#include <QObject>
#include <QSize>

#include <functional>
#include <memory>

namespace zhijian::preview {

struct ExportedFile
{
    QString path;
    qint64 bytes = 0;

    bool operator==(const ExportedFile &) const = default;
};

/// What an export made. The picture or the PDF is the first file, then the slices in order, then the text alternative.
struct ExportedFiles
{
    QList<ExportedFile> files;
    QSize pictureSize;            ///< Of the whole long picture in pixels.
    QList<int> sliceHeights;      ///< From top to bottom; they add up to the picture's height.
    int pageCount = 0;            ///< Of the PDF.
    bool hasWholePicture = false; ///< False when it is taller than a picture can sensibly be; then there are slices only.

    bool operator==(const ExportedFiles &) const = default;
};

/// The bounds of one slice; the values come from the platform's profile.
struct PictureLimits
{
    qint64 sliceBytes = 1'000'000;
    int sliceHeight = 20'000;
    int pictureHeight = 60'000; ///< Beyond this only slices are made.
};

struct PictureRequest
{
    QString html;
    int width = 750;      ///< 750 or 1080 pixels: the phone layout of 375 CSS pixels, twice or 2.88 times as large.
    QString folder;
    QString baseName;     ///< File name without ending.
    QString alternative;  ///< The text of the picture for those who cannot see it (R-75); written when not empty.
    PictureLimits limits;
};

struct PdfRequest
{
    QString html;
    QString path;
    QString title; ///< Of the document, as a reader's window shows it.
};

/// Turns a rendered article into files: long picture with slices, A4 PDF. One job at a time, further ones wait.
/// GUI thread; needs a QApplication and its event loop, but no window and no display.
/// Nothing is at the target before the job is complete; what was written before a failure is removed again.
class Exporter : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<ExportedFiles> &)>;

    explicit Exporter(QObject *parent = nullptr);
    ~Exporter() override;

    /// InvalidInput, Storage, Unavailable (renderer lost) or Cancelled.
    void exportLongPicture(const PictureRequest &request, const Done &done);
    void exportPdf(const PdfRequest &request, const Done &done);
    /// Ends the running job with Cancelled and drops those that wait, each with Cancelled.
    void cancel();
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    /// 0 to 100 of the running job.
    void progressed(int percent);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhijian::preview
