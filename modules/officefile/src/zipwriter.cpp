#include "officefile/zipwriter.h"

#include <KZip>

#include <QBuffer>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

Result<QByteArray> writeZip(const QMap<QString, QByteArray> &parts)
{
    const auto failed = [] { return failure(ErrorCode::Storage, u"文件没有写成：压缩失败"_s); };
    // The earliest day that the format knows; no zone, because it stores the digits of the clock as they are.
    const QDateTime time(QDate(1980, 1, 1), QTime(0, 0), QTimeZone::UTC);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        return failed();
    zip.setExtraField(KZip::NoExtraField);
    zip.setCompression(KZip::DeflateCompression);
    for (auto part = parts.cbegin(); part != parts.cend(); ++part)
        if (!zip.writeFile(part.key(), part.value(), 0100644, {}, {}, time, time, time))
            return failed();
    if (!zip.close())
        return failed();
    buffer.close();
    return bytes;
}

} // namespace zhijian::officefile
