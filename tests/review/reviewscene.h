#pragma once

#include "reviewdesk.h"

#include "domain/account.h"
#include "journal/databasethread.h"
#include "review/queuemodel.h"
#include "review/widgets/reviewpage.h"
#include "review/widgets/signpanel.h"
#include "signing/secret.h"
#include "support/testoffice.h"

#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>

namespace zhijian {

/// A real journal with an office, the database thread and the review desk with its page. People sign with a password.
class ReviewScene : public QObject
{
public:
    static inline const QString Password = QStringLiteral("Yunling-2026");

    static inline const QString Source = QStringLiteral(
        u"## 为什么出台\n\n山区路远，班车要“开得通、留得住”。这份办法把补贴标准和办理程序写清楚，让群众坐得上车。\n\n"
        u"## 补什么\n\n日均发班不少于2班的农村客运班线，每车每年补贴6000元；65周岁以上老年人和在校学生票价减半，差额由县财政补足。\n\n"
        u"## 怎么办\n\n1. 每年1月31日前，运营者到乡镇交通运输服务站提交材料。\n2. 县交通运输局在10个工作日内核查。\n3. 公示不少于5个工作日。\n\n"
        u"咨询电话：0856-7220000\n");

    explicit ReviewScene(const QString &path) : m_path(path), office(std::make_unique<TestOffice>(path))
    {
        for (const auto *member : {&office->editor, &office->first, &office->second, &office->final})
            givePassword(**member);
        const Account value{.id = EntityId::create(office->clock), .name = QStringLiteral("云岭发布"), .platform = QStringLiteral("wechat"),
                            .kind = QStringLiteral("公众号"), .state = AccountState::Running};
        TestOffice::must(office->journal->append(journal::entryOf(value), TestOffice::author(office->editor)));
        account = value.id;
    }
    ~ReviewScene() override { close(); }

    void givePassword(const TestOffice::Member &member)
    {
        const auto sealed = signing::sealWithPassword(Password, member.privateKey.toBytes());
        TestOffice::must(journal::CredentialStore(*office->journal).put({member.person, member.key, *sealed, office->clock.milliseconds(), 0, 0}));
    }
    /// Written and submitted by the operator, or by `by`.
    EntityId addItem(const QString &title, const QString &source, const std::optional<TestOffice::Member> &by = {})
    {
        const auto author = TestOffice::author(by ? by : office->editor);
        const Interpretation item{.id = EntityId::create(office->clock), .title = title, .source = source, .accounts = {account}, .contentClass = QStringLiteral("policy")};
        const Digest revision = TestOffice::must(office->journal->append(journal::entryOf(item), author));
        office->submit(item.id, revision);
        office->clock.advance(60'000);
        return item.id;
    }
    Digest edit(journal::Journal &journal, const EntityId &id, const std::function<void(Interpretation &)> &change, bool submits)
    {
        auto item = *journal.load<Interpretation>(id);
        change(item.value);
        const Digest revision = TestOffice::must(journal.append(journal::entryOf(item.value, {item.id}), TestOffice::author(office->editor)));
        if (submits)
            TestOffice::must(journal.append(journal::entryOf(Submission{EntityId::create(office->clock), id, revision, {}}), TestOffice::author(office->editor)));
        return revision;
    }
    void signInAs(const TestOffice::Member &member, const QString &name, const QList<Role> &roles)
    {
        session = identity::Session{.person = {.id = member.person, .name = name, .roles = roles}, .key = member.key, .privateKey = member.privateKey, .officeKey = {}};
    }
    void signInAsFirst() { signInAs(*office->first, QStringLiteral("李一审"), {Role::FirstReviewer}); }

    /// From here on the journal belongs to the database thread.
    void open(const QSize &size = {1366, 768})
    {
        office->journal.reset();
        database = std::make_unique<journal::DatabaseThread>();
        bool isOpen = false;
        database->open(m_path, office->clock, this, [&isOpen](const Result<> &opened) { isOpen = opened.has_value(); });
        QTRY_VERIFY(isOpen);
        screener = std::make_unique<screening::Screener>(rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), office->clock);
        desk = std::make_unique<ReviewDesk>(Surroundings{*database, rules::RulePack::builtIn(), rules::WorkCalendar::builtIn(), *screener,
                                                         office->clock, [this] { return session; }});
        desk->page()->resize(size);
        desk->page()->show();
        desk->page()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk->page()));
        desk->reload();
        settle();
    }
    void close()
    {
        if (desk)
            delete desk->page();
        desk.reset();
        database.reset();
    }
    /// Until the jobs posted so far, and those that their answers post, are done.
    void settle()
    {
        for (int i = 0; i < 4; ++i) {
            bool isDone = false;
            database->run(this, [](journal::Journal &) { return 0; }, [&isDone](int) { isDone = true; });
            QTRY_VERIFY(isDone);
        }
    }
    /// Asks the journal in its thread.
    template <typename Ask>
    auto ask(Ask question)
    {
        std::optional<std::invoke_result_t<Ask, journal::Journal &>> answer;
        database->run(this, question, [&answer](const auto &value) { answer = value; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); });
        return *answer;
    }
    ReviewState state(const EntityId &item)
    {
        return ask([item](journal::Journal &journal) { return journal::ReviewStore(journal).state(item); });
    }

    [[nodiscard]] review::ReviewPage *page() const { return static_cast<review::ReviewPage *>(desk->page()); }
    template <typename Widget>
    [[nodiscard]] Widget *find(QLatin1StringView name) const
    {
        auto *found = desk->page()->findChild<Widget *>(QString(name));
        if (!found)
            qFatal("no widget %s", name.data());
        return found;
    }
    [[nodiscard]] QListView *list() const { return find<QListView>(QLatin1StringView("reviewQueue")); }
    [[nodiscard]] QPlainTextEdit *opinion() const { return find<QPlainTextEdit>(QLatin1StringView("opinion")); }
    [[nodiscard]] QLineEdit *password() const { return find<QWidget>(QLatin1StringView("signPassword"))->findChild<QLineEdit *>(); }
    [[nodiscard]] QString text(QLatin1StringView label) const
    {
        const auto *found = find<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }
    /// A key to whatever has the focus, as a person presses it.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(page()->window()->focusWidget() ? page()->window()->focusWidget() : page(), key, modifiers); }
    void passAllGates()
    {
        list()->setFocus();
        for (int gate = 0; gate < GateCount; ++gate)
            press(Qt::Key(Qt::Key_1 + gate));
    }
    void enterPassword(const QString &text)
    {
        QTest::keyClicks(password(), text);
        press(Qt::Key_Return);
    }

private:
    QString m_path;

public:
    std::unique_ptr<TestOffice> office;
    std::unique_ptr<journal::DatabaseThread> database;
    std::unique_ptr<screening::Screener> screener;
    std::unique_ptr<ReviewDesk> desk;
    std::optional<identity::Session> session;
    EntityId account;
};

} // namespace zhijian
