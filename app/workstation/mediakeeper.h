#pragma once

#include "domain/interpretation.h"
#include "journal/databasethread.h"

#include <QObject>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

class QFile;

namespace zhijian {

/// Brings the film of a product into the journal, piece by piece, so that neither the window nor other jobs wait; what is
/// larger than `limit` is registered by its digest only. Opens and checks what is registered. GUI thread.
class MediaKeeper : public QObject
{
    Q_OBJECT

public:
    MediaKeeper(journal::DatabaseThread &database, qint64 limit, QObject *parent = nullptr);
    ~MediaKeeper() override;

    /// One at a time; a second one takes the place of the first. Answers with progressed(), then kept() or failed().
    void keep(const QString &path);
    void cancel();
    /// Answers with checked().
    void check(const MediaFile &file);
    /// Writes what is kept into a folder of this session and opens it with the system's player.
    void open(const MediaFile &file);

Q_SIGNALS:
    void progressed(int percent);
    void kept(const zhijian::MediaFile &file);
    /// The file was not taken, or cannot be opened.
    void failed(const zhijian::Error &error, bool wasOpening);
    void checked(const zhijian::MediaFile &file, const zhijian::Result<> &outcome);

private:
    struct Work;

    void measure(const std::shared_ptr<Work> &work);
    void readPart(const std::shared_ptr<Work> &work);
    void storePart(const std::shared_ptr<Work> &work, const Result<QByteArray> &part);
    void finish(const std::shared_ptr<Work> &work);
    void giveUp(const std::shared_ptr<Work> &work, const Error &error);

    journal::DatabaseThread &m_database;
    qint64 m_limit;
    std::shared_ptr<Work> m_work; ///< The file that is being read
    std::unique_ptr<QTemporaryDir> m_folder;
    QThreadPool m_pool;
};

} // namespace zhijian
