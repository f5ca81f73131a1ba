#include "wordtext.h"

#include "docxreader.h"
#include "linejoiner.h"
#include "officefile/textdecoder.h"
#include "officefile/zipparts.h"
#include "plainhan.h"
#include "policy/wordreader.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

bool hasSuffix(const QString &fileName, std::initializer_list<QLatin1StringView> suffixes)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return std::ranges::any_of(suffixes, [&suffix](QLatin1StringView one) { return suffix == one; });
}

} // namespace

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

Result<RawDocument> finished(Result<RawDocument> document, const QString &fileName)
{
    if (!document)
        return document;
    document->fileName = fileName;
    for (RawParagraph &paragraph : document->paragraphs)
        paragraph.text = withPlainHan(paragraph.text);
    if (document->text().trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"文件里没有文字，请检查是否选错了文件"_s);
    return document;
}

Result<RawDocument> readWordOrText(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.startsWith("PK\x03\x04"))
        return finished(readPackage(bytes), fileName);
    if (hasSuffix(fileName, {"txt"_L1, "md"_L1}))
        return finished(readText(bytes), fileName);
    return failure(ErrorCode::Unsupported, u"只有 .docx 和 .txt 能识别条款"_s);
}

} // namespace zhijian::policy
