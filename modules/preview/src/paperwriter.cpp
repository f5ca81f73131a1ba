#include "preview/paperwriter.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace zhijian::preview {

namespace {

constexpr int Resolution = 600;

const QStringList &bodyFamilies()
{
    static const QStringList families{u"SimSun"_s, u"NSimSun"_s, u"Noto Serif CJK SC"_s, u"Noto Sans CJK SC"_s, u"Microsoft YaHei"_s};
    return families;
}

QFont footFont()
{
    QFont font(bodyFamilies());
    font.setPointSizeF(9);
    return font;
}

/// What all sheets share; a feature names classes only.
QString styleSheet()
{
    return u"h1 { font-size: 18pt; font-weight: bold; margin: 0 0 8px 0; }"
           "h2 { font-size: 12pt; font-weight: bold; margin: 12px 0 4px 0; }"
           "p { margin: 0 0 4px 0; }"
           ".small { font-size: 9pt; }"
           "td, th { border: 1px solid #555555; }"
           "th { font-weight: bold; background-color: #eeeeee; }"
           ".label { background-color: #f4f4f4; }"
           ".void { color: #666666; }"_s;
}

void prepare(QTextDocument &document, const Paper &paper, QPdfWriter &writer)
{
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultStyleSheet(styleSheet());
    QFont font(bodyFamilies());
    font.setPointSizeF(10.5);
    // Ligatures and local forms have no way back to their characters: codes copied from the PDF would be wrong.
    for (const char *feature : {"liga", "clig", "calt", "ccmp", "dlig", "locl", "vert", "kern"})
        font.setFeature(QFont::Tag::fromString(QLatin1StringView(feature)).value(), 0);
    document.setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // An address has no blanks
    document.setDefaultTextOption(option);
    document.setDocumentMargin(0);
    document.setHtml(u"<body>"_s + paper.html + u"</body>"_s);
}

void paintFoot(QPainter &painter, const QRectF &place, const PaperFoot &foot, int page, int pages)
{
    painter.setFont(footFont());
    painter.setPen(QColor(0x44, 0x44, 0x44));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop,
                     u"%1　打印时间：%2"_s.arg(foot.office, foot.printedAt.toString(u"yyyy-MM-dd HH:mm"_s)));
    painter.drawText(place, Qt::AlignRight | Qt::AlignTop, u"第 %1 页，共 %2 页"_s.arg(page).arg(pages));
}

} // namespace

Result<QByteArray> pdfOf(const Paper &paper, const PaperFoot &foot)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return failure(ErrorCode::Storage, u"建不了打印文件"_s);
    QPdfWriter writer(&buffer);
    writer.setResolution(Resolution);
    writer.setTitle(paper.title);
    writer.setCreator(u"指尖工作站"_s);
    writer.setPageLayout(paper.isLandscape ? QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, {20, 18, 20, 20}, QPageLayout::Millimeter)
                                           : QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {28, 37, 26, 35}, QPageLayout::Millimeter));
    // Whole units: a fraction would add up over the pages and cut a line.
    const QSizeF page(writer.width(), writer.height());
    QTextDocument document;
    prepare(document, paper, writer);
    document.setPageSize(page);
    const int pages = document.pageCount();
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(ErrorCode::Storage, u"建不了打印文件"_s);
    const double millimetre = Resolution / 25.4;
    const QRectF footPlace(0, page.height() + 5 * millimetre, page.width(), 6 * millimetre);
    for (int number = 1; number <= pages; ++number) {
        if (number > 1 && !writer.newPage())
            return failure(ErrorCode::Storage, u"写不了打印文件"_s);
        painter.save();
        const QRectF view(QPointF(0, (number - 1) * page.height()), page);
        painter.translate(0, -view.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = view;
        context.palette.setColor(QPalette::Text, Qt::black);
        painter.setClipRect(view);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        paintFoot(painter, footPlace, foot, number, pages);
    }
    if (!painter.end())
        return failure(ErrorCode::Storage, u"写不了打印文件"_s);
    return buffer.data();
}

} // namespace zhijian::preview
