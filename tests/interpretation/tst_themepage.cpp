#include "interpretation/widgets/themepage.h"

#include "core/clock.h"
#include "interpretation/widgets/itemlistpane.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/widgets/openitem.h"
#include "interpretation/widgets/propertiespanel.h"
#include "interpretation/widgets/sheeteditor.h"
#include "interpretation/widgets/templatespanel.h"
#include "rules/rulepack.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/sidesheet.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace zhijian;
using namespace zhijian::interpretation;
using namespace Qt::StringLiterals;

/// The page of the office's themes and the sheet of its templates (issue 4).
class ThemePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
    void theFirstStepIsToMakeOne();
    void errorsStandBesideTheSheet();
    void whatThePlatformStripsIsNamed();
    void whatCannotBeReadAtNightIsNamed();
    void onlyWhatSurvivesIsOffered();
    void savingIsAWish();
    void anItemKeepsAVersionThatIsNotListed();
    void templatesAreListedBesideTheBuiltInOnes();
    void templatesSheetFits_data();
    void templatesSheetFits();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1StringView(name)); }
    void open(const QString &css)
    {
        OfficeTheme theme{.id = row.id, .name = row.name, .base = u"clear-blue"_s, .css = css};
        page->setThemes({row});
        page->openTheme(theme, {row.origin.head});
    }

    uikit::Theme *theme = nullptr;
    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    std::unique_ptr<ThemePage> page;
    journal::ThemeRow row;
};

void ThemePageTest::initTestCase()
{
    theme = new uikit::Theme(qApp, {uikit::ColorMode::Light, false});
}

void ThemePageTest::init()
{
    page = std::make_unique<ThemePage>(ThemePage::Setting{rules::RulePack::builtIn().outputProfile(u"wechat"), {.text = 4.5, .large = 3}});
    row.id = EntityId::create(clock);
    row.name = u"本县蓝"_s;
    row.base = u"clear-blue"_s;
    row.origin.head = Digest(Suite::Sm3Sm2, QByteArray(32, 't'));
}

void ThemePageTest::cleanup()
{
    page.reset();
}

void ThemePageTest::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("css");
    QTest::addColumn<QString>("picture");
    const QString good = beginningSheet(u"clear-blue"_s);
    const QString bad = good + u"\nquote {\n  box-shadow: 0 1px 2px #ccc;\n  colour: #123;\n}\nsteps.numbr { color: #c00 }\np { color: #888 }\n"_s;
    QTest::newRow("empty, 911") << QSize(741, 470) << QString() << u"themes-none-911"_s;
    QTest::newRow("good, 911") << QSize(741, 470) << good << u"themes-good-911"_s;
    QTest::newRow("bad, 911") << QSize(741, 470) << bad << u"themes-bad-911"_s;
    QTest::newRow("good, 1366") << QSize(1196, 700) << good << u"themes-good-1366"_s;
    QTest::newRow("bad, 1366") << QSize(1196, 700) << bad << u"themes-bad-1366"_s;
}

void ThemePageTest::fitsEveryScreen()
{
    QFETCH(QSize, size);
    QFETCH(QString, css);
    QFETCH(QString, picture);
    if (!css.isEmpty())
        open(css);
    QCOMPARE(layoutcheck::problemsAt(page.get(), size), QStringList());
    if (!qEnvironmentVariableIsEmpty("ZHIJIAN_SCREENSHOTS"))
        QTest::qWait(1500); // the preview paints in a process of its own
    screenshot(page.get(), picture);
}

void ThemePageTest::theFirstStepIsToMakeOne()
{
    page->show();
    QSignalSpy created(page.get(), &ThemePage::createRequested);
    find<QPushButton>("newThemeFromEmpty")->click();
    QCOMPARE(created.size(), 1);
    const auto wanted = created.first().first().value<OfficeTheme>();
    QVERIFY(OfficeThemeService::problem(wanted).isEmpty());
    QVERIFY(!readThemeSheet(wanted, {}).isBlocked());
}

void ThemePageTest::errorsStandBesideTheSheet()
{
    page->show();
    open(u"p { color: #123; }\n"_s);
    QCOMPARE(page->problems(), QStringList());
    find<SheetEditor>("sheetEditor")->setPlainText(u"p { color: #123; }\nsteps.numbr { color: #c00; }\n"_s);
    QTRY_COMPARE(page->problems().size(), 1);
    QVERIFY2(page->problems().first().startsWith(u"第 2 行 steps.numbr"_s), qPrintable(page->problems().first()));
    QVERIFY(find<QLabel>("themeVerdict")->text().contains(u"不能导出"_s));
    auto *list = find<QListWidget>("themeProblems");
    Q_EMIT list->itemActivated(list->item(0));
    QCOMPARE(find<SheetEditor>("sheetEditor")->textCursor().blockNumber(), 1);
}

void ThemePageTest::whatThePlatformStripsIsNamed()
{
    page->show();
    open(u"quote {\n  box-shadow: 0 1px 2px #ccc;\n}\n"_s);
    QCOMPARE(page->problems().size(), 1);
    QVERIFY(page->problems().first().contains(u"box-shadow"_s));
}

void ThemePageTest::whatCannotBeReadAtNightIsNamed()
{
    page->show();
    open(u"p { color: #888; }\n"_s);
    QVERIFY(std::ranges::any_of(page->problems(), [](const QString &text) { return text.contains(u"#888888"_s) && text.contains(u"对比度"_s); }));
}

void ThemePageTest::onlyWhatSurvivesIsOffered()
{
    page->show();
    open(u"p {\n\n}\n"_s);
    auto *editor = find<SheetEditor>("sheetEditor");
    QTextCursor cursor = editor->textCursor();
    cursor.setPosition(4);
    editor->setTextCursor(cursor);
    QVERIFY(editor->offered().contains(u"font-size"_s));
    QVERIFY(!editor->offered().contains(u"box-shadow"_s)); // the platform takes it away
    QVERIFY(!editor->offered().contains(u"position"_s));
    cursor.insertText(u"color: "_s);
    editor->setTextCursor(cursor);
    QVERIFY(editor->offered().isEmpty());
    cursor.movePosition(QTextCursor::End);
    editor->setTextCursor(cursor);
    QVERIFY(editor->offered().contains(u"steps.number  步骤"_s));
}

void ThemePageTest::savingIsAWish()
{
    page->show();
    open(u"p { color: #123; }\n"_s);
    QSignalSpy saves(page.get(), &ThemePage::saveRequested);
    auto *save = find<QPushButton>("saveTheme");
    QVERIFY(!save->isEnabled());
    auto *base = find<QComboBox>("themeBase");
    base->setCurrentIndex(base->findData(u"gazette"_s));
    Q_EMIT base->activated(base->currentIndex());
    QCOMPARE(find<SheetEditor>("sheetEditor")->toPlainText(), u"p { color: #123; }\n"_s); // one's own words stay
    QVERIFY(save->isEnabled());
    save->click();
    QCOMPARE(saves.size(), 1);
    QCOMPARE(saves.first().first().value<OfficeTheme>().base, u"gazette"_s);
    // Leaving hands out what was typed.
    find<SheetEditor>("sheetEditor")->setPlainText(u"p { color: #124; }\n"_s);
    page->hide();
    QCOMPARE(saves.size(), 2);
}

void ThemePageTest::anItemKeepsAVersionThatIsNotListed()
{
    PropertiesPanel panel;
    ItemChoices choices;
    choices.themes = {{row.id, officeThemeName(row.origin.head), row.name, {}}};
    panel.setChoices(choices);
    Interpretation item{.id = EntityId::create(clock), .title = u"稿"_s, .theme = officeThemeName(Digest(Suite::Sm3Sm2, QByteArray(32, 'o')))};
    panel.setItem(item, true);
    QCOMPARE(panel.applied(item).theme, item.theme);
    auto *box = panel.findChild<QComboBox *>("itemTheme"_L1);
    box->setCurrentIndex(box->findText(u"本县蓝"_s));
    QCOMPARE(panel.applied(item).theme, officeThemeName(row.origin.head));
    item.theme.clear();
    panel.setItem(item, true);
    QCOMPARE(panel.applied(item).theme, QString());
}

void ThemePageTest::templatesAreListedBesideTheBuiltInOnes()
{
    InterpretationTableModel model;
    ItemListPane pane(&model, clock);
    const Choice own{EntityId::create(clock), {}, u"民生办事"_s, u"一步一步"_s};
    pane.setTemplates({own});
    auto *menu = pane.findChild<QMenu *>("beginnings"_L1);
    QVERIFY(menu);
    QSignalSpy wanted(&pane, &ItemListPane::newRequested);
    QStringList names;
    for (QAction *action : menu->actions()) {
        names.append(action->text());
        if (action->text() == own.name)
            action->trigger();
    }
    QVERIFY(names.contains(u"一图读懂"_s));
    QVERIFY(names.contains(own.name));
    QCOMPARE(wanted.first().first().toString(), own.id.toString());
}

void ThemePageTest::templatesSheetFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("911") << QSize(741, 470);
    QTest::newRow("1366") << QSize(1196, 700);
}

void ThemePageTest::templatesSheetFits()
{
    QFETCH(QSize, size);
    QWidget under;
    auto *sheet = new uikit::SideSheet(&under);
    auto *panel = new TemplatesPanel;
    sheet->setTitle(u"模板"_s);
    sheet->setContent(panel);
    under.resize(size);
    under.show();
    panel->setTemplates({{EntityId::create(clock), {}, u"民生办事"_s, u"一步一步"_s}, {EntityId::create(clock), {}, u"惠企政策"_s, {}}});
    panel->begin(u"农村客运补贴怎么领"_s, 2);
    sheet->open();
    QCOMPARE(layoutcheck::problemsAt(&under, size), QStringList());
    screenshot(&under, u"templates-%1"_s.arg(size.width()));
    QSignalSpy saves(panel, &TemplatesPanel::saveRequested);
    QSignalSpy renames(panel, &TemplatesPanel::renameRequested);
    QSignalSpy removals(panel, &TemplatesPanel::removeRequested);
    panel->findChild<QCheckBox *>("templatePictures"_L1)->click();
    panel->findChild<QPushButton *>("saveTemplate"_L1)->click();
    QCOMPARE(saves.size(), 1);
    QCOMPARE(saves.first().at(2).toBool(), true);
    auto *name = panel->findChild<QLineEdit *>("ownTemplate0"_L1);
    name->setText(u"民生"_s);
    Q_EMIT name->editingFinished();
    QCOMPARE(renames.first().at(1).toString(), u"民生"_s);
    panel->findChild<QToolButton *>("removeTemplate1"_L1)->click();
    QCOMPARE(removals.size(), 1);
}

QTEST_MAIN(ThemePageTest)
#include "tst_themepage.moc"
