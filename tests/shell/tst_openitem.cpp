#include "interpretationdesk.h"

#include "domain/policy.h"
#include "preview/environment.h"
#include "support/testoffice.h"
#include "uikit/theme.h"

#include "interpretation/removaltablemodel.h"
#include "interpretation/widgets/mediacard.h"
#include "interpretation/widgets/removalpanel.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace zhijian;

/// What the system's player would open.
class Opened : public QObject
{
    Q_OBJECT

public:
    QUrl url;
public Q_SLOTS:
    void open(const QUrl &one) { url = one; }
};

/// What is open in 解读 belongs to the person who opened it.
class TestOpenItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherPersonFindsHisOwnItem();
    void exportsWordAndWebsiteAndChecksThePaste();
    void filmsAreKeptInPiecesOrMeasured();
    void filmsAndRemovalsGoThroughTheDesk();
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

namespace {

std::unique_ptr<journal::DatabaseThread> opened(const QString &path, const Clock &clock)
{
    auto database = std::make_unique<journal::DatabaseThread>();
    bool isOpen = false;
    database->open(path, clock, database.get(), [&isOpen](const Result<> &done) { isOpen = done.has_value(); });
    return QTest::qWaitFor([&isOpen] { return isOpen; }) ? std::move(database) : nullptr;
}

QString fileWith(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace

/// Issue 4: kept by digest as pictures are, piece by piece; a file too large is kept by digest, place and size.
void TestOpenItem::filmsAreKeptInPiecesOrMeasured()
{
    QTemporaryDir folder;
    const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
    const auto database = opened(folder.filePath(u"a.zj"_s), clock);
    QVERIFY(database);
    MediaKeeper keeper(*database, 3 << 20);
    QSignalSpy kept(&keeper, &MediaKeeper::kept);
    QSignalSpy failed(&keeper, &MediaKeeper::failed);
    QSignalSpy progress(&keeper, &MediaKeeper::progressed);
    const QByteArray bytes = QByteArray((2 << 20) + 5, 'a');
    keeper.keep(fileWith(folder.filePath(u"小.mp4"_s), bytes));
    QTRY_COMPARE(kept.size(), 1);
    const auto small = kept.first().first().value<MediaFile>();
    QVERIFY(small.isKept());
    QCOMPARE(small.size, bytes.size());
    QVERIFY(progress.size() >= 3);
    QSignalSpy checked(&keeper, &MediaKeeper::checked);
    keeper.check(small);
    QTRY_COMPARE(checked.size(), 1);
    QVERIFY(checked.first().at(1).value<Result<>>());
    Opened player;
    QDesktopServices::setUrlHandler(u"file"_s, &player, "open");
    keeper.open(small);
    QTRY_VERIFY(!player.url.isEmpty());
    QFile shown(player.url.toLocalFile());
    QVERIFY(shown.open(QIODevice::ReadOnly));
    QVERIFY(shown.readAll() == bytes);
    QVERIFY(!player.url.toLocalFile().startsWith(folder.path())); // a copy of what is registered, not what lies about
    const QString large = fileWith(folder.filePath(u"大.mp4"_s), QByteArray((3 << 20) + 1, 'b'));
    keeper.keep(large);
    QTRY_COMPARE(kept.size(), 2);
    const auto measured = kept.last().first().value<MediaFile>();
    QVERIFY(!measured.isKept());
    QCOMPARE(QFileInfo(measured.place), QFileInfo(large));
    keeper.open(measured);
    QCOMPARE(QFileInfo(player.url.toLocalFile()), QFileInfo(large));
    QDesktopServices::unsetUrlHandler(u"file"_s);
    fileWith(large, "x");
    keeper.check(measured);
    QTRY_COMPARE(checked.size(), 2);
    QVERIFY(!checked.last().at(1).value<Result<>>());
    QVERIFY(QFile::remove(large));
    keeper.open(measured);
    QCOMPARE(failed.size(), 1);
    for (const QString &path : {folder.filePath(u"没有.mp4"_s), fileWith(folder.filePath(u"空.mp4"_s), {})})
        keeper.keep(path);
    QCOMPARE(failed.size(), 3);
    // Another file takes the place of one that is being read.
    keeper.keep(folder.filePath(u"小.mp4"_s));
    keeper.keep(fileWith(folder.filePath(u"新.mp4"_s), "new"));
    QTRY_COMPARE(kept.size(), 3);
    QCOMPARE(kept.last().first().value<MediaFile>().fileName, u"新.mp4"_s);
    keeper.keep(folder.filePath(u"小.mp4"_s));
    keeper.cancel();
    QTRY_COMPARE(failed.size(), 4);
    QCOMPARE(failed.last().first().value<Error>().code, ErrorCode::Cancelled);
    QCOMPARE(kept.size(), 3);
}

void TestOpenItem::filmsAndRemovalsGoThroughTheDesk()
{
    QStandardPaths::setTestModeEnabled(true);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zj"_s);
    TestOffice office(path);
    Interpretation live{.id = EntityId::create(office.clock), .title = u"客运补贴直播"_s, .source = u"预告\n\n```words\n刷单返利 | 举报\n```\n"_s};
    live.form = ProductForm::Live;
    TestOffice::must(office.journal->append(journal::entryOf(live), office.author(office.editor)));
    office.journal.reset();
    const auto database = opened(path, office.clock);
    QVERIFY(database);
    const identity::Session session{.person = {.id = office.editor->person, .name = u"王小云"_s, .roles = {Role::Operator}}, .key = office.editor->key,
                                    .privateKey = office.editor->privateKey, .officeKey = {}};
    const screening::Screener screener(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office.clock);
    InterpretationDesk desk(Surroundings{*database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), screener, office.clock,
                                         [&session] { return std::optional(session); }});
    const std::unique_ptr<QWidget> widget(desk.page());
    auto *page = qobject_cast<interpretation::InterpretationPage *>(widget.get());
    desk.welcome(session.person.id);
    desk.showItem(live.id);
    QTRY_VERIFY(desk.hasOpenItem());
    auto *card = page->findChild<interpretation::MediaCard *>();
    Q_EMIT card->fileChosen(fileWith(folder.filePath(u"绝密★回放.mp4"_s), "film"));
    QVERIFY(card->findChild<QLabel *>(u"mediaResult"_s)->text().contains(u"密级标志"_s));
    Q_EMIT card->fileChosen(fileWith(folder.filePath(u"回放.mp4"_s), "film"));
    QTRY_COMPARE(page->current().media.size(), 1);
    page->findChild<QToolButton *>(u"saveVersion"_s)->click();
    QTRY_VERIFY(!page->isModified());
    QTRY_VERIFY(card->findChild<QToolButton *>(u"checkMedia"_s) != nullptr);
    card->findChild<QToolButton *>(u"checkMedia"_s)->click();
    QTRY_VERIFY(card->findChild<QLabel *>(u"mediaResult"_s)->text().contains(u"核对无误"_s));

    auto *panel = page->findChild<interpretation::RemovalPanel *>();
    auto *comment = panel->findChild<QLineEdit *>(u"removalComment"_s);
    QTRY_VERIFY(panel->findChild<QLabel *>(u"removalFound"_s)->text().contains(u"1 组词"_s));
    comment->setText(u"刷单返利加13800138000"_s);
    panel->findChild<QLineEdit *>(u"removalSender"_s)->setText(u"刘小明"_s);
    panel->findChild<QPushButton *>(u"recordRemoval"_s)->click();
    QTRY_COMPARE(page->removals()->rowCount(), 1);
    QCOMPARE(page->removals()->row(0).text, u"刷单返利加138****8000"_s);
    QCOMPARE(page->removals()->row(0).sender, u"刘**"_s);
    QTRY_COMPARE(comment->text(), QString());
    QSignalSpy notice(&desk, &InterpretationDesk::notice);
    panel->findChild<QToolButton *>(u"exportRemovals"_s)->click();
    QTRY_COMPARE(notice.size(), 1);
    const QString said = notice.first().first().toString();
    QVERIFY2(said.contains(u"1 条处置记录"_s), qPrintable(said));
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QStringList written;
    for (QDirIterator it(documents.path(), {u"弹幕处置记录.*"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        written.append(QFileInfo(it.next()).fileName());
    QVERIFY(written.contains(u"弹幕处置记录.xlsx"_s) && written.contains(u"弹幕处置记录.csv"_s));
}

int main(int argc, char **argv)
{
    preview::prepareEnvironment();
    QApplication application(argc, argv);
    TestOpenItem test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_openitem.moc"
