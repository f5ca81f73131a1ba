#include "province/httpserver.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::province;

namespace {

class Echo final : public Responder
{
public:
    protocol::Answer answer(const protocol::Call &call) override
    {
        if (call.path == "/slow")
            std::this_thread::sleep_for(std::chrono::milliseconds(300)); // Stands for a slow disk
        return {.status = 200, .body = call.method + ' ' + call.path + ' ' + QByteArray::number(call.body.size()) + ' '
                    + QByteArray::number(call.device, 16) + ' ' + QByteArray::number(call.date) + ' ' + call.signature,
                .signature = "signed"};
    }
};

Result<std::unique_ptr<HttpServer>> startEcho(HttpServer::Options options = {})
{
    return HttpServer::start(options, []() -> Result<std::unique_ptr<Responder>> { return std::make_unique<Echo>(); });
}

class Connection
{
public:
    explicit Connection(quint16 port)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, port);
        m_isConnected = m_socket.waitForConnected(5000);
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(5000);
    }
    /// Until `until` has come or the other side closed.
    QByteArray read(const QByteArray &until)
    {
        QByteArray all;
        while (!all.contains(until) && (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(8000)))
            all += m_socket.readAll();
        return all;
    }
    bool isClosedByServer() { return m_socket.state() == QAbstractSocket::UnconnectedState || m_socket.waitForDisconnected(8000); }
    [[nodiscard]] bool isConnected() const { return m_isConnected; }

private:
    QTcpSocket m_socket;
    bool m_isConnected = false;
};

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersAndBodyReachTheResponder();
    void connectionIsKept();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void idleConnectionsAreClosed();
    void tooManyConnectionsAreTurnedAway();
    void onlyThisMachineUnlessBehindProxy_data();
    void onlyThisMachineUnlessBehindProxy();
    void takenPortIsSaid();
    void failingResponderStopsTheStart();
    void stopFinishesTheRunningRequest();
};

void HttpServerTest::headersAndBodyReachTheResponder()
{
    const auto server = startEcho();
    QVERIFY(server && (*server)->port() > 0);
    Connection connection((*server)->port());
    connection.send("POST /v1/sync/c/520626 HTTP/1.1\r\nHost: x\r\nX-Zhijian-Device: fedcba9876543210\r\nX-Zhijian-Date: 1795000000000\r\n"
                    "X-Zhijian-Signature: c2ln\r\nContent-Length: 5\r\n\r\nhello");
    const QByteArray reply = connection.read("sig");
    QVERIFY(reply.startsWith("HTTP/1.1 200"));
    QVERIFY(reply.contains("X-Zhijian-Signature: c2lnbmVk"));
    QVERIFY(reply.contains("POST /v1/sync/c/520626 5 fedcba9876543210 1795000000000 sig"));
}

void HttpServerTest::connectionIsKept()
{
    const auto server = startEcho();
    Connection connection((*server)->port());
    for (int i = 0; i < 50; ++i) {
        connection.send("GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(connection.read(" 0 0 0 ").contains(QByteArray("GET /" + QByteArray::number(i) + " 0")));
    }
    connection.send("GET /last HTTP/1.1\r\nConnection: close\r\n\r\n");
    QVERIFY(connection.read("/last").contains("200"));
    QVERIFY(connection.isClosedByServer());
}

void HttpServerTest::badInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("body over 1 MiB, announced") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n") << QByteArray("413");
    QTest::newRow("body of 8 EiB, announced") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 9223372036854775807\r\n\r\n") << QByteArray("413");
    QTest::newRow("chunked body over 1 MiB")
        << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n110000\r\n" + QByteArray(0x110000, 'x') + "\r\n0\r\n\r\n") << QByteArray("413");
    QTest::newRow("header over 16 KiB") << QByteArray("GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n") << QByteArray("431");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01\x02\r\n\r\n\r\n") << QByteArray("400");
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx") << QByteArray("400");
}

void HttpServerTest::badInputIsRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    const auto server = startEcho();
    Connection connection((*server)->port());
    connection.send(request);
    const QByteArray reply = connection.read("\r\n\r\n");
    QVERIFY2(reply.startsWith(QByteArray("HTTP/1.1 " + status)), reply.left(60).constData());
    Connection next((*server)->port());
    next.send("GET /well HTTP/1.1\r\n\r\n");
    QVERIFY(next.read("/well").contains("200"));
}

void HttpServerTest::idleConnectionsAreClosed()
{
    const auto server = startEcho({.timeout = std::chrono::seconds(1)});
    Connection silent((*server)->port());
    Connection half((*server)->port());
    half.send("GET / HTTP/1.1\r\nHo");
    QVERIFY(silent.isClosedByServer());
    QVERIFY(half.isClosedByServer());
}

void HttpServerTest::tooManyConnectionsAreTurnedAway()
{
    const auto server = startEcho({.maximumConnections = 3});
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < 3; ++i) {
        connections.push_back(std::make_unique<Connection>((*server)->port()));
        connections.back()->send("GET /a HTTP/1.1\r\n\r\n");
        QVERIFY(connections.back()->read("/a").contains("200"));
    }
    Connection surplus((*server)->port());
    QVERIFY(surplus.isClosedByServer());
    connections.front()->send("GET /b HTTP/1.1\r\n\r\n");
    QVERIFY(connections.front()->read("/b").contains("200"));
}

void HttpServerTest::onlyThisMachineUnlessBehindProxy_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isBehindProxy");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << false << true;
    QTest::newRow("127.0.0.5") << u"127.0.0.5"_s << false << true;
    QTest::newRow("every interface") << u"0.0.0.0"_s << false << false;
    QTest::newRow("every interface, IPv6") << u"::"_s << false << false;
    QTest::newRow("every interface behind a proxy") << u"0.0.0.0"_s << true << true;
    QTest::newRow("no address") << u"somewhere"_s << true << false;
}

void HttpServerTest::onlyThisMachineUnlessBehindProxy()
{
    QFETCH(QString, address);
    QFETCH(bool, isBehindProxy);
    QFETCH(bool, isAllowed);
    const auto server = startEcho({.address = address, .isBehindProxy = isBehindProxy});
    QCOMPARE(server.has_value(), isAllowed);
    if (!isAllowed)
        QCOMPARE(server.error().code, ErrorCode::InvalidInput);
}

void HttpServerTest::takenPortIsSaid()
{
    const auto server = startEcho();
    const auto second = startEcho({.port = (*server)->port()});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Unavailable);
}

void HttpServerTest::failingResponderStopsTheStart()
{
    std::atomic<int> made = 0;
    const auto server = HttpServer::start({.workers = 3}, [&made]() -> Result<std::unique_ptr<Responder>> {
        if (++made == 2)
            return failure(ErrorCode::Storage, u"磁盘已满"_s);
        return std::make_unique<Echo>();
    });
    QVERIFY(!server);
    QCOMPARE(server.error().code, ErrorCode::Storage);
}

void HttpServerTest::stopFinishesTheRunningRequest()
{
    auto server = startEcho({.workers = 1});
    Connection idle((*server)->port());
    idle.send("GET /idle HTTP/1.1\r\n\r\n");
    QVERIFY(idle.read("/idle").contains("200"));
    Connection busy((*server)->port());
    busy.send("GET /slow HTTP/1.1\r\n\r\n");
    std::jthread stopper([&server] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        (*server)->stop();
    });
    QVERIFY(busy.read("/slow").contains("200"));
    stopper.join();
    QVERIFY(idle.isClosedByServer());
    QVERIFY(!Connection((*server)->port()).isConnected());
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
