#include "screened.h"

#include "screening/termindex.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// Many terms at once give what one search after the other gives, in time.
class tst_TermIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longestAtEachPlace();
    void emptyIndex();
    void agreesWithPlainSearch();
    void screensFast();
    void benchmark();
};

namespace {

QString randomHan(QRandomGenerator &random, int length, int alphabet)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += QChar(char16_t(0x4e00 + random.bounded(alphabet)));
    return text;
}

/// Rows of the shared load list when it is here, else made up.
QStringList manyTerms(int count)
{
    QStringList terms;
    QFile file(qEnvironmentVariable("ZHIJIAN_SHARED_DATA") + u"/terms/houbb.txt"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n'))
            if (const QString term = QString::fromUtf8(line.trimmed()); term.size() >= 2 && terms.size() < count)
                terms.append(term);
    } else {
        qInfo("no shared term list; terms are made up");
    }
    QRandomGenerator random(1);
    while (terms.size() < count)
        terms.append(randomHan(random, random.bounded(2, 9), 4000));
    return terms;
}

QString twentyThousandCharacters()
{
    static const QString sentence = u"各乡镇人民政府、街道办事处要按照县委、县政府的安排部署，于2026年12月31日前完成%1户困难群众的核查，补助标准提高10%～15%。"_s;
    QString text;
    for (int i = 0; text.size() < 20000; ++i)
        text += QString(sentence.arg(i * 37 % 991) + (i % 3 == 2 ? u"\n\n"_s : QString()));
    return text.first(20000);
}

Screener loaded(const QStringList &terms)
{
    QList<rules::WordEntry> words;
    for (const QString &term : terms)
        words.append({rules::WordLevel::Cautious, term, {}, u"测速"_s, {}, {}, {}});
    return Screener(rules::RulePack::builtIn().withWords(words), rules::WorkCalendar::builtIn(), screened::clock());
}

} // namespace

void tst_TermIndex::longestAtEachPlace()
{
    const TermIndex index({u"北朝"_s, u"北朝鲜"_s, u"朝鲜"_s, u"县"_s, QString()});
    const QList<TermIndex::Match> expected{{1, 3, 1}, {2, 2, 2}, {4, 1, 3}};
    QCOMPARE(index.matches(u"南北朝鲜县"), expected);
}

void tst_TermIndex::emptyIndex()
{
    QVERIFY(TermIndex().matches(u"任何").isEmpty());
    QVERIFY(TermIndex(QStringList()).matches(u"任何").isEmpty());
    QVERIFY(TermIndex({u"任何"_s}).matches(u"").isEmpty());
    QVERIFY(TermIndex({u"任何"_s}).matches(u"任").isEmpty());
}

void tst_TermIndex::agreesWithPlainSearch()
{
    QRandomGenerator random(5);
    QStringList terms;
    for (int i = 0; i < 300; ++i)
        terms.append(randomHan(random, random.bounded(1, 5), 12));
    terms.removeDuplicates();
    const QString text = randomHan(random, 5000, 12);
    QList<TermIndex::Match> expected;
    for (qsizetype i = 0; i < text.size(); ++i) {
        TermIndex::Match best;
        for (int term = 0; term < terms.size(); ++term)
            if (terms.at(term).size() > best.length && QStringView(text).sliced(i).startsWith(terms.at(term)))
                best = {i, terms.at(term).size(), term};
        if (best.length > 0)
            expected.append(best);
    }
    QCOMPARE(TermIndex(terms).matches(text), expected);
}

// 20,000 characters against 50,000 terms within 1 s
void tst_TermIndex::screensFast()
{
    const QStringList terms = manyTerms(50000);
    const QString text = twentyThousandCharacters();
    QElapsedTimer timer;
    timer.start();
    const Screener screener = loaded(terms);
    const qint64 built = timer.elapsed();
    timer.restart();
    const qsizetype count = screener.screen(text).size();
    const qint64 all = timer.nsecsElapsed();
    const TermIndex index(terms);
    timer.restart();
    const qsizetype hits = index.matches(text).size();
    qInfo("20,000 characters, 50,000 terms: %.1f ms for all rules (%lld findings); scan alone %.2f ms, %lld hits; built in %lld ms",
        double(all) / 1e6, qlonglong(count), double(timer.nsecsElapsed()) / 1e6, qlonglong(hits), qlonglong(built));
    QVERIFY(all < 1'000'000'000);
}

void tst_TermIndex::benchmark()
{
    const QString text = twentyThousandCharacters();
    const Screener screener = loaded(manyTerms(50000));
    QBENCHMARK {
        (void)screener.screen(text);
    }
}

QTEST_GUILESS_MAIN(tst_TermIndex)
#include "tst_termindex.moc"
