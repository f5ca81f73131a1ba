#include "mediakeeper.h"

#include "interpretation/mediafile.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

#include <atomic>

using namespace Qt::StringLiterals;

namespace zhijian {

using journal::BlobStore;
using journal::Journal;

struct MediaKeeper::Work
{
    QString path;
    QFile file; ///< Used by one job of the pool at a time
    qint64 expected = 0;
    qint64 size = 0;
    QList<Digest> parts;
    std::atomic_bool isCancelled = false;
};

MediaKeeper::MediaKeeper(journal::DatabaseThread &database, qint64 limit, QObject *parent)
    : QObject(parent), m_database(database), m_limit(limit)
{
    m_pool.setMaxThreadCount(1);
}

MediaKeeper::~MediaKeeper()
{
    cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

void MediaKeeper::cancel()
{
    if (m_work)
        m_work->isCancelled = true;
}

void MediaKeeper::keep(const QString &path)
{
    cancel();
    const auto work = std::make_shared<Work>();
    m_work = work;
    work->path = path;
    work->file.setFileName(path);
    work->expected = QFileInfo(path).size();
    Q_EMIT progressed(0);
    if (!QFileInfo(path).isFile())
        return giveUp(work, {ErrorCode::NotFound, tr("读不到文件 %1").arg(QDir::toNativeSeparators(path))});
    if (work->expected == 0)
        return giveUp(work, {ErrorCode::InvalidInput, tr("文件 %1 是空的").arg(QFileInfo(path).fileName())});
    if (m_limit > 0 && work->expected > m_limit)
        measure(work);
    else
        readPart(work);
}

/// Too large for the journal: read once for its digest.
void MediaKeeper::measure(const std::shared_ptr<Work> &work)
{
    m_pool.start([this, work] {
        int told = 0;
        const auto measured = interpretation::measuredFile(work->path, [&](qint64 read) {
            if (const int percent = int(read * 100 / work->expected); percent > told) {
                told = percent;
                QMetaObject::invokeMethod(this, [this, work, percent] {
                    if (m_work == work)
                        Q_EMIT progressed(std::min(99, percent));
                });
            }
            return !work->isCancelled;
        });
        QMetaObject::invokeMethod(this, [this, work, measured] {
            if (!measured)
                return giveUp(work, measured.error());
            if (m_work != work)
                return;
            m_work.reset();
            MediaFile file = *measured;
            file.place = QFileInfo(work->path).absoluteFilePath();
            Q_EMIT kept(file);
        });
    });
}

void MediaKeeper::readPart(const std::shared_ptr<Work> &work)
{
    if (m_work != work || work->isCancelled)
        return giveUp(work, {ErrorCode::Cancelled, tr("已停止")});
    m_pool.start([this, work] {
        Result<QByteArray> part = QByteArray();
        if (!work->file.isOpen() && !work->file.open(QIODevice::ReadOnly))
            part = failure(ErrorCode::NotFound, tr("读不到文件 %1").arg(QDir::toNativeSeparators(work->path)));
        else if (!work->file.atEnd())
            part = work->file.read(BlobStore::PartSize);
        if (part && part->isEmpty() && !work->file.atEnd())
            part = failure(ErrorCode::NotFound, tr("文件 %1 读到一半中断了").arg(QFileInfo(work->path).fileName()));
        QMetaObject::invokeMethod(this, [this, work, part] { storePart(work, part); });
    });
}

void MediaKeeper::storePart(const std::shared_ptr<Work> &work, const Result<QByteArray> &part)
{
    if (!part)
        return giveUp(work, part.error());
    if (part->isEmpty())
        return finish(work);
    m_database.run(
        this, [bytes = *part](Journal &journal) { return BlobStore(journal).keepPart(bytes); },
        [this, work, size = part->size()](const Result<Digest> &id) {
            if (!id)
                return giveUp(work, id.error());
            work->parts.append(*id);
            work->size += size;
            if (m_work == work)
                Q_EMIT progressed(std::min(99, int(work->size * 100 / std::max<qint64>(1, work->expected))));
            readPart(work);
        });
}

void MediaKeeper::finish(const std::shared_ptr<Work> &work)
{
    m_database.run(
        this, [size = work->size, parts = work->parts](Journal &journal) { return BlobStore(journal).keepManifest(size, parts); },
        [this, work](const Result<Digest> &blob) {
            if (!blob)
                return giveUp(work, blob.error());
            if (m_work != work)
                return;
            m_work.reset();
            const QString name = QFileInfo(work->path).fileName();
            Q_EMIT kept(MediaFile{.digest = *blob, .mediaType = interpretation::mediaTypeOfName(name), .fileName = name, .size = work->size});
        });
}

void MediaKeeper::giveUp(const std::shared_ptr<Work> &work, const Error &error)
{
    if (m_work != work)
        return;
    m_work.reset();
    Q_EMIT failed(error, false);
}

void MediaKeeper::check(const MediaFile &file)
{
    if (file.isKept()) {
        m_database.run(
            this, [file](Journal &journal) { return BlobStore(journal).check(file.digest); },
            [this, file](const Result<> &outcome) { Q_EMIT checked(file, outcome); });
        return;
    }
    m_pool.start([this, file] {
        const Result<> outcome = interpretation::checkOutside(file);
        QMetaObject::invokeMethod(this, [this, file, outcome] { Q_EMIT checked(file, outcome); });
    });
}

void MediaKeeper::open(const MediaFile &file)
{
    if (!file.isKept()) {
        if (!QFileInfo(file.place).isFile())
            Q_EMIT failed({ErrorCode::NotFound, tr("找不到 %1。文件太大，没有存进台账，请从保管的地方打开").arg(QDir::toNativeSeparators(file.place))}, true);
        else
            QDesktopServices::openUrl(QUrl::fromLocalFile(file.place));
        return;
    }
    // Unpublished material: the folder goes with the session.
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    m_database.run(
        this, [file](Journal &journal) { return BlobStore(journal).bytes(file.digest); },
        [this, file](const Result<QByteArray> &bytes) {
            if (!bytes) {
                Q_EMIT failed({bytes.error().code, tr("“%1”打不开：%2").arg(file.fileName, bytes.error().detail)}, true);
                return;
            }
            const QDir folder(m_folder->filePath(file.digest.shortText()));
            const QString path = folder.filePath(QFileInfo(file.fileName).fileName());
            QSaveFile written(path);
            if (!m_folder->isValid() || !folder.mkpath(u"."_s) || !written.open(QIODevice::WriteOnly) || written.write(*bytes) != bytes->size() || !written.commit()) {
                Q_EMIT failed({ErrorCode::Storage, tr("写不进临时文件夹")}, true);
                return;
            }
            QDesktopServices::openUrl(QUrl::fromLocalFile(path));
        });
}

} // namespace zhijian
