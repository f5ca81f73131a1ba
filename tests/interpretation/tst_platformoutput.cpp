#include "articlegenerator.h"
#include "interpretation/parser.h"
#include "interpretation/renderer.h"
#include "interpretation/templates.h"
#include "rules/rulepack.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

namespace {

constexpr int Generated = 200;

const rules::OutputProfile &shipped()
{
    static const rules::OutputProfile profile = rules::RulePack::builtIn().outputProfile(u"wechat");
    return profile;
}

/// Reads HTML character by character as strictly as possible and checks it against a profile. It shares no line with the
/// renderer or its own checks: what it does not understand is a finding.
class ProfileChecker
{
public:
    explicit ProfileChecker(const rules::OutputProfile &profile) : m_profile(profile) {}

    QStringList check(const QString &html)
    {
        m_html = html;
        m_at = 0;
        m_open.clear();
        m_findings.clear();
        while (m_at < m_html.size()) {
            if (m_html.at(m_at) == u'<')
                tag();
            else
                character();
        }
        if (!m_open.isEmpty())
            find(u"没有关闭："_s + m_open.join(u' '));
        if (m_profile.characters > 0 && m_html.size() >= m_profile.characters)
            find(u"过长：%1"_s.arg(m_html.size()));
        if (m_profile.bytes > 0 && m_html.toUtf8().size() >= m_profile.bytes)
            find(u"字节过多"_s);
        return m_findings;
    }

private:
    void find(const QString &what) { m_findings.append(what); }

    void character()
    {
        const QChar c = m_html.at(m_at++);
        if (c == u'>')
            find(u"裸露的 >"_s);
        if (c != u'&')
            return;
        const qsizetype end = m_html.indexOf(u';', m_at);
        static const QSet<QString> entities{u"amp"_s, u"lt"_s, u"gt"_s, u"quot"_s};
        if (end < 0 || !entities.contains(m_html.sliced(m_at, end - m_at)))
            find(u"不认识的字符引用"_s);
    }

    QString word()
    {
        const qsizetype from = m_at;
        while (m_at < m_html.size() && (m_html.at(m_at).isLetterOrNumber() || m_html.at(m_at) == u'-'))
            ++m_at;
        return m_html.sliced(from, m_at - from);
    }

    void tag()
    {
        ++m_at;
        const bool isEnd = m_at < m_html.size() && m_html.at(m_at) == u'/';
        m_at += isEnd ? 1 : 0;
        const QString name = word();
        if (!m_profile.tags.contains(name))
            find(u"标签 "_s + name);
        while (m_at < m_html.size() && m_html.at(m_at) != u'>')
            attribute(name);
        ++m_at;
        if (isEnd) {
            if (m_open.isEmpty() || m_open.takeLast() != name)
                find(u"标签没有配对："_s + name);
        } else if (name != "br"_L1 && name != "img"_L1) {
            m_open.append(name);
        }
    }

    void attribute(const QString &tag)
    {
        if (m_html.at(m_at) != u' ') {
            find(u"标签里的 "_s + m_html.at(m_at));
            ++m_at;
            return;
        }
        ++m_at;
        const QString name = word();
        if (QStringView(m_html).mid(m_at, 2) != "=\""_L1) {
            find(u"属性没有引号："_s + name);
            return;
        }
        const qsizetype from = m_at + 2;
        const qsizetype end = m_html.indexOf(u'"', from);
        if (end < 0) {
            find(u"没有结束的属性："_s + name);
            m_at = m_html.size();
            return;
        }
        const QString value = m_html.sliced(from, end - from);
        m_at = end + 1;
        if (!m_profile.attributes.value(u"*"_s).contains(name) && !m_profile.attributes.value(tag).contains(name))
            find(QString(u"属性 "_s + tag + u' ' + name));
        if (name == "style"_L1)
            style(value);
        if (m_profile.addresses.contains(name)) {
            bool isKept = false;
            for (const QString &beginning : m_profile.addresses.value(name))
                isKept = isKept || value.startsWith(beginning);
            if (!isKept)
                find(u"地址 "_s + value);
        }
    }

    void style(const QString &value)
    {
        for (const QString &declaration : value.split(u';', Qt::SkipEmptyParts)) {
            const QString property = declaration.section(u':', 0, 0).trimmed();
            if (!m_profile.styles.contains(property))
                find(u"样式 "_s + property);
        }
        const QString compact = QString(value).remove(u' ').toLower();
        for (const QString &part : m_profile.forbiddenValues)
            if (compact.contains(part))
                find(u"样式值 "_s + value);
        for (const QString &part : {u"//"_s, u"http"_s})
            if (compact.contains(part))
                find(u"样式里的地址 "_s + value);
    }

    const rules::OutputProfile &m_profile;
    QString m_html;
    qsizetype m_at = 0;
    QStringList m_open;
    QStringList m_findings;
};

RenderInput article(const QString &source, const QString &theme)
{
    RenderInput input;
    input.title = u"题目 <b>\"与\"</b> & 解读"_s;
    input.document = parse(source);
    input.policies = {{u"《办法》<i>"_s, u"青府办发〔2025〕18号"_s, u"https://www.example.gov.cn/a.html?x=1&y=\"2\""_s}};
    input.author = u"县<局>"_s;
    input.accountName = u"青禾发布"_s;
    input.date = QDate(2025, 12, 3);
    input.theme = theme;
    input.isAiAssisted = true;
    input.pictures = {{u"p1"_s, u"data:image/png;base64,AAAA"_s}};
    return input;
}

rules::OutputProfile endless()
{
    rules::OutputProfile profile = shipped();
    profile.characters = 0;
    profile.bytes = 0;
    return profile;
}

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A pack of a province that brings one more output profile.
rules::RulePack withProfile(const QString &version, const std::function<void(QJsonObject &)> &change)
{
    QJsonObject styles;
    for (auto style = shipped().styles.cbegin(); style != shipped().styles.cend(); ++style)
        styles.insert(style.key(), style.value());
    QJsonObject attributes;
    for (auto one = shipped().attributes.cbegin(); one != shipped().attributes.cend(); ++one)
        attributes.insert(one.key(), QJsonArray::fromStringList(*one));
    QJsonObject profile{{"code"_L1, u"wechat"_s}, {"version"_L1, version}, {"name"_L1, u"公众号"_s}, {"document"_L1, u"实测"_s},
                        {"tags"_L1, QJsonArray::fromStringList(shipped().tags)}, {"attributes"_L1, attributes}, {"styles"_L1, styles}};
    change(profile);
    const QJsonObject pack{{"format"_L1, 1}, {"id"_L1, u"cn-test"_s}, {"version"_L1, u"1"_s}, {"layer"_L1, u"Province"_s},
                           {"name"_L1, u"试验省规则包"_s}, {"issued"_L1, u"2026-11-20"_s}, {"outputProfiles"_L1, QJsonArray{profile}}};
    return rules::RulePack::builtIn().merged(rules::RulePack::fromJson(QJsonDocument(pack).toJson()).value()).value();
}

} // namespace

/// What goes to a platform obeys the profile of the rule pack (R-36 ... R-42).
class tst_PlatformOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckerItselfFinds_data();
    void theCheckerItselfFinds();
    void generatedArticlesObeyTheProfile();
    void samplesAndTemplatesObeyTheProfile();
    void tooLongArticlesAreRefused();
    void aNewerProfileIsObeyedWithoutABuild();
    void anOlderProfileIsIgnored();
    void lowerLayersTightenTheLimits();
    void strippedStylesAreNamed();
    void whoeverCopiesIsToldWhatDiffers();
    void brokenProfilesAreRefused_data();
    void brokenProfilesAreRefused();
};

void tst_PlatformOutput::theCheckerItselfFinds_data()
{
    QTest::addColumn<QString>("html");
    for (const char *html : {"<script>x</script>", "<p class=\"a\">x</p>", "<p id=a>x</p>", "<p onclick=\"a\">x</p>", "<p>x", "x</p>",
                             "<p><span>x</p></span>", "<img src=\"https://a.cn/x.png\">", "<a href=\"https://a.cn\">x</a>",
                             "<p style=\"background:url(//a.cn/x.png)\">x</p>", "<p style=\"position:fixed\">x</p>", "<ul></ul>", "a > b", "a &nbsp; b",
                             "<p data-line=\"1\">x</p>", "<a href=\"https://mp.weixin.qq.com.evil.cn/\">x</a>", "<section/>", "<!-- x -->"})
        QTest::newRow(html) << QString::fromLatin1(html);
}

void tst_PlatformOutput::theCheckerItselfFinds()
{
    QFETCH(QString, html);
    QVERIFY(!ProfileChecker(shipped()).check(html).isEmpty());
    QCOMPARE(ProfileChecker(shipped()).check(u"<section style=\"color:#333\"><p>甲<br>乙 &lt; onclick=\"x\"</p></section>"_s), QStringList());
    QVERIFY(!ProfileChecker(shipped()).check(QString(20'000, u'字')).isEmpty());
}

// no forbidden tag, attribute, external address or over-long part.
void tst_PlatformOutput::generatedArticlesObeyTheProfile()
{
    const rules::OutputProfile &profile = shipped();
    qsizetype longest = 0;
    int refused = 0;
    for (quint32 seed = 0; seed < Generated; ++seed) {
        ArticleGenerator generator(seed);
        const QString source = seed % 10 == 0 ? generator.everything() : generator.article(1 + int(seed % 14));
        for (const Theme &theme : themes()) {
            const Result<QString> html = wechatHtml(article(source, theme.id()), profile);
            if (!html) { // Only for its length, and then it really is too long
                ++refused;
                const Result<QString> whole = wechatHtml(article(source, theme.id()), endless());
                QVERIFY2(whole && whole->size() >= profile.characters, qPrintable(u"seed %1 %2: %3"_s.arg(seed).arg(theme.id(), html.error().detail)));
                QCOMPARE(ProfileChecker(endless()).check(*whole), QStringList());
                continue;
            }
            longest = std::max(longest, html->size());
            const QStringList findings = ProfileChecker(profile).check(*html);
            QVERIFY2(findings.isEmpty(), qPrintable(u"seed %1 %2: %3\n%4"_s.arg(seed).arg(theme.id(), findings.join(u"; "_s), source)));
        }
    }
    qInfo() << Generated << "texts in" << themes().size() << "themes, longest" << longest << "characters," << refused << "refused as too long";
    QVERIFY(refused < int(Generated * themes().size() / 4)); // The limit is met, but most fit
}

void tst_PlatformOutput::samplesAndTemplatesObeyTheProfile()
{
    QStringList sources;
    for (const QString &folder : {QStringLiteral(ZHIJIAN_TEST_FOLDER "/samples"), QStringLiteral(ZHIJIAN_TEST_FOLDER "/../../resources/sample")})
        for (const QString &name : QDir(folder).entryList({u"*.md"_s}))
            sources.append(fileText(QDir(folder).filePath(name)));
    for (const Template &one : templates())
        sources.append(templateSource(one.id, {u"农田管护办法"_s, u"青府办发〔2025〕18号"_s, {}}));
    for (const SuggestedBlock &block : suggestedBlocks())
        sources.append(block.text);
    QVERIFY(sources.size() >= 10);
    for (const QString &source : std::as_const(sources)) {
        QVERIFY(!source.isEmpty());
        for (const Theme &theme : themes()) {
            const Result<QString> html = wechatHtml(article(source, theme.id()), endless());
            QVERIFY2(html, html ? "" : qPrintable(html.error().detail + u'\n' + source));
            const QStringList findings = ProfileChecker(endless()).check(*html);
            QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u"; "_s) + u'\n' + source));
        }
    }
}

void tst_PlatformOutput::tooLongArticlesAreRefused()
{
    const Result<QString> html = wechatHtml(article(QString(20'001, u'文'), {}), shipped());
    QVERIFY(!html);
    QVERIFY(html.error().detail.contains(u"20000"_s));
    rules::OutputProfile small = shipped();
    small.bytes = 1000;
    QVERIFY(wechatHtml(article(QString(400, u'文'), {}), small).error().detail.contains(u"1000 字节"_s));
}

void tst_PlatformOutput::aNewerProfileIsObeyedWithoutABuild()
{
    const QString table = u"| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"_s;
    QVERIFY(wechatHtml(article(table, {}), shipped()));
    // WeChat takes no tables any more, and drops rounded corners.
    const rules::RulePack pack = withProfile(u"2026.10"_s, [](QJsonObject &profile) {
        profile["tags"_L1] = QJsonArray{u"section"_s, u"p"_s, u"span"_s, u"strong"_s, u"br"_s};
        QJsonObject styles = profile["styles"_L1].toObject();
        styles.remove("border-radius"_L1);
        profile["styles"_L1] = styles;
    });
    const rules::OutputProfile profile = pack.outputProfile(u"wechat");
    QCOMPARE(profile.version, u"2026.10"_s); // Later than 2026.1, number by number
    QCOMPARE(profile.characters, 20'000);    // Limits stay those of the platform
    const auto refused = wechatHtml(article(table, {}), profile);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY2(refused.error().detail.contains(u"<table>"_s), qPrintable(refused.error().detail));
    const QString plain = *wechatHtml(article(u"甲"_s, u"clear-blue"_s), profile);
    QCOMPARE(plain, *wechatHtml(article(u"甲"_s, u"clear-blue"_s), shipped())); // Never other bytes
    QVERIFY(strippedStyles(plain, profile).contains(u"border-radius"_s));
    QVERIFY(ProfileChecker(profile).check(plain).contains(u"样式 border-radius"_s));
    // A tag that the shipped profile does not know becomes allowed by data alone.
    const rules::RulePack wider = withProfile(u"2027.1"_s, [](QJsonObject &one) {
        QJsonArray tags = one["tags"_L1].toArray();
        tags.append(u"blockquote"_s);
        one["tags"_L1] = tags;
    });
    QCOMPARE(wechatViolations(u"<blockquote>x</blockquote>"_s, shipped()), QStringList{u"<blockquote>"_s});
    QCOMPARE(wechatViolations(u"<blockquote>x</blockquote>"_s, wider.outputProfile(u"wechat")), QStringList());
}

void tst_PlatformOutput::anOlderProfileIsIgnored()
{
    for (const QString &version : {u"2026.1"_s, u"2026.0.9"_s, u"2025.12"_s}) {
        const rules::RulePack pack = withProfile(version, [](QJsonObject &profile) { profile["tags"_L1] = QJsonArray{u"p"_s}; });
        QCOMPARE(pack.outputProfile(u"wechat"), shipped());
    }
    QVERIFY(rules::RulePack::builtIn().outputProfile(u"nowhere").code.isEmpty());
}

// limits can only become stricter, whatever the profile says.
void tst_PlatformOutput::lowerLayersTightenTheLimits()
{
    const auto merged = [](int body) {
        const QJsonObject platform{{"code"_L1, u"wechat"_s}, {"name"_L1, u"微信"_s}, {"title"_L1, 32}, {"titleHard"_L1, 64}, {"author"_L1, 16}, {"digest"_L1, 128},
                                   {"body"_L1, body}, {"bodyBytes"_L1, 1048576}, {"massSendPerDay"_L1, 1}, {"massSendPerMonth"_L1, 4}};
        const QJsonObject pack{{"format"_L1, 1}, {"id"_L1, u"cn-test"_s}, {"version"_L1, u"1"_s}, {"layer"_L1, u"Province"_s},
                               {"name"_L1, u"试验省规则包"_s}, {"issued"_L1, u"2026-11-20"_s}, {"platforms"_L1, QJsonArray{platform}}};
        return rules::RulePack::builtIn().merged(*rules::RulePack::fromJson(QJsonDocument(pack).toJson()));
    };
    QCOMPARE(merged(15'000)->outputProfile(u"wechat").characters, 15'000);
    QVERIFY(!merged(30'000));
    QCOMPARE(shipped().pictureBytes, 1 << 20);
    QCOMPARE(shipped().pictureFormats, (QStringList{u"jpg"_s, u"png"_s}));
}

void tst_PlatformOutput::strippedStylesAreNamed()
{
    QCOMPARE(strippedStyles(u"<p style=\"color:red;position:fixed\"><span style=\"float:left; position:absolute\">x</span></p>"_s, shipped()),
             (QStringList{u"float"_s, u"position"_s}));
    for (const Theme &theme : themes())
        QCOMPARE(strippedStyles(*wechatHtml(article(ArticleGenerator(1).everything(), theme.id()), endless()), shipped()), QStringList());
}

void tst_PlatformOutput::whoeverCopiesIsToldWhatDiffers()
{
    RenderInput input;
    input.document = parse(u"甲[乙](https://mp.weixin.qq.com/s/a)"_s);
    QCOMPARE(wechatRemarks(input, shipped()), QStringList());
    input.document = parse(u"[甲](https://a.gov.cn)[乙](tel:0851-1)[丙](https://mp.weixin.qq.com/s/a) ![图](p1) ![图](p2) ![再](p1)"_s);
    const QString png = u"data:image/png;base64,AAAA"_s;
    input.pictures = {{u"p1"_s, png}, {u"p2"_s, png}};
    QCOMPARE(wechatRemarks(input, shipped()), (QStringList{u"2处链接指向平台以外，公众号里点不开，已把网址写在文字后面"_s,
                                                           u"2张图片要在公众号后台上传到占位处（图1.png 等）"_s}));
    const rules::RulePack pack = withProfile(u"2027.1"_s, [](QJsonObject &profile) {
        QJsonObject styles = profile["styles"_L1].toObject();
        styles.remove("letter-spacing"_L1);
        profile["styles"_L1] = styles;
    });
    input.title = u"题"_s;
    input.document = parse(u"甲"_s);
    QCOMPARE(wechatRemarks(input, pack.outputProfile(u"wechat")), QStringList{u"平台不保留这些样式：letter-spacing"_s});
}

void tst_PlatformOutput::brokenProfilesAreRefused_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : {"code", "version", "name", "document", "tags", "styles"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void tst_PlatformOutput::brokenProfilesAreRefused()
{
    QFETCH(QString, key);
    QJsonObject profile{{"code"_L1, u"x"_s}, {"version"_L1, u"1"_s}, {"name"_L1, u"甲"_s}, {"document"_L1, u"乙"_s},
                        {"tags"_L1, QJsonArray{u"p"_s}}, {"styles"_L1, QJsonObject{{"color"_L1, u"颜色"_s}}}};
    const auto read = [&] {
        const QJsonObject pack{{"format"_L1, 1}, {"id"_L1, u"cn-test"_s}, {"version"_L1, u"1"_s}, {"layer"_L1, u"County"_s}, {"name"_L1, u"县"_s},
                               {"issued"_L1, u"2026-11-20"_s}, {"outputProfiles"_L1, QJsonArray{profile}}};
        return rules::RulePack::fromJson(QJsonDocument(pack).toJson());
    };
    QVERIFY(read());
    profile.remove(key);
    QCOMPARE(read().error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(tst_PlatformOutput)
#include "tst_platformoutput.moc"
