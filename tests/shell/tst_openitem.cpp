#include "interpretationdesk.h"

#include "domain/policy.h"
#include "preview/environment.h"
#include "support/testoffice.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// What is open in 解读 belongs to the person who opened it.
class TestOpenItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherPersonFindsHisOwnItem();
    void exportsWordAndWebsiteAndChecksThePaste();
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

/// The way of a document out of the workstation and back: what the page wishes, the desk does.
void TestOpenItem::exportsWordAndWebsiteAndChecksThePaste()
{
    QStandardPaths::setTestModeEnabled(true);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zj"_s);
    TestOffice office(path);
    Policy policy;
    policy.id = EntityId::create(office.clock);
    policy.title = u"农村客运补贴办法"_s;
    TestOffice::must(office.journal->append(journal::entryOf(policy), office.author(office.editor)));
    Interpretation item;
    item.id = EntityId::create(office.clock);
    item.title = u"农村客运补贴怎么领"_s;
    item.source = u"## 一、标准\n\n每车每年补贴6000元，[办法](https://a.gov.cn)。\n"_s;
    item.policies = {policy.id};
    const Digest revision = TestOffice::must(office.journal->append(journal::entryOf(item), office.author(office.editor)));
    const auto profile = rules::RulePack::builtIn().outputProfile(u"wechat");
    const QString copied = TestOffice::must(interpretation::releaseContent(*office.journal, revision, profile)).wechat;
    office.journal.reset();
    journal::DatabaseThread database;
    bool isOpen = false;
    database.open(path, office.clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
    QTRY_VERIFY(isOpen);
    const identity::Session session{.person = {.id = office.editor->person, .name = u"某"_s, .roles = {Role::Operator}}, .key = office.editor->key,
                                    .privateKey = office.editor->privateKey, .officeKey = {}};
    const screening::Screener screener(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office.clock);
    InterpretationDesk desk(Surroundings{database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), screener, office.clock,
                                         [&session] { return std::optional(session); }});
    const std::unique_ptr<QWidget> widget(desk.page());
    auto *page = widget->findChild<interpretation::InterpretationPage *>();
    if (!page)
        page = qobject_cast<interpretation::InterpretationPage *>(widget.get());
    QVERIFY(page);
    desk.welcome(session.person.id);
    desk.reload();
    desk.showItem(item.id);
    QTRY_VERIFY(desk.hasOpenItem());

    using interpretation::Output;
    Q_EMIT page->exportRequested(item, {Output::Html, Output::Word, Output::Website});
    auto *open = page->findChild<QPushButton *>(u"openExportFolder"_s);
    QTRY_VERIFY(open->isVisibleTo(open->parentWidget()));
    QSignalSpy folders(page, &interpretation::InterpretationPage::openFolderRequested);
    disconnect(page, &interpretation::InterpretationPage::openFolderRequested, &desk, nullptr); // No file manager here
    open->click();
    const QDir made(folders.first().first().toString());
    QCOMPARE(made.entryList(QDir::Files, QDir::Name), (QStringList{u"公众号.html"_s, u"政策页面.html"_s, u"网站.html"_s, u"解读.docx"_s}));
    QFile wechat(made.filePath(u"公众号.html"_s));
    QVERIFY(wechat.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(wechat.readAll()), copied); // The bytes that would be signed
    QFile other(made.filePath(u"政策页面.html"_s));
    QVERIFY(other.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(other.readAll()).contains(u"《农村客运补贴怎么领》"_s));

    auto *summary = page->findChild<QLabel *>(u"pasteCheckSummary"_s);
    Q_EMIT page->pasteCheckRequested(item.id, copied);
    QTRY_VERIFY(summary->text().contains(u"没有丢失"_s));
    Q_EMIT page->pasteCheckRequested(item.id, QString(copied).remove(u"每车每年"_s));
    QTRY_VERIFY(summary->text().contains(u"有 1 处没有留住"_s));
    QVERIFY(QDir(made.path()).removeRecursively());
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestOpenItem test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_openitem.moc"
