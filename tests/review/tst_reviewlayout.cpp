#include "reviewscene.h"

#include "preview/environment.h"
#include "shell/mainwindow.h"
#include "support/layoutcheck.h"
#include "support/screenshots.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::review;

/// The review page at the sizes people have, with long titles, nothing and much to do, in the real window.
class ReviewLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light}); }
    void cleanup() { m_scene.reset(); }

    void layoutFits_data();
    void layoutFits();
    void worksInTheWindow_data();
    void worksInTheWindow();
    void aFilmIsShownToWhoeverSigns_data();
    void aFilmIsShownToWhoeverSigns();
    void twoHundredItems();
    void pictures_data();
    void pictures();

private:
    ReviewScene &scene()
    {
        if (!m_scene)
            m_scene = std::make_unique<ReviewScene>(m_folder.filePath(QString::number(++m_count) + u".zj"_s));
        return *m_scene;
    }
    ReviewScene &openAsFirst()
    {
        scene().signInAsFirst();
        scene().open();
        return scene();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ReviewScene> m_scene;
    uikit::Theme *m_theme = nullptr;
    int m_count = 0;
};

void ReviewLayoutTest::layoutFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isLarge");
    // 911x512 less navigation, top bar and status line.
    for (const QSize &size : {QSize(855, 400), QSize(1366, 768), QSize(1920, 1080)})
        for (const QString &kind : {u"waiting"_s, u"own"_s, u"empty"_s})
            for (const bool isLarge : {false, true})
                QTest::addRow("%d x %d, %s%s", size.width(), size.height(), qPrintable(kind), isLarge ? ", large type" : "") << size << kind << isLarge;
}

void ReviewLayoutTest::layoutFits()
{
    QFETCH(QSize, size);
    QFETCH(QString, kind);
    QFETCH(bool, isLarge);
    m_theme->setAppearance({.mode = uikit::ColorMode::Light, .hasLargeType = isLarge});
    const auto ordinary = qScopeGuard([this] { m_theme->setAppearance({.mode = uikit::ColorMode::Light}); });
    if (kind != u"empty")
        scene().addItem(u"关于进一步规范农村道路客运经营行为和完善客运班线补贴发放办法若干措施的政策解读及常见问题答复"_s, ReviewScene::Source,
                        kind == u"own" ? scene().office->first : std::optional<TestOffice::Member>());
    ReviewScene &s = openAsFirst();
    if (kind == u"waiting")
        s.page()->findChild<SignPanel *>()->say(u"政治关、法律关、政策关、保密关、文字关尚未通过，不能签“通过”（R-81）"_s);
    auto *tabs = kind == u"empty" ? nullptr : s.find<QTabWidget>("reviewViews"_L1);
    for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
        if (tabs)
            tabs->setCurrentIndex(tab);
        QCOMPARE(layoutcheck::problemsAt(s.page(), size), QStringList());
    }
    if (kind != u"waiting" || isLarge)
        screenshot(s.page(), u"review-layout-%1-%2%3"_s.arg(size.width()).arg(kind, isLarge ? u"-large"_s : QString()));
}

void ReviewLayoutTest::worksInTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("911 x 512") << QSize(911, 512);
    QTest::newRow("1366 x 768") << QSize(1366, 768);
}

/// With navigation, top bar and status line around it: it fits, and no key of the window clashes with one of the page.
void ReviewLayoutTest::worksInTheWindow()
{
    QFETCH(QSize, size);
    const EntityId item = scene().addItem(u"关于进一步规范农村道路客运经营行为和完善客运班线补贴发放办法若干措施的政策解读及常见问题答复"_s, ReviewScene::Source);
    ReviewScene &s = openAsFirst();
    QSettings settings(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    settings.clear();
    shell::MainWindow window(settings);
    window.addPage({u"today"_s, u"今日"_s, uikit::Glyph::Today, 1, new QWidget});
    window.addPage({u"review"_s, u"审核"_s, uikit::Glyph::Review, 6, s.page()});
    window.setOffice(u"云岭县人民政府办公室"_s);
    window.setUser(u"李一审"_s, u"一审"_s);
    window.showPage(u"review"_s);
    window.resize(size);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::qWait(800);
    QCOMPARE(window.size(), size);
    QCOMPARE(layoutcheck::problemsAt(s.page(), s.page()->size()), QStringList());
    screenshot(&window, u"review-window-%1"_s.arg(size.width()));
    s.passAllGates();
    s.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(s.password()->hasFocus(), qPrintable(s.text("signProblem"_L1)));
    s.enterPassword(ReviewScene::Password);
    QTRY_COMPARE(s.state(item).state, ItemState::SecondReview);
    s.settle();
    QVERIFY(window.shortcuts().size() > 20); // F1 names them
    s.close();
}

void ReviewLayoutTest::aFilmIsShownToWhoeverSigns_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("911") << QSize(855, 400);
    QTest::newRow("1366") << QSize(1366, 768);
}

/// Issue 4: script, subtitles and the digest of the file, and the way to see it.
void ReviewLayoutTest::aFilmIsShownToWhoeverSigns()
{
    QFETCH(QSize, size);
    auto &office = *scene().office;
    const EntityId id = scene().addItem(u"客运补贴怎么领？局长直播间"_s, u"## 预告\n\n周四上午9点。\n\n```rundown\n09:00 | 开场 | 主持人 | 介绍嘉宾\n```\n\n"
                                        "```subtitles\n00:01 --> 00:03\n各位乡亲，大家好\n```\n"_s);
    auto item = *office.journal->load<Interpretation>(id);
    journal::BlobStore blobs(*office.journal);
    const Digest part = TestOffice::must(blobs.keepPart("film"));
    const Digest blob = TestOffice::must(blobs.keepManifest(4, {part}));
    item.value.form = ProductForm::Live;
    item.value.media = {{.digest = blob, .mediaType = u"video/mp4"_s, .fileName = u"客运补贴怎么领-直播回放-三审定稿版.mp4"_s, .size = 4}};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item.value, item.heads), office.author(office.editor)));
    office.submit(id, revision);
    ReviewScene &s = openAsFirst();
    auto *name = s.page()->findChild<QLabel *>(u"reviewMediaName"_s);
    QVERIFY(name);
    QVERIFY2(name->text().contains(blob.shortText()), qPrintable(name->text()));
    QVERIFY(s.page()->findChild<QLabel *>(u"reviewFacts"_s)->text().startsWith(u"直播 · "_s));
    QCOMPARE(layoutcheck::problemsAt(s.page(), size), QStringList());
    QObject::disconnect(s.page(), &ReviewPage::openMediaRequested, nullptr, nullptr); // no player here
    QSignalSpy again(s.page(), &ReviewPage::openMediaRequested);
    s.page()->findChild<QToolButton *>(u"openReviewMedia"_s)->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(again.first().first().value<MediaFile>(), item.value.media.first());
    QTest::qWait(600);
    screenshot(s.page(), u"review-film-%1"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
}

void ReviewLayoutTest::twoHundredItems()
{
    for (int i = 0; i < 200; ++i)
        scene().addItem(u"第 %1 篇：农村客运补贴怎么领"_s.arg(i + 1), ReviewScene::Source, i % 4 == 0 ? scene().office->first : std::optional<TestOffice::Member>());
    scene().signInAsFirst();
    QElapsedTimer timer;
    timer.start();
    scene().open();
    QTRY_COMPARE(scene().page()->queue().rowCount(), 200);
    qInfo("200 waiting items: window, queue and first item in %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(scene().page()->queue().mineCount(), 150);
    QVERIFY(scene().page()->queue().row(149).isMine && !scene().page()->queue().row(150).isMine);
    timer.restart();
    scene().desk->reload();
    scene().settle();
    qInfo("reload in %lld ms", static_cast<long long>(timer.elapsed()));
    screenshot(scene().page(), u"review-200"_s);
}

void ReviewLayoutTest::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    for (const QSize &size : {QSize(855, 416), QSize(1280, 680), QSize(1834, 990)})
        for (const bool isDark : {false, true})
            QTest::addRow("%d-%s", size.width(), isDark ? "dark" : "light") << size << isDark;
}

/// For the eye: ZHIJIAN_SCREENSHOTS names the folder.
void ReviewLayoutTest::pictures()
{
    if (qEnvironmentVariableIsEmpty("ZHIJIAN_SCREENSHOTS"))
        return;
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_theme->setAppearance({.mode = isDark ? uikit::ColorMode::Dark : uikit::ColorMode::Light});
    ReviewScene &s = scene();
    s.addItem(u"关于进一步规范农村道路客运经营行为和完善客运班线补贴发放办法若干措施的政策解读及常见问题答复"_s, ReviewScene::Source);
    s.addItem(u"高龄津贴提高了，怎么申请"_s, ReviewScene::Source);
    s.addItem(u"义务教育招生政策问答"_s, ReviewScene::Source, s.office->first);
    const EntityId item = s.addItem(u"农村客运补贴怎么领？一图读懂新办法"_s, ReviewScene::Source + u"联系人手机13912345678,请按时提交。\n"_s);
    const auto revise = [&](const QString &from, const QString &to) {
        s.office->clock.advance(3'600'000);
        s.edit(*s.office->journal, item, [&](Interpretation &value) { value.source.replace(from, to); }, true);
    };
    s.office->signOff(s.office->first, item, s.office->journal->heads(item).first(), Stage::First);
    SignOff back;
    back.id = EntityId::create(s.office->clock);
    back.item = item;
    back.revision = s.office->journal->heads(item).first();
    back.stage = Stage::Second;
    back.verdict = Verdict::Returned;
    back.opinion = u"总体可以。\n〔第 7 行“每车每年补贴”〕请写明上限，并与原文第三条核对。"_s;
    back.gates[0].isPassed = back.gates[1].isPassed = true;
    TestOffice::must(s.office->journal->append(journal::entryOf(back), TestOffice::author(s.office->second)));
    revise(u"6000元；"_s, u"6000元，最多补贴三年；"_s);
    s.office->signOff(s.office->first, item, s.office->journal->heads(item).first(), Stage::First);
    s.office->clock.advance(86'400'000LL * 2);
    s.addItem(u"社保卡换领提示"_s, ReviewScene::Source);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    s.signInAs(*s.office->second, u"赵二审"_s, {Role::SecondReviewer});
    s.open(size);
    QTest::qWait(2500); // The preview paints in another process
    screenshot(s.page(), u"review-"_s + name);
    s.list()->setFocus();
    s.press(Qt::Key_F8);
    s.press(Qt::Key_1);
    s.press(Qt::Key_2);
    screenshot(s.page(), u"review-"_s + name + u"-difference"_s);
    s.press(Qt::Key_F7);
    s.press(Qt::Key_Return, Qt::ControlModifier);
    screenshot(s.page(), u"review-"_s + name + u"-findings"_s);
    s.press(Qt::Key_J);
    s.settle();
    screenshot(s.page(), u"review-"_s + name + u"-notmine"_s);
    m_theme->setAppearance({.mode = uikit::ColorMode::Light});
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    ReviewLayoutTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_reviewlayout.moc"
