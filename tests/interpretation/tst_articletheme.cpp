#include "interpretation/theme.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void themesDifferInShapeNotOnlyInColour();
    void textIsReadableOnItsGround();
    void unknownIdGivesTheDefault();
    void refusesWhatWouldLoadSomething_data();
    void refusesWhatWouldLoadSomething();
    void laterDeclarationsReplaceEarlierOnes();
};

void tst_Theme::themesDifferInShapeNotOnlyInColour()
{
    QVERIFY(themes().size() >= 3);
    QSet<QString> headings;
    QSet<QString> steps;
    for (const Theme &theme : themes()) {
        QVERIFY(!theme.name().isEmpty() && !theme.description().isEmpty());
        headings.insert(theme.shape(u"heading"_s));
        steps.insert(theme.shape(u"steps"_s));
    }
    QVERIFY(headings.size() >= 3);
    QVERIFY(steps.size() >= 3);
}

double luminance(const QString &color)
{
    QString hex = color.sliced(1);
    if (hex.size() == 3)
        hex = QString(QString(2, hex.at(0)) + QString(2, hex.at(1)) + QString(2, hex.at(2)));
    const auto part = [&](int index) {
        const double value = hex.sliced(index * 2, 2).toInt(nullptr, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

// WCAG 2.1, 1.4.3: 4.5 to 1 for text.
void tst_Theme::textIsReadableOnItsGround()
{
    for (const Theme &theme : themes()) {
        for (const QString &ground : {u"page"_s, u"tint"_s}) {
            for (const QString &color : {u"text"_s, u"soft"_s, u"muted"_s, u"accent"_s, u"deep"_s}) {
                const double a = luminance(theme.color(color));
                const double b = luminance(theme.color(ground));
                const double contrast = (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
                QVERIFY2(contrast >= 4.5, qPrintable(u"%1: %2 on %3 %4"_s.arg(theme.id(), color, ground).arg(contrast)));
            }
        }
    }
}

void tst_Theme::unknownIdGivesTheDefault()
{
    QCOMPARE(themeOf(u"gone"_s).id(), themes().first().id());
    QCOMPARE(themeOf({}).id(), themes().first().id());
    QCOMPARE(themeOf(u"clear-blue"_s).name(), u"清朗蓝"_s);
}

void tst_Theme::refusesWhatWouldLoadSomething_data()
{
    QTest::addColumn<QString>("style");
    for (const char *style : {"background:url(http://a.cn/x.png)", "width:expression(alert(1))", "color:{missing}", "content:\\\"x\\\"",
                              "position:fixed", "@import x", "color:red</style>"})
        QTest::newRow(style) << QString::fromLatin1(style);
}

void tst_Theme::refusesWhatWouldLoadSomething()
{
    QFETCH(QString, style);
    const QByteArray json = u"{\"id\":\"x\",\"name\":\"甲\",\"colors\":{\"accent\":\"#000\",\"tint\":\"#000\",\"text\":\"#000\"},"
                            "\"shapes\":{\"heading\":\"plain\",\"steps\":\"rail\",\"timeline\":\"rail\",\"compare\":\"table\"},"
                            "\"styles\":{\"p\":\"%1\"}}"_s.arg(style).toUtf8();
    const Result<Theme> theme = Theme::fromJson("{}", json);
    QVERIFY(!theme);
    QCOMPARE(theme.error().code, ErrorCode::InvalidInput);
}

void tst_Theme::laterDeclarationsReplaceEarlierOnes()
{
    QCOMPARE(styleText(declarations(u"color:#111; margin: 0 ;color:#222;margin:unset"_s)), u"color:#222"_s);
}

QTEST_GUILESS_MAIN(tst_Theme)
#include "tst_articletheme.moc"
