#include "papersheets.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

namespace {

constexpr int Resolution = 600;
constexpr double CssResolution = 96;
/// After GB/T 9704-2012, 5.2, made even at the sides because the sheet is read on a screen as well.
const QMarginsF Margins(26, 25, 26, 25);

/// The last place before `limit` where the article may be torn; `limit` where there is none.
double tearBefore(const PageMeasure &measure, double top, double limit)
{
    double best = -1;
    double end = 0;
    for (const PageMeasure::Span &span : measure.solid) {
        if (span.top > limit)
            break;
        if (end > top && end <= limit)
            best = std::min(span.top, limit) > end ? (end + std::min(span.top, limit)) / 2 : end;
        end = span.bottom;
    }
    if (end > top && end <= limit)
        best = end;
    return best > top ? best : limit;
}

QList<double> tears(const LightPage &page, double height)
{
    const PageMeasure kept = page.paperMeasure(height / 2);
    const PageMeasure lines = page.measure();
    QList<double> tops{0};
    while (page.height() - tops.last() > height) {
        const double limit = tops.last() + height;
        double next = tearBefore(kept, tops.last(), limit);
        // Half a page of white is worse than a torn block.
        if (next >= limit || next < tops.last() + height * 0.4)
            next = tearBefore(lines, tops.last(), limit);
        tops.append(next);
    }
    return tops;
}

/// The clock is in no file: same length, so no position in the PDF moves.
QByteArray withoutTime(QByteArray pdf)
{
    static const QRegularExpression time(u"\\(D:(\\d{14})[^)]*\\)|>(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)[^<]*<"_s);
    const QString text = QString::fromLatin1(pdf);
    for (const QRegularExpressionMatch &match : time.globalMatch(text)) {
        const bool isPlain = match.hasCaptured(1) && match.capturedLength(1) > 0;
        QByteArray plain = isPlain ? "(D:19800101000000Z"_ba : ">1980-01-01T00:00:00Z"_ba;
        const qsizetype length = match.capturedLength(0);
        if (isPlain)
            plain = QByteArray(plain + ')').leftJustified(length, ' ');
        else
            plain = plain.leftJustified(length - 1, ' ') + '<';
        pdf.replace(match.capturedStart(0), length, plain);
    }
    return pdf;
}

void paintNumber(QPainter &painter, const QRectF &sheet, int number)
{
    QFont font(QStringList{u"SimSun"_s, u"Noto Serif CJK SC"_s, u"Noto Sans CJK SC"_s});
    font.setPixelSize(19); // 14 points
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(sheet, Qt::AlignHCenter | Qt::AlignTop, u"— %1 —"_s.arg(number));
}

} // namespace

Result<PaperSheets> paperSheets(LightPage &page, const QString &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(Resolution);
    writer.setTitle(title);
    writer.setCreator(u"指尖工作站"_s);
    writer.setDocumentId(QUuid::fromBytes(QByteArray(16, '\1').constData()));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, Margins, QPageLayout::Millimeter));
    const double scale = Resolution / CssResolution;
    const QSizeF sheet(writer.width() / scale, writer.height() / scale);
    page.layOut(sheet.width(), LightPage::Use::Paper);
    if (page.height() < 1)
        return failure(ErrorCode::InvalidInput, u"没有可导出的正文"_s);
    const QList<double> tops = tears(page, sheet.height());
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(ErrorCode::Storage, u"建不了 PDF"_s);
    for (qsizetype i = 0; i < tops.size(); ++i) {
        if (i > 0 && !writer.newPage())
            return failure(ErrorCode::Storage, u"写不了 PDF"_s);
        const double end = i + 1 < tops.size() ? tops.at(i + 1) : page.height();
        painter.save();
        painter.scale(scale, scale);
        paintNumber(painter, {0, sheet.height() + 26, sheet.width(), 30}, int(i) + 1);
        const QRectF view(0, tops.at(i), sheet.width(), end - tops.at(i));
        painter.translate(0, -view.top());
        painter.setClipRect(view);
        page.paint(painter, view);
        painter.restore();
    }
    if (!painter.end())
        return failure(ErrorCode::Storage, u"写不了 PDF"_s);
    return PaperSheets{withoutTime(buffer.data()), int(tops.size())};
}

} // namespace zhijian::preview
