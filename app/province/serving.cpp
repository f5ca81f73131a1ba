#include "serving.h"

#include "core/clock.h"
#include "core/folderlock.h"
#include "journal/provincestore.h"
#include "province/httpserver.h"
#include "province/storeresponder.h"
#include "province/throttle.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QMutex>
#include <QSysInfo>
#include <QTextStream>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

using province::HttpServer;

struct Place
{
    QString address;
    quint16 port = 0;
    bool isThisMachine = false;
};

Result<Place> placeIn(const QString &listen)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    bool isNumber = false;
    const quint16 port = QStringView(listen).mid(colon + 1).toUShort(&isNumber);
    if (colon < 1 || !isNumber)
        return failure(ErrorCode::InvalidInput, u"--listen 要写成 地址:端口，例如 127.0.0.1:8443"_s);
    QString address = listen.first(colon);
    address.remove(u'[').remove(u']');
    return Place{address, port, address.startsWith("127."_L1) || address == "::1"_L1};
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::InvalidInput, u"读不了文件 %1"_s.arg(path));
    return file.readAll();
}

QStringList serverNames(const ProvinceOrder &order, const QString &address)
{
    QStringList names = order.names;
    for (const QString &own : {address, u"localhost"_s, u"127.0.0.1"_s, QSysInfo::machineHostName()})
        if (!own.isEmpty() && own != "0.0.0.0"_L1 && own != "::"_L1 && !names.contains(own))
            names.append(own);
    return names;
}

Result<HttpServer::Tls> tlsFor(const ProvinceOrder &order, const signing::Credentials &authority, const QString &address)
{
    HttpServer::Tls tls{.certificates = {}, .privateKey = {}, .clientAuthority = authority.certificate};
    if (!order.clientAuthority.isEmpty()) {
        auto more = contentOf(order.clientAuthority);
        if (!more)
            return failure(more);
        tls.clientAuthority += '\n' + *more;
    }
    if (!order.certificate.isEmpty()) {
        auto certificates = contentOf(order.certificate);
        auto key = contentOf(order.key);
        if (!certificates || !key)
            return failure(!certificates ? certificates : key);
        tls.certificates = *certificates;
        tls.privateKey = *key;
        return tls;
    }
    auto server = signing::issueServer(authority, serverNames(order, address), SystemClock().milliseconds());
    if (!server)
        return failure(server);
    tls.certificates = server->certificate + authority.certificate; // The authority too: a workstation's first look pins it
    tls.privateKey = server->privateKey;
    return tls;
}

// Machine numbers, sizes and times; never names, addresses of persons or content.
void tell(QJsonObject line)
{
    line.insert("time"_L1, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    std::fflush(stderr);
}

void tellAccess(const HttpServer::Access &access)
{
    constexpr qsizetype LongestPath = 64;
    const bool isPart = access.path.startsWith("/v1/blob/");
    tell({{"event"_L1, "request"_L1},
          {"method"_L1, QString::fromLatin1(access.method.first(std::min<qsizetype>(access.method.size(), 8)))},
          {"path"_L1, isPart ? u"/v1/blob/"_s : QString::fromLatin1(access.path.first(std::min(access.path.size(), LongestPath)))},
          {"device"_L1, u"%1"_s.arg(access.device, 16, 16, QLatin1Char('0'))},
          {"status"_L1, access.status},
          {"in"_L1, access.bytesIn},
          {"out"_L1, access.bytesOut},
          {"us"_L1, qint64(access.time.count())}});
}

} // namespace

Result<> serve(const ProvinceOrder &order, QTextStream &out)
{
    const SystemClock clock;
    const QString place = placeOf(order);
    const auto where = placeIn(order.listen);
    if (!where)
        return failure(where);
    auto store = journal::ProvinceStore::open(place); // Also makes the schema before several threads want it
    if (!store)
        return failure(store);
    // Against a restore under a running server. On PostgreSQL several nodes are welcome.
    QLockFile running(QDir(order.folder).filePath(u"province.lock"_s));
    if (!journal::ProvinceStore::isPostgres(place) && !takeFolder(running))
        return failure(ErrorCode::Unavailable, u"这个数据文件夹已有一个同步端在运行"_s);
    const auto authority = province::authorityOf(**store, clock);
    if (!authority)
        return failure(authority);
    HttpServer::Options options{.address = where->address, .port = where->port, .isBehindProxy = order.isBehindProxy, .tls = {},
                                .workers = order.workers, .log = tellAccess};
    const bool isEncrypted = !order.isBehindProxy && (order.wantsTls || !where->isThisMachine || !order.certificate.isEmpty());
    if (isEncrypted) {
        auto tls = tlsFor(order, *authority, where->address);
        if (!tls)
            return failure(tls);
        options.tls = *tls;
    }
    province::Throttle throttle(clock, {.perSecond = order.callsPerSecond, .burst = order.callsPerSecond * 10});
    auto server = HttpServer::start(options, [&] { return province::openResponder(place, clock, &throttle, *authority); });
    if (!server)
        return failure(server);
    // The first line is for programs that start this one.
    const QString shown = journal::ProvinceStore::isPostgres(place) ? QUrl(place).toString(QUrl::RemovePassword) : QDir::toNativeSeparators(place);
    out << "port=" << (*server)->port() << '\n'
        << u"省级同步端已启动：%1://%2:%3，数据在 %4。按 Ctrl+C 停止。\n"_s.arg(isEncrypted ? u"https"_s : u"http"_s, where->address).arg((*server)->port()).arg(shown);
    out.flush();
    tell({{"event"_L1, "start"_L1}, {"version"_L1, QStringLiteral(ZHIJIAN_VERSION)}, {"tls"_L1, isEncrypted}});
    province::waitForEndRequest();
    (*server)->stop();
    tell({{"event"_L1, "stop"_L1}});
    out << u"省级同步端已停止。\n"_s;
    return {};
}

Result<> writeCertificates(const ProvinceOrder &order, QTextStream &out)
{
    auto store = journal::ProvinceStore::open(placeOf(order));
    if (!store)
        return failure(store);
    const auto authority = province::authorityOf(**store, SystemClock());
    if (!authority)
        return failure(authority);
    const auto tls = tlsFor(order, *authority, {});
    if (!tls)
        return failure(tls);
    const QDir folder(order.words.at(1));
    if (!folder.mkpath(u"."_s))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folder.path()));
    const std::array<std::pair<QString, QByteArray>, 3> files{{{u"ca.pem"_s, authority->certificate},
                                                               {u"server.pem"_s, tls->certificates},
                                                               {u"server.key"_s, tls->privateKey}}};
    for (const auto &[name, content] : files) {
        QFile file(folder.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner) && file.write(content) == content.size() && file.flush();
        if (!isWritten)
            return failure(ErrorCode::Storage, u"写不了文件 %1"_s.arg(file.fileName()));
    }
    out << u"已写出 ca.pem、server.pem、server.key 到 %1。server.key 是私钥，只给代理所用的账户读。\n"_s.arg(QDir::toNativeSeparators(folder.path()));
    return {};
}

} // namespace zhijian
