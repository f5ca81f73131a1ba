// The part of InterpretationDesk that hands over: copy, export, record the release.
#include "interpretationdesk.h"

#include "domain/titlemarks.h"
#include "exportfolder.h"
#include "interpretation/pictures.h"
#include "interpretation/widgets/pastecheckpanel.h"
#include "review/releaseservice.h"
#include "rules/thresholdids.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QMimeData>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace zhijian {

using interpretation::DocumentKind;
using interpretation::InterpretationPage;
using interpretation::Output;
using interpretation::ReleaseContent;
using journal::Journal;

/// A folder of its own for each export, named so that people find it: title and time.
QString exportFolder(const QString &title, const QDateTime &now)
{
    static const QRegularExpression forbidden(u"[\\\\/:*?\"<>|\\x{0}-\\x{1f}]"_s);
    QString name = title;
    name = name.remove(forbidden).trimmed().left(40);
    if (name.isEmpty())
        name = InterpretationDesk::tr("解读");
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return documents.filePath(u"指尖工作站/%1 %2"_s.arg(name, now.toString(u"yyyyMMdd-HHmmss"_s)));
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::Storage, InterpretationDesk::tr("写不进 %1").arg(QDir::toNativeSeparators(path)));
    return {};
}

void InterpretationDesk::connectHandover()
{
    connect(m_page, &InterpretationPage::copyRequested, this, &InterpretationDesk::copy);
    connect(m_page, &InterpretationPage::pasteCheckRequested, this, &InterpretationDesk::checkPaste);
    connect(m_page, &InterpretationPage::exportRequested, this, &InterpretationDesk::exportFiles);
    connect(m_page, &InterpretationPage::cancelExportRequested, this, [this] { m_exporter->cancel(); });
    connect(m_page, &InterpretationPage::releaseRequested, this, &InterpretationDesk::record);
    connect(m_page, &InterpretationPage::openFolderRequested, this,
            [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(m_exporter.get(), &preview::Exporter::progressed, this, [this](int percent) {
        if (m_page && m_export)
            m_page->exportProgressed(int((m_export->done * 100 + percent) / std::max<qsizetype>(1, m_export->outputs.size())));
    });
}

rules::OutputProfile InterpretationDesk::wechatProfile() const
{
    return m_surroundings.pack.outputProfile(u"wechat");
}

void InterpretationDesk::copy(const EntityId &id)
{
    m_surroundings.database.run(
        this,
        [id, wechat = wechatProfile()](Journal &journal) -> Result<ReleaseContent> {
            const auto revision = journal.load<Interpretation>(id);
            return revision ? interpretation::releaseContent(journal, revision->id, wechat) : Result<ReleaseContent>(failure(revision));
        },
        [this](const Result<ReleaseContent> &content) {
            if (!content) {
                Q_EMIT failed(content.error(), tr("复制到公众号"));
                return;
            }
            auto *mime = new QMimeData;
            mime->setHtml(content->wechat);
            mime->setText(interpretation::plainText(content->input));
            mime->setData(interpretation::CopiedArticleType, content->digest.toBytes());
            QGuiApplication::clipboard()->setMimeData(mime);
            const QStringList remarks = interpretation::wechatRemarks(content->input, wechatProfile());
            Q_EMIT notice(tr("已复制%1，到公众号编辑器里按 Ctrl+V。%2发布后请回来登记链接。")
                              .arg(inTitleMarks(content->item.title), remarks.isEmpty() ? QString() : tr("请注意：%1。").arg(remarks.join(u'；'))), {});
        });
}

/// 粘贴回检: against the bytes that were copied, which are those that were signed.
void InterpretationDesk::checkPaste(const EntityId &id, const QString &pasted)
{
    using interpretation::PasteLoss;
    m_surroundings.database.run(
        this,
        [id, pasted, wechat = wechatProfile()](Journal &journal) -> Result<QList<PasteLoss>> {
            const auto revision = journal.load<Interpretation>(id);
            const auto content = revision ? interpretation::releaseContent(journal, revision->id, wechat) : failure(revision);
            if (!content)
                return failure(content);
            return interpretation::pasteLosses(content->wechat, pasted, wechat);
        },
        [this, id](const Result<QList<PasteLoss>> &losses) {
            if (!losses)
                Q_EMIT failed(losses.error(), tr("粘贴回检"));
            else if (m_page)
                m_page->pasteChecked(id, *losses);
        });
}

void InterpretationDesk::exportFiles(const Interpretation &item, const QList<Output> &outputs)
{
    if (m_export)
        return;
    const QDateTime now = m_surroundings.clock.now();
    m_surroundings.database.run(
        this,
        [item, today = now.date(), wechat = wechatProfile()](Journal &journal) { return exportContent(journal, item, today, wechat); },
        [this, outputs, title = item.title, now](const Result<ReleaseContent> &content) {
            if (!content) {
                Q_EMIT failed(content.error(), tr("导出"));
                return;
            }
            const QString folder = exportFolder(title, now);
            if (!QDir().mkpath(folder)) {
                Q_EMIT failed({ErrorCode::Storage, tr("建不了文件夹 %1").arg(QDir::toNativeSeparators(folder))}, tr("导出"));
                return;
            }
            m_export = Export{*content, folder, outputs};
            exportNext();
        });
}

Result<ReleaseContent> InterpretationDesk::exportContent(Journal &journal, const Interpretation &item, QDate today,
                                                          const rules::OutputProfile &profile)
{
    const auto revision = journal.load<Interpretation>(item.id);
    if (revision && revision->value == item)
        return interpretation::releaseContent(journal, revision->id, profile);
    ReleaseContent content{item, interpretation::renderInputOf(journal, item, today), {}, {}, interpretation::policyPages(journal, item)};
    if (const auto missing = interpretation::missingPictures(content.input.document, content.input.pictures); !missing.isEmpty())
        return failure(ErrorCode::NotFound, tr("第 %1 行：%2").arg(missing.first().line).arg(missing.first().message));
    const auto wechat = interpretation::wechatHtml(content.input, profile);
    if (!wechat)
        return failure(wechat);
    content.wechat = *wechat;
    return content;
}

EntityId InterpretationDesk::openId() const
{
    return m_page ? m_page->openId() : EntityId();
}

void InterpretationDesk::print()
{
    const QString doing = tr("打印解读");
    if (openId().isNull()) {
        Q_EMIT failed({ErrorCode::InvalidInput, tr("请先打开一篇解读")}, doing);
        return;
    }
    const auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid()) {
        Q_EMIT failed({ErrorCode::Storage, tr("建不了临时文件夹")}, doing);
        return;
    }
    m_surroundings.database.run(
        this,
        [item = m_page->current(), today = m_surroundings.clock.today()](Journal &journal) {
            return interpretation::renderInputOf(journal, item, today);
        },
        [this, folder, doing](const interpretation::RenderInput &input) {
            const QString path = folder->filePath(u"print.pdf"_s);
            // The folder lives as long as the job.
            m_exporter->exportPdf({interpretation::previewPage(input), path, input.title},
                                  [this, folder, path, doing, title = input.title](const Result<preview::ExportedFiles> &made) {
                QFile file(path);
                if (!made)
                    Q_EMIT failed(made.error(), doing);
                else if (!file.open(QIODevice::ReadOnly))
                    Q_EMIT failed({ErrorCode::Storage, tr("读不到排好的页面")}, doing);
                else
                    Q_EMIT pdfReady(title, file.readAll());
            });
        });
}

void InterpretationDesk::exportNext()
{
    if (!m_page)
        return;
    if (m_export->done == m_export->outputs.size()) {
        finishExport(tr("导出了 %1 个文件。").arg(m_export->files));
        return;
    }
    const auto next = [this](const Result<preview::ExportedFiles> &made) {
        if (!made) {
            if (made.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(made.error(), tr("导出"));
            finishExport(made.error().code == ErrorCode::Cancelled ? tr("已停止导出。") : tr("没有全部导出。"));
            return;
        }
        m_export->files += int(made->files.size());
        ++m_export->done;
        exportNext();
    };
    const Output output = m_export->outputs.at(m_export->done);
    const QDir folder(m_export->folder);
    const interpretation::RenderInput &input = m_export->content.input;
    switch (output) {
    case Output::Html:
        next(writeDocument(DocumentKind::Wechat));
        return;
    case Output::Pictures:
        next(writeDocument(DocumentKind::Pictures));
        return;
    case Output::Website:
        next(writeDocument(DocumentKind::Website));
        return;
    case Output::Subtitles: {
        auto made = writeDocument(DocumentKind::Srt);
        const auto second = made ? writeDocument(DocumentKind::Vtt) : made;
        if (made && second)
            made->files += second->files;
        next(second ? made : second);
        return;
    }
    case Output::Papers:
        next(writeDocument(DocumentKind::Papers));
        return;
    case Output::Media:
        writeMedia(next);
        return;
    case Output::Word:
        next(writeDocument(DocumentKind::Word));
        return;
    case Output::Picture750:
    case Output::Picture1080: {
        preview::PictureRequest request{.html = interpretation::previewPage(input, {.isPicture = true}),
                                        .width = output == Output::Picture750 ? 750 : 1080,
                                        .folder = m_export->folder,
                                        .baseName = tr("长图"),
                                        .alternative = interpretation::plainText(input),
                                        .limits = {}};
        request.limits.sliceBytes = m_surroundings.pack.number(rules::threshold::LongImageSliceBytes);
        m_exporter->exportLongPicture(request, next);
        return;
    }
    case Output::Pdf:
        m_exporter->exportPdf({interpretation::previewPage(input), folder.filePath(tr("解读.pdf")), input.title}, next);
        return;
    }
}

Result<preview::ExportedFiles> InterpretationDesk::writeDocument(DocumentKind kind) const
{
    const auto made = interpretation::outputFiles(kind, m_export->content.input, m_export->content.policyPages, wechatProfile());
    if (!made)
        return failure(made);
    preview::ExportedFiles files;
    for (const interpretation::OutputFile &file : *made) {
        const QString path = QDir(m_export->folder).filePath(file.name);
        if (const auto written = writeFile(path, file.bytes); !written)
            return failure(written);
        files.files.append({path, file.bytes.size()});
    }
    return files;
}

void InterpretationDesk::finishExport(const QString &sentence)
{
    const QString folder = m_export->files > 0 ? m_export->folder : QString();
    m_export.reset();
    if (m_page)
        m_page->exportFinished(sentence, folder);
}

void InterpretationDesk::record(const EntityId &item, const EntityId &account, const QString &link, const QDateTime &time)
{
    const QString doing = tr("登记发布");
    const auto author = session(doing);
    if (!author)
        return;
    Release release;
    release.item = item;
    release.account = account;
    release.link = link;
    release.releasedAt = time.toMSecsSinceEpoch();
    m_surroundings.database.run(
        this,
        [release, session = *author, pack = m_surroundings.pack](Journal &journal) {
            return review::ReleaseService(journal, pack).record(release, {session.person, session.author()});
        },
        [this, doing](const Result<Digest> &recorded) {
            if (!recorded)
                Q_EMIT failed(recorded.error(), doing);
            else
                Q_EMIT notice(tr("已登记发布。"), {});
        });
}

} // namespace zhijian
