#pragma once

#include "core/result.h"
#include "docxnumbering.h"
#include "docxstyles.h"
#include "policy/rawdocument.h"

class QXmlStreamReader;

namespace zhijian::officefile {
class ZipParts;
}

namespace zhijian::policy {

/// Reads the text of a word-processing package (.docx): what a reader of the printed page would see.
/// Insertions are kept, deletions and hidden text dropped; text boxes come once, after their paragraph.
class DocxReader
{
public:
    [[nodiscard]] static Result<RawDocument> read(const officefile::ZipParts &parts);

private:
    DocxReader(DocxStyles styles, DocxNumbering numbering) : m_styles(std::move(styles)), m_numbering(std::move(numbering)) {}

    void readBlocks(QXmlStreamReader &xml);
    void readBlock(QXmlStreamReader &xml);
    void readTable(QXmlStreamReader &xml);
    void readRow(QXmlStreamReader &xml);
    void readCells(QXmlStreamReader &xml, QStringList &cells);
    void readParagraph(QXmlStreamReader &xml);
    void readInlines(QXmlStreamReader &xml, QString &text, ParagraphProperties &properties);
    void readRun(QXmlStreamReader &xml, QString &text);
    void readRunElement(QXmlStreamReader &xml, QString &text);
    void readShape(QXmlStreamReader &xml);

    DocxStyles m_styles;
    DocxNumbering m_numbering;
    QList<RawParagraph> m_paragraphs;
    QList<RawParagraph> m_boxes; ///< Of the paragraph being read
    int m_depth = 0;
};

} // namespace zhijian::policy
