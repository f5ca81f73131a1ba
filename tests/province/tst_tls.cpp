#include "journal/provincestore.h"
#include "protocol/enrolment.h"
#include "protocol/rejection.h"
#include "province/httpserver.h"
#include "province/onetimecode.h"
#include "province/storeresponder.h"
#include "province/throttle.h"
#include "support/basicproxy.h"
#include "support/testoffice.h"
#include "sync/authoritycertificate.h"
#include "sync/enrolment.h"
#include "sync/exchange.h"
#include "sync/httptransport.h"
#include "sync/journalaccess.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace zhijian;

namespace {

const QString scope = u"c/520626"_s;

class Ends final : public QSslSocket
{
public:
    bool open(quint16 port, QSsl::SslProtocol protocol)
    {
        setProtocol(protocol);
        setPeerVerifyMode(QSslSocket::VerifyNone);
        connectToHostEncrypted(u"127.0.0.1"_s, port);
        return waitForEncrypted(5000);
    }
    QByteArray ask(const QByteArray &request)
    {
        write(request);
        QByteArray all;
        while (!all.contains("\r\n\r\n") && waitForReadyRead(5000))
            all += readAll();
        return all;
    }
};

} // namespace

/// sync.md 1.8: TLS 1.3 with a certificate for each workstation, issued at enrolment.
class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enrolmentGivesACertificateThatOpensTheLine();
    void wrongPinEndsBeforeAnythingIsSent();
    void withoutPinTheSystemDecides();
    void callsWithoutTheRightCertificateAreRefused();
    void certificateOfAnotherAuthorityIsRefused();
    void olderTlsAndPlainHttpAreRefused();
    void revocationWorksAtOnce();
    void silentHandshakeIsEnded();
    void proxyMustNameTheDevice();
    void tooManyCallsAreTold();
    void goesThroughAProxyThatAsksForAPassword_data();
    void goesThroughAProxyThatAsksForAPassword();
    void anAuthorityChosenHereIsBelieved();
    void certificateFiles_data();
    void certificateFiles();

private:
    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(m_server->port())); }
    [[nodiscard]] QString code()
    {
        return TestOffice::must(province::issueCode(*m_store, scope, m_clock)) + u'-' + province::pinOf(m_authority);
    }
    void restart(province::HttpServer::Options options);
    /// Enrolled, and its transport.
    [[nodiscard]] std::unique_ptr<sync::HttpTransport> enrolled(TestOffice &office)
    {
        auto line = std::make_unique<sync::HttpTransport>(url());
        sync::DirectAccess access(*office.journal);
        TestOffice::must(sync::enrol(access, *line, office.clock, {url().toString(), code(), u"一号机"_s}));
        return line;
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<province::Throttle> m_throttle;
    std::unique_ptr<journal::ProvinceStore> m_store;
    signing::Credentials m_authority;
    province::HttpServer::Options m_options;
    std::unique_ptr<province::HttpServer> m_server;
};

void TlsTest::restart(province::HttpServer::Options options)
{
    m_server = TestOffice::must(province::HttpServer::start(
        options, [this] { return province::openResponder(m_folder->filePath(u"province.db"_s), m_clock, m_throttle.get(), m_authority); }));
}

void TlsTest::init()
{
    m_server.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_throttle = std::make_unique<province::Throttle>(m_clock);
    m_store = TestOffice::must(journal::ProvinceStore::open(m_folder->filePath(u"province.db"_s)));
    TestOffice::must(m_store->addScope(scope, u"云岭县人民政府办公室"_s, 1));
    m_authority = TestOffice::must(province::authorityOf(*m_store, m_clock));
    const auto server = TestOffice::must(signing::issueServer(m_authority, {u"127.0.0.1"_s}, m_clock.milliseconds()));
    m_options = {.tls = province::HttpServer::Tls{server.certificate + m_authority.certificate, server.privateKey, m_authority.certificate}};
    restart(m_options);
}

void TlsTest::enrolmentGivesACertificateThatOpensTheLine()
{
    TestOffice office;
    const auto line = enrolled(office);
    sync::DirectAccess access(*office.journal);
    QVERIFY(TestOffice::must(sync::Exchange(access, *line, office.clock, {}).run()).pushed > 0);
    // What was stored is enough for the next start, and for a server that was started anew.
    restart(m_options);
    const auto kept = sync::Enrolment::of(*office.journal);
    QVERIFY(!kept.line.certificate.isEmpty());
    sync::HttpTransport later(url());
    later.identify(kept.line);
    QCOMPARE(TestOffice::must(sync::Exchange(access, later, office.clock, {}).run()).requests, 1);
    sync::HttpTransport nameless(url());
    nameless.identify({kept.line.authority, {}, {}});
    QVERIFY(!sync::Exchange(access, nameless, office.clock, {}).run());
}

void TlsTest::wrongPinEndsBeforeAnythingIsSent()
{
    const auto other = TestOffice::must(signing::makeAuthority(u"别人"_s, m_clock.milliseconds()));
    const QString secret = TestOffice::must(province::issueCode(*m_store, scope, m_clock));
    TestOffice office;
    sync::HttpTransport line(url());
    sync::DirectAccess access(*office.journal);
    const auto refused = sync::enrol(access, line, office.clock, {url().toString(), secret + u'-' + province::pinOf(other), {}});
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY(refused.error().detail.contains(u"登记码后半部分不符"_s));
    QVERIFY(m_store->devices(scope).isEmpty());
    // The code was not given away: it still works with the right pin.
    QVERIFY(sync::enrol(access, line, office.clock, {url().toString(), secret + u'-' + province::pinOf(m_authority), {}}));
}

void TlsTest::withoutPinTheSystemDecides()
{
    TestOffice office;
    sync::HttpTransport line(url());
    sync::DirectAccess access(*office.journal);
    const QString secret = TestOffice::must(province::issueCode(*m_store, scope, m_clock));
    QCOMPARE(sync::enrol(access, line, office.clock, {url().toString(), secret, {}}).error().code, ErrorCode::Unavailable);
    QVERIFY(m_store->devices(scope).isEmpty());
}

void TlsTest::callsWithoutTheRightCertificateAreRefused()
{
    Ends ends;
    QVERIFY(ends.open(m_server->port(), QSsl::TlsV1_3));
    QVERIFY(ends.ask("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n").contains(" 200 "));
    QVERIFY(ends.ask("POST /v1/sync/c/520626 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").contains(" 403 "));
    // A neighbour's certificate does not help who signs as himself.
    TestOffice first;
    TestOffice second(u":memory:"_s, true);
    const auto firstLine = enrolled(first);
    const auto secondLine = enrolled(second);
    sync::DirectAccess access(*first.journal);
    sync::HttpTransport mixed(url());
    mixed.identify(sync::Enrolment::of(*second.journal).line);
    QVERIFY(!sync::Exchange(access, mixed, first.clock, {}).run());
    QVERIFY(sync::Exchange(access, *firstLine, first.clock, {}).run());
}

void TlsTest::certificateOfAnotherAuthorityIsRefused()
{
    TestOffice office;
    const auto line = enrolled(office);
    auto identity = sync::Enrolment::of(*office.journal).line;
    const auto other = TestOffice::must(signing::makeAuthority(u"指尖工作站省级同步端"_s, m_clock.milliseconds())); // The same name
    const auto request = TestOffice::must(signing::requestCertificate());
    const QString name = u"%1"_s.arg(m_store->devices(scope).first().device, 16, 16, QLatin1Char('0'));
    identity.certificate = TestOffice::must(signing::issueClient(other, request.request, name, m_clock.milliseconds()));
    identity.privateKey = request.privateKey;
    sync::HttpTransport forged(url());
    forged.identify(identity);
    sync::DirectAccess access(*office.journal);
    QVERIFY(!sync::Exchange(access, forged, office.clock, {}).run());
    QCOMPARE(m_store->scope(scope)->head, 0);
}

void TlsTest::olderTlsAndPlainHttpAreRefused()
{
    Ends older;
    QVERIFY(!older.open(m_server->port(), QSsl::TlsV1_2));
    QTcpSocket plain;
    plain.connectToHost(u"127.0.0.1"_s, m_server->port());
    QVERIFY(plain.waitForConnected(5000));
    plain.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
    QByteArray said;
    while (plain.waitForReadyRead(5000))
        said += plain.readAll();
    QVERIFY(!said.contains("HTTP/1.1"));
    Ends current;
    QVERIFY(current.open(m_server->port(), QSsl::TlsV1_3));
    QCOMPARE(current.sessionProtocol(), QSsl::TlsV1_3);
}

void TlsTest::revocationWorksAtOnce()
{
    TestOffice office;
    const auto line = enrolled(office);
    sync::DirectAccess access(*office.journal);
    QVERIFY(sync::Exchange(access, *line, office.clock, {}).run());
    TestOffice::must(m_store->revoke(m_store->devices(scope).first().device, m_clock.milliseconds()));
    // The very connection that worked a moment ago.
    const auto refused = sync::Exchange(access, *line, office.clock, {}).run();
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY(refused.error().detail.contains(u"停用"_s));
}

void TlsTest::silentHandshakeIsEnded()
{
    m_options.firstByte = std::chrono::seconds(1);
    restart(m_options);
    QTcpSocket silent;
    silent.connectToHost(u"127.0.0.1"_s, m_server->port());
    QVERIFY(silent.waitForConnected(5000));
    QVERIFY(silent.waitForDisconnected(8000));
}

void TlsTest::proxyMustNameTheDevice()
{
    restart({.isBehindProxy = true});
    const auto ask = [this](const QByteArray &extra) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        socket.waitForConnected(5000);
        socket.write("POST /v1/blobs/missing HTTP/1.1\r\nHost: x\r\nX-Zhijian-Device: 00000000000000ab\r\n" + extra + "Content-Length: 0\r\n\r\n");
        QByteArray all;
        while (!all.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
            all += socket.readAll();
        return all;
    };
    // Both are 403; only what passed the line's check carries the endpoint's signed answer.
    QVERIFY(!ask({}).contains("X-Zhijian-Signature"));
    QVERIFY(!ask("X-Zhijian-Verified-Device: CN=00000000000000ac\r\n").contains("X-Zhijian-Signature"));
    QVERIFY(ask("X-Zhijian-Verified-Device: CN=00000000000000ab\r\n").contains("X-Zhijian-Signature"));
}

void TlsTest::tooManyCallsAreTold()
{
    m_throttle = std::make_unique<province::Throttle>(m_clock, province::Throttle::Limits{.perSecond = 0.01, .burst = 3, .exchangesPerScope = 2});
    restart(m_options);
    TestOffice office;
    const auto line = enrolled(office);
    sync::DirectAccess access(*office.journal);
    Result<sync::ExchangeSummary> last;
    for (int i = 0; i < 5 && last; ++i)
        last = sync::Exchange(access, *line, office.clock, {}).run();
    QVERIFY(!last);
    QCOMPARE(last.error().code, ErrorCode::Unavailable);
}

void TlsTest::goesThroughAProxyThatAsksForAPassword_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("fault");
    QTest::newRow("right") << u"county"_s << u"p@ss:字"_s << QString();
    QTest::newRow("wrong password") << u"county"_s << u"wrong"_s << u"不接受所填的用户名或密码"_s;
    QTest::newRow("none given") << QString() << QString() << u"要求用户名和密码"_s;
}

// issue 3, "Sync page": through an HTTP proxy with authentication, and the sentence says whose password is wrong.
void TlsTest::goesThroughAProxyThatAsksForAPassword()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, fault);
    const BasicProxy proxy("county", u"p@ss:字"_s.toUtf8());
    const sync::LineSettings settings{.proxy = sync::LineSettings::Proxy::Own, .host = u"127.0.0.1"_s, .port = proxy.port(), .user = user, .password = password, .authority = {}};
    TestOffice office;
    sync::DirectAccess access(*office.journal);
    sync::HttpTransport line(url(), settings);
    const auto enrolment = sync::enrol(access, line, office.clock, {url().toString(), code(), u"一号机"_s});
    QCOMPARE(enrolment.has_value(), fault.isEmpty());
    if (!fault.isEmpty()) {
        QCOMPARE(enrolment.error().code, ErrorCode::Forbidden);
        QVERIFY2(enrolment.error().detail.contains(fault), qPrintable(enrolment.error().detail));
        QVERIFY(enrolment.error().detail.contains(u"线路设置"_s));
        QCOMPARE(proxy.tunnels(), 0);
        QVERIFY(m_store->devices(scope).isEmpty());
        return;
    }
    QVERIFY(TestOffice::must(sync::Exchange(access, line, office.clock, {}).run()).pushed > 0);
    QVERIFY(proxy.tunnels() > 0);
}

void TlsTest::anAuthorityChosenHereIsBelieved()
{
    const QString secret = TestOffice::must(province::issueCode(*m_store, scope, m_clock)); // Without a pin
    const auto other = TestOffice::must(signing::makeAuthority(u"别人"_s, m_clock.milliseconds()));
    TestOffice office;
    sync::DirectAccess access(*office.journal);
    const sync::EnrolOrder order{url().toString(), secret, {}};
    sync::LineSettings settings{.host = {}, .user = {}, .password = {}, .authority = other.certificate};
    sync::HttpTransport refused(url(), settings);
    const auto fault = sync::enrol(access, refused, office.clock, order);
    QCOMPARE(fault.error().code, ErrorCode::Unavailable);
    QVERIFY2(fault.error().detail.contains(u"签发，本机不信任它"_s), qPrintable(fault.error().detail));
    settings.authority = TestOffice::must(sync::authorityFrom(m_authority.certificate, QDateTime::currentDateTime())).pem;
    sync::HttpTransport accepted(url(), settings);
    TestOffice::must(sync::enrol(access, accepted, office.clock, order));
    QVERIFY(TestOffice::must(sync::Exchange(access, accepted, office.clock, {}).run()).pushed > 0);
}

void TlsTest::certificateFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("years");
    QTest::addColumn<QString>("fault");
    const auto authority = TestOffice::must(signing::makeAuthority(u"某省政务根证书"_s, m_clock.milliseconds()));
    const auto server = TestOffice::must(signing::issueServer(authority, {u"127.0.0.1"_s}, m_clock.milliseconds()));
    QTest::newRow("PEM") << authority.certificate << 0 << QString();
    QTest::newRow("DER") << QSslCertificate(authority.certificate).toDer() << 0 << QString();
    QTest::newRow("no authority") << server.certificate << 0 << u"普通证书"_s;
    QTest::newRow("expired") << authority.certificate << 30 << u"到期"_s;
    QTest::newRow("not yet") << authority.certificate << -30 << u"起才有效"_s;
    QTest::newRow("a letter") << u"请查收"_s.toUtf8() << 0 << u"不是证书文件"_s;
    QTest::newRow("nothing") << QByteArray() << 0 << u"不是证书文件"_s;
    QTest::newRow("cut") << authority.certificate.first(200) << 0 << u"不是证书文件"_s;
}

void TlsTest::certificateFiles()
{
    QFETCH(QByteArray, file);
    QFETCH(int, years);
    QFETCH(QString, fault);
    const auto read = sync::authorityFrom(file, QDateTime::currentDateTime().addYears(years));
    QCOMPARE(read.has_value(), fault.isEmpty());
    if (!fault.isEmpty()) {
        QVERIFY2(read.error().detail.contains(fault), qPrintable(read.error().detail));
        return;
    }
    QCOMPARE(read->subject, u"某省政务根证书"_s);
    QCOMPARE(read->issuer, read->subject);
    QCOMPARE(read->fingerprint.size(), 32 * 3 - 1);
    QVERIFY(read->validFrom < read->validUntil);
    QCOMPARE(TestOffice::must(sync::describeAuthority(read->pem)), *read);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
