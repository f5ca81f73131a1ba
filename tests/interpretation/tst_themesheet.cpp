#include "interpretation/contrast.h"
#include "interpretation/interpretationservice.h"
#include "interpretation/officetemplates.h"
#include "interpretation/officethemes.h"
#include "interpretation/parser.h"
#include "interpretation/releasecontent.h"
#include "rules/rulepack.h"
#include "rules/thresholdids.h"
#include "testoffice.h"

#include <QElapsedTimer>
#include <QFile>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

/// An office's own themes and templates (issue 4): the style sheet, its errors, what an item keeps of it; dark contrast.
class ThemeSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleChangesThePart();
    void coloursOfRootReachEveryRule();
    void errorsAreNamedWithLineAndRule_data();
    void errorsAreNamedWithLineAndRule();
    void whatIsValidStillCounts();
    void everyBuiltInThemeCanBeTheBase();
    void thePlatformsVerdictIsReported();
    void anItemKeepsTheVersionItWasWrittenWith();
    void aBrokenThemeIsNotReleased();
    void aThemeThatIsNotHereIsNotReleased();
    void darkPreviewColours();
    void wordsThatVanishAtNightAreFound();
    void everyBuiltInThemeIsLegibleAtNight();
    void theCheckIsQuick();
    void aTemplateKeepsTheTextWithoutItsPolicy();
    void aTemplateLeavesPicturesBehind();
    void templatesAreSavedRenamedRemoved();

private:
    [[nodiscard]] static OfficeTheme sheet(const QString &css) { return {.id = {}, .name = u"本县蓝"_s, .base = u"clear-blue"_s, .css = css}; }
    [[nodiscard]] static QString styleOf(const Theme &theme, const QString &part, const QString &property)
    {
        for (const Declaration &one : theme.style(part))
            if (one.name == property)
                return one.value;
        return {};
    }
    [[nodiscard]] static QString sample()
    {
        QFile file(u":/zhijian/themes/sample.md"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    const rules::OutputProfile profile = rules::RulePack::builtIn().outputProfile(u"wechat");
};

void ThemeSheetTest::aRuleChangesThePart()
{
    const ThemeSheet read = readThemeSheet(sheet(u"/* 小标题 */\nh2.box, .h3 {\n  font-size: 20px;\n  color: var(--accent);\n}\n"_s), u"x"_s);
    QCOMPARE(read.problems, QList<SheetProblem>());
    QCOMPARE(read.theme.id(), u"x"_s);
    QCOMPARE(read.theme.name(), u"本县蓝"_s);
    for (const QString &part : {u"h2.box"_s, u"h3"_s}) {
        QCOMPARE(styleOf(read.theme, part, u"font-size"_s), u"20px"_s);
        QCOMPARE(styleOf(read.theme, part, u"color"_s), themeOf(u"clear-blue"_s).color(u"accent"_s));
    }
    // The rest is the built-in theme's.
    QCOMPARE(styleOf(read.theme, u"p"_s, u"font-size"_s), styleOf(themeOf(u"clear-blue"_s), u"p"_s, u"font-size"_s));
}

void ThemeSheetTest::coloursOfRootReachEveryRule()
{
    const ThemeSheet read = readThemeSheet(sheet(u"p { color: var(--accent) }\n:root { --accent: #0A5; --shape-steps: rail; }"_s), {});
    QCOMPARE(read.problems, QList<SheetProblem>());
    QCOMPARE(read.theme.color(u"accent"_s), u"#0a5"_s);
    QCOMPARE(styleOf(read.theme, u"p"_s, u"color"_s), u"#0a5"_s);
    QCOMPARE(styleOf(read.theme, u"strong"_s, u"color"_s), u"#0a5"_s); // of base.json
    QCOMPARE(read.theme.shape(u"steps"_s), u"rail"_s);
}

void ThemeSheetTest::errorsAreNamedWithLineAndRule_data()
{
    QTest::addColumn<QString>("css");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("blocks");
    QTest::newRow("unknown part") << u"p { color: #c00 }\nsteps.numbr { color: #c00 }"_s << 2 << u"steps.numbr"_s << u"steps.number"_s << true;
    QTest::newRow("unknown property") << u"p {\n  font-sze: 16px;\n}"_s << 2 << u"p"_s << u"font-size"_s << true;
    QTest::newRow("leaves the flow") << u"p {\n  position: fixed;\n}"_s << 2 << u"p"_s << u"position"_s << true;
    QTest::newRow("loads something") << u"p {\n  background: url(http://x/y.png);\n}"_s << 2 << u"p"_s << u"不能引用外部内容"_s << true;
    QTest::newRow("broken colour") << u"p {\n\n  color: #12;\n}"_s << 3 << u"p"_s << u"#12"_s << true;
    QTest::newRow("unknown unit") << u"p { font-size: 16xp; }"_s << 1 << u"p"_s << u"单位"_s << true;
    QTest::newRow("no value") << u"p { color: ; }"_s << 1 << u"p"_s << u"没有值"_s << true;
    QTest::newRow("no colon") << u"p { color #c00; }"_s << 1 << u"p"_s << u"缺少冒号"_s << true;
    QTest::newRow("unknown colour") << u"p { color: var(--gold); }"_s << 1 << u"p"_s << u"--gold"_s << true;
    QTest::newRow("bracket") << u"p { background: linear-gradient(#fff, #eee; }"_s << 1 << u"p"_s << u"括号"_s << true;
    QTest::newRow("media query") << u"@media print { p { color: #000 } }\np { color: #111 }"_s << 1 << u"@media print"_s << u"@media"_s << true;
    QTest::newRow("comment without end") << u"p { color: #111 }\n/* 没有写完\nh3 { color: #222 }"_s << 2 << QString() << u"注释"_s << true;
    QTest::newRow("one brace too many") << u"p { color: #111 } }"_s << 1 << QString() << u"多了一个"_s << true;
    QTest::newRow("forgotten brace") << u"p { color: #111;\nh3 { color: #222 }"_s << 2 << u"p"_s << u"少了“}”"_s << false;
    QTest::newRow("forgotten brace at the end") << u"p { color: #111;\n"_s << 1 << u"p"_s << u"少了“}”"_s << false;
    QTest::newRow("forgotten semicolon") << u"p {\n  color: #111\n  font-size: 17px;\n}"_s << 2 << u"p"_s << u"少了“;”"_s << false;
    QTest::newRow("important") << u"p { color: #111 !important; }"_s << 1 << u"p"_s << u"!important"_s << false;
    QTest::newRow("colour in root") << u":root {\n  --accent: red;\n}"_s << 2 << u":root"_s << u"red"_s << true;
    QTest::newRow("shape in root") << u":root { --shape-steps: circle; }"_s << 1 << u":root"_s << u"rail"_s << true;
}

void ThemeSheetTest::errorsAreNamedWithLineAndRule()
{
    QFETCH(QString, css);
    QFETCH(int, line);
    QFETCH(QString, rule);
    QFETCH(QString, words);
    QFETCH(bool, blocks);
    const ThemeSheet read = readThemeSheet(sheet(css), {});
    QVERIFY(!read.problems.isEmpty());
    const SheetProblem &first = read.problems.first();
    QCOMPARE(first.line, line);
    QCOMPARE(first.rule, rule);
    QVERIFY2(first.message.contains(words), qPrintable(first.message));
    QCOMPARE(read.isBlocked(), blocks);
    if (blocks)
        QVERIFY(read.reason().contains(u"第 %1 行"_s.arg(line)));
}

void ThemeSheetTest::whatIsValidStillCounts()
{
    const QString css = u"p { color: #123; nonsense; font-size: 17px\n line-height: 2; }\nno.such { color: #000 }\nh3 { color: #456 \nquote { color: #789; }"_s;
    const Theme theme = readThemeSheet(sheet(css), {}).theme;
    QCOMPARE(styleOf(theme, u"p"_s, u"color"_s), u"#123"_s);
    QCOMPARE(styleOf(theme, u"p"_s, u"font-size"_s), u"17px"_s);
    QCOMPARE(styleOf(theme, u"p"_s, u"line-height"_s), u"2"_s);
    QCOMPARE(styleOf(theme, u"h3"_s, u"color"_s), u"#456"_s);
    QCOMPARE(styleOf(theme, u"quote"_s, u"color"_s), u"#789"_s);
    // Anything at all gives a theme.
    for (const QString &nonsense : {u"{{{{"_s, u"}}}}"_s, u"p{"_s, u"/*"_s, u"p { color: ''' }"_s, u":root { -- }"_s, QString(5000, u'{'), u"p{a:b;c:{d:e}"_s})
        QVERIFY(!readThemeSheet(sheet(nonsense), {}).theme.style(u"p"_s).isEmpty());
}

void ThemeSheetTest::everyBuiltInThemeCanBeTheBase()
{
    for (const Theme &base : themes()) {
        OfficeTheme own = sheet(beginningSheet(base.id()));
        own.base = base.id();
        const ThemeSheet read = readThemeSheet(own, {});
        QCOMPARE(read.problems, QList<SheetProblem>());
        QCOMPARE(platformProblems(own, profile), QList<SheetProblem>());
        QCOMPARE(read.theme.color(u"accent"_s), base.color(u"accent"_s));
        QCOMPARE(read.theme.shape(u"steps"_s), base.shape(u"steps"_s));
    }
    QVERIFY(themeParts().size() > 80);
}

void ThemeSheetTest::thePlatformsVerdictIsReported()
{
    const OfficeTheme own = sheet(u"p { color: #123; }\nquote {\n  box-shadow: 0 1px 2px #ccc;\n}"_s);
    const ThemeSheet read = readThemeSheet(own, {});
    QCOMPARE(read.problems, QList<SheetProblem>());
    const auto stripped = platformProblems(own, profile);
    QCOMPARE(stripped.size(), 1);
    QCOMPARE(stripped.first().line, 3);
    QCOMPARE(stripped.first().rule, u"quote"_s);
    QVERIFY(stripped.first().message.contains(u"box-shadow"_s));
    // The bytes do not depend on what a platform keeps this year.
    QCOMPARE(styleOf(read.theme, u"quote"_s, u"box-shadow"_s), u"0 1px 2px #ccc"_s);
}

void ThemeSheetTest::anItemKeepsTheVersionItWasWrittenWith()
{
    TestOffice office;
    const auto author = TestOffice::author(office.editor);
    OfficeThemeService themes(*office.journal);
    OfficeTheme own = sheet(u"p { color: #123; }"_s);
    own.id = EntityId::create(office.clock);
    const Digest first = TestOffice::must(themes.create(own, author));
    Interpretation item{.id = EntityId::create(office.clock), .title = u"稿"_s, .source = u"正文。"_s, .theme = officeThemeName(first)};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), author));
    QCOMPARE(office.journal->change(revision)->schema, 3); // an older program would show and sign another look
    const auto before = TestOffice::must(releaseContent(*office.journal, revision, profile));
    QVERIFY(before.wechat.contains("#123"_L1));

    QCOMPARE(themeTitle(*office.journal, item.theme), QString(u"本县蓝（版本 "_s + first.shortText() + u'）'));
    QCOMPARE(themeTitle(*office.journal, u"gazette"_s), themeOf(u"gazette"_s).name());
    own.css = u"p { color: #321; }"_s;
    const Digest second = TestOffice::must(themes.save(own, {first}, author));
    QVERIFY(second != first);
    TestOffice::must(themes.remove(own.id, author));
    const auto after = TestOffice::must(releaseContent(*office.journal, revision, profile));
    QCOMPARE(after.wechat, before.wechat);
    QCOMPARE(after.digest, before.digest);

    item.theme = officeThemeName(second);
    const Digest changed = TestOffice::must(office.journal->append(journal::entryOf(item, {revision}), author));
    QVERIFY(TestOffice::must(releaseContent(*office.journal, changed, profile)).wechat.contains("#321"_L1));
}

void ThemeSheetTest::aBrokenThemeIsNotReleased()
{
    TestOffice office;
    const auto author = TestOffice::author(office.editor);
    OfficeTheme own = sheet(u"p { color: #123; }\nh3 { colour: #000; }"_s);
    own.id = EntityId::create(office.clock);
    const Digest version = TestOffice::must(OfficeThemeService(*office.journal).create(own, author));
    const Interpretation item{.id = EntityId::create(office.clock), .title = u"稿"_s, .source = u"正文。"_s, .theme = officeThemeName(version)};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), author));
    const auto refused = releaseContent(*office.journal, revision, profile);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"第 2 行 h3"_s), qPrintable(refused.error().detail));
    // The preview goes on with what is valid.
    QVERIFY(previewPage(renderInputOf(*office.journal, item, {})).contains("#123"_L1));
}

void ThemeSheetTest::aThemeThatIsNotHereIsNotReleased()
{
    TestOffice office;
    const Interpretation item{.id = EntityId::create(office.clock), .title = u"稿"_s, .source = u"正文。"_s,
                              .theme = officeThemeName(Digest(Suite::Sm3Sm2, QByteArray(32, 'x')))};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), TestOffice::author(office.editor)));
    const auto refused = releaseContent(*office.journal, revision, profile);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"还没有同步到本机"_s));
}

void ThemeSheetTest::darkPreviewColours()
{
    // invert(.92) hue-rotate(180deg), as Chromium paints it.
    QCOMPARE(darkened(Qt::white).name(), u"#141414"_s);
    QCOMPARE(darkened(Qt::black).name(), u"#ebebeb"_s);
    QVERIFY(contrastRatio(Qt::white, Qt::black) > 20.9);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
}

void ThemeSheetTest::wordsThatVanishAtNightAreFound()
{
    const QString html = u"<main style=\"background:#fff;color:#222\"><p data-line=\"3\" style=\"color:#888\">看不清的字</p>"
                         "<p data-line=\"4\">看得清</p><p data-line=\"5\" style=\"font-size:26px;color:#888\">大字够了</p></main>"_s;
    const auto faults = darkContrast(html, {.text = 4.5, .large = 3});
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().line, 3);
    QVERIFY(faults.first().ratio < 4.5);
    QCOMPARE(faults.first().text.name(), u"#888888"_s);
    QVERIFY(sentenceOf(faults.first()).contains(u"#888888"_s));
    QVERIFY(darkContrast(html, {}).isEmpty());
}

void ThemeSheetTest::everyBuiltInThemeIsLegibleAtNight()
{
    const auto pack = rules::RulePack::builtIn();
    const ContrastLimits limits{pack.number(rules::threshold::ContrastText) / 10.0, pack.number(rules::threshold::ContrastLargeText) / 10.0};
    QCOMPARE(limits.text, 4.5);
    QVERIFY(!sample().isEmpty());
    int faults = 0;
    for (const Theme &theme : themes()) {
        const RenderInput input{.title = u"一图读懂"_s, .document = parse(sample()), .policies = {{u"办法"_s, u"云府发〔2026〕1号"_s, u"https://www.gov.cn/"_s}},
                                .author = u"县政府办"_s, .date = QDate(2026, 11, 23), .accountName = {}, .theme = theme.id(), .isAiAssisted = true, .pictures = {}};
        for (const ContrastFault &fault : darkContrast(previewPage(input), limits)) {
            qWarning().noquote() << theme.id() << fault.line << sentenceOf(fault);
            ++faults;
        }
    }
    QCOMPARE(faults, 0);
}

/// It runs in the pool with the other checks, not before the preview; still no text may hold them up.
void ThemeSheetTest::theCheckIsQuick()
{
    QString source;
    while (source.size() < 20'000)
        source += sample();
    const RenderInput input{.title = u"长文"_s, .document = parse(source), .policies = {}, .author = {}, .date = {}, .accountName = {}, .theme = {}, .pictures = {}};
    const QString html = previewPage(input);
    QElapsedTimer timer;
    timer.start();
    const auto faults = darkContrast(html, {.text = 4.5, .large = 3});
    qInfo() << source.size() << "characters," << html.size() << "of HTML:" << timer.elapsed() << "ms";
    QVERIFY(faults.isEmpty());
    QVERIFY(timer.elapsed() < 1000);
    timer.restart();
    for (int i = 0; i < 100; ++i)
        (void)readThemeSheet(sheet(beginningSheet(u"clear-blue"_s)), {});
    qInfo() << "100 sheets read in" << timer.elapsed() << "ms";
}

void ThemeSheetTest::aTemplateKeepsTheTextWithoutItsPolicy()
{
    const PolicyReference policy{u"云岭县农村客运办法"_s, u"云府发〔2026〕3号"_s, {}};
    const Interpretation item{.id = {}, .title = u"稿"_s, .source = u"《云岭县农村客运办法》（云府发〔2026〕3号）来了。\n\n```qa\n问：一？\n答：二。\n```\n"_s, .theme = u"gazette"_s};
    const OfficeTemplate made = templateOf(item, policy, false);
    QCOMPARE(made.source.section(u'\n', 0, 0), u"{政策名称}（{发文字号}）来了。"_s);
    QVERIFY(made.source.contains("```qa"_L1));
    QCOMPARE(made.theme, u"gazette"_s);
}

void ThemeSheetTest::aTemplateLeavesPicturesBehind()
{
    const QString source = u"前![图](图:0123456789abcdef)后\n\n```image\n图片：图:0123456789abcdef\n说明：大桥\n```\n"_s;
    const Interpretation item{.id = {}, .title = u"稿"_s, .source = source, .pictures = {{Digest(Suite::Sm3Sm2, QByteArray(32, 'p')), u"image/png"_s}}};
    const OfficeTemplate without = templateOf(item, {}, false);
    QVERIFY(!without.source.contains("0123456789abcdef"_L1));
    QVERIFY(without.source.contains(u"```image\n图片：\n说明：大桥"_s));
    QVERIFY(without.pictures.isEmpty());
    const OfficeTemplate with = templateOf(item, {}, true);
    QCOMPARE(with.source, source);
    QCOMPARE(with.pictures, item.pictures);
}

void ThemeSheetTest::templatesAreSavedRenamedRemoved()
{
    TestOffice office;
    const auto author = TestOffice::author(office.editor);
    OfficeTemplateService templates(*office.journal);
    OfficeTemplate own{.id = {}, .name = u" 民生 办事 "_s, .description = {}, .source = u"## {政策名称}怎么办\n"_s, .theme = u"ink-paper"_s};
    const EntityId id = TestOffice::must(templates.create(own, author));
    QCOMPARE(templates.rows().first().name, u"民生 办事"_s);
    own.name = u"民生 办事"_s;
    QCOMPARE(templates.create(own, author).error().code, ErrorCode::InvalidInput); // the name is taken
    const Digest renamed = TestOffice::must(templates.rename(id, u"办事"_s, u"一步一步"_s, author));
    QCOMPARE(templates.rows().first().name, u"办事"_s);
    QVERIFY(templates.takeBack(renamed, author));
    QCOMPARE(templates.rows().first().name, u"民生 办事"_s);

    const Policy policy{.id = EntityId::create(office.clock), .title = u"云岭县办法"_s};
    TestOffice::must(office.journal->append(journal::entryOf(policy), author));
    InterpretationService service(*office.journal);
    const EntityId item = TestOffice::must(service.create({policy.id}, id.toString(), author));
    QCOMPARE(service.item(item)->value.source, u"## 《云岭县办法》怎么办\n"_s);
    QCOMPARE(service.item(item)->value.theme, u"ink-paper"_s);

    TestOffice::must(templates.remove(id, author));
    QVERIFY(templates.rows().isEmpty());
    QCOMPARE(service.item(item)->value.source, u"## 《云岭县办法》怎么办\n"_s);
    TestOffice::must(templates.restore(id, author));
    QCOMPARE(templates.rows().size(), 1);
    const QByteArray before = office.journal->projectionDigest();
    QVERIFY(office.journal->rebuild());
    QCOMPARE(office.journal->projectionDigest(), before);
}

QTEST_GUILESS_MAIN(ThemeSheetTest)
#include "tst_themesheet.moc"
