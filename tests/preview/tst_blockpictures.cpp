#include "interpretation/parser.h"
#include "interpretation/renderer.h"
#include "picturefingerprint.h"
#include "preview/environment.h"
#include "preview/exporter.h"
#include "preview/previewview.h"

#include <QApplication>
#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRandomGenerator>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::preview;
using namespace zhijian::interpretation;

namespace {

/// Mean difference of grey in a patch of 30 x 15 CSS pixels. Another rastering of the same text stays under 10 (the same page
/// at 375 and at 750 pixels), the weakest moved line, a label under a chart, is over 17: see aMovedLineIsFound() and anotherRasterIsNoDifference().
constexpr double Tolerance = 11;

QString goldenPath(const QString &name)
{
    return QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u"/golden/"_s + name;
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the letters look like depends on these files; `head` holds the check sum of the whole font.
QString fontDigest()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Noto Serif CJK SC"_s})
        for (const int weight : {QFont::Normal, QFont::Bold}) {
            QFont font(family, 12, weight);
            hash.addData(QRawFont::fromFont(font).fontTable("head"));
        }
    return QString::fromLatin1(hash.result().toHex().first(16));
}

QString picture(const QColor &from, const QColor &to, int height)
{
    QImage image(640, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, 640, height);
    gradient.setColorAt(0, from);
    gradient.setColorAt(1, to);
    painter.fillRect(image.rect(), gradient);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64());
}

const QString &source()
{
    static const QString text = QString::fromUtf8(fileBytes(goldenPath(u"blocks.md"_s)));
    return text;
}

QString page(const QString &theme)
{
    RenderInput input;
    input.title = u"青禾县高标准农田建设管护办法解读"_s;
    input.document = parse(source());
    input.policies = {{u"青禾县高标准农田建设管护办法"_s, u"青府办发〔2025〕18号"_s, u"https://www.example.gov.cn/zwgk/a.html"_s}};
    input.theme = theme;
    input.isAiAssisted = true;
    input.pictures = {{u"field"_s, picture(QColor(0x7f, 0xb0, 0x6a), QColor(0xe8, 0xd9, 0x8a), 320)},
                      {u"map"_s, picture(QColor(0xd7, 0xe6, 0xf2), QColor(0x8f, 0xb4, 0x9a), 400)}};
    return previewPage(input);
}

QImage pictureOf(const QString &html, int width)
{
    QTemporaryDir folder;
    Exporter exporter;
    QString whole;
    bool isDone = false;
    exporter.exportLongPicture({.html = html, .width = width, .folder = folder.path(), .baseName = u"p"_s},
                               [&](const Result<ExportedFiles> &made) {
                                   isDone = true;
                                   whole = made ? made->files.first().path : QString();
                                   if (!made)
                                       qWarning() << made.error().detail;
                               });
    if (!QTest::qWaitFor([&] { return isDone; }, 120'000))
        return {};
    QImageReader reader(whole);
    reader.setAllocationLimit(0);
    return reader.read().convertToFormat(QImage::Format_RGB32);
}

struct Layout
{
    QList<double> blocks; ///< Tops
    QList<std::pair<double, double>> lines; ///< Of text and pictures
};

Layout layoutOf(const QString &html)
{
    PreviewView view;
    view.setPage(html);
    QString json;
    view.run(u"setUse('picture', false, 0)"_s, {});
    view.run(u"measure()"_s, [&](const QVariant &value) { json = value.toString(); });
    if (!QTest::qWaitFor([&] { return !json.isEmpty(); }, 30'000))
        return {};
    const QJsonObject measured = QJsonDocument::fromJson(json.toUtf8()).object();
    Layout layout;
    for (const QJsonValue block : measured["blocks"_L1].toArray())
        layout.blocks.append(block.toDouble());
    for (const QJsonValue span : measured["solid"_L1].toArray())
        layout.lines.append({span[0].toDouble(), span[1].toDouble()});
    return layout;
}

/// The block a place belongs to, by the first words of its source.
QString blockAt(const Layout &layout, double y)
{
    static const Document document = parse(source());
    qsizetype index = -1;
    for (const double top : layout.blocks)
        index += top <= y ? 1 : 0;
    // Title and association block have no source.
    const bool hasOwnTitle = std::ranges::any_of(document.blocks, [](const Block &block) { return std::holds_alternative<TitleCard>(block.content); });
    index -= hasOwnTitle ? 0 : 1;
    if (index < 0 || index >= document.blocks.size())
        return u"相关文件或标识"_s;
    return source().split(u'\n').value(document.blocks.at(index).firstLine - 1);
}

QImage withLineMoved(const QImage &picture, double scale, const std::pair<double, double> &line)
{
    QImage moved = picture;
    const int top = int(line.first * scale);
    const int height = int((line.second - line.first) * scale);
    QPainter painter(&moved);
    // The place it left shows what was above it.
    painter.drawImage(QRect(0, top, picture.width(), height), picture, QRect(0, std::max(0, top - 1), picture.width(), 1));
    painter.drawImage(0, top + height, picture, 0, top, picture.width(), height);
    return moved;
}

} // namespace

/// Each kind of block in each theme at 375, 750 and 1080 pixels, as the long picture shows it.
/// ZHIJIAN_UPDATE_GOLDEN=1 writes the goldens; ZHIJIAN_KEEP=folder keeps the pictures: look at them before committing.
class TestBlockPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyBlockLooksAsItDid_data();
    void everyBlockLooksAsItDid();
    void anotherRasterIsNoDifference();
    void aMovedLineIsFound();

private:
    [[nodiscard]] QImage pictureOfTheme(const QString &theme, int width);

    bool m_hasFonts = false;
    std::map<std::pair<QString, int>, QImage> m_pictures;
};

void TestBlockPictures::initTestCase()
{
    if (qEnvironmentVariableIsSet("ZHIJIAN_UPDATE_GOLDEN")) {
        QFile file(goldenPath(u"fonts.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(fontDigest().toLatin1() + '\n');
    }
    m_hasFonts = fileBytes(goldenPath(u"fonts.txt"_s)).trimmed() == fontDigest().toLatin1();
    if (!m_hasFonts)
        qInfo() << "other fonts than those of the goldens:" << fontDigest() << "- the comparison with the goldens is skipped";
    QVERIFY(parse(source()).blocks.size() > 25);
}

QImage TestBlockPictures::pictureOfTheme(const QString &theme, int width)
{
    QImage &image = m_pictures[{theme, width}];
    if (image.isNull())
        image = pictureOf(page(theme), width);
    return image;
}

void TestBlockPictures::everyBlockLooksAsItDid_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("width");
    for (const Theme &theme : themes())
        for (const int width : {375, 750, 1080})
            QTest::addRow("%s-%d", qPrintable(theme.id()), width) << theme.id() << width;
}

void TestBlockPictures::everyBlockLooksAsItDid()
{
    QFETCH(QString, theme);
    QFETCH(int, width);
    const QImage now = pictureOfTheme(theme, width);
    QCOMPARE(now.width(), width);
    const QString name = u"blocks-%1-%2.png"_s.arg(theme).arg(width);
    if (const QString keep = qEnvironmentVariable("ZHIJIAN_KEEP"); !keep.isEmpty())
        now.save(QDir(keep).filePath(name));
    const QImage fingerprint = fingerprintOf(now, width / 375.0);
    if (qEnvironmentVariableIsSet("ZHIJIAN_UPDATE_GOLDEN"))
        QVERIFY(fingerprint.save(goldenPath(name), "PNG", 0));
    if (!m_hasFonts)
        QSKIP("other fonts than those of the goldens");
    const auto found = differences(QImage(goldenPath(name)), fingerprint, Tolerance);
    if (found.isEmpty())
        return;
    const Layout layout = layoutOf(page(theme));
    QStringList places;
    for (const Difference &one : found)
        places.append(blockAt(layout, one.top));
    places.removeDuplicates();
    QFAIL(qPrintable(u"%1 differs from %2 px on (by %3): %4"_s.arg(name).arg(found.first().top).arg(found.first().strength).arg(places.join(u" / "_s))));
}

/// The same page through a finer grid: nothing but the anti-aliasing differs.
void TestBlockPictures::anotherRasterIsNoDifference()
{
    const QString theme = themes().first().id();
    const QImage golden = fingerprintOf(pictureOfTheme(theme, 375), 1);
    for (const int width : {750, 1080}) {
        const QImage other = fingerprintOf(pictureOfTheme(theme, width), width / 375.0);
        double strongest = 0;
        for (const Difference &one : differences(golden, other, 0))
            strongest = std::max(strongest, one.strength);
        qInfo() << "375 against" << width << "pixels differs by" << strongest << "at most";
        const auto found = differences(golden, other, Tolerance);
        QVERIFY2(found.isEmpty(), qPrintable(u"%1: %2 at %3"_s.arg(width).arg(found.isEmpty() ? 0 : found.first().strength).arg(found.isEmpty() ? 0 : found.first().top)));
    }
    // Every pixel a little off, and edges a third of a pixel away.
    QRandomGenerator random(5);
    QImage noisy = pictureOfTheme(theme, 375).copy();
    for (int y = 0; y < noisy.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(noisy.scanLine(y));
        for (int x = 0; x + 1 < noisy.width(); ++x) {
            const auto mix = [&](int a, int b) { return std::clamp((2 * a + b) / 3 + random.bounded(-8, 9), 0, 255); };
            row[x] = qRgb(mix(qRed(row[x]), qRed(row[x + 1])), mix(qGreen(row[x]), qGreen(row[x + 1])), mix(qBlue(row[x]), qBlue(row[x + 1])));
        }
    }
    const auto found = differences(golden, fingerprintOf(noisy, 1), Tolerance);
    QVERIFY2(found.isEmpty(), qPrintable(QString::number(found.isEmpty() ? 0 : found.first().strength)));
}

/// Each line of the page in turn, moved down by its height.
void TestBlockPictures::aMovedLineIsFound()
{
    const QString theme = themes().first().id();
    const QImage picture = pictureOfTheme(theme, 375);
    const QImage golden = fingerprintOf(picture, 1);
    const Layout layout = layoutOf(page(theme));
    QVERIFY(layout.lines.size() > 60);
    int moved = 0;
    double weakest = 255;
    for (const auto &line : layout.lines) {
        const double height = line.second - line.first;
        if (height < 10 || height > 60 || line.second + height > picture.height())
            continue;
        const auto found = differences(golden, fingerprintOf(withLineMoved(picture, 1, line), 1), Tolerance);
        double strongest = 0;
        for (const Difference &one : found)
            strongest = std::max(strongest, one.strength);
        weakest = std::min(weakest, strongest);
        if (found.isEmpty())
            qWarning() << "not found" << line.first << height << blockAt(layout, line.first) << differences(golden, fingerprintOf(withLineMoved(picture, 1, line), 1), 0).size();
        ++moved;
    }
    QVERIFY(moved > 60);
    QVERIFY(weakest > Tolerance);
    qInfo() << moved << "lines moved, each found; the weakest difference was" << weakest << "against a tolerance of" << Tolerance;
}

int main(int argc, char **argv)
{
    prepareEnvironment();
    QApplication application(argc, argv);
    TestBlockPictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_blockpictures.moc"
