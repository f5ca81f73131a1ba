#include "policy/documentreader.h"

#include "docxreader.h"
#include "htmlreader.h"
#include "linejoiner.h"
#include "pdfreader.h"
#include "plainhan.h"
#include "officefile/textdecoder.h"
#include "officefile/zipparts.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

bool hasSuffix(const QString &fileName, std::initializer_list<QLatin1StringView> suffixes)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return std::ranges::any_of(suffixes, [&suffix](QLatin1StringView one) { return suffix == one; });
}

Result<RawDocument> readPackage(const QByteArray &bytes)
{
    const auto parts = officefile::ZipParts::open(bytes);
    if (!parts)
        return failure(parts);
    if (parts->has(u"OFD.xml"_s))
        return failure(ErrorCode::Unsupported, u"暂不支持 OFD 版式文件，请索取 Word 或 PDF，或在 OFD 阅读器中复制全文，用“粘贴文本”导入"_s);
    if (parts->has(u"xl/workbook.xml"_s))
        return failure(ErrorCode::Unsupported, u"这是 Excel 表格，不是政策文件，请导入 .docx、.pdf 或 .txt"_s);
    if (parts->has(u"ppt/presentation.xml"_s))
        return failure(ErrorCode::Unsupported, u"这是演示文稿，不是政策文件，请导入 .docx、.pdf 或 .txt"_s);
    if (parts->has(u"mimetype"_s) && parts->has(u"content.xml"_s))
        return failure(ErrorCode::Unsupported, u"暂不支持 ODF 文档，请另存为 .docx 后再导入"_s);
    if (!parts->has(u"[Content_Types].xml"_s))
        return failure(ErrorCode::Unsupported, u"这是压缩包，请先解压，再导入其中的 .docx、.pdf 或 .txt 文件"_s);
    return DocxReader::read(*parts);
}

/// Compound files hold the old .doc and .wps and, under a password, a .docx (MS-OFFCRYPTO 2.3).
std::unexpected<Error> compoundFile(const QByteArray &bytes, const QString &fileName)
{
    const auto utf16 = [](QStringView text) {
        return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    };
    if (bytes.contains(utf16(u"EncryptedPackage")))
        return failure(ErrorCode::InvalidInput, u"文件设了打开密码，请在 Word 或 WPS 中取消密码、另存后再导入"_s);
    if (hasSuffix(fileName, {"xls"_L1, "et"_L1}))
        return failure(ErrorCode::Unsupported, u"这是表格文件，不是政策文件，请导入 .docx、.pdf 或 .txt"_s);
    return failure(ErrorCode::Unsupported, hasSuffix(fileName, {"wps"_L1})
                                               ? u"这是 WPS 文字的旧格式（.wps），请用 WPS 打开，另存为 .docx 后再导入"_s
                                               : u"这是 Word 97-2003 的旧格式（.doc），请用 Word 或 WPS 打开，另存为 .docx 后再导入"_s);
}

/// Lines broken by hand at a fixed width are put together; else each line is a paragraph.
QList<RawParagraph> paragraphsOf(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(QChar::LineSeparator, u'\n').replace(QChar::ParagraphSeparator, u'\n')
        .replace(u'\f', u'\n').remove(QChar::ByteOrderMark).remove(QChar::Null);
    QList<TextLine> lines;
    bool isAfterBlank = true;
    double widest = 0;
    for (const QString &line : text.split(u'\n')) {
        const QString content = line.trimmed();
        if (content.isEmpty()) {
            isAfterBlank = true;
            continue;
        }
        const auto width = [](QStringView view) {
            double ems = 0;
            for (const QChar c : view)
                ems += c == u'\t' ? 2 : c.unicode() < 0x2E80 ? 0.5 : 1;
            return ems;
        };
        const double left = width(QStringView(line).first(line.indexOf(content.front())));
        const double top = lines.isEmpty() ? 0 : lines.last().bottom;
        lines.append({.text = content, .left = left, .right = left + width(content), .top = top, .bottom = top + 1,
                      .startsParagraph = std::exchange(isAfterBlank, false)});
        widest = std::max(widest, lines.last().right);
    }
    const auto full = std::ranges::count_if(lines, [widest](const TextLine &line) { return line.right > widest - 2.6; });
    // Shorter lines than these are verses and lists, longer ones real paragraphs.
    if (widest >= 18 && widest <= 60 && full * 5 > lines.size() * 2 && lines.size() > 5)
        return joinLines(lines);
    QList<RawParagraph> paragraphs;
    for (const TextLine &line : lines)
        paragraphs.append({.text = line.text});
    return paragraphs;
}

Result<RawDocument> readText(const QByteArray &bytes)
{
    const auto text = officefile::decodeText(bytes);
    if (!text)
        return failure(text);
    RawDocument document;
    document.format = DocumentFormat::PlainText;
    document.paragraphs = paragraphsOf(*text);
    return document;
}

bool isHtml(const QByteArray &bytes, const QString &fileName)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 1024)).trimmed().toLower();
    return hasSuffix(fileName, {"html"_L1, "htm"_L1, "shtml"_L1}) || head.startsWith("<!doctype html") || head.startsWith("<html");
}

Result<RawDocument> readByContent(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return readPackage(bytes);
    if (bytes.first(std::min<qsizetype>(bytes.size(), 1024)).contains("%PDF-"))
        return readPdf(bytes);
    if (bytes.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return compoundFile(bytes, fileName);
    if (bytes.startsWith("{\\rtf"))
        return failure(ErrorCode::Unsupported, u"这是 RTF 文档，请用 Word 或 WPS 打开，另存为 .docx 后再导入"_s);
    if (hasSuffix(fileName, {"docx"_L1, "pdf"_L1, "doc"_L1, "wps"_L1, "ofd"_L1}))
        return failure(ErrorCode::Corrupt, u"文件已损坏，或内容与扩展名不符，请重新取得文件后再导入"_s);
    if (bytes.startsWith("\x89PNG") || bytes.startsWith("\xFF\xD8\xFF") || bytes.startsWith("GIF8"))
        return failure(ErrorCode::Unsupported, u"这是图片，没有文字，请索取 Word 或带文字的 PDF，或用“粘贴文本”导入"_s);
    return isHtml(bytes, fileName) ? readHtml(bytes) : readText(bytes);
}

} // namespace

Result<QByteArray> readFileBytes(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound, u"找不到文件 %1"_s.arg(file.fileName()));
    if (file.isDir())
        return failure(ErrorCode::InvalidInput, u"这是文件夹，请选其中的文件"_s);
    if (file.size() > MaximumFileSize)
        return failure(ErrorCode::InvalidInput, u"文件超过 50 MB，请压缩其中的图片、另存后再导入"_s);
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Storage, u"文件打不开（可能正被其他程序占用），请关闭该程序后重试"_s);
    return device.readAll();
}

Result<RawDocument> readDocument(const QString &path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return failure(bytes);
    return readDocument(*bytes, QFileInfo(path).fileName());
}

Result<RawDocument> readDocument(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.isEmpty())
        return failure(ErrorCode::InvalidInput, u"文件是空的"_s);
    if (bytes.size() > MaximumFileSize)
        return failure(ErrorCode::InvalidInput, u"文件超过 50 MB，请压缩其中的图片、另存后再导入"_s);
    auto document = readByContent(bytes, fileName);
    if (!document)
        return document;
    document->fileName = fileName;
    for (RawParagraph &paragraph : document->paragraphs)
        paragraph.text = withPlainHan(paragraph.text);
    if (document->text().trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"文件里没有文字，请检查是否选错了文件"_s);
    return document;
}

Result<RawDocument> readPastedText(const QString &text)
{
    RawDocument document;
    document.format = DocumentFormat::Pasted;
    document.paragraphs = paragraphsOf(withPlainHan(text));
    if (document.paragraphs.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有文字可导入，请先复制文件全文"_s);
    return document;
}

} // namespace zhijian::policy
