#include "docxstyles.h"

#include "wordxml.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

void ParagraphProperties::read(QXmlStreamReader &xml)
{
    while (xml.readNextStartElement()) {
        const QStringView name = xml.name();
        if (name == "pStyle"_L1) {
            style = wordAttribute(xml, "val"_L1);
        } else if (name == "outlineLvl"_L1) {
            outlineLevel = wordAttribute(xml, "val"_L1).toInt();
        } else if (name == "jc"_L1) {
            isCentred = wordAttribute(xml, "val"_L1) == "center"_L1;
        } else if (name == "numPr"_L1) {
            while (xml.readNextStartElement()) {
                if (xml.name() == "numId"_L1)
                    list = wordAttribute(xml, "val"_L1).toInt();
                else if (xml.name() == "ilvl"_L1)
                    listLevel = wordAttribute(xml, "val"_L1).toInt();
                xml.skipCurrentElement();
            }
            continue;
        }
        xml.skipCurrentElement();
    }
}

DocxStyles::DocxStyles(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement())
        return;
    while (xml.readNextStartElement()) {
        if (xml.name() != "style"_L1 || wordAttribute(xml, "type"_L1) != "paragraph"_L1) {
            xml.skipCurrentElement();
            continue;
        }
        const QString id = wordAttribute(xml, "styleId"_L1);
        if (wordFlag(wordAttribute(xml, "default"_L1)))
            m_default = id;
        Style &style = m_styles[id];
        while (xml.readNextStartElement()) {
            if (xml.name() == "pPr"_L1) {
                style.properties.read(xml);
                continue;
            }
            if (xml.name() == "name"_L1)
                style.name = wordAttribute(xml, "val"_L1);
            else if (xml.name() == "basedOn"_L1)
                style.basedOn = wordAttribute(xml, "val"_L1);
            xml.skipCurrentElement();
        }
    }
}

ParagraphProperties DocxStyles::resolved(ParagraphProperties properties) const
{
    static const QRegularExpression heading(u"^(?:heading|标题)\\s*([1-9])$"_s, QRegularExpression::CaseInsensitiveOption);
    QString id = properties.style.isEmpty() ? m_default : properties.style;
    // A chain of styles that leads back to itself is cut after as many steps as there are styles.
    for (qsizetype step = 0; step < m_styles.size() && m_styles.contains(id); ++step) {
        const Style &style = *m_styles.constFind(id);
        if (!properties.outlineLevel) {
            properties.outlineLevel = style.properties.outlineLevel;
            if (const auto match = heading.match(style.name); match.hasMatch())
                properties.outlineLevel = match.capturedView(1).toInt() - 1;
            else if (style.name.compare("title"_L1, Qt::CaseInsensitive) == 0)
                properties.outlineLevel = 0;
        }
        properties.list = properties.list ? properties.list : style.properties.list;
        properties.listLevel = properties.listLevel ? properties.listLevel : style.properties.listLevel;
        properties.isCentred = properties.isCentred ? properties.isCentred : style.properties.isCentred;
        id = style.basedOn;
    }
    return properties;
}

int DocxStyles::headingLevel(const ParagraphProperties &resolved)
{
    const int level = resolved.outlineLevel.value_or(9);
    return level >= 0 && level < 9 ? level + 1 : 0;
}

} // namespace zhijian::policy
