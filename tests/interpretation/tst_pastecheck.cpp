#include "articlegenerator.h"
#include "interpretation/parser.h"
#include "interpretation/pastecheck.h"
#include "interpretation/renderer.h"
#include "rules/rulepack.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

using Kind = PasteLoss::Kind;

const rules::OutputProfile &wechat()
{
    static const rules::OutputProfile profile = rules::RulePack::builtIn().outputProfile(u"wechat");
    return profile;
}

const QString &source()
{
    static const QString text = u"## 一、背景依据\n\n建好的农田要管好，**谁受益谁管护**。\n\n见[往期文章](https://mp.weixin.qq.com/s/abc)。\n\n"
        "| 事项 | 标准 |\n| --- | --- |\n| 水渠 | 每米2元 |\n| 机耕路 | 每米5元 |\n\n"
        "```qa\n问：谁来管？\n答：村里聘请的管护员。\n```\n\n```steps\n1. 拨打电话 | 说明地点。\n2. 现场核实\n```\n\n![会场全景](p1)\n\n"
        "全县一共十七个乡镇，从明年一月一日起统一执行这个标准，旧的办法同时废止。\n\n> 各地要健全管护机制。\n"_s;
    return text;
}

QString copied(const QString &text = source(), const QString &theme = {})
{
    RenderInput input;
    input.title = u"农田管护办法解读"_s;
    input.document = parse(text);
    input.theme = theme;
    return *wechatHtml(input, wechat());
}

/// Takes one property out of all styles, as an editor does that does not know it.
QString withoutProperty(const QString &html, const QString &property)
{
    const QRegularExpression one(u"(?<=[;\"])%1:[^;\"]*;?"_s.arg(QRegularExpression::escape(property)));
    return QString(html).remove(one).replace(" style=\"\""_L1, ""_L1);
}

QString withoutTag(QString html, const QString &tag)
{
    return html.remove(QRegularExpression(u"</?%1(?=[ >])[^>]*>"_s.arg(tag)));
}

QList<PasteLoss> lossesOf(const QString &pasted)
{
    return pasteLosses(copied(), pasted, wechat());
}

QStringList sentences(const QList<PasteLoss> &losses)
{
    QStringList list;
    for (const PasteLoss &loss : losses)
        list.append(loss.sentence);
    return list;
}

bool has(const QList<PasteLoss> &losses, Kind kind, const QString &part)
{
    return std::ranges::any_of(losses, [&](const PasteLoss &loss) { return loss.kind == kind && loss.sentence.contains(part); });
}

/// Without the place-holder of the picture, which is always still there in these tests.
QList<PasteLoss> withoutPictures(QList<PasteLoss> losses)
{
    losses.removeIf([](const PasteLoss &loss) { return loss.kind == Kind::Picture; });
    return losses;
}

} // namespace

class tst_PasteCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameIsNoLoss();
    void anotherWayOfWritingIsNoLoss_data();
    void anotherWayOfWritingIsNoLoss();
    void lostStylesAreNamed_data();
    void lostStylesAreNamed();
    void changedStylesAreNamed();
    void lostTextIsNamedWithItsPlace();
    void cutTextIsNamed();
    void changedAndAddedTextIsNamed();
    void lostTablesAndLinksAreNamed();
    void picturesAreFollowed();
    void anotherTextIsRefused();
    void everyPropertyIsFoundInEachTheme();
    void anyTextIsAccepted();
    void isFast();
};

void tst_PasteCheck::theSameIsNoLoss()
{
    for (const Theme &theme : themes()) {
        const QString html = copied(source(), theme.id());
        QCOMPARE(sentences(withoutPictures(pasteLosses(html, html, wechat()))), QStringList());
    }
}

void tst_PasteCheck::anotherWayOfWritingIsNoLoss_data()
{
    QTest::addColumn<QString>("pasted");
    const QString html = copied();
    QTest::newRow("wrapper dropped") << QString(html).remove(QRegularExpression(u"^<section[^>]*>"_s)).remove(QRegularExpression(u"</section>$"_s));
    QTest::newRow("another wrapper") << u"<div class=\"rich_media_content\" id=\"js_content\">%1</div>"_s.arg(html);
    QTest::newRow("document") << u"<html><head><title>x</title><style>p{}</style></head><body>\n%1\n</body></html>"_s.arg(html);
    QTest::newRow("classes and ids") << QString(html).replace("<p "_L1, "<p class=\"a\" data-x=\"1\" "_L1).replace("<span "_L1, "<span id=\"b\" "_L1);
    QTest::newRow("rgb") << [&] {
        QString result = html;
        static const QRegularExpression color(u"([;\"](?:color|background):)#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-f])"_s);
        for (QRegularExpressionMatch match = color.match(result); match.hasMatch(); match = color.match(result))
            result.replace(match.capturedStart(), match.capturedLength(), u"%1rgb(%2, %3, %4)"_s.arg(match.captured(1))
                .arg(match.captured(2).toInt(nullptr, 16) * 17).arg(match.captured(3).toInt(nullptr, 16) * 17).arg(match.captured(4).toInt(nullptr, 16) * 17));
        return result;
    }();
    QTest::newRow("strong as span") << QString(html).replace(QRegularExpression(u"<strong( style=\")?"_s), u"<span style=\"font-weight:700;"_s).replace("</strong>"_L1, "</span>"_L1)
        .replace("font-weight:700;>"_L1, "font-weight:700\">"_L1);
    QTest::newRow("spaces") << QString(html).replace(";"_L1, "; "_L1).replace("><"_L1, ">\n<"_L1);
    QTest::newRow("leaf") << QString(html).replace(QRegularExpression(u"(<p[^>]*>)([^<]+)(</p>)"_s), u"\\1<span leaf=\"\">\\2</span>\\3"_s);
}

void tst_PasteCheck::anotherWayOfWritingIsNoLoss()
{
    QFETCH(QString, pasted);
    QVERIFY(pasted != copied());
    QCOMPARE(sentences(withoutPictures(lossesOf(pasted))), QStringList());
}

void tst_PasteCheck::lostStylesAreNamed_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("name");
    QTest::newRow("color") << u"color"_s << u"“文字颜色”没有保留"_s;
    QTest::newRow("background") << u"background"_s << u"“底色”没有保留"_s;
    QTest::newRow("font-size") << u"font-size"_s << u"“字号”没有保留"_s;
    QTest::newRow("text-align") << u"text-align"_s << u"“对齐”没有保留"_s;
    QTest::newRow("border-radius") << u"border-radius"_s << u"“圆角”没有保留"_s;
    QTest::newRow("display") << u"display"_s << u"“左右并排”没有保留"_s;
    QTest::newRow("padding") << u"padding"_s << u"“间距”没有保留"_s;
}

void tst_PasteCheck::lostStylesAreNamed()
{
    QFETCH(QString, property);
    QFETCH(QString, name);
    const QString pasted = withoutProperty(copied(), property);
    QVERIFY(pasted != copied());
    const QList<PasteLoss> losses = withoutPictures(lossesOf(pasted));
    QVERIFY2(has(losses, Kind::Style, name), qPrintable(sentences(losses).join(u'\n')));
    for (const PasteLoss &loss : losses) {
        QCOMPARE(loss.kind, Kind::Style); // Nothing else is claimed
        QVERIFY2(loss.sentence.startsWith(name.first(name.indexOf(u'”') + 1)), qPrintable(loss.sentence));
    }
}

void tst_PasteCheck::changedStylesAreNamed()
{
    const QString pasted = QString(copied()).replace("text-align:center"_L1, "text-align:left"_L1);
    QVERIFY2(has(lossesOf(pasted), Kind::Style, u"“对齐”变了"_s), qPrintable(sentences(lossesOf(pasted)).join(u'\n')));
    const QString unbold = withoutTag(copied(), u"strong"_s);
    QVERIFY2(has(lossesOf(unbold), Kind::Style, u"“加粗”没有保留，1处，例如“谁受益谁管护”"_s), qPrintable(sentences(lossesOf(unbold)).join(u'\n')));
}

void tst_PasteCheck::lostTextIsNamedWithItsPlace()
{
    const QString pasted = QString(copied()).remove(u"，旧的办法同时废止"_s);
    const QList<PasteLoss> losses = withoutPictures(lossesOf(pasted));
    QCOMPARE(sentences(losses), QStringList{u"少了“，旧的办法同时废止”（在“…日起统一执行这个标准”之后）"_s}.replaceInStrings(
        u"…日起统一执行这个标准"_s, u"…乡镇，从明年一月一日起统一执行这个标准"_s.last(16).prepend(u'…')));
    QCOMPARE(losses.first().count, 9);
    QCOMPARE(losses.first().kind, Kind::Text);
}

void tst_PasteCheck::cutTextIsNamed()
{
    const QString html = copied();
    const QList<PasteLoss> losses = withoutPictures(lossesOf(html.first(html.indexOf(u"谁来管？"_s))));
    QVERIFY2(has(losses, Kind::Text, u"“谁来管？"_s) && has(losses, Kind::Text, u"以后的内容都没有了，共"_s), qPrintable(sentences(losses).join(u'\n')));
    QVERIFY(losses.first().count > 60);
}

void tst_PasteCheck::changedAndAddedTextIsNamed()
{
    const QString html = copied();
    const QList<PasteLoss> changed = withoutPictures(lossesOf(QString(html).replace(u"说明地点"_s, u"请讲清楚位置"_s)));
    QVERIFY2(changed.size() == 1 && has(changed, Kind::Text, u"文字变了：“说明地点”变成了“请讲清楚位置”"_s), qPrintable(sentences(changed).join(u'\n')));
    const QList<PasteLoss> added = withoutPictures(lossesOf(QString(html + u"<p>欢迎关注</p>"_s)));
    QVERIFY2(added.size() == 1 && has(added, Kind::Added, u"多出了“欢迎关注”"_s), qPrintable(sentences(added).join(u'\n')));
}

void tst_PasteCheck::lostTablesAndLinksAreNamed()
{
    QString pasted = copied();
    for (const QString &tag : {u"table"_s, u"tbody"_s, u"tr"_s})
        pasted = withoutTag(pasted, tag);
    pasted.replace(QRegularExpression(u"<t[hd]"_s), u"<p"_s).replace(QRegularExpression(u"</t[hd]>"_s), u"</p>"_s);
    QVERIFY2(has(lossesOf(pasted), Kind::Table, u"表格变成了普通文字：“事项”那一个"_s), qPrintable(sentences(lossesOf(pasted)).join(u'\n')));
    const QString unlinked = withoutTag(copied(), u"a"_s);
    QVERIFY2(has(lossesOf(unlinked), Kind::Link, u"链接没有保留：“往期文章”（https://mp.weixin.qq.com/s/abc）"_s), qPrintable(sentences(lossesOf(unlinked)).join(u'\n')));
    const QString misled = QString(copied()).replace("/s/abc"_L1, "/s/xyz"_L1);
    QVERIFY(has(lossesOf(misled), Kind::Link, u"往期文章"_s));
}

void tst_PasteCheck::picturesAreFollowed()
{
    const QString html = copied();
    const QRegularExpression holder(u"<span[^>]*>\\[[^\\]]*会场全景\\]</span>"_s);
    QVERIFY(holder.match(html).hasMatch());
    QVERIFY(has(lossesOf(html), Kind::Picture, u"图片还没有上传，原处仍是占位文字"_s));
    const QString uploaded = QString(html).replace(holder, u"<img src=\"https://mmbiz.qpic.cn/a\" data-ratio=\"0.5\">"_s);
    QCOMPARE(sentences(lossesOf(uploaded)), QStringList());
    const QString removed = QString(html).remove(holder);
    QVERIFY2(has(lossesOf(removed), Kind::Picture, u"有1张图片的占位文字去掉了，但没有换上图片"_s), qPrintable(sentences(lossesOf(removed)).join(u'\n')));
    // A picture that was there is gone.
    const QString with = uploaded;
    QCOMPARE(sentences(pasteLosses(QString(with).replace("<img "_L1, u"<img alt=\"会场\" "_s), removed, wechat())), QStringList{u"少了图片“会场”"_s});
}

void tst_PasteCheck::anotherTextIsRefused()
{
    const QList<PasteLoss> losses = lossesOf(u"<p>今天天气很好，我们去爬山。山上有很多树，还有一条小河。</p>"_s);
    QCOMPARE(losses.size(), 1);
    QCOMPARE(losses.first().kind, Kind::Unrelated);
    QVERIFY(lossesOf({}).first().sentence.contains(u"没有文字"_s));
}

/// Each property of a theme that has a name in the profile is missed when it is gone.
void tst_PasteCheck::everyPropertyIsFoundInEachTheme()
{
    static const QRegularExpression property(u"[;\"]([a-z-]+):"_s);
    int checked = 0;
    for (const Theme &theme : themes()) {
        const QString html = copied(source(), theme.id());
        QSet<QString> properties;
        for (const QRegularExpressionMatch &match : property.globalMatch(html.sliced(html.indexOf(u'>'))))
            if (wechat().styles.contains(match.captured(1)))
                properties.insert(match.captured(1));
        for (const QString &one : std::as_const(properties)) {
            const QString effect = wechat().styles.value(one);
            const QString pasted = withoutProperty(html, one);
            const QList<PasteLoss> losses = withoutPictures(pasteLosses(html, pasted, wechat()));
            for (const PasteLoss &loss : losses)
                QVERIFY2(loss.kind == Kind::Style && loss.sentence.startsWith(QString(u'“' + effect + u'”')), qPrintable(one + u": " + loss.sentence));
            if (QStringList{u"color"_s, u"background"_s, u"font-size"_s, u"font-weight"_s}.contains(one)) {
                QVERIFY2(!losses.isEmpty(), qPrintable(theme.id() + u' ' + one));
                ++checked;
            }
        }
    }
    QVERIFY(checked >= 3 * themes().size());
}

void tst_PasteCheck::anyTextIsAccepted()
{
    for (quint32 seed = 0; seed < 40; ++seed) {
        RenderInput input;
        input.document = parse(ArticleGenerator(seed).article(6));
        const QString html = websiteHtml(input);
        QRandomGenerator random(seed);
        // Cut anywhere, and with a piece in the middle gone.
        const int cut = random.bounded(int(html.size()));
        for (const QString &pasted : {html.first(cut), html.sliced(cut), QString(html).remove(cut, 200), QString(html.first(cut) + u"<<>&#x0;\x01</section>")})
            (void)pasteLosses(html, pasted, wechat());
        QCOMPARE(sentences(withoutPictures(pasteLosses(html, html, wechat()))), QStringList());
    }
}

void tst_PasteCheck::isFast()
{
    QString text;
    for (int i = 0; i < 400; ++i)
        text += u"第%1段，%2。\n\n"_s.arg(i).arg(QString(45, QChar(0x4e00 + i * 7)));
    RenderInput input;
    input.document = parse(text);
    const QString html = websiteHtml(input);
    const QString pasted = withoutProperty(QString(html).remove(u"第200段"_s), u"color"_s);
    QElapsedTimer timer;
    timer.start();
    const QList<PasteLoss> losses = pasteLosses(html, pasted, wechat());
    qInfo() << html.size() << "characters of HTML compared in" << timer.elapsed() << "ms";
    QVERIFY(!losses.isEmpty());
    QVERIFY(timer.elapsed() < 3000);
}

QTEST_GUILESS_MAIN(tst_PasteCheck)
#include "tst_pastecheck.moc"
