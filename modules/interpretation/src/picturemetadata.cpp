// What a camera or a program writes beside the points of a picture, taken out without touching the points.
#include "interpretation/pictureimport.h"
#include "interpretation/pictures.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// JFIF's density, a colour profile and Adobe's colour transform decide how the points look; all else goes.
bool isNeeded(uchar marker, QByteArrayView content)
{
    switch (marker) {
    case 0xe0: return content.startsWith("JFIF");
    case 0xe2: return content.startsWith("ICC_PROFILE");
    case 0xee: return content.startsWith("Adobe");
    case 0xfe: return false;
    default: return marker < 0xe0 || marker > 0xef;
    }
}

/// ITU-T T.81 annex B. What follows the end of the picture (a second picture, a film) goes too.
QByteArray plainJpeg(const QByteArray &file)
{
    QByteArray out = file.first(2);
    qsizetype at = 2;
    while (at + 4 <= file.size()) {
        if (uchar(file.at(at)) != 0xff)
            return {};
        const auto marker = uchar(file.at(at + 1));
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        const qsizetype length = qFromBigEndian<quint16>(file.constData() + at + 2);
        if (length < 2 || at + 2 + length > file.size())
            return {};
        if (isNeeded(marker, QByteArrayView(file).sliced(at + 4, length - 2)))
            out += QByteArrayView(file).sliced(at, length + 2);
        at += length + 2;
        if (marker != 0xda)
            continue;
        // Coded points, up to a marker that is neither a stuffed byte nor a restart.
        const qsizetype from = at;
        while (at + 1 < file.size() && (uchar(file.at(at)) != 0xff || file.at(at + 1) == 0 || (uchar(file.at(at + 1)) & 0xf8) == 0xd0))
            ++at;
        out += QByteArrayView(file).sliced(from, at - from);
        if (at + 1 < file.size() && uchar(file.at(at + 1)) == 0xd9)
            return QByteArray(out + "\xff\xd9");
    }
    return {};
}

/// ISO/IEC 15948: the chunks that decide how the points look.
QByteArray plainPng(const QByteArray &file)
{
    static const QList<QByteArray> needed{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT"};
    QByteArray out = file.first(8);
    for (qsizetype at = 8; at + 12 <= file.size();) {
        const quint32 length = qFromBigEndian<quint32>(file.constData() + at);
        const QByteArray name = file.mid(at + 4, 4);
        if (qint64(at) + 12 + length > file.size())
            return {};
        if (needed.contains(name))
            out += QByteArrayView(file).sliced(at, 12 + length);
        at += 12 + qsizetype(length);
        if (name == "IEND")
            return out;
    }
    return {};
}

} // namespace

QByteArray withoutMetadata(const QByteArray &file)
{
    const QString type = mediaTypeOf(file);
    return type == "image/jpeg"_L1 ? plainJpeg(file) : type == "image/png"_L1 ? plainPng(file) : QByteArray();
}

} // namespace zhijian::interpretation
