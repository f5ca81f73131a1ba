#pragma once

#include "core/result.h"

#include <QBuffer>
#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

class QXmlStreamWriter;

namespace zhijian::officefile {

/// The paragraph styles of a written document: those of GB/T 9704 (title 2号, text 3号仿宋) and a few for tables.
enum class WordStyle {
    Title,
    TitleNote, ///< Below the title: who and when
    Heading1,  ///< 黑体
    Heading2,  ///< 楷体
    Heading3,
    Heading4,
    Text,      ///< Two characters indented
    FlushText, ///< As Text, not indented
    ListText,  ///< An item of a list
    Quotation,
    Caption,   ///< Above a table, below a picture
    Note,      ///< Small and grey
    Cell,
    CellHead,
};

/// A piece of a paragraph in one look. `text` may have line feeds. A run with picture bytes (PNG, JPEG or GIF) shows
/// the picture and `text` is its alternative text.
struct WordRun
{
    QString text;
    bool isBold = false;
    bool isEmphasised = false; ///< 楷体: Chinese knows no italics
    bool isStruck = false;
    QString link = {};         ///< http, https, mailto or tel
    QByteArray picture = {};

    bool operator==(const WordRun &) const = default;
};

struct WordParagraph
{
    enum class Mark { None, Bullet, Number };

    WordStyle style = WordStyle::Text;
    QList<WordRun> runs;
    Mark mark = Mark::None;
    int level = 0; ///< Of the mark, from 0
    int list = 0;  ///< Number: from WordWriter::newList()
    bool isCentred = false;
    bool isRight = false;

    bool operator==(const WordParagraph &) const = default;
};

/// Rows of cells. A cell is one or more paragraphs.
struct WordTable
{
    using Cell = QList<WordParagraph>;

    QList<int> widths; ///< Of the columns, as shares of the text's width
    QList<QList<Cell>> rows;
    bool hasHead = true; ///< The first row is repeated at the top of each page

    bool operator==(const WordTable &) const = default;
};

/// Writes a `.docx` for paper: A4 with the margins of GB/T 9704, page numbers in the footer (odd pages right, even
/// pages left). Equal calls give equal bytes. One thread, used once.
class WordWriter
{
public:
    /// `title` and `author` go into the file's properties; an invalid date writes none.
    WordWriter(QString title, QString author, QDate date);
    ~WordWriter();

    void paragraph(const WordParagraph &paragraph);
    void table(const WordTable &table);
    /// The number of a new numbered list that begins with `start`.
    [[nodiscard]] int newList(int start);
    /// Whether a picture of these bytes can be shown.
    [[nodiscard]] static bool canShow(const QByteArray &picture);

    [[nodiscard]] Result<QByteArray> bytes();

private:
    void writeParagraph(const WordParagraph &paragraph, int pictureWidth);
    void writeCell(const WordTable::Cell &cell, int width);
    void writeRun(const WordRun &run, int pictureWidth);
    void writeText(const QString &text);
    /// Ready-made XML, after the start tag that is open.
    void writeXml(const QByteArray &xml);
    void writePicture(const WordRun &run, int pictureWidth);
    [[nodiscard]] QString relation(const QString &type, const QString &target, bool isExternal);
    [[nodiscard]] QByteArray numbering() const;
    [[nodiscard]] QByteArray relations() const;
    [[nodiscard]] QByteArray coreProperties() const;

    struct Relation
    {
        QString type;
        QString target;
        bool isExternal = false;

        bool operator==(const Relation &) const = default;
    };

    QString m_title;
    QString m_author;
    QDate m_date;
    QBuffer m_body;
    std::unique_ptr<QXmlStreamWriter> m_xml;
    QList<Relation> m_relations;
    QMap<QString, QByteArray> m_media;
    QList<int> m_listStarts;
    int m_pictures = 0;
    bool m_endsWithTable = false;
};

} // namespace zhijian::officefile
