#include "interpretation/moderation.h"
#include "interpretation/parser.h"
#include "interpretation/subtitles.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

QString shown(const Subtitles &subtitles)
{
    QStringList cues;
    for (const Subtitles::Cue &cue : subtitles.cues)
        cues.append(QString(QString::number(cue.begin) + u'-' + QString::number(cue.end) + cue.written + u'=' + QString(cue.text).replace(u'\n', u'/')));
    return cues.join(u'|');
}

/// Without the lines, which differ between a file and a block.
Subtitles bare(Subtitles subtitles)
{
    for (Subtitles::Cue &cue : subtitles.cues)
        cue.line = 0;
    return subtitles;
}

Subtitles inBlock(const QString &source)
{
    const Document document = parse(source);
    return document.blocks.size() == 1 && std::holds_alternative<Subtitles>(document.blocks.first().content)
        ? std::get<Subtitles>(document.blocks.first().content) : Subtitles{};
}

QString randomText(QRandomGenerator &random)
{
    // No <b>: what a file says of looks is left out, so it cannot come back.
    static const QString characters = u"各位乡亲大家好欢迎收看政策解读，。？！“”：2026 acdXYZ<>&-'\"|｜*_#[]()`~\\/😀é𠮷\u00a0"_s;
    const auto points = characters.toUcs4();
    QStringList lines;
    for (int line = random.bounded(1, 4); line > 0; --line) {
        QString text;
        for (int i = random.bounded(1, 18); i > 0; --i)
            text += QString::fromUcs4(reinterpret_cast<const char32_t *>(&points.at(random.bounded(points.size()))), 1);
        lines.append(text.trimmed().isEmpty() ? u"好"_s : text);
    }
    return lines.join(u'\n');
}

Subtitles randomSubtitles(QRandomGenerator &random)
{
    Subtitles subtitles;
    qint64 at = random.bounded(10) == 0 ? qint64(random.bounded(100, 2000)) * 3600'000 : random.bounded(5000);
    for (int i = random.bounded(1, 30); i > 0; --i) {
        const qint64 begin = at + random.bounded(0, 3000);
        at = begin + random.bounded(1, 9000);
        subtitles.cues.append({0, begin, at, {}, randomText(random)});
    }
    return subtitles;
}

} // namespace

class tst_Subtitles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
    void readsFiles_data();
    void readsFiles();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void namesWhatIsWrongAndKeepsTheRest();
    void leavesOutLooks();
    void refusesWhatIsNoSubtitleFile();
    void exportRefusesAnUnreadableTime();
    void aThousandFilesComeBackUnchanged();
    void damagedBytesNeverFail();
    void transcriptsFollowTheSpeaker();
    void fastReadingIsRemarked();
    void wordsAreFoundHoweverTheyAreSpelled_data();
    void wordsAreFoundHoweverTheyAreSpelled();
};

void tst_Subtitles::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("srt") << u"00:00:01,250"_s << qint64(1250);
    QTest::newRow("vtt") << u"01:02:03.004"_s << qint64(3723004);
    QTest::newRow("no hours") << u"02:03.4"_s << qint64(123400);
    QTest::newRow("no fraction") << u"00:10"_s << qint64(10000);
    QTest::newRow("hours over 99") << u"100:00:00,000"_s << qint64(360000000);
    QTest::newRow("full width") << u"00：00：05，5"_s << qint64(5500);
    QTest::newRow("61 minutes") << u"00:61:00,000"_s << qint64(-1);
    QTest::newRow("letter") << u"OO:01:00,000"_s << qint64(-1);
    QTest::newRow("alone") << u"12"_s << qint64(-1);
    QTest::newRow("four digits") << u"00:01.0000"_s << qint64(-1);
    QTest::newRow("endless") << u"99999999999:00:00.000"_s << qint64(-1);
}

void tst_Subtitles::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const auto read = cueMilliseconds(text);
    QCOMPARE(read.value_or(-1), milliseconds);
    if (read) {
        QCOMPARE(cueMilliseconds(cueTime(*read)), read);
        QCOMPARE(cueMilliseconds(cueTime(*read, u',')), read);
    }
}

void tst_Subtitles::readsFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("srt") << u"1\n00:00:01,000 --> 00:00:02,500\n甲\n乙\n\n2\n00:00:03,000 --> 00:00:04,000\n丙\n"_s << u"1000-2500=甲/乙|3000-4000=丙"_s;
    QTest::newRow("windows lines") << u"1\r\n00:00:01,000 --> 00:00:02,500\r\n甲\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n丙"_s << u"1000-2500=甲|3000-4000=丙"_s;
    QTest::newRow("vtt") << u"WEBVTT - 第一集\nKind: captions\n\nNOTE 甲\n乙\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.500 align:start position:10%\n- <v 李敏>大家好\n<i>再见</i> &lt;3 &amp;\n"_s
                         << u"1000-2500=- 李敏：大家好/再见 <3 &"_s;
    QTest::newRow("no blank line between") << u"1\n00:00:01,000 --> 00:00:02,500\n甲\n2\n00:00:03,000 --> 00:00:04,000\n丙"_s << u"1000-2500=甲|3000-4000=丙"_s;
    QTest::newRow("no numbers") << u"00:00:01,000 --> 00:00:02,500\n甲\n\n00:00:03.000-->00:00:04.000\n丙"_s << u"1000-2500=甲|3000-4000=丙"_s;
    QTest::newRow("a number that is said") << u"1\n00:00:01,000 --> 00:00:02,500\n2026\n\n2\n00:00:03,000 --> 00:00:04,000\n3\n"_s << u"1000-2500=2026|3000-4000=3"_s;
    QTest::newRow("an arrow that is said") << u"1\n00:00:01,000 --> 00:00:02,500\n从 A --> B\n"_s << u"1000-2500=从 A --> B"_s;
    QTest::newRow("empty cue") << u"1\n00:00:01,000 --> 00:00:02,500\n\n2\n00:00:03,000 --> 00:00:04,000\n丙"_s << u"1000-2500=|3000-4000=丙"_s;
    QTest::newRow("many blank lines") << u"\n\n\n1\n00:00:01,000 --> 00:00:02,500\n甲\n\n\n\n2\n00:00:03,000 --> 00:00:04,000\n丙\n\n\n"_s << u"1000-2500=甲|3000-4000=丙"_s;
}

void tst_Subtitles::readsFiles()
{
    QFETCH(QString, text);
    const SubtitleFile file = readSubtitles(text);
    QTEST(shown(file.subtitles), "expected");
    QVERIFY(looksLikeSubtitles(text));
}

void tst_Subtitles::readsEveryEncoding_data()
{
    const QString text = u"1\r\n00:00:01,000 --> 00:00:02,500\r\n各位乡亲，大家好！\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n到镇政务服务中心办理。\r\n"_s;
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbf" + text.toUtf8());
    QTest::newRow("UTF-16") << QByteArray(QStringEncoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom).encode(text));
    // GB 18030 of the same words, so that no codec of the machine is needed.
    QTest::newRow("GB 18030") << QByteArray("1\r\n00:00:01,000 --> 00:00:02,500\r\n\xb8\xf7\xce\xbb\xcf\xe7\xc7\xd7\xa3\xac\xb4\xf3\xbc\xd2\xba\xc3\xa3\xa1\r\n\r\n"
                                            "2\r\n00:00:03,000 --> 00:00:04,000\r\n\xb5\xbd\xd5\xf2\xd5\xfe\xce\xf1\xb7\xfe\xce\xf1\xd6\xd0\xd0\xc4\xb0\xec\xc0\xed\xa1\xa3\r\n");
}

void tst_Subtitles::readsEveryEncoding()
{
    QFETCH(QByteArray, bytes);
    const auto file = readSubtitleFile(bytes);
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QCOMPARE(shown(file->subtitles), u"1000-2500=各位乡亲，大家好！|3000-4000=到镇政务服务中心办理。"_s);
    QCOMPARE(file->problems, QList<BlockProblem>());
    QCOMPARE(file->notes, QStringList());
}

void tst_Subtitles::namesWhatIsWrongAndKeepsTheRest()
{
    const SubtitleFile file = readSubtitles(u"1\n00:00:01,000 --> 00:00:02,500\n甲\n\n2\n00:00:3x,000 --> 00:00:04,000\n乙\n\n3\n00:00:05,000 --> 00:00:04,000\n丙\n\n丁\n"_s);
    QCOMPARE(shown(file.subtitles), u"1000-2500=甲|-1--100:00:3x,000 --> 00:00:04,000=乙|5000-4000=丙/丁"_s);
    QCOMPARE(file.problems.size(), 3);
    QCOMPARE(file.problems.at(0).line, 6);
    QVERIFY(file.problems.at(0).message.startsWith(u"第 2 条字幕的时间"_s));
    QCOMPARE(file.problems.at(1).line, 10);
    QVERIFY(file.problems.at(1).message.startsWith(u"第 3 条字幕的结束时间"_s));
    QCOMPARE(file.problems.at(2).line, 13);
    // The time stays as written in the block, where it is put right.
    QCOMPARE(bare(inBlock(subtitleBlock(file.subtitles))), bare(file.subtitles));
}

void tst_Subtitles::leavesOutLooks()
{
    const SubtitleFile srt = readSubtitles(u"1\n00:00:01,000 --> 00:00:02,500 X1:10 X2:20\n{\\an8}<font color=\"#fff\">甲</font> 3<5\n"_s);
    QCOMPARE(shown(srt.subtitles), u"1000-2500=甲 3<5"_s);
    QCOMPARE(srt.notes, (QStringList{u"去掉了 3 处字幕样式"_s, u"去掉了 1 处位置设置"_s}));
}

void tst_Subtitles::refusesWhatIsNoSubtitleFile()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("hello"), QByteArray("WEBVTT\n"), QByteArray("1\n\n2\n")})
        QVERIFY(!readSubtitleFile(bytes));
    QVERIFY(!looksLikeSubtitles(u"## 标题\n\n从 A --> B\n"_s));
}

void tst_Subtitles::exportRefusesAnUnreadableTime()
{
    const Subtitles subtitles = inBlock(u"```subtitles\n00:01 --> 00:02\n甲\n\n00:x --> 00:03\n乙\n```"_s);
    for (const auto &made : {srtFile(subtitles), vttFile(subtitles)}) {
        QVERIFY(!made);
        QVERIFY2(made.error().detail.contains(u"第 2 条字幕（第 5 行）"_s), qPrintable(made.error().detail));
    }
    QVERIFY(!srtFile({}));
}

// Issue 4: exact round trip of times and text.
void tst_Subtitles::aThousandFilesComeBackUnchanged()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int i = 0; i < 1000; ++i) {
        const Subtitles subtitles = randomSubtitles(random);
        const QString block = subtitleBlock(subtitles, i % 2 ? u"第 %1 集"_s.arg(i) : QString());
        QCOMPARE(bare(inBlock(block)), subtitles);
        const auto srt = srtFile(subtitles);
        const auto vtt = vttFile(subtitles);
        QVERIFY(srt && vtt);
        // A blank at the end of a line or of the file is not lost either, and a mark at the beginning does not matter.
        QString windows = QString::fromUtf8(*srt);
        windows.replace(u'\n', u"\r\n"_s);
        QCOMPARE(bare(readSubtitles(windows).subtitles), subtitles);
        QCOMPARE(bare(readSubtitles(u"\ufeff"_s + QString::fromUtf8(*vtt)).subtitles), subtitles);
        QCOMPARE(srtFile(inBlock(block)), srt);
    }
}

void tst_Subtitles::damagedBytesNeverFail()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    QRandomGenerator random(seed);
    for (int i = 0; i < 2000; ++i) {
        QByteArray bytes = *(i % 2 ? srtFile(randomSubtitles(random)) : vttFile(randomSubtitles(random)));
        if (i % 5 == 0) {
            bytes.resize(random.bounded(400));
            random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
        }
        for (int changes = random.bounded(40); changes > 0 && !bytes.isEmpty(); --changes) {
            const qsizetype at = random.bounded(bytes.size());
            static const QByteArray pieces[] = {"\n", "\n\n", "-->", "`", "~~~", "<", ":", "99", QByteArray(1, '\0'), "\xff", "WEBVTT"};
            if (random.bounded(2))
                bytes.insert(at, pieces[random.bounded(int(std::size(pieces)))]);
            else
                bytes.remove(at, random.bounded(1, 9));
        }
        const SubtitleFile file = readSubtitles(QString::fromUtf8(bytes));
        // What was read stays the same in a block, whatever it is.
        const Subtitles again = inBlock(subtitleBlock(file.subtitles));
        if (!file.subtitles.cues.isEmpty())
            QVERIFY(!again.cues.isEmpty());
        for (const BlockProblem &problem : file.problems)
            QVERIFY(problem.line > 0);
        (void)transcript(file.subtitles);
        (void)readSubtitleFile(bytes);
    }
}

void tst_Subtitles::transcriptsFollowTheSpeaker()
{
    const Subtitles subtitles = inBlock(u"```subtitles\n00:01 --> 00:02\n各位好\n\n00:02 --> 00:04\n今天说\n农机补贴。\n\n00:04 --> 00:05\n先看谁能领\n\n00:09 --> 00:10\n再见\n```"_s);
    QCOMPARE(transcript(subtitles), (QStringList{u"各位好　今天说 农机补贴。先看谁能领"_s, u"再见"_s}));
}

void tst_Subtitles::fastReadingIsRemarked()
{
    const Document document = parse(u"甲\n\n```subtitles\n00:01 --> 00:02\n这一句有十一个字吧对的\n\n00:02 --> 00:06\n这一句有十一个字吧对的\n```"_s);
    QCOMPARE(subtitleRemarks(document, {}), QList<BlockProblem>());
    const auto remarks = subtitleRemarks(document, {.charactersPerSecond = 9, .lineCharacters = 0});
    QCOMPARE(remarks.size(), 1);
    QCOMPARE(remarks.first().line, 4);
    QVERIFY(remarks.first().message.contains(u"每秒 11.0 个字，超过 9 个"_s));
    QCOMPARE(subtitleRemarks(document, {.charactersPerSecond = 11, .lineCharacters = 10}).size(), 2);
}

void tst_Subtitles::wordsAreFoundHoweverTheyAreSpelled_data()
{
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"主播带你刷单返利"_s << u"刷单返利@4+4"_s;
    QTest::newRow("spaced") << u"刷 单 。返-利 了解一下"_s << u"刷单返利@0+8"_s;
    QTest::newRow("width and case") << u"加ＶＸ：abc 领钱"_s << u"加vx@0+3"_s;
    QTest::newRow("zero width") << u"刷\u200b单返利"_s << u"刷单返利@0+5"_s;
    QTest::newRow("longer word alone") << u"我要刷单"_s << u"刷单@2+2"_s;
    QTest::newRow("nothing") << u"补贴什么时候到账？"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void tst_Subtitles::wordsAreFoundHoweverTheyAreSpelled()
{
    QFETCH(QString, comment);
    const WordList list = wordListOf(parse(u"```words\n刷单返利、刷单 | 举报\n```\n\n```words\n加vx | 删除\n```"_s));
    QStringList found;
    for (const WordHit &hit : wordHits(list, comment))
        found.append(u"%1@%2+%3"_s.arg(hit.word).arg(hit.position).arg(hit.length));
    QTEST(found.join(u','), "expected");
    QCOMPARE(wordLines(list), u"刷单返利\n刷单\n加vx\n"_s);
}

QTEST_GUILESS_MAIN(tst_Subtitles)
#include "tst_subtitles.moc"
