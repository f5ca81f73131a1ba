#include "policy/documentreader.h"

#include "htmlreader.h"
#include "officeconversion.h"
#include "pdfreader.h"
#include "plainhan.h"
#include "wordtext.h"

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

bool isHtml(const QByteArray &bytes, const QString &fileName)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 1024)).trimmed().toLower();
    return hasSuffix(fileName, {"html"_L1, "htm"_L1, "shtml"_L1}) || head.startsWith("<!doctype html") || head.startsWith("<html");
}

Result<RawDocument> readConverted(const QByteArray &bytes, const QString &suffix)
{
    const auto docx = convertedToDocx(bytes, suffix);
    return docx ? readPackage(*docx) : failure(docx);
}

/// .doc by LibreOffice where it is installed; the rest is named with what to do.
Result<RawDocument> readOldWord(const QByteArray &bytes, const QString &fileName)
{
    const auto refusal = compoundFile(bytes, fileName);
    const bool isWord = refusal.error().code == ErrorCode::Unsupported && !hasSuffix(fileName, {"xls"_L1, "et"_L1, "wps"_L1});
    if (!isWord || officeProgram().isEmpty())
        return refusal;
    return readConverted(bytes, u"doc"_s);
}

Result<RawDocument> readByContent(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return readPackage(bytes);
    if (bytes.first(std::min<qsizetype>(bytes.size(), 1024)).contains("%PDF-"))
        return readPdf(bytes);
    if (bytes.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return readOldWord(bytes, fileName);
    if (bytes.startsWith("{\\rtf") && !officeProgram().isEmpty())
        return readConverted(bytes, u"rtf"_s);
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
    return finished(readByContent(bytes, fileName), fileName);
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
