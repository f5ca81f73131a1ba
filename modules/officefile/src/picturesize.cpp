#include "picturesize.h"

#include <QtEndian>

namespace zhijian::officefile {

namespace {

int big16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

/// The frame header (SOFn) holds the size; the segments before it are skipped by their length (ITU-T T.81 B.1).
QSize jpegSize(const QByteArray &bytes)
{
    qsizetype at = 2;
    while (at + 9 < bytes.size()) {
        if (quint8(bytes.at(at)) != 0xff)
            return {};
        const int marker = quint8(bytes.at(at + 1));
        if (marker == 0xff) { // A fill byte
            ++at;
            continue;
        }
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return {big16(bytes, at + 7), big16(bytes, at + 5)};
        at += 2 + big16(bytes, at + 2);
    }
    return {};
}

} // namespace

PictureForm pictureForm(const QByteArray &bytes)
{
    PictureForm form;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n") && bytes.size() >= 24)
        form = {"png", {qFromBigEndian<qint32>(bytes.constData() + 16), qFromBigEndian<qint32>(bytes.constData() + 20)}};
    else if (bytes.startsWith("\xff\xd8\xff"))
        form = {"jpeg", jpegSize(bytes)};
    else if ((bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) && bytes.size() >= 10)
        form = {"gif", {qFromLittleEndian<quint16>(bytes.constData() + 6), qFromLittleEndian<quint16>(bytes.constData() + 8)}};
    return form.size.isEmpty() ? PictureForm() : form;
}

} // namespace zhijian::officefile
