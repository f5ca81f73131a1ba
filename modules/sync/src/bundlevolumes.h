#pragma once

#include "sync/bundleservice.h"

#include <QCborArray>
#include <QFileInfo>
#include <QSaveFile>

#include <memory>

namespace zhijian::sync {

/// The files of one export. One is open at a time; it gets its name when it is complete.
class BundleService::Volumes
{
public:
    Volumes(QString path, protocol::BundleHead head, QByteArray recipientKey, protocol::Sign sign, qint64 volumeBytes)
        : m_path(std::move(path)), m_head(std::move(head)), m_recipientKey(std::move(recipientKey)), m_sign(std::move(sign)), m_volumeBytes(volumeBytes)
    {
    }

    /// Called with every file that is complete.
    std::function<Result<>()> completed;

    [[nodiscard]] Result<> add(const QList<StoredChange> &changes) { return put([&](auto &writer) { return writer.addChanges(changes); }); }
    [[nodiscard]] Result<> add(const Digest &part, const QByteArray &bytes) { return put([&](auto &writer) { return writer.addPart(part, bytes); }); }
    [[nodiscard]] Result<> finish() { return close(true); }
    [[nodiscard]] const QStringList &files() const { return m_files; }
    [[nodiscard]] const protocol::BundleHead &head() const { return m_head; }
    /// What stands in the files so far, for going on after an interruption.
    void note(const Digest &id) { m_noted.append(id.toBytes()); }
    [[nodiscard]] const QCborArray &written() const { return m_noted; }
    [[nodiscard]] qint64 size() const { return m_written + (m_writer ? m_writer->size() : 0); }

private:
    [[nodiscard]] Result<> put(const std::function<Result<>(protocol::BundleWriter &)> &block);
    [[nodiscard]] Result<> open();
    [[nodiscard]] Result<> close(bool isLast);
    [[nodiscard]] QString name() const;

    QString m_path;
    protocol::BundleHead m_head;
    QByteArray m_recipientKey;
    protocol::Sign m_sign;
    qint64 m_volumeBytes;
    qint64 m_written = 0;
    QStringList m_files;
    QCborArray m_noted;
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<protocol::BundleWriter> m_writer;
};

} // namespace zhijian::sync
