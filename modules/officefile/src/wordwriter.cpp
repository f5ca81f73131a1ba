#include "officefile/wordwriter.h"

#include "officefile/zipwriter.h"
#include "picturesize.h"
#include "wordparts.h"

#include <QXmlStreamWriter>

#include <numeric>

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

constexpr char Relations[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr int EmuPerTwip = 635;
constexpr int TwipsPerPixel = 15; // at 96 pixels an inch
constexpr int MaximumHeight = 11'000; // twentieths of a point: a picture and its caption stay on one page
constexpr int BulletList = 1;

/// XML 1.0 knows no other characters; a document with one does not open.
bool isAllowed(char32_t c)
{
    return c == u'\t' || c == u'\n' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

QString cleaned(const QString &text)
{
    QString result;
    for (const char32_t c : text.toUcs4())
        if (isAllowed(c))
            result += QChar::fromUcs4(c);
    return result;
}

} // namespace

WordWriter::WordWriter(QString title, QString author, QDate date)
    : m_title(cleaned(title)), m_author(cleaned(author)), m_date(date), m_xml(std::make_unique<QXmlStreamWriter>(&m_body))
{
    m_body.open(QIODevice::WriteOnly);
    const auto fixed = [this](const char *type, const char *target) {
        m_relations.append({QString::fromLatin1(type), QString::fromLatin1(target), false});
    };
    fixed("footer", "footer1.xml"); // rId1, rId2: sectionProperties() names them
    fixed("footer", "footer2.xml");
    fixed("styles", "styles.xml");
    fixed("settings", "settings.xml");
    fixed("fontTable", "fontTable.xml");
    fixed("numbering", "numbering.xml");
    m_xml->writeStartDocument(u"1.0"_s, true);
    m_xml->writeStartElement(u"w:document"_s);
    const std::pair<QString, QString> spaces[] = {
        {u"w"_s, u"http://schemas.openxmlformats.org/wordprocessingml/2006/main"_s},
        {u"r"_s, QString::fromLatin1(Relations)},
        {u"wp"_s, u"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"_s},
        {u"a"_s, u"http://schemas.openxmlformats.org/drawingml/2006/main"_s},
        {u"pic"_s, u"http://schemas.openxmlformats.org/drawingml/2006/picture"_s}};
    for (const auto &[prefix, space] : spaces)
        m_xml->writeAttribute(QString(u"xmlns:"_s + prefix), space);
    m_xml->writeStartElement(u"w:body"_s);
}

WordWriter::~WordWriter() = default;

int WordWriter::newList(int start)
{
    m_listStarts.append(start);
    return BulletList + int(m_listStarts.size());
}

bool WordWriter::canShow(const QByteArray &picture)
{
    return !pictureForm(picture).ending.isEmpty();
}

void WordWriter::paragraph(const WordParagraph &paragraph)
{
    writeParagraph(paragraph, TextWidth);
    m_endsWithTable = false;
}

void WordWriter::writeParagraph(const WordParagraph &paragraph, int pictureWidth)
{
    m_xml->writeStartElement(u"w:p"_s);
    m_xml->writeStartElement(u"w:pPr"_s);
    const auto property = [this](const QString &name, const QString &value) {
        m_xml->writeEmptyElement(name);
        m_xml->writeAttribute(u"w:val"_s, value);
    };
    property(u"w:pStyle"_s, styleId(paragraph.style));
    if (paragraph.mark != WordParagraph::Mark::None) {
        m_xml->writeStartElement(u"w:numPr"_s);
        property(u"w:ilvl"_s, QString::number(std::clamp(paragraph.level, 0, 7)));
        property(u"w:numId"_s, QString::number(paragraph.mark == WordParagraph::Mark::Bullet ? BulletList : paragraph.list));
        m_xml->writeEndElement();
    } else if (paragraph.level > 0) {
        m_xml->writeEmptyElement(u"w:ind"_s);
        m_xml->writeAttribute(u"w:left"_s, QString::number(640 * paragraph.level));
    }
    if (paragraph.isCentred || paragraph.isRight)
        property(u"w:jc"_s, paragraph.isCentred ? u"center"_s : u"right"_s);
    m_xml->writeEndElement();
    for (const WordRun &run : paragraph.runs)
        writeRun(run, pictureWidth);
    m_xml->writeEndElement();
}

void WordWriter::writeRun(const WordRun &run, int pictureWidth)
{
    if (!run.link.isEmpty()) {
        m_xml->writeStartElement(u"w:hyperlink"_s);
        m_xml->writeAttribute(u"r:id"_s, relation(u"hyperlink"_s, cleaned(run.link), true));
    }
    m_xml->writeStartElement(u"w:r"_s);
    const bool isPicture = canShow(run.picture);
    if (!isPicture && (run.isBold || run.isEmphasised || run.isStruck || !run.link.isEmpty())) {
        m_xml->writeStartElement(u"w:rPr"_s);
        if (!run.link.isEmpty()) {
            m_xml->writeEmptyElement(u"w:rStyle"_s);
            m_xml->writeAttribute(u"w:val"_s, u"Hyperlink"_s);
        }
        if (run.isEmphasised) {
            m_xml->writeEmptyElement(u"w:rFonts"_s);
            m_xml->writeAttribute(u"w:eastAsia"_s, u"楷体"_s);
        }
        if (run.isBold)
            m_xml->writeEmptyElement(u"w:b"_s);
        if (run.isStruck)
            m_xml->writeEmptyElement(u"w:strike"_s);
        m_xml->writeEndElement();
    }
    if (isPicture)
        writePicture(run, pictureWidth);
    else
        writeText(cleaned(run.text));
    m_xml->writeEndElement();
    if (!run.link.isEmpty())
        m_xml->writeEndElement();
}

void WordWriter::writeText(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            m_xml->writeEmptyElement(u"w:br"_s);
        m_xml->writeStartElement(u"w:t"_s);
        m_xml->writeAttribute(u"xml:space"_s, u"preserve"_s);
        m_xml->writeCharacters(lines.at(i));
        m_xml->writeEndElement();
    }
}

/// Inline in its line, never wider than `pictureWidth`.
void WordWriter::writePicture(const WordRun &run, int pictureWidth)
{
    const PictureForm form = pictureForm(run.picture);
    QSizeF size = QSizeF(form.size) * TwipsPerPixel;
    if (size.width() > pictureWidth || size.height() > MaximumHeight)
        size.scale(pictureWidth, MaximumHeight, Qt::KeepAspectRatio);
    QString name;
    for (auto known = m_media.cbegin(); known != m_media.cend(); ++known)
        if (known.value() == run.picture)
            name = known.key();
    if (name.isEmpty()) {
        name = u"media/image%1.%2"_s.arg(m_media.size() + 1).arg(QLatin1StringView(form.ending));
        m_media.insert(name, run.picture);
    }
    const QString id = QString::number(++m_pictures);
    const QString label = cleaned(run.text).toHtmlEscaped();
    const QString width = QString::number(qint64(std::max(size.width(), 1.0)) * EmuPerTwip);
    const QString height = QString::number(qint64(std::max(size.height(), 1.0)) * EmuPerTwip);
    writeXml(u"<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%1\" cy=\"%2\"/>"
              "<wp:docPr id=\"%3\" name=\"图片 %3\" descr=\"%4\"/><a:graphic><a:graphicData "
              "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%3\" "
              "name=\"图片 %3\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"%5\"/><a:stretch><a:fillRect/></a:stretch>"
              "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%1\" cy=\"%2\"/></a:xfrm>"
              "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"_s
                  .arg(width, height, id, label, relation(u"image"_s, name, false)).toUtf8());
}

void WordWriter::table(const WordTable &table)
{
    if (table.rows.isEmpty() || table.widths.isEmpty())
        return;
    if (m_endsWithTable) // Word makes one table of two that touch
        paragraph({.style = WordStyle::Cell, .runs = {}});
    const int shares = std::max(1, std::accumulate(table.widths.cbegin(), table.widths.cend(), 0));
    const auto width = [&](qsizetype column) { return TextWidth * table.widths.at(column) / shares; };
    m_xml->writeStartElement(u"w:tbl"_s);
    QByteArray head = "<w:tblPr><w:tblW w:w=\"" + QByteArray::number(TextWidth) + "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>";
    for (const char *edge : {"top", "left", "bottom", "right", "insideH", "insideV"})
        head += QByteArray("<w:") + edge + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"404040\"/>";
    head += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
    for (qsizetype column = 0; column < table.widths.size(); ++column)
        head += "<w:gridCol w:w=\"" + QByteArray::number(width(column)) + "\"/>";
    writeXml(head + "</w:tblGrid>");
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        m_xml->writeStartElement(u"w:tr"_s);
        writeXml(row == 0 && table.hasHead ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:trPr><w:cantSplit/></w:trPr>");
        for (qsizetype column = 0; column < table.widths.size(); ++column)
            writeCell(table.rows.at(row).value(column), width(column));
        m_xml->writeEndElement();
    }
    m_xml->writeEndElement();
    m_endsWithTable = true;
}

void WordWriter::writeCell(const WordTable::Cell &cell, int width)
{
    m_xml->writeStartElement(u"w:tc"_s);
    writeXml("<w:tcPr><w:tcW w:w=\"" + QByteArray::number(width) + "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>");
    for (const WordParagraph &paragraph : cell)
        writeParagraph(paragraph, width - 216);
    if (cell.isEmpty()) // A cell without a paragraph is a damaged file
        writeParagraph({.style = WordStyle::Cell, .runs = {}}, width);
    m_xml->writeEndElement();
}

void WordWriter::writeXml(const QByteArray &xml)
{
    m_xml->writeCharacters(QString());
    m_body.write(xml);
}

QString WordWriter::relation(const QString &type, const QString &target, bool isExternal)
{
    const Relation wanted{type, target, isExternal};
    if (!m_relations.contains(wanted))
        m_relations.append(wanted);
    return u"rId%1"_s.arg(m_relations.indexOf(wanted) + 1);
}

QByteArray WordWriter::relations() const
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.writeStartDocument(u"1.0"_s, true);
    writer.writeStartElement(u"Relationships"_s);
    writer.writeAttribute(u"xmlns"_s, u"http://schemas.openxmlformats.org/package/2006/relationships"_s);
    for (qsizetype i = 0; i < m_relations.size(); ++i) {
        writer.writeEmptyElement(u"Relationship"_s);
        writer.writeAttribute(u"Id"_s, u"rId%1"_s.arg(i + 1));
        writer.writeAttribute(u"Type"_s, QString(QLatin1StringView(Relations) + u'/' + m_relations.at(i).type));
        writer.writeAttribute(u"Target"_s, m_relations.at(i).target);
        if (m_relations.at(i).isExternal)
            writer.writeAttribute(u"TargetMode"_s, u"External"_s);
    }
    writer.writeEndDocument();
    return xml;
}

/// One list of bullets, and each numbered list by itself, so that each begins anew.
QByteArray WordWriter::numbering() const
{
    const auto levels = [](bool isBullet) {
        QByteArray xml;
        static constexpr const char *Bullets[] = {"●", "○", "■", "□"};
        static constexpr const char *Numbers[] = {"%1.", "（%2）", "%3）", "%4."};
        for (int level = 0; level < 8; ++level)
            xml += "<w:lvl w:ilvl=\"" + QByteArray::number(level) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
                + (isBullet ? "bullet" : "decimal") + "\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\""
                + (isBullet ? QByteArray(Bullets[level % 4])
                            : QByteArray(Numbers[level % 4]).replace(QByteArray::number(level % 4 + 1), QByteArray::number(level + 1)))
                + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + QByteArray::number(960 + 480 * level)
                + "\" w:hanging=\"320\"/></w:pPr>"
                + (isBullet ? "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"18\"/></w:rPr>" : "") + "</w:lvl>";
        return xml;
    };
    QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering "
                     "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                     "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>" + levels(true) + "</w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"hybridMultilevel\"/>" + levels(false) + "</w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    for (qsizetype i = 0; i < m_listStarts.size(); ++i) {
        xml += "<w:num w:numId=\"" + QByteArray::number(i + 1 + BulletList) + "\"><w:abstractNumId w:val=\"1\"/>";
        for (int level = 0; level < 8; ++level)
            xml += "<w:lvlOverride w:ilvl=\"" + QByteArray::number(level) + "\"><w:startOverride w:val=\""
                + QByteArray::number(m_listStarts.at(i)) + "\"/></w:lvlOverride>";
        xml += "</w:num>";
    }
    return xml + "</w:numbering>";
}

QByteArray WordWriter::coreProperties() const
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.writeStartDocument(u"1.0"_s, true);
    writer.writeStartElement(u"cp:coreProperties"_s);
    writer.writeAttribute(u"xmlns:cp"_s, u"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"_s);
    writer.writeAttribute(u"xmlns:dc"_s, u"http://purl.org/dc/elements/1.1/"_s);
    writer.writeAttribute(u"xmlns:dcterms"_s, u"http://purl.org/dc/terms/"_s);
    writer.writeAttribute(u"xmlns:xsi"_s, u"http://www.w3.org/2001/XMLSchema-instance"_s);
    writer.writeTextElement(u"dc:title"_s, m_title);
    writer.writeTextElement(u"dc:creator"_s, m_author);
    if (m_date.isValid()) {
        writer.writeStartElement(u"dcterms:created"_s);
        writer.writeAttribute(u"xsi:type"_s, u"dcterms:W3CDTF"_s);
        writer.writeCharacters(QString(m_date.toString(Qt::ISODate) + u"T00:00:00Z"));
        writer.writeEndElement();
    }
    writer.writeEndDocument();
    return xml;
}

Result<QByteArray> WordWriter::bytes()
{
    if (m_endsWithTable) // The last paragraph carries the page's properties
        paragraph({.style = WordStyle::Cell, .runs = {}});
    writeXml(sectionProperties());
    m_xml->writeEndDocument();
    if (m_xml->hasError())
        return failure(ErrorCode::InvalidInput, u"文字里有 Word 文件存不下的字符"_s);
    QMap<QString, QByteArray> parts{
        {u"[Content_Types].xml"_s, contentTypesPart()},
        {u"_rels/.rels"_s, QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
            "</Relationships>")},
        {u"docProps/core.xml"_s, coreProperties()},
        {u"word/document.xml"_s, m_body.data()},
        {u"word/_rels/document.xml.rels"_s, relations()},
        {u"word/styles.xml"_s, stylesPart()},
        {u"word/settings.xml"_s, settingsPart()},
        {u"word/fontTable.xml"_s, fontsPart()},
        {u"word/numbering.xml"_s, numbering()},
        {u"word/footer1.xml"_s, footerPart(false)},
        {u"word/footer2.xml"_s, footerPart(true)},
    };
    for (auto picture = m_media.cbegin(); picture != m_media.cend(); ++picture)
        parts.insert(u"word/"_s + picture.key(), picture.value());
    return writeZip(parts);
}

} // namespace zhijian::officefile
