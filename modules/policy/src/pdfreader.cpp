#include "pdfreader.h"

#include "linejoiner.h"

#include <QBuffer>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

constexpr int MaximumPages = 2000;

Result<> opened(QPdfDocument &document, QIODevice &device)
{
    document.load(&device);
    switch (document.error()) {
    case QPdfDocument::Error::None:
        break;
    case QPdfDocument::Error::IncorrectPassword:
        return failure(ErrorCode::InvalidInput, u"PDF 设了打开密码，请向来文单位索取不加密的文件，或在阅读软件中取消密码、另存后再导入"_s);
    case QPdfDocument::Error::UnsupportedSecurityScheme:
        return failure(ErrorCode::Unsupported, u"PDF 用了不常见的加密方式，请取消加密、另存后再导入"_s);
    case QPdfDocument::Error::Unknown:
    case QPdfDocument::Error::DataNotYetAvailable:
    case QPdfDocument::Error::FileNotFound:
    case QPdfDocument::Error::InvalidFileFormat:
        return failure(ErrorCode::Corrupt, u"PDF 已损坏或没有下载完整，请重新取得文件后再导入"_s);
    }
    if (document.pageCount() < 1)
        return failure(ErrorCode::Corrupt, u"PDF 里没有页面，请重新取得文件后再导入"_s);
    if (document.pageCount() > MaximumPages)
        return failure(ErrorCode::InvalidInput, u"PDF 超过 %1 页，不是一份政策文件"_s.arg(MaximumPages));
    return {};
}

/// Word processors set a gap between Chinese and Western characters; in the text layer it looks like a blank.
QString withoutScriptGaps(QString text)
{
    static const QRegularExpression gap(u"(?<=[\\p{Han}，。、；：（）“”])\\s+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])\\s+(?=[\\p{Han}，。、；：（）“”])"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    return text.remove(gap);
}

/// Pieces that stand side by side (letter-spaced titles, cells of a table) are one line.
void append(QList<TextLine> &lines, const TextLine &line)
{
    if (!lines.isEmpty()) {
        TextLine &last = lines.last();
        const double overlap = std::min(last.bottom, line.bottom) - std::max(last.top, line.top);
        if (last.page == line.page && overlap > 0.6 * std::min(last.height(), line.height()) && line.left >= last.right - line.height() * 0.3) {
            last.text += (line.left - last.right > line.height() * 0.8 ? u" "_s : QString()) + line.text;
            last.right = line.right;
            last.top = std::min(last.top, line.top);
            last.bottom = std::max(last.bottom, line.bottom);
            return;
        }
    }
    lines.append(line);
}

/// Where a line of the page's text lies in it; PDFium counts characters, not UTF-16 units.
struct TextPiece
{
    QString text;
    int start = 0;
    int length = 0;
};

QList<TextPiece> piecesOf(const QString &text)
{
    QList<TextPiece> pieces;
    int index = 0;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        int characters = 0;
        for (; end < text.size() && text.at(end) != u'\n' && text.at(end) != u'\r'; ++end)
            characters += !text.at(end).isLowSurrogate();
        const QString content = text.sliced(start, end - start).trimmed();
        if (!content.isEmpty()) {
            int leading = 0;
            while (text.at(start + leading).isSpace())
                ++leading;
            pieces.append({content, index + leading, characters - leading});
        }
        index += characters + 1;
        start = end + 1;
    }
    return pieces;
}

/// The rectangles of a page's text (one for each run of a font), put together to lines.
QList<QRectF> lineRectangles(const QList<QPolygonF> &runs)
{
    QList<QRectF> lines;
    for (const QPolygonF &run : runs) {
        const QRectF place = run.boundingRect();
        if (!lines.isEmpty()) {
            QRectF &last = lines.last();
            const double overlap = std::min(last.bottom(), place.bottom()) - std::max(last.top(), place.top());
            if (overlap > 0.5 * std::min(last.height(), place.height()) && place.left() >= last.right() - place.height()) {
                last = last.united(place);
                continue;
            }
        }
        lines.append(place);
    }
    return lines;
}

QList<TextLine> linesOf(QPdfDocument &document, int page)
{
    const QPdfSelection all = document.getAllText(page);
    const QList<TextPiece> pieces = piecesOf(all.text());
    const QList<QRectF> rectangles = lineRectangles(all.bounds());
    // Asking for each line alone reads the page anew every time (0.1 s a page): only where the two do not agree.
    const bool agrees = rectangles.size() == pieces.size();
    QList<TextLine> lines;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QRectF place = agrees ? rectangles.at(i) : document.getSelectionAtIndex(page, pieces.at(i).start, pieces.at(i).length).boundingRectangle();
        append(lines, {.text = withoutScriptGaps(pieces.at(i).text), .left = place.left(), .right = place.right(), .top = place.top(),
                       .bottom = place.bottom(), .page = page + 1});
    }
    return lines;
}

QString pageList(const QList<int> &pages)
{
    QStringList names;
    for (const int page : pages.first(std::min<qsizetype>(pages.size(), 8)))
        names.append(QString::number(page));
    return names.join(u'、') + (pages.size() > 8 ? u"等"_s : QString());
}

} // namespace

Result<RawDocument> readPdf(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument pdf;
    if (auto ready = opened(pdf, buffer); !ready)
        return failure(ready);

    RawDocument document;
    document.format = DocumentFormat::Pdf;
    document.title = pdf.metaData(QPdfDocument::MetaDataField::Title).toString().trimmed();
    QList<TextLine> lines;
    QList<int> emptyPages;
    qsizetype characters = 0;
    for (int page = 0; page < pdf.pageCount(); ++page) {
        const QList<TextLine> own = linesOf(pdf, page);
        if (own.isEmpty())
            emptyPages.append(page + 1);
        for (const TextLine &line : own)
            characters += line.text.size();
        lines.append(own);
    }
    // A stamp or a page number that a scanner adds is not yet a text.
    if (characters < 20)
        return failure(ErrorCode::Unsupported,
                       u"这份 PDF 是扫描件，没有文字层，无法识别。请索取 Word 或带文字的 PDF，或将文字复制后用“粘贴文本”导入"_s);
    if (!emptyPages.isEmpty())
        document.remarks.append(u"第 %1 页没有文字（可能是空白页或扫描页），请对照原件核对"_s.arg(pageList(emptyPages)));
    document.paragraphs = joinLines(withoutRunningHeads(lines));
    return document;
}

} // namespace zhijian::policy
