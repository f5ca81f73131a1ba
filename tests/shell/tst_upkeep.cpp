#include "upkeep.h"

#include "domain/interpretation.h"
#include "identity/identityservice.h"
#include "journal/stores.h"
#include "shell/settingspage.h"
#include "uikit/prompter.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhijian;

namespace {

/// Chooses what the test laid ready.
class Chooser : public uikit::Prompter
{
public:
    void askPassword(const uikit::PasswordQuestion &, std::function<void(std::optional<QString>)> answered) override { answered({}); }
    void confirm(const uikit::Confirmation &, std::function<void(bool)> answered) override { answered(yes); }
    void askFileToOpen(const uikit::FileQuestion &, std::function<void(std::optional<QString>)> answered) override { answered(path); }
    void askFileToSave(const uikit::FileQuestion &, std::function<void(std::optional<QString>)> answered) override { answered(path); }
    void askFolder(const QString &, std::function<void(std::optional<QString>)> answered) override { answered(path); }

    QString path;
    bool yes = true;
};

} // namespace

/// R-127 through the buttons of the settings page, on a real data file and its thread.
class TestUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backUpAndRestoreAndUndo()
    {
        QTemporaryDir folder;
        const auto pack = rules::RulePack::builtIn();
        const auto calendar = rules::WorkCalendar::builtIn();
        const SystemClock clock;
        const screening::Screener screener(pack, calendar, clock);
        journal::DatabaseThread database;
        bool opened = false;
        database.open(folder.filePath(u"journal.zj"_s), clock, this, [&opened](const Result<> &outcome) { opened = outcome.has_value(); });
        QTRY_VERIFY(opened);

        std::optional<identity::Session> session;
        identity::FirstStart wish{.officeName = u"云岭县人民政府办公室"_s, .regionCode = u"520626"_s, .creditCode = {},
                                  .administrator = {u"周明"_s, {}, {}, {Role::SystemAdministrator}, u"Yunling-2026"_s}, .people = {}, .isNoticeAcknowledged = true};
        database.run(this, [&](journal::Journal &journal) { return identity::IdentityService(journal, pack).foundOffice(wish); },
                     [&](const Result<identity::Session> &made) { QVERIFY(made); session = *made; });
        QTRY_VERIFY_WITH_TIMEOUT(session, 20'000);

        shell::SettingsPage page({8, 3});
        Chooser chooser;
        chooser.path = folder.filePath(u"备份.zj"_s);
        Upkeep upkeep({database, pack, calendar, screener, clock, [&] { return session; }}, folder.path(), page, chooser, nullptr);
        QSignalSpy done(&upkeep, &Upkeep::done), failed(&upkeep, &Upkeep::failed), exchanging(&upkeep, &Upkeep::exchanging);
        std::function<void()> undo;
        int exchanges = 0;
        connect(&upkeep, &Upkeep::exchanged, this, [&](const QString &, const std::function<void()> &back) { undo = back; ++exchanges; });
        const auto press = [&page](const QString &name) { page.findChild<QPushButton *>(name)->click(); };

        press(u"backupNow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
        write(database, clock, *session);
        QTRY_COMPARE(count(database), 1);

        press(u"restore"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QPushButton *>(u"restoreKeep"_s), 20'000);
        QCOMPARE(count(database), 1); // shown, not done

        chooser.yes = false;
        press(u"restoreKeep"_s);
        QCOMPARE(exchanging.count(), 0);
        chooser.yes = true;
        press(u"restoreKeep"_s);
        QTRY_COMPARE_WITH_TIMEOUT(exchanges, 1, 20'000);
        QCOMPARE(exchanging.count(), 1);
        QCOMPARE(count(database), 0);

        QVERIFY(undo);
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(exchanges, 2, 20'000);
        QCOMPARE(count(database), 1);
        QCOMPARE(failed.count(), 0);

        session->person.roles = {Role::Operator};
        press(u"restore"_s);
        QCOMPARE(failed.count(), 1);
    }

private:
    void write(journal::DatabaseThread &database, const Clock &clock, const identity::Session &session)
    {
        database.run([&clock, session](journal::Journal &journal) {
            (void)journal.append(journal::entryOf(Interpretation{.id = EntityId::create(clock), .title = u"备份以后写的"_s, .source = u"正文。"_s}), session.author());
        });
    }
    int count(journal::DatabaseThread &database)
    {
        int found = -1;
        database.run(this, [](journal::Journal &journal) { return int(journal::InterpretationStore(journal).rows().size()); }, [&found](int rows) { found = rows; });
        return QTest::qWaitFor([&found] { return found >= 0; }) ? found : -1;
    }
};

QTEST_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
