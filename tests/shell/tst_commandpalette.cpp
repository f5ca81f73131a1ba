#include "shell/commandpalette.h"
#include "shell/mainwindow.h"
#include "shellscene.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::shell;
using uikit::Glyph;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new uikit::Theme(qApp, {uikit::ColorMode::Light, false}); }

    void init()
    {
        m_folder.reset(new QTemporaryDir);
        m_settings.reset(new QSettings(m_folder->filePath(u"s.ini"_s), QSettings::IniFormat));
        m_window.reset(new MainWindow(*m_settings));
        m_window->addPage({u"today"_s, u"今日"_s, Glyph::Today, 1, new QWidget});
        m_window->addPage({u"policies"_s, u"政策库"_s, Glyph::Policies, 4, new QWidget});
        m_window->addPage({u"sync"_s, u"同步"_s, Glyph::Sync, 7, new QWidget});
        m_export = new QAction(u"导出备案表"_s, m_window.get());
        m_window->addCommand(m_export);
        m_window->setSearchProvider([this](const QString &query, const std::function<void(QList<Hit>)> &found) {
            m_queries.append(query);
            m_pending = found;
        });
        m_window->showPage(u"today"_s);
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_palette = m_window->findChild<CommandPalette *>();
        m_field = m_window->findChild<QLineEdit *>(u"globalSearch"_s);
    }

    void cleanup()
    {
        m_window.reset();
        m_queries.clear();
        m_pending = {};
    }

    // ux.md 4 no. 26
    void findsPagesByInitials()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_palette->isVisible());
        QVERIFY(m_field->hasFocus());
        QTest::keyClicks(m_field, u"zck"_s);
        QCOMPARE(m_palette->model().rows().first().title, u"政策库"_s);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), u"policies"_s);
        QVERIFY(!m_palette->isVisible());
        QVERIFY(m_field->text().isEmpty());
    }

    void runsCommands()
    {
        QSignalSpy triggered(m_export, &QAction::triggered);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(m_field, u"dcba"_s);
        QCOMPARE(m_palette->model().rowCount(), 1);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        // A disabled command is not offered.
        m_export->setEnabled(false);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(m_field, u"dcba"_s);
        QCOMPARE(m_palette->model().rowCount(), 0);
    }

    void findsThingsAndDropsLateAnswers()
    {
        QSignalSpy chosen(m_window.get(), &MainWindow::thingChosen);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        scene::compose(m_field, u"医保"_s);
        QTRY_COMPARE(m_queries, QStringList(u"医保"_s));
        const auto late = m_pending;
        scene::compose(m_field, u"缴费"_s);
        QTRY_COMPARE(m_queries.size(), 2);
        late({{u"old"_s, u"旧的"_s, {}, u"policies"_s}});
        QCOMPARE(m_palette->model().rowCount(), 0);
        m_pending({{u"42"_s, u"一图读懂：城乡居民医保缴费"_s, u"解读 · 待二审"_s, u"interpretation"_s, HitKind::Thing, Glyph::Interpretation}});
        QCOMPARE(m_palette->model().rowCount(), 1);
        QCoreApplication::processEvents();
        screenshot(m_window.get(), u"palette-thing"_s);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<Hit>().id, u"42"_s);
    }

    void arrowsGoRoundAndEscapeCloses()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QCoreApplication::processEvents();
        screenshot(m_window.get(), u"palette-open"_s);
        QCOMPARE(m_palette->model().rowCount(), 3);
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), u"sync"_s);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_palette->isVisible());
        QVERIFY(!m_field->hasFocus());
    }

    void bestMatchFirst()
    {
        const auto hit = [](const QString &title) { return Hit{title, title, {}, title, HitKind::Page, Glyph::Info}; };
        const QList<Hit> all{hit(u"打开同步日志"_s), hit(u"同步"_s), hit(u"统计报表"_s)};
        QCOMPARE(PaletteModel::matching(all, u"同步"_s, 5).first().title, u"同步"_s);
        QCOMPARE(PaletteModel::matching(all, u"tb"_s, 5).first().title, u"同步"_s);
        QCOMPARE(PaletteModel::matching(all, u"tj"_s, 5).size(), 1);
        QCOMPARE(PaletteModel::matching(all, u""_s, 2).size(), 2);
    }

    void modelIsSound()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model);
        const auto hit = [](const QString &id) { return Hit{id, id, {}, id, HitKind::Thing, Glyph::Info}; };
        model.setRows({hit(u"a"_s), hit(u"b"_s), hit(u"c"_s)});
        model.setRows({hit(u"b"_s), hit(u"c"_s), hit(u"d"_s)});
        model.setRows({hit(u"d"_s), hit(u"b"_s)});
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    CommandPalette *m_palette = nullptr;
    QLineEdit *m_field = nullptr;
    QAction *m_export = nullptr;
    QStringList m_queries;
    std::function<void(QList<Hit>)> m_pending;
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
