#include "docxreader.h"

#include "wordxml.h"
#include "officefile/zipparts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

using officefile::ZipParts;

namespace {

// Deeper nesting than this is no document that a person made.
constexpr int MaximumDepth = 200;

/// Where the main text lies: the package's relations say it; nearly always word/document.xml.
QString mainPart(const ZipParts &parts)
{
    if (const auto relations = parts.part(u"_rels/.rels"_s)) {
        QXmlStreamReader xml(*relations);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "Relationship"_L1
                && wordAttribute(xml, "Type"_L1).endsWith("/officeDocument"_L1)) {
                const QString target = wordAttribute(xml, "Target"_L1);
                return target.startsWith(u'/') ? target.sliced(1) : target;
            }
        }
    }
    return u"word/document.xml"_s;
}

QString titleProperty(const ZipParts &parts)
{
    const auto core = parts.part(u"docProps/core.xml"_s);
    if (!core)
        return {};
    QXmlStreamReader xml(*core);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "title"_L1)
            return xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
    return {};
}

} // namespace

Result<RawDocument> DocxReader::read(const ZipParts &parts)
{
    const QString main = mainPart(parts);
    const QString folder = main.left(main.lastIndexOf(u'/') + 1);
    const auto text = parts.part(main);
    if (!text) {
        return text.error().code == ErrorCode::NotFound
                   ? failure(ErrorCode::Corrupt, u"文件里没有正文部分，可能已损坏，请用 Word 或 WPS 打开后另存为 .docx 再导入"_s)
                   : failure(text);
    }
    DocxReader reader(DocxStyles(parts.part(folder + u"styles.xml").value_or(QByteArray())),
                      DocxNumbering(parts.part(folder + u"numbering.xml").value_or(QByteArray())));
    QXmlStreamReader xml(*text);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return failure(ErrorCode::Corrupt, u"文件内部结构不正常，请用 Word 或 WPS 打开后另存为 .docx 再导入"_s);
        if (token == QXmlStreamReader::StartElement && xml.name() == "body"_L1)
            reader.readBlocks(xml);
    }
    if (xml.hasError())
        return failure(ErrorCode::Corrupt, u"文件内部已损坏，请用 Word 或 WPS 打开修复、另存为 .docx 后再导入"_s);
    RawDocument document;
    document.format = DocumentFormat::Docx;
    document.title = titleProperty(parts);
    document.paragraphs = std::move(reader.m_paragraphs);
    return document;
}

void DocxReader::readBlocks(QXmlStreamReader &xml)
{
    if (++m_depth > MaximumDepth)
        xml.raiseError(u"nested too deeply"_s);
    while (xml.readNextStartElement())
        readBlock(xml);
    --m_depth;
}

void DocxReader::readBlock(QXmlStreamReader &xml)
{
    const QStringView name = xml.name();
    if (name == "p"_L1)
        readParagraph(xml);
    else if (name == "tbl"_L1)
        readTable(xml);
    else if (name == "sdt"_L1 || name == "sdtContent"_L1 || name == "ins"_L1 || name == "moveTo"_L1 || name == "customXml"_L1
             || name == "smartTag"_L1)
        readBlocks(xml);
    else
        xml.skipCurrentElement();
}

void DocxReader::readTable(QXmlStreamReader &xml)
{
    if (++m_depth > MaximumDepth)
        xml.raiseError(u"nested too deeply"_s);
    while (xml.readNextStartElement()) {
        if (xml.name() == "tr"_L1)
            readRow(xml);
        else if (xml.name() == "sdt"_L1 || xml.name() == "sdtContent"_L1 || xml.name() == "ins"_L1)
            readTable(xml);
        else
            xml.skipCurrentElement();
    }
    --m_depth;
}

void DocxReader::readRow(QXmlStreamReader &xml)
{
    const QList<RawParagraph> before = std::exchange(m_paragraphs, {});
    QStringList cells;
    readCells(xml, cells);
    m_paragraphs = before;
    QString text = cells.join(u" | "_s);
    if (cells.size() == 1 || !text.contains(u'|')) // A frame around text, not a table
        text = text.trimmed();
    if (text.contains(QRegularExpression(u"[^\\s|]"_s)))
        m_paragraphs.append({.text = text, .isTableRow = cells.size() > 1});
}

void DocxReader::readCells(QXmlStreamReader &xml, QStringList &cells)
{
    if (++m_depth > MaximumDepth)
        xml.raiseError(u"nested too deeply"_s);
    while (xml.readNextStartElement()) {
        if (xml.name() == "tc"_L1) {
            readBlocks(xml);
            QStringList lines;
            for (const RawParagraph &paragraph : std::exchange(m_paragraphs, {}))
                lines.append(paragraph.text);
            cells.append(lines.join(u'\n'));
        } else if (xml.name() == "sdt"_L1 || xml.name() == "sdtContent"_L1) {
            readCells(xml, cells);
        } else {
            xml.skipCurrentElement();
        }
    }
    --m_depth;
}

void DocxReader::readParagraph(QXmlStreamReader &xml)
{
    const QList<RawParagraph> outerBoxes = std::exchange(m_boxes, {});
    QString text;
    ParagraphProperties properties;
    readInlines(xml, text, properties);
    properties = m_styles.resolved(properties);
    RawParagraph paragraph{.headingLevel = DocxStyles::headingLevel(properties), .isCentred = properties.isCentred.value_or(false)};
    const QString content = text.trimmed();
    if (!content.isEmpty()) {
        const QString number = properties.list.value_or(0) > 0 ? m_numbering.next(*properties.list, properties.listLevel.value_or(0)) : QString();
        paragraph.isNumbered = !number.isEmpty();
        paragraph.text = number + content;
        m_paragraphs.append(paragraph);
    }
    m_paragraphs.append(std::exchange(m_boxes, outerBoxes));
}

void DocxReader::readInlines(QXmlStreamReader &xml, QString &text, ParagraphProperties &properties)
{
    if (++m_depth > MaximumDepth)
        xml.raiseError(u"nested too deeply"_s);
    while (xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == "r"_L1)
            readRun(xml, text);
        else if (name == "pPr"_L1)
            properties.read(xml);
        else if (name == "ins"_L1 || name == "moveTo"_L1 || name == "hyperlink"_L1 || name == "smartTag"_L1 || name == "sdt"_L1
                 || name == "sdtContent"_L1 || name == "fldSimple"_L1 || name == "customXml"_L1 || name == "dir"_L1 || name == "bdo"_L1)
            readInlines(xml, text, properties);
        else
            xml.skipCurrentElement(); // w:del and w:moveFrom among them
    }
    --m_depth;
}

void DocxReader::readRun(QXmlStreamReader &xml, QString &text)
{
    bool isHidden = false;
    QString own;
    while (xml.readNextStartElement()) {
        if (xml.name() != "rPr"_L1) {
            readRunElement(xml, own);
            continue;
        }
        while (xml.readNextStartElement()) {
            const QString value = wordAttribute(xml, "val"_L1);
            if (xml.name() == "vanish"_L1)
                isHidden = value.isEmpty() || wordFlag(value);
            xml.skipCurrentElement();
        }
    }
    if (!isHidden)
        text += own;
}

void DocxReader::readRunElement(QXmlStreamReader &xml, QString &text)
{
    const QStringView name = xml.name();
    if (name == "t"_L1) {
        text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        return;
    }
    if (name == "drawing"_L1 || name == "pict"_L1 || name == "AlternateContent"_L1) {
        readShape(xml);
        return;
    }
    if (name == "ruby"_L1) { // The base text, not the reading above it
        while (xml.readNextStartElement()) {
            if (xml.name() != "rubyBase"_L1) {
                xml.skipCurrentElement();
                continue;
            }
            ParagraphProperties ignored;
            readInlines(xml, text, ignored);
        }
        return;
    }
    if (name == "tab"_L1 || name == "ptab"_L1)
        text += u'\t';
    else if (name == "cr"_L1 || (name == "br"_L1 && !wordAttribute(xml, "type"_L1).contains("page"_L1)))
        text += u'\n';
    else if (name == "noBreakHyphen"_L1)
        text += u'-';
    xml.skipCurrentElement();
}

void DocxReader::readShape(QXmlStreamReader &xml)
{
    // The same text box stands in mc:Choice (drawing) and once more in mc:Fallback (VML for old programs).
    if (++m_depth > MaximumDepth)
        xml.raiseError(u"nested too deeply"_s);
    while (xml.readNextStartElement()) {
        if (xml.name() == "Fallback"_L1) {
            xml.skipCurrentElement();
        } else if (xml.name() == "txbxContent"_L1) {
            const QList<RawParagraph> before = std::exchange(m_paragraphs, {});
            readBlocks(xml);
            m_boxes.append(std::exchange(m_paragraphs, before));
        } else {
            readShape(xml);
        }
    }
    --m_depth;
}

} // namespace zhijian::policy
