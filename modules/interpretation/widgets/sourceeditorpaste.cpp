// The part of SourceEditor that takes in what was copied or dropped.
#include "interpretation/widgets/sourceeditor.h"

#include <QApplication>
#include <QClipboard>
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
    return source->hasText() || source->hasHtml() || source->hasImage() || !pictureFiles(source).isEmpty();
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

void SourceEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = pictureFiles(source); !files.isEmpty())
        return offerFiles(files);
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
