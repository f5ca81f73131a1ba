#include "interpretationdesk.h"

#include "preview/environment.h"
#include "support/testoffice.h"
#include "uikit/theme.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// What is open in 解读 belongs to the person who opened it.
class TestOpenItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherPersonFindsHisOwnItem();
};

void TestOpenItem::anotherPersonFindsHisOwnItem()
{
    new uikit::Theme(qApp, {.mode = uikit::ColorMode::Light});
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zj"_s);
    TestOffice office(path);
    const EntityId item = office.addInterpretation(u"农村客运补贴怎么领"_s, u"每车每年补贴6000元\n"_s).value.id;
    office.journal.reset();
    journal::DatabaseThread database;
    bool isOpen = false;
    database.open(path, office.clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    const auto sessionOf = [](const std::optional<TestOffice::Member> &member, Role role) {
        return identity::Session{.person = {.id = member->person, .name = u"某"_s, .roles = {role}}, .key = member->key,
                                 .privateKey = member->privateKey, .officeKey = {}};
    };
    std::optional<identity::Session> session = sessionOf(office.editor, Role::Operator);
    const screening::Screener screener(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office.clock);
    InterpretationDesk desk(Surroundings{database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), screener, office.clock,
                                         [&session] { return session; }});
    const std::unique_ptr<QWidget> page(desk.page());
    const auto enter = [&](const identity::Session &person) {
        session = person;
        desk.welcome(person.person.id);
        desk.reload();
        // Two rounds: the place is read, then its item.
        for (int round = 0; round < 2; ++round) {
            bool isDone = false;
            database.run(this, [](journal::Journal &) { return true; }, [&isDone](bool) { isDone = true; });
            if (!QTest::qWaitFor([&isDone] { return isDone; }))
                return false;
        }
        return true;
    };
    QVERIFY(enter(*session));
    desk.showItem(item);
    QTRY_VERIFY(desk.hasOpenItem());
    desk.leave();

    QVERIFY(enter(sessionOf(office.first, Role::FirstReviewer)));
    QVERIFY(!desk.hasOpenItem());
    desk.leave();
    QVERIFY(enter(sessionOf(office.editor, Role::Operator)));
    QVERIFY(desk.hasOpenItem());
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestOpenItem test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_openitem.moc"
