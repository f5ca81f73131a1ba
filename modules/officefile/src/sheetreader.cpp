#include "core/csvtable.h"
#include "officefile/sheet.h"
#include "officefile/textdecoder.h"
#include "officefile/zipparts.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

// Far above any office's list; a damaged or hostile file must not fill the memory.
constexpr int MaximumRows = 20'000;
constexpr int MaximumColumns = 200;

std::unexpected<Error> damaged()
{
    return failure(ErrorCode::Corrupt, u"表格文件已损坏，请用 WPS 或 Excel 打开、另存后再导入"_s);
}

/// The text of <si> or <is>: its <t>, without the phonetic guides <rPh>.
QString richText(QXmlStreamReader &xml)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "t"_L1)
            text += xml.readElementText();
        else if (xml.name() == "r"_L1)
            text += richText(xml);
        else
            xml.skipCurrentElement();
    }
    return text;
}

Result<QStringList> sharedTexts(const ZipParts &parts)
{
    const QString path = u"xl/sharedStrings.xml"_s;
    if (!parts.has(path))
        return QStringList();
    const auto bytes = parts.part(path);
    if (!bytes)
        return failure(bytes);
    QStringList texts;
    QXmlStreamReader xml(*bytes);
    if (xml.readNextStartElement())
        while (xml.readNextStartElement())
            texts.append(richText(xml));
    if (xml.hasError())
        return damaged();
    return texts;
}

struct FirstSheet
{
    QString name;
    QString path;
};

/// The first visible table of xl/workbook.xml and the part it is in.
Result<FirstSheet> firstSheet(const ZipParts &parts)
{
    const auto book = parts.part(u"xl/workbook.xml"_s);
    const auto relations = parts.part(u"xl/_rels/workbook.xml.rels"_s);
    if (!book || !relations)
        return failure(ErrorCode::Unsupported, u"这不是 Excel 表格，请导入 .xlsx 或 .csv"_s);
    FirstSheet first;
    QString relation;
    QXmlStreamReader xml(*book);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "workbookPr"_L1 && (xml.attributes().value("date1904"_L1) == "1"_L1 || xml.attributes().value("date1904"_L1) == "true"_L1))
            return failure(ErrorCode::Unsupported, u"表格用的是 1904 年起的日期，请在 Excel 选项中取消“使用 1904 日期系统”、另存后再导入"_s);
        if (xml.name() == "sheet"_L1 && relation.isEmpty() && !xml.attributes().hasAttribute("state"_L1)) {
            first.name = xml.attributes().value("name"_L1).toString();
            for (const QXmlStreamAttribute &attribute : xml.attributes())
                if (attribute.name() == "id"_L1)
                    relation = attribute.value().toString();
        }
    }
    QXmlStreamReader links(*relations);
    while (!links.atEnd()) {
        links.readNext();
        if (links.isStartElement() && links.attributes().value("Id"_L1) == relation)
            first.path = links.attributes().value("Target"_L1).toString();
    }
    if (xml.hasError() || links.hasError() || first.path.isEmpty())
        return damaged();
    first.path = first.path.startsWith(u'/') ? first.path.mid(1) : QString(u"xl/"_s + first.path);
    return first;
}

/// "BC12" -> 54; -1 when it is no reference.
int columnOf(QStringView reference)
{
    int column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
        if (column > MaximumColumns)
            return -1;
    }
    return column - 1;
}

/// 1.3800138E10 is a telephone number somebody typed into an ordinary cell.
QString plainNumber(const QString &text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::floor(value) == value && std::abs(value) < 1e15 ? QString::number(value, 'f', 0) : text;
}

QString cellText(QXmlStreamReader &xml, const QStringList &shared)
{
    const QString type = xml.attributes().value("t"_L1).toString();
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "is"_L1)
            text = richText(xml);
        else if (xml.name() == "v"_L1)
            text = xml.readElementText();
        else
            xml.skipCurrentElement();
    }
    if (type == "s"_L1)
        return shared.value(text.toInt());
    if (type == "b"_L1)
        return text == "1"_L1 ? u"是"_s : u"否"_s;
    if (type == "e"_L1)
        return {};
    return type.isEmpty() || type == "n"_L1 ? plainNumber(text) : text;
}

Result<Sheet> readWorkbook(const QByteArray &bytes)
{
    const auto parts = ZipParts::open(bytes);
    if (!parts)
        return failure(parts);
    const auto first = firstSheet(*parts);
    const auto shared = first ? sharedTexts(*parts) : failure(first);
    const auto part = shared ? parts->part(first->path) : failure(shared);
    if (!part)
        return failure(part);
    Sheet sheet{.name = first->name, .rows = {}};
    QXmlStreamReader xml(*part);
    int number = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.name() != "row"_L1)
            continue;
        number = xml.attributes().hasAttribute("r"_L1) ? xml.attributes().value("r"_L1).toInt() : number + 1;
        Sheet::Row row{.number = number, .cells = {}};
        while (xml.readNextStartElement()) {
            const QString reference = xml.attributes().value("r"_L1).toString();
            const int column = reference.isEmpty() ? int(row.cells.size()) : columnOf(reference);
            const QString text = cellText(xml, *shared).trimmed();
            if (column < 0 || text.isEmpty())
                continue;
            while (row.cells.size() <= column)
                row.cells.append(QString());
            row.cells[column] = text;
        }
        if (!row.cells.isEmpty())
            sheet.rows.append(row);
        if (sheet.rows.size() > MaximumRows)
            return failure(ErrorCode::InvalidInput, u"表格超过 20,000 行，请分成几个文件再导入"_s);
    }
    if (xml.hasError())
        return damaged();
    return sheet;
}

Result<Sheet> readCsv(const QByteArray &bytes)
{
    const auto text = decodeText(bytes);
    if (!text)
        return failure(text);
    Sheet sheet;
    int number = 0;
    for (const QStringList &cells : csvRows(text->toUtf8())) {
        sheet.rows.append({.number = ++number, .cells = cells});
        if (sheet.rows.size() > MaximumRows)
            return failure(ErrorCode::InvalidInput, u"表格超过 20,000 行，请分成几个文件再导入"_s);
    }
    if (!sheet.rows.isEmpty() && sheet.rows.first().cells.first().startsWith(QChar::ByteOrderMark))
        sheet.rows.first().cells.first().remove(0, 1);
    return sheet;
}

} // namespace

Result<Sheet> readSheet(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.isEmpty())
        return failure(ErrorCode::InvalidInput, u"文件是空的，请重新取得文件后再导入"_s);
    if (bytes.startsWith("PK\x03\x04"))
        return readWorkbook(bytes);
    // Compound files: .xls, .et, and any workbook under a password.
    if (bytes.startsWith("\xD0\xCF\x11\xE0"))
        return failure(ErrorCode::Unsupported, u"这是旧格式（.xls、.et）或设了打开密码的表格，请用 WPS 或 Excel 取消密码、另存为 .xlsx 后再导入"_s);
    const QString suffix = fileName.section(u'.', -1).toLower();
    if (suffix == "csv"_L1 || suffix == "txt"_L1)
        return readCsv(bytes);
    if (suffix == "xlsx"_L1)
        return damaged();
    return failure(ErrorCode::Unsupported, u"请导入 .xlsx 或 .csv 文件"_s);
}

QDate sheetDate(const QString &text)
{
    static const QRegularExpression written(uR"(^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$)"_s);
    if (const auto match = written.match(text.trimmed()); match.hasMatch())
        return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    bool ok = false;
    const double days = text.toDouble(&ok);
    // 1954 to 2119: what else is a number here was not meant as a day.
    return ok && days >= 20'000 && days < 80'000 ? QDate(1899, 12, 30).addDays(qint64(days)) : QDate();
}

} // namespace zhijian::officefile
