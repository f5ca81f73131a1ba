// The part of InterpretationDesk for products that are not text: the film, what was taken out of the comments.
#include "interpretationdesk.h"

#include "exportfolder.h"
#include "interpretation/mediafile.h"
#include "interpretation/removalservice.h"
#include "interpretation/removaltablemodel.h"
#include "journal/stores.h"
#include "uikit/errortext.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace zhijian {

using interpretation::InterpretationPage;
using interpretation::RemovalService;
using journal::Journal;

void InterpretationDesk::connectProducts()
{
    connect(m_page, &InterpretationPage::keepMediaRequested, this, [this](const QString &path) {
        // Marks and personal data in the name as for any attachment.
        if (screening::blocksSubmission(m_surroundings.screener.screenFileName(QFileInfo(path).fileName())))
            m_page->mediaKept({}, tr("文件名里有密级标志或个人信息，改名以后再选。"));
        else
            m_media->keep(path);
    });
    connect(m_page, &InterpretationPage::cancelMediaRequested, m_media, &MediaKeeper::cancel);
    connect(m_page, &InterpretationPage::openMediaRequested, m_media, &MediaKeeper::open);
    connect(m_page, &InterpretationPage::checkMediaRequested, m_media, &MediaKeeper::check);
    connect(m_page, &InterpretationPage::recordRemovalRequested, this, &InterpretationDesk::recordRemoval);
    connect(m_page, &InterpretationPage::exportRemovalsRequested, this, &InterpretationDesk::exportRemovals);
    connect(m_media, &MediaKeeper::progressed, m_page, &InterpretationPage::mediaProgressed);
    connect(m_media, &MediaKeeper::kept, m_page, [this](const MediaFile &file) { m_page->mediaKept(file, {}); });
    connect(m_media, &MediaKeeper::failed, m_page, [this](const Error &error, bool wasOpening) {
        if (wasOpening)
            Q_EMIT failed(error, tr("打开成片"));
        else
            m_page->mediaKept({}, error.code == ErrorCode::Cancelled ? QString() : tr("没有放进来：%1。").arg(error.detail));
    });
    connect(m_media, &MediaKeeper::checked, m_page, [this](const MediaFile &file, const Result<> &outcome) {
        const QString time = m_surroundings.clock.now().toString(u"HH:mm"_s);
        m_page->mediaChecked(file, outcome ? tr("核对无误，就是登记的文件（%1）。").arg(time) : tr("核对没有通过：%1。").arg(outcome.error().detail), outcome.has_value());
    });
}

void InterpretationDesk::reloadRemovals()
{
    if (!hasOpenItem())
        return;
    m_surroundings.database.run(
        this, [id = m_page->openId()](Journal &journal) { return std::pair(id, RemovalService(journal).entries(id)); },
        [this](const std::pair<EntityId, QList<journal::RemovalRow>> &read) {
            if (m_page && m_page->openId() == read.first)
                m_page->removals()->setRows(read.second);
        });
}

void InterpretationDesk::recordRemoval(const Removal &removal)
{
    const QString doing = tr("登记弹幕处置");
    const auto author = session(doing);
    if (!author)
        return;
    m_surroundings.database.run(
        this, [removal, by = author->author()](Journal &journal) { return RemovalService(journal).record(removal, by); },
        [this, doing, item = removal.item](const Result<EntityId> &recorded) {
            if (m_page && m_page->openId() == item)
                m_page->removalRecorded(recorded ? QString() : uikit::errorText(recorded.error(), doing));
        });
}

void InterpretationDesk::exportRemovals(const EntityId &id)
{
    const QString doing = tr("导出处置记录");
    m_surroundings.database.run(
        this, [id](Journal &journal) { return RemovalService(journal).entries(id); },
        [this, doing, title = m_page->current().title](const QList<journal::RemovalRow> &rows) {
            const QDir folder(exportFolder(title, m_surroundings.clock.now()));
            const auto sheet = officefile::writeWorkbook(interpretation::removalSheet(rows));
            Result<> done = sheet ? Result<>() : failure(sheet);
            if (done && !folder.mkpath(u"."_s))
                done = failure(ErrorCode::Storage, tr("建不了文件夹 %1").arg(QDir::toNativeSeparators(folder.path())));
            if (done)
                done = writeFile(folder.filePath(tr("弹幕处置记录.xlsx")), *sheet);
            if (done)
                done = writeFile(folder.filePath(tr("弹幕处置记录.csv")), interpretation::removalCsv(rows));
            if (!done)
                Q_EMIT failed(done.error(), doing);
            else
                Q_EMIT notice(tr("%1 条处置记录已存到 %2。").arg(rows.size()).arg(QDir::toNativeSeparators(folder.path())), {});
        });
}

/// The film as it was signed, beside the other files.
void InterpretationDesk::writeMedia(const preview::Exporter::Done &done)
{
    m_surroundings.database.run(
        this,
        [media = m_export->content.item.media, folder = QDir(m_export->folder)](Journal &journal) -> Result<preview::ExportedFiles> {
            preview::ExportedFiles files;
            for (const MediaFile &file : media) {
                if (!file.isKept())
                    continue;
                const auto bytes = journal::BlobStore(journal).bytes(file.digest);
                const QString path = folder.filePath(QFileInfo(file.fileName).fileName());
                if (!bytes)
                    return failure(bytes);
                if (const auto stored = writeFile(path, *bytes); !stored)
                    return failure(stored);
                files.files.append({path, bytes->size()});
            }
            return files;
        },
        [done](const Result<preview::ExportedFiles> &made) { done(made); });
}

} // namespace zhijian
