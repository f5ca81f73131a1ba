#pragma once

#include <QHash>
#include <QString>

#include <optional>

class QXmlStreamReader;

namespace zhijian::policy {

/// Which automatic list a paragraph belongs to (w:numPr).
struct NumberingReference
{
    int list = 0;   ///< w:numId; 0 takes the number away
    int level = 0;  ///< w:ilvl

    bool operator==(const NumberingReference &) const = default;
};

/// The properties of a paragraph or of a paragraph style that matter here; unset ones are inherited.
struct ParagraphProperties
{
    QString style;
    std::optional<int> outlineLevel; ///< 0 is the highest, 9 is body text
    std::optional<int> list;
    std::optional<int> listLevel;
    std::optional<bool> isCentred;

    /// Reads up to the end of the present w:pPr element.
    void read(QXmlStreamReader &xml);
};

/// The paragraph styles of word/styles.xml.
class DocxStyles
{
public:
    DocxStyles() = default;
    explicit DocxStyles(const QByteArray &xml);

    /// The paragraph's own properties, filled up from its style and the styles that one is based on.
    [[nodiscard]] ParagraphProperties resolved(ParagraphProperties properties) const;
    /// 1 ... 9 for a heading, 0 for body text.
    [[nodiscard]] static int headingLevel(const ParagraphProperties &resolved);

private:
    struct Style
    {
        QString name;
        QString basedOn;
        ParagraphProperties properties;
    };
    QHash<QString, Style> m_styles;
    QString m_default;
};

} // namespace zhijian::policy
