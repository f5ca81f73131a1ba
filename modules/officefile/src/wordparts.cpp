#include "wordparts.h"

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

constexpr char Head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char Main[] = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

struct StyleForm
{
    WordStyle style;
    const char *name;      ///< English names are those that Word and WPS know and translate
    const char *paragraph; ///< Inside w:pPr
    const char *run;       ///< Inside w:rPr
};

// 2号 is 22 pt, 3号 16 pt, 4号 14 pt; sizes are half points. 28 pt a line gives the standard's 22 lines a page.
constexpr StyleForm Styles[] = {
    {WordStyle::Title, "Title",
     "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\" w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
     "<w:rFonts w:eastAsia=\"方正小标宋简体\"/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>"},
    {WordStyle::TitleNote, "Subtitle", "<w:spacing w:after=\"360\"/><w:jc w:val=\"center\"/>", "<w:rFonts w:eastAsia=\"楷体\"/>"},
    {WordStyle::Heading1, "heading 1", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>",
     "<w:rFonts w:eastAsia=\"黑体\"/>"},
    {WordStyle::Heading2, "heading 2", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
     "<w:rFonts w:eastAsia=\"楷体\"/>"},
    {WordStyle::Heading3, "heading 3", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"2\"/>",
     "<w:b/><w:bCs/>"},
    {WordStyle::Heading4, "heading 4", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"3\"/>", ""},
    {WordStyle::Text, "Body Text", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", ""},
    {WordStyle::FlushText, "Text Flush", "", ""},
    {WordStyle::ListText, "List Paragraph", "", ""},
    {WordStyle::Quotation, "Quote", "<w:ind w:left=\"640\" w:right=\"320\" w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
     "<w:rFonts w:eastAsia=\"楷体\"/>"},
    {WordStyle::Caption, "caption", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\" w:line=\"400\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
     "<w:rFonts w:eastAsia=\"黑体\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"},
    {WordStyle::Note, "Note", "<w:spacing w:after=\"120\" w:line=\"400\" w:lineRule=\"atLeast\"/>",
     "<w:rFonts w:eastAsia=\"楷体\"/><w:color w:val=\"595959\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {WordStyle::Cell, "Table Text", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"360\" w:lineRule=\"atLeast\"/>",
     "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {WordStyle::CellHead, "Table Head", "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"360\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
     "<w:rFonts w:eastAsia=\"黑体\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
};

} // namespace

QString styleId(WordStyle style)
{
    for (const StyleForm &form : Styles)
        if (form.style == style)
            return QString::fromUtf8(form.name).remove(u' ');
    return {};
}

QByteArray stylesPart()
{
    QByteArray xml = QByteArray(Head) + "<w:styles " + Main
        + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\""
          " w:eastAsia=\"仿宋\"/><w:kern w:val=\"2\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
          "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
          // A minimum, not an exact height: a line with a picture must grow.
          "<w:pPrDefault><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"atLeast\"/><w:jc w:val=\"both\"/></w:pPr></w:pPrDefault></w:docDefaults>"
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
          "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"0563C1\"/>"
          "<w:u w:val=\"single\"/></w:rPr></w:style>"
          "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
          "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
          "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
    for (const StyleForm &form : Styles)
        xml += "<w:style w:type=\"paragraph\" w:styleId=\"" + styleId(form.style).toUtf8() + "\"><w:name w:val=\"" + form.name
            + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + form.paragraph + "</w:pPr><w:rPr>" + form.run + "</w:rPr></w:style>";
    return xml + "</w:styles>";
}

/// What stands in for a typeface that the reader's computer has not.
QByteArray fontsPart()
{
    QByteArray xml = QByteArray(Head) + "<w:fonts " + Main + '>';
    const std::pair<const char *, const char *> fonts[] = {
        {"方正小标宋简体", "宋体"}, {"仿宋", "仿宋_GB2312"}, {"楷体", "楷体_GB2312"}, {"黑体", "SimHei"}};
    for (const auto &[name, other] : fonts)
        xml += QByteArray("<w:font w:name=\"") + name + "\"><w:altName w:val=\"" + other + "\"/><w:charset w:val=\"86\"/></w:font>";
    return xml + "</w:fonts>";
}

QByteArray settingsPart()
{
    return QByteArray(Head) + "<w:settings " + Main
        + "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
          "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
          "</w:settings>";
}

/// 4号, a dash on each side; odd pages one character from the right, even pages from the left (GB/T 9704—2012, 7.5).
QByteArray footerPart(bool isEven)
{
    const QByteArray place = isEven ? "<w:ind w:left=\"280\"/><w:jc w:val=\"left\"/>" : "<w:ind w:right=\"280\"/><w:jc w:val=\"right\"/>";
    const QByteArray look = "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>";
    return QByteArray(Head) + "<w:ftr " + Main + "><w:p><w:pPr>" + place + "</w:pPr><w:r>" + look + "<w:t xml:space=\"preserve\">— </w:t></w:r><w:r>"
        + look + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" + look + "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r>"
        + look + "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>" + look + "<w:t>1</w:t></w:r><w:r>" + look
        + "<w:fldChar w:fldCharType=\"end\"/></w:r><w:r>" + look + "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

QByteArray contentTypesPart()
{
    constexpr char Word[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    QByteArray xml = QByteArray(Head) + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
        "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"gif\" ContentType=\"image/gif\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
    const std::pair<const char *, const char *> parts[] = {
        {"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}, {"fontTable", "fontTable"},
        {"numbering", "numbering"}, {"footer1", "footer"}, {"footer2", "footer"}};
    for (const auto &[name, type] : parts)
        xml += QByteArray("<Override PartName=\"/word/") + name + ".xml\" ContentType=\"" + Word + type + "+xml\"/>";
    return xml + "</Types>";
}

QByteArray sectionProperties()
{
    // 37 mm above, 28 mm at the left; 156 x 225 mm of text (GB/T 9704—2012, 5.2).
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"even\" r:id=\"rId2\"/>"
           "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
           "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>";
}

} // namespace zhijian::officefile
