#include "interpretation/covercrop.h"
#include "interpretation/parser.h"
#include "interpretation/pictureedit.h"
#include "interpretation/pictureimport.h"
#include "interpretation/pictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

constexpr PictureLimits Limits{.widthPixels = 400, .pictureBytes = 60'000, .fileBytes = 4'000'000};

/// Left half red, right half blue: so that turning shows.
QImage halves(int width, int height, bool hasAlpha = false)
{
    QImage image(width, height, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    image.fill(hasAlpha ? QColor(255, 0, 0, 100) : QColor(Qt::red));
    QPainter(&image).fillRect(width / 2, 0, width - width / 2, height, Qt::blue);
    return image;
}

QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(image.bits()), image.sizeInBytes() / 4);
    return image.convertToFormat(QImage::Format_RGB888);
}

QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

QByteArray segment(uchar marker, const QByteArray &content)
{
    QByteArray length(2, '\0');
    qToBigEndian(quint16(content.size() + 2), length.data());
    return QByteArray("\xff") + char(marker) + length + content;
}

QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(content.size()), length.data());
    return QByteArray(length + name + content + "crc ");
}

/// An Exif block with the orientation and a place name.
QByteArray exif(char orientation)
{
    QByteArray tiff("MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0", 19);
    tiff += orientation;
    tiff += QByteArray(6, '\0');
    return QByteArray(QByteArray("Exif\0\0", 6) + tiff + "GPS 26.5,106.7");
}

QByteArray withSegments(const QByteArray &jpeg, const QByteArray &segments)
{
    return QByteArray(jpeg.first(2) + segments + jpeg.sliced(2));
}

} // namespace

class tst_Pictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFitsKeepsItsPoints_data();
    void whatFitsKeepsItsPoints();
    void photosStandUprightAndForgetTheirPlace();
    void largePicturesAreMadeSmaller_data();
    void largePicturesAreMadeSmaller();
    void whatCannotBeUsedSaysWhy_data();
    void whatCannotBeUsedSaysWhy();
    void cutFilesAreRefusedEverywhere();
    void addresses();
    void crops_data();
    void crops();
    void coversAreCutToTheirSize();
    void wordsAndPicturesAreExchanged_data();
    void wordsAndPicturesAreExchanged();
};

void tst_Pictures::whatFitsKeepsItsPoints_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray jpeg = encoded(halves(40, 20), "JPEG", 90);
    const QByteArray png = encoded(halves(40, 20, true), "PNG");
    const QByteArray plainPng = withoutMetadata(png);
    QTest::newRow("JPEG") << jpeg << jpeg;
    QTest::newRow("JPEG with camera, comment, preview") << withSegments(jpeg, segment(0xe1, exif(1)) + segment(0xed, "Photoshop 3.0") + segment(0xfe, "by Wang")) << jpeg;
    QTest::newRow("JPEG with a film behind it") << QByteArray(jpeg + jpeg + "ftypmp42") << jpeg;
    QTest::newRow("PNG") << png << plainPng;
    QTest::newRow("PNG with texts") << QByteArray(png.first(33) + chunk("tEXt", "Author\0Wang") + chunk("eXIf", exif(1)) + chunk("iTXt", "XML:com.adobe.xmp") + png.sliced(33)) << plainPng;
}

// The same file gives the same bytes everywhere, so it is kept once.
void tst_Pictures::whatFitsKeepsItsPoints()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, kept);
    const auto made = preparedPicture(file, Limits);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made->bytes, kept);
    QCOMPARE(made->size, QSize(40, 20));
    QVERIFY(made->notes.isEmpty());
    for (const char *secret : {"Wang", "GPS", "Photoshop", "Exif", "xmp"})
        QVERIFY2(!made->bytes.contains(secret), secret);
}

void tst_Pictures::photosStandUprightAndForgetTheirPlace()
{
    const QByteArray photo = withSegments(encoded(halves(40, 20), "JPEG", 95), segment(0xe1, exif(6))); // turned by a quarter
    const auto made = preparedPicture(photo, Limits);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made->size, QSize(20, 40));
    const QImage image = QImage::fromData(made->bytes);
    QCOMPARE(image.size(), QSize(20, 40));
    QVERIFY(image.pixelColor(10, 5).red() > 200 && image.pixelColor(10, 35).blue() > 200);
    QVERIFY(!made->bytes.contains("GPS") && !made->bytes.contains("Exif"));
}

void tst_Pictures::largePicturesAreMadeSmaller_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("note");
    QTest::newRow("wide PNG") << encoded(halves(900, 90), "PNG") << u"image/png"_s << 400 << u"缩小到 400 像素宽"_s;
    QTest::newRow("wide JPEG") << encoded(halves(900, 90), "JPEG", 90) << u"image/jpeg"_s << 400 << u"缩小到 400 像素宽"_s;
    QTest::newRow("heavy PNG becomes a photo") << encoded(noise(200, 200), "PNG") << u"image/jpeg"_s << 200 << QString();
    QTest::newRow("too heavy even so") << encoded(noise(400, 400), "PNG") << u"image/jpeg"_s << -1 << u"为了小于"_s;
    QTest::newRow("BMP") << encoded(halves(40, 20), "BMP") << u"image/png"_s << 40 << QString();
    QTest::newRow("see-through PNG stays one") << encoded(halves(900, 90, true), "PNG") << u"image/png"_s << 400 << u"缩小到 400 像素宽"_s;
}

void tst_Pictures::largePicturesAreMadeSmaller()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, type);
    QFETCH(int, width);
    QFETCH(QString, note);
    const auto made = preparedPicture(file, Limits);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(mediaTypeOf(made->bytes), type);
    QVERIFY(made->bytes.size() < Limits.pictureBytes);
    QVERIFY(width < 0 ? made->size.width() < 400 : made->size.width() == width);
    QCOMPARE(QImage::fromData(made->bytes).size(), made->size);
    QVERIFY(note.isEmpty() ? made->notes.isEmpty() : made->notes.join(u'，').contains(note));
    QCOMPARE(preparedPicture(file, Limits)->bytes, made->bytes);
}

void tst_Pictures::whatCannotBeUsedSaysWhy_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    const QByteArray png = encoded(halves(40, 20), "PNG");
    const QByteArray jpeg = encoded(halves(40, 20), "JPEG");
    QTest::newRow("nothing") << QByteArray() << u"这不是 PNG"_s;
    QTest::newRow("text") << QByteArray("hello") << u"这不是 PNG"_s;
    QTest::newRow("drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>") << u"矢量图"_s;
    QTest::newRow("telephone's photo") << QByteArray("\0\0\0\x18" "ftypheic", 12) << u"HEIC"_s;
    QTest::newRow("TIFF") << QByteArray("II*\0....", 8) << u"TIFF"_s;
    QTest::newRow("half a PNG") << png.first(png.size() / 2) << u"不完整"_s;
    QTest::newRow("half a JPEG") << jpeg.first(jpeg.size() / 2) << u"不完整"_s;
    QTest::newRow("only the beginning") << jpeg.first(3) << u"不完整"_s;
    QByteArray broken = png;
    broken[20] = char(0xff); // its size
    QTest::newRow("broken PNG") << broken << u"图片"_s;
    QTest::newRow("too large a file") << QByteArray(Limits.fileBytes + 1, 'x') << u"超过 3.8 MB"_s;
}

void tst_Pictures::whatCannotBeUsedSaysWhy()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    const auto made = preparedPicture(file, Limits);
    QVERIFY(!made);
    QVERIFY2(made.error().detail.contains(reason), qPrintable(made.error().detail));
}

// Never a crash, never half a picture.
void tst_Pictures::cutFilesAreRefusedEverywhere()
{
    for (const QByteArray &file : {encoded(halves(24, 12), "PNG"), encoded(halves(24, 12), "JPEG")})
        for (qsizetype size = 0; size < file.size(); ++size)
            QVERIFY2(withoutMetadata(file.first(size)).isEmpty(), QByteArray::number(size).constData());
}

void tst_Pictures::addresses()
{
    const QByteArray bytes = QByteArray(1, char(Suite::Sm3Sm2)) + QByteArray::fromHex("0123456789abcdef") + QByteArray(24, 'x');
    const Digest digest = Digest::fromBytes(bytes);
    QCOMPARE(pictureAddress(digest), u"图:0123456789abcdef"_s);
    QVERIFY(isPictureAddress(pictureAddress(digest)));
    QCOMPARE(digestBeginning(pictureAddress(digest)), QByteArray::fromHex("0123456789abcdef"));
    for (const QString &other : {u"图:0123456789ABCDEF"_s, u"图:0123"_s, u"x图:0123456789abcdef"_s, u"图:0123456789abcdef\n"_s, u"p1"_s, QString()})
        QVERIFY2(!isPictureAddress(other), qPrintable(other));
}

void tst_Pictures::crops_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<CoverShape>("shape");
    QTest::newRow("wide of a photo") << QSize(1200, 900) << CoverShape::Wide;
    QTest::newRow("wide of a long picture") << QSize(750, 9000) << CoverShape::Wide;
    QTest::newRow("wide of a banner") << QSize(3000, 200) << CoverShape::Wide;
    QTest::newRow("square of a photo") << QSize(1200, 900) << CoverShape::Square;
    QTest::newRow("square of a point") << QSize(1, 1) << CoverShape::Square;
}

// whatever the mouse and the keys do, the crop stays within the picture and keeps its proportion.
void tst_Pictures::crops()
{
    QFETCH(QSize, picture);
    QFETCH(CoverShape, shape);
    const double ratio = double(coverSize(shape).width()) / coverSize(shape).height();
    const auto isSound = [&](const QRectF &crop) {
        const QRectF room(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9);
        return room.contains(crop) && crop.width() > 0 && std::abs(crop.width() * picture.width() / (crop.height() * picture.height()) / ratio - 1) < 1e-6;
    };
    QRectF crop = largestCrop(picture, shape);
    QVERIFY(isSound(crop));
    QVERIFY(crop.width() > 1 - 1e-9 || crop.height() > 1 - 1e-9);
    QRandomGenerator random(3);
    for (int i = 0; i < 2000; ++i) {
        const QPointF to(random.generateDouble() * 1.4 - 0.2, random.generateDouble() * 1.4 - 0.2);
        switch (random.bounded(3)) {
        case 0: crop = movedCrop(crop, to - QPointF(0.5, 0.5)); break;
        case 1: crop = scaledCrop(crop, picture, shape, 0.5 + random.generateDouble()); break;
        default: crop = spannedCrop(crop.topLeft(), crop.topLeft() + QPointF(std::abs(to.x()) + 0.1, std::abs(to.y()) + 0.1), picture, shape); break;
        }
        if (crop.width() < 1e-6) // a corner in the very corner leaves no room
            crop = largestCrop(picture, shape);
        QVERIFY2(isSound(crop), qPrintable(cropText(crop)));
        const auto back = cropFromText(cropText(crop));
        QVERIFY(back && (back->topLeft() - crop.topLeft()).manhattanLength() < 1e-5);
    }
    QCOMPARE(cropText({0.1945, 0, 0.8055, 0.5236}), u"0.1945_0_1_0.5236"_s);
    for (const QString &wrong : {u""_s, u"0_0_1"_s, u"0_0_1_1.2"_s, u"0.5_0_0.5_1"_s, u"a_b_c_d"_s, u"nan_0_1_1"_s, u"0_0_1_1_1"_s})
        QVERIFY2(!cropFromText(wrong), qPrintable(wrong));
}

void tst_Pictures::coversAreCutToTheirSize()
{
    const QByteArray picture = encoded(halves(1000, 500), "PNG");
    const auto wide = coverPicture(picture, largestCrop({1000, 500}, CoverShape::Wide), CoverShape::Wide);
    QVERIFY(wide);
    QCOMPARE(mediaTypeOf(*wide), u"image/jpeg"_s);
    QCOMPARE(QImage::fromData(*wide).size(), QSize(900, 383));
    const auto right = coverPicture(picture, {0.5, 0, 0.5, 1}, CoverShape::Square);
    const QImage image = QImage::fromData(*right);
    QCOMPARE(image.size(), QSize(200, 200));
    QVERIFY(image.pixelColor(3, 100).blue() > 200 && image.pixelColor(3, 100).red() < 60); // only the blue half
    QCOMPARE(coverPicture("no picture", {0, 0, 1, 1}, CoverShape::Wide).error().code, ErrorCode::InvalidInput);
}

void tst_Pictures::wordsAndPicturesAreExchanged_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("alternative");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    const QString a = u"图:aaaaaaaaaaaaaaaa"_s;
    const QString b = u"图:bbbbbbbbbbbbbbbb"_s;
    QTest::newRow("within a line") << u"甲\n乙![](%1)丙\n丁"_s.arg(a) << 0 << u"会场"_s << QString() << a << u"甲\n乙![会场](%1)丙\n丁"_s.arg(a);
    QTest::newRow("the second of two alike") << u"![](%1)![](%1)"_s.arg(a) << 1 << u"会场"_s << QString() << a << u"![](%1)![会场](%1)"_s.arg(a);
    QTest::newRow("at the beginning") << u"![旧](%1)"_s.arg(a) << 0 << u"新"_s << QString() << b << u"![新](%1)"_s.arg(b);
    QTest::newRow("brackets in the words") << u"![旧\\[1\\]](%1)"_s.arg(a) << 0 << u"新[2]"_s << QString() << a << u"![新\\[2\\]](%1)"_s.arg(a);
    QTest::newRow("block") << u"甲\n\n```image\n图片：%1\n替代文字：\n说明：\n来源：\n```"_s.arg(a) << 0 << u"会场"_s << u"本局"_s << b
                           << u"甲\n\n```image\n图片：%1\n替代文字：会场\n说明：\n来源：本局\n```"_s.arg(b);
    QTest::newRow("block without the row") << u"```map 标题=全县\n图片：%1\n审图号：黔S1\n```"_s.arg(a) << 0 << u"全县图"_s << QString() << a
                                           << u"```map 标题=全县\n图片：%1\n审图号：黔S1\n替代文字：全县图\n```"_s.arg(a);
}

void tst_Pictures::wordsAndPicturesAreExchanged()
{
    QFETCH(QString, source);
    QFETCH(int, index);
    QFETCH(QString, alternative);
    QFETCH(QString, origin);
    QFETCH(QString, target);
    QFETCH(QString, expected);
    PictureUse wanted = pictureUses(parse(source)).at(index);
    QVERIFY(!changedPicture(source, index, wanted));
    wanted.alternative = alternative;
    wanted.source = origin;
    wanted.target = target;
    const auto edit = changedPicture(source, index, wanted);
    QVERIFY(edit);
    QStringList lines = source.split(u'\n');
    lines = lines.first(edit->firstLine - 1) + edit->text.split(u'\n') + lines.sliced(edit->lastLine);
    QCOMPARE(lines.join(u'\n'), expected);
    QCOMPARE(pictureUses(parse(expected)).at(index).alternative, alternative);
    QVERIFY(!changedPicture(source, 9, wanted));
}

QTEST_GUILESS_MAIN(tst_Pictures)
#include "tst_pictures.moc"
