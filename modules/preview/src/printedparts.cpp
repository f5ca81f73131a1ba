#include "printedparts.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>

#include <cmath>

namespace zhijian::preview {

using namespace Qt::StringLiterals;

Result<QImage> drawParts(const QList<PrintedPart> &parts, int width, int height, double scale,
                         const std::atomic_bool &isCancelled)
{
    QImage picture(width, height, QImage::Format_RGB32);
    if (picture.isNull())
        return failure(ErrorCode::Storage, u"内存不足，长图过长"_s);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    for (const PrintedPart &part : parts) {
        if (isCancelled)
            return failure(ErrorCode::Cancelled, u"已停止导出"_s);
        QBuffer buffer;
        buffer.setData(part.pdf);
        buffer.open(QIODevice::ReadOnly);
        QPdfDocument document;
        document.load(&buffer);
        if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
            return failure(ErrorCode::Unavailable, u"页面没有排出来"_s);
        // 72 points are 96 CSS pixels.
        const QSizeF points = document.pagePointSize(0);
        const QSize pixels(int(std::lround(points.width() / 0.75 * scale)), int(std::lround(points.height() / 0.75 * scale)));
        const QImage page = document.render(0, pixels);
        if (page.isNull())
            return failure(ErrorCode::Unavailable, u"页面没有画出来"_s);
        const int top = int(std::lround(part.top * scale));
        painter.drawImage(0, top, page, 0, 0, width, int(std::lround(part.height * scale)));
    }
    painter.end();
    return picture;
}

} // namespace zhijian::preview
