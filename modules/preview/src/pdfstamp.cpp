#include "pdfstamp.h"

#include <QFont>
#include <QList>
#include <QPainterPath>
#include <QRegularExpression>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

/// The file as its cross-reference table describes it. Only what is needed to reach the pages.
class PdfSource
{
public:
    explicit PdfSource(const QByteArray &bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool read()
    {
        const qsizetype mark = m_bytes.lastIndexOf("startxref");
        if (mark < 0)
            return false;
        m_tableAt = m_bytes.sliced(mark + 9).trimmed().split('\n').first().trimmed().toLongLong();
        if (!m_bytes.sliced(std::min(m_tableAt, m_bytes.size())).startsWith("xref"))
            return false;
        const QList<QByteArray> lines = m_bytes.sliced(m_tableAt, mark - m_tableAt).split('\n');
        const QList<QByteArray> range = lines.value(1).simplified().split(' ');
        const qsizetype count = range.value(1).toLongLong();
        if (range.value(0) != "0" || lines.size() < count + 2)
            return false;
        for (qsizetype i = 0; i < count; ++i)
            m_offsets.append(lines.at(i + 2).left(10).toLongLong());
        m_root = reference(m_bytes.sliced(m_tableAt), "/Root");
        return m_root > 0;
    }

    /// The dictionary of an object, from "<<" to ">>"; empty when there is none or it owns a stream.
    [[nodiscard]] QByteArray object(qint64 number) const
    {
        if (number <= 0 || number >= m_offsets.size())
            return {};
        const qsizetype from = m_bytes.indexOf("obj", m_offsets.at(number)) + 3;
        const qsizetype end = m_bytes.indexOf("endobj", from);
        const QByteArray body = end < 0 ? QByteArray() : m_bytes.sliced(from, end - from).trimmed();
        return body.startsWith("<<") && body.endsWith(">>") ? body : QByteArray();
    }

    /// The object that `key` refers to, 0 when it does not.
    [[nodiscard]] static qint64 reference(const QByteArray &dictionary, const char *key)
    {
        static const QRegularExpression form(u"^\\s+(\\d+) 0 R"_s);
        const qsizetype at = dictionary.indexOf(key);
        if (at < 0)
            return 0;
        const auto match = form.match(QString::fromLatin1(dictionary.mid(at + qsizetype(qstrlen(key)), 24)));
        return match.hasMatch() ? match.captured(1).toLongLong() : 0;
    }

    /// The pages in reading order; empty when the tree is not as expected.
    [[nodiscard]] QList<qint64> pages() const
    {
        QList<qint64> found;
        return collect(reference(object(m_root), "/Pages"), 0, found) ? found : QList<qint64>();
    }

    [[nodiscard]] qint64 nextNumber() const { return m_offsets.size(); }
    [[nodiscard]] qint64 tableAt() const { return m_tableAt; }
    [[nodiscard]] qint64 root() const { return m_root; }

private:
    [[nodiscard]] bool collect(qint64 node, int depth, QList<qint64> &found) const
    {
        const QByteArray dictionary = object(node);
        if (dictionary.isEmpty() || depth > 20)
            return false;
        if (!dictionary.contains("/Type /Pages")) {
            found.append(node);
            return true;
        }
        const qsizetype open = dictionary.indexOf('[', dictionary.indexOf("/Kids"));
        const qsizetype close = dictionary.indexOf(']', open);
        if (open < 0 || close < 0)
            return false;
        const QList<QByteArray> words = dictionary.sliced(open + 1, close - open - 1).simplified().split(' ');
        for (qsizetype i = 0; i + 2 < words.size(); i += 3)
            if (!collect(words.at(i).toLongLong(), depth + 1, found))
                return false;
        return true;
    }

    QByteArray m_bytes;
    QList<qint64> m_offsets;
    qint64 m_tableAt = 0;
    qint64 m_root = 0;
};

/// PDF operators that fill the outline of `text`, centred at `x` with its base line at `y` (points, upwards).
QByteArray outlineOf(const QString &text, double x, double y)
{
    QFont font(QStringList{u"Microsoft YaHei"_s, u"Noto Sans CJK SC"_s, u"sans-serif"_s});
    font.setPixelSize(100);
    QPainterPath path;
    path.addText(0, 0, font, text);
    const double scale = 10.0 / 100;
    const double left = x - path.boundingRect().center().x() * scale;
    const auto point = [&](int i) {
        const QPainterPath::Element e = path.elementAt(i);
        return QByteArray::number(left + e.x * scale, 'f', 3) + ' ' + QByteArray::number(y - e.y * scale, 'f', 3) + ' ';
    };
    QByteArray operators = "0.35 g\n";
    for (int i = 0; i < path.elementCount(); ++i) {
        switch (path.elementAt(i).type) {
        case QPainterPath::MoveToElement:
            operators += point(i) + "m\n";
            break;
        case QPainterPath::LineToElement:
            operators += point(i) + "l\n";
            break;
        case QPainterPath::CurveToElement:
            operators += point(i) + point(i + 1) + point(i + 2) + "c\n";
            i += 2;
            break;
        case QPainterPath::CurveToDataElement:
            break;
        }
    }
    return operators + "f*\n";
}

/// UTF-16 with byte order mark, in hexadecimal (ISO 32000-1, 7.9.2.2).
QByteArray textString(const QString &text)
{
    QByteArray hex = "FEFF";
    for (const QChar character : text)
        hex += QByteArray::number(character.unicode(), 16).rightJustified(4, '0');
    return hex;
}

QByteArray streamObject(const QByteArray &content)
{
    return "<</Length " + QByteArray::number(content.size()) + ">> stream\n" + content + "\nendstream";
}

} // namespace

/// Chromium writes the time of printing into a dictionary that the update replaces. One fixed time of the same length
/// keeps every position, and the same article gives the same bytes (a sign-off names their digest).
static QByteArray withoutTimes(QByteArray pdf)
{
    constexpr QByteArrayView Fixed("19800101000000");
    for (const QByteArrayView key : {QByteArrayView("/CreationDate (D:"), QByteArrayView("/ModDate (D:")})
        if (const qsizetype at = pdf.indexOf(key); at >= 0 && at + key.size() + Fixed.size() < pdf.size())
            pdf.replace(at + key.size(), Fixed.size(), Fixed);
    return pdf;
}

Result<QByteArray> stamped(const QByteArray &printed, const QString &title)
{
    const QByteArray pdf = withoutTimes(printed);
    const auto unknown = failure(ErrorCode::Unsupported, u"PDF 的内部结构与预期不同，无法加上页码和标题"_s);
    PdfSource source(pdf);
    if (!source.read())
        return unknown;
    const QList<qint64> pages = source.pages();
    if (pages.isEmpty())
        return unknown;

    QByteArray result = pdf.endsWith('\n') ? pdf : QByteArray(pdf + '\n');
    QByteArray table;
    qint64 next = source.nextNumber();
    const auto append = [&](qint64 number, const QByteArray &body) {
        table += QByteArray::number(number) + " 1\n" + QByteArray::number(result.size()).rightJustified(10, '0') + " 00000 n \n";
        result += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
    };
    const qint64 save = next++;
    append(save, streamObject("q"));
    static const QRegularExpression box(u"/MediaBox\\s*\\[\\s*0 0 ([\\d.]+) ([\\d.]+)\\s*\\]"_s);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QByteArray page = source.object(pages.at(i));
        const qint64 content = PdfSource::reference(page, "/Contents");
        const auto size = box.match(QString::fromLatin1(page));
        if (content == 0 || !size.hasMatch())
            return unknown;
        const QByteArray old = "/Contents " + QByteArray::number(content) + " 0 R";
        const qint64 stamp = next++;
        append(stamp, streamObject("Q q\n" + outlineOf(u"— %1 —"_s.arg(i + 1), size.captured(1).toDouble() / 2, 28) + 'Q'));
        if (!page.contains(old))
            return unknown;
        const QByteArray fresh = "/Contents [" + QByteArray::number(save) + " 0 R " + QByteArray::number(content) + " 0 R "
            + QByteArray::number(stamp) + " 0 R]";
        page.replace(old, fresh);
        append(pages.at(i), page);
    }
    const qint64 details = next++;
    append(details, "<</Title <" + textString(title) + "> /Producer (zhijian)>>");
    const qint64 at = result.size();
    result += "xref\n" + table + "trailer\n<</Size " + QByteArray::number(next) + " /Root " + QByteArray::number(source.root()) + " 0 R";
    result += " /Info " + QByteArray::number(details) + " 0 R";
    result += " /Prev " + QByteArray::number(source.tableAt()) + ">>\nstartxref\n" + QByteArray::number(at) + "\n%%EOF\n";
    return result;
}

} // namespace zhijian::preview
