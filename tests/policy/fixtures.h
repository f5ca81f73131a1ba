#pragma once

#include <KZip>

#include <QBuffer>
#include <QHash>
#include <QMap>
#include <QString>

/// Small files made in the test, so that it has force without the shared data.
namespace zhijian::fixtures {

inline QByteArray package(const QMap<QString, QByteArray> &parts)
{
    QBuffer buffer;
    KZip zip(&buffer);
    zip.open(QIODevice::WriteOnly);
    for (const auto &[path, bytes] : parts.asKeyValueRange())
        zip.writeFile(path, bytes);
    zip.close();
    return buffer.data();
}

inline constexpr auto WordNamespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")";

/// A .docx with this body; `others` are further parts, for example word/numbering.xml.
inline QByteArray docx(const QByteArray &body, QMap<QString, QByteArray> others = {})
{
    others.insert(QStringLiteral("[Content_Types].xml"),
                  R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)");
    others.insert(QStringLiteral("word/document.xml"),
                  QByteArray(R"(<?xml version="1.0" encoding="UTF-8"?><w:document )") + WordNamespaces + "><w:body>" + body + "</w:body></w:document>");
    return package(others);
}

inline QByteArray paragraph(const QString &text, const QByteArray &properties = {})
{
    return "<w:p>" + (properties.isEmpty() ? QByteArray() : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t xml:space=\"preserve\">"
           + text.toHtmlEscaped().toUtf8() + "</w:t></w:r></w:p>";
}

} // namespace zhijian::fixtures
