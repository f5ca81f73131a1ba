#include "interpretation/widgets/markdownpaste.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

/// Never loads what the text names.
class BlindDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

QString lineOf(const QTextBlock &block, bool marksBold)
{
    QString line;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (fragment.charFormat().isImageFormat())
            continue;
        QString text = fragment.text();
        text.remove(QChar::ObjectReplacementCharacter);
        text.replace(QChar::LineSeparator, u' ').replace(QChar::Nbsp, u' ');
        const bool isBold = marksBold && fragment.charFormat().fontWeight() >= QFont::DemiBold && !text.trimmed().isEmpty();
        line += isBold ? QString(u"**"_s + text.trimmed() + u"**"_s) : text;
    }
    line.replace(u"****"_s, QString());
    return line.trimmed();
}

QString listLead(const QTextBlock &block)
{
    const QTextList *list = block.textList();
    const QString indent((std::max(1, list->format().indent()) - 1) * 2, u' ');
    const bool isNumbered = list->format().style() <= QTextListFormat::ListDecimal;
    return indent + (isNumbered ? QString(QString::number(list->itemNumber(block) + 1) + u". "_s) : u"- "_s);
}

QString tableText(QTextTable *table)
{
    QStringList lines;
    for (int row = 0; row < table->rows(); ++row) {
        QStringList cells;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            QStringList parts;
            // A cell that spans several is written once.
            if (cell.row() == row && cell.column() == column)
                for (auto it = cell.begin(); !it.atEnd(); ++it)
                    if (it.currentBlock().isValid())
                        parts.append(lineOf(it.currentBlock(), row > 0));
            parts.removeAll(QString());
            cells.append(parts.join(u' ').replace(u'|', u'｜'));
        }
        lines.append(u"| "_s + cells.join(u" | "_s) + u" |"_s);
        if (row == 0)
            lines.append(u"|"_s + u" --- |"_s.repeated(table->columns()));
    }
    return lines.join(u'\n');
}

void writeFrame(QTextFrame *frame, QStringList *paragraphs)
{
    bool wasList = false;
    for (auto it = frame->begin(); !it.atEnd(); ++it) {
        if (auto *table = qobject_cast<QTextTable *>(it.currentFrame())) {
            paragraphs->append(tableText(table));
            wasList = false;
            continue;
        }
        if (it.currentFrame()) {
            writeFrame(it.currentFrame(), paragraphs);
            continue;
        }
        const QTextBlock block = it.currentBlock();
        const int level = block.blockFormat().headingLevel();
        const QString line = lineOf(block, level == 0);
        if (line.isEmpty())
            continue;
        const bool isList = block.textList() != nullptr;
        const QString text = level > 0 ? QString(u"#"_s.repeated(std::min(level + 1, 4)) + u' ' + line)
            : isList                   ? QString(listLead(block) + line)
                                       : line;
        // Items of one list stand in lines that follow each other.
        if (isList && wasList)
            paragraphs->last() += u'\n' + text;
        else
            paragraphs->append(text);
        wasList = isList;
    }
}

} // namespace

QString markdownFromHtml(const QString &html)
{
    BlindDocument document;
    document.setUndoRedoEnabled(false);
    document.setHtml(html);
    QStringList paragraphs;
    writeFrame(document.rootFrame(), &paragraphs);
    return cleanText(paragraphs.join(u"\n\n"_s));
}

QString cleanText(QString text)
{
    static const QRegularExpression blanks(u"[\\x{00a0}\\x{2002}-\\x{200a}]"_s);
    static const QRegularExpression invisible(u"[\\x{200b}\\x{200c}\\x{feff}\\x{00ad}\\x{fffc}]"_s);
    static const QRegularExpression manyLines(u"\\n{3,}"_s);
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
    return text.replace(blanks, u" "_s).remove(invisible).replace(manyLines, u"\n\n"_s);
}

} // namespace zhijian::interpretation
