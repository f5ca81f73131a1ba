// The part of SourceEditor that takes in what was copied or dropped.
#include "interpretation/widgets/sourceeditor.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QTextBlock>
#include <QThreadPool>
#include <QUrl>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PastedAtOnce = 20'000; // Characters of HTML: a few milliseconds

/// What stands for the picture alone when nothing else was copied: a browser's "copy picture" brings its address and its points.
bool isPictureAlone(const PastedText &pasted)
{
    return pasted.pictures.size() == 1 && withPictures(pasted, {}).isEmpty();
}

bool isPictureFile(const QString &path)
{
    static const QStringList suffixes{u"png"_s, u"jpg"_s, u"jpeg"_s, u"jfif"_s, u"gif"_s, u"webp"_s, u"bmp"_s, u"heic"_s, u"tif"_s, u"tiff"_s, u"svg"_s};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

/// All of them local files with a picture's name, else none.
QStringList pictureFiles(const QMimeData *source)
{
    QStringList paths;
    for (const QUrl &url : source->urls()) {
        if (!url.isLocalFile() || !isPictureFile(url.toLocalFile()))
            return {};
        paths.append(url.toLocalFile());
    }
    return paths;
}

/// The one local file that is dropped, when its name is that of a subtitle file.
QString subtitleFile(const QMimeData *source)
{
    static const QStringList suffixes{u"srt"_s, u"vtt"_s};
    const QList<QUrl> urls = source->urls();
    const QString path = urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
    return suffixes.contains(QFileInfo(path).suffix().toLower()) ? path : QString();
}

/// The file that was copied where the clipboard has it: no points are decoded here.
PictureSource clipboardPicture(const QMimeData *source)
{
    for (const QString &type : {u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s, u"image/webp"_s, u"image/bmp"_s})
        if (source->hasFormat(type))
            return {.bytes = source->data(type)};
    return source->hasImage() ? PictureSource{.image = qvariant_cast<QImage>(source->imageData())} : PictureSource{};
}

bool isNothing(const PictureSource &source)
{
    return source.bytes.isEmpty() && source.image.isNull();
}

} // namespace

bool SourceEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasHtml() || source->hasImage() || !pictureFiles(source).isEmpty() || !subtitleFile(source).isEmpty();
}

int SourceEditor::newPlace()
{
    m_places.insert(++m_pastes, textCursor());
    return m_pastes;
}

void SourceEditor::offerFiles(const QStringList &paths)
{
    PictureOffer offer{.text = {}, .sources = {}, .isBlock = true};
    QStringList marks;
    for (const QString &path : paths) {
        marks.append(pictureMark(offer.sources.size()));
        offer.sources.append({.path = path});
        offer.text.pictures.append({path, {}});
    }
    offer.text.source = marks.join(u"\n\n"_s);
    if (!isReadOnly() && !paths.isEmpty())
        Q_EMIT picturesOffered(newPlace(), offer);
}

void SourceEditor::takeSubtitles(const QString &path)
{
    constexpr qint64 LargestFile = 4 << 20; // A film of ten hours has half a megabyte
    if (isReadOnly())
        return;
    const int place = newPlace();
    QThreadPool::globalInstance()->start([path, place, editor = QPointer(this)] {
        QFile file(path);
        const auto read = !file.open(QIODevice::ReadOnly) ? Result<SubtitleFile>(failure(ErrorCode::NotFound, tr("读不到文件")))
            : file.size() > LargestFile                   ? Result<SubtitleFile>(failure(ErrorCode::InvalidInput, tr("文件超过 4 MB，不像字幕文件")))
                                                          : readSubtitleFile(file.readAll());
        QMetaObject::invokeMethod(qApp, [read, place, name = QFileInfo(path).fileName(), editor] {
            if (editor)
                editor->insertSubtitles(place, name, read);
        });
    });
}

void SourceEditor::insertSubtitles(int place, const QString &name, const Result<SubtitleFile> &file)
{
    const auto found = m_places.constFind(place);
    if (found == m_places.cend() || isReadOnly())
        return;
    const QTextCursor cursor = m_places.take(place);
    if (!file) {
        Q_EMIT subtitlesRead(tr("%1 没有放进来：%2。").arg(name, file.error().detail), true);
        return;
    }
    const auto around = blockFormAt(toPlainText(), cursor.blockNumber() + 1);
    const bool isReplacing = around && around->kind == FenceKind::Subtitles;
    const QString block = subtitleBlock(file->subtitles, isReplacing ? around->title : QString());
    if (isReplacing) {
        replaceLines({around->firstLine, around->lastLine, block, around->firstLine});
    } else {
        setTextCursor(cursor);
        insertBlock(block, 0);
    }
    QStringList sentences{tr("从 %1 放进 %2 条字幕").arg(name).arg(file->subtitles.cues.size())};
    sentences += file->notes;
    QString said = sentences.join(u'，') + u'。';
    for (const BlockProblem &problem : file->problems.first(std::min<qsizetype>(2, file->problems.size())))
        said += tr("文件第 %1 行：%2").arg(problem.line).arg(problem.message);
    if (file->problems.size() > 2)
        said += tr("共 %1 处，见“检查”。").arg(file->problems.size());
    Q_EMIT subtitlesRead(said, !file->problems.isEmpty());
}

void SourceEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = pictureFiles(source); !files.isEmpty())
        return offerFiles(files);
    if (const QString path = subtitleFile(source); !path.isEmpty())
        return takeSubtitles(path);
    // Text that another plain editor copied comes as HTML too at times; then the plain form is the true one.
    static const QRegularExpression structure(u"<(?:p|h[1-6]|li|table|td|b|strong|img)\\b"_s);
    const QString html = source->hasHtml() ? source->html() : QString();
    if (structure.match(html).hasMatch())
        return insertHtml(html, source);
    if (const PictureSource picture = clipboardPicture(source); !source->hasText() && !isNothing(picture))
        return insertPasted(newPlace(), {pictureMark(0), {PastedPicture()}}, picture);
    insertPasted(newPlace(), {cleanText(source->text()), {}}, {});
}

void SourceEditor::insertHtml(const QString &html, const QMimeData *source)
{
    const auto read = [](const QString &html, const QString &plain, bool hasPicture) {
        PastedText pasted = fromClipboardHtml(html);
        if (pasted.source.isEmpty() || (pasted.pictures.isEmpty() && withPictures(pasted, {}).isEmpty()))
            pasted = {cleanText(plain), {}};
        return hasPicture && isPictureAlone(pasted) ? PastedText{pictureMark(0), pasted.pictures} : pasted;
    };
    const PictureSource picture = clipboardPicture(source);
    const int place = newPlace();
    if (html.size() <= PastedAtOnce)
        return insertPasted(place, read(html, source->text(), !isNothing(picture)), picture);
    // Typing goes on meanwhile; the place moves with the text, and is forgotten with it (load()).
    QThreadPool::globalInstance()->start([html, place, read, picture, plain = source->text(), editor = QPointer(this)] {
        const PastedText pasted = read(html, plain, !isNothing(picture));
        QMetaObject::invokeMethod(qApp, [pasted, place, picture, editor] {
            if (editor)
                editor->insertPasted(place, pasted, picture);
        });
    });
}

/// `instead`: the picture itself where the clipboard has nothing but it.
void SourceEditor::insertPasted(int place, const PastedText &pasted, const PictureSource &instead)
{
    if (pasted.pictures.isEmpty())
        return insertAt(place, pasted.source, int(pasted.source.size()));
    if (isReadOnly() || !m_places.contains(place))
        return;
    PictureOffer offer{.text = pasted, .sources = {}};
    for (const PastedPicture &picture : pasted.pictures)
        offer.sources.append({.address = picture.address});
    if (!isNothing(instead) && isPictureAlone(pasted))
        offer.sources = {instead};
    Q_EMIT picturesOffered(place, offer);
}

void SourceEditor::insertAt(int place, const QString &text, int caret)
{
    const auto found = m_places.constFind(place);
    if (found == m_places.cend())
        return;
    QTextCursor cursor = m_places.take(place);
    if (isReadOnly() || text.isEmpty())
        return;
    const bool isAtCaret = cursor.position() == textCursor().position();
    QString inserted = text;
    if (text.startsWith("```"_L1)) { // a block needs lines of its own
        const QString before = cursor.block().text().first(std::min(cursor.selectionStart(), cursor.position()) - cursor.block().position());
        const QString lead = before.trimmed().isEmpty() ? QString() : u"\n\n"_s;
        caret += int(lead.size());
        inserted = lead + text + u"\n"_s;
    }
    cursor.insertText(inserted);
    Q_EMIT pasted(inserted.size());
    if (!isAtCaret)
        return;
    cursor.setPosition(cursor.position() - int(inserted.size()) + caret);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void SourceEditor::pastePlain()
{
    if (isReadOnly())
        return;
    textCursor().insertText(cleanText(QGuiApplication::clipboard()->text()));
    ensureCursorVisible();
}

} // namespace zhijian::interpretation
