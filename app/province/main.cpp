#include "commands.h"

#include "core/chinesetexts.h"
#include "core/console.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr auto help = R"(指尖工作站 省级同步端

用法：zhijian-province [选项] 命令

命令：
  serve                       启动，接受各单位工作站的同步
  office add 代码 名称        登记一个单位（代码：6 位行政区划代码）
  enrol 代码                  为该单位的一台工作站打印一次性登记码（7 天内有效）
  status                      列出单位、工作站和收下的数量
  revoke 工作站编号           停用一台工作站，它的下一次请求就会被拒绝
  quarantined                 列出扣留的变更（停用后的工作站所写）
  release 代码 编号           放行一条扣留的变更
  feed add 代码 名称          登记下发范围（52 省、5206 市），各单位只能阅读
  publish 代码 种类 文件 [标题]  下发一份文件；种类：directive 工作指令、policy 政策文件、
                              repost 转发任务、rules 规则包、holidays 节假日通知
  receipts 代码               列出下发的指令和转发任务，哪些单位已回执
  backup 文件                 把全部数据复制到一个新文件，服务不必停（PostgreSQL 用 pg_dump）
  restore 文件                用备份换下现有数据（先停止服务），检查无误后启用，各工作站会自动补齐
  restored                    用别的办法恢复数据库之后运行一次，让各工作站补齐内容
  move 地址                   把数据文件夹里的 SQLite 全部搬到空的 PostgreSQL（先停止服务），逐条核对
  verify                      检查每个单位的序号是否连续、内容与编号是否相符
  bundle import 文件 [回执]   导入工作站用 U 盘送来的数据包，可同时写回执
  bundle export 回执 文件     按工作站的回执，写出它缺少的内容（只有它能打开）
  bundle receipt 单位 文件    写出本端的回执，工作站据此导出
  certificate 文件夹          写出 ca.pem、server.pem、server.key，供 nginx 使用

选项：
  --data 文件夹               数据所在文件夹（默认：本用户的应用数据文件夹）
  --listen 地址:端口          默认 127.0.0.1:8443；端口 0 表示任选，首行打印 port=端口
  --database 地址             postgresql://用户:密码@主机:端口/库名；不写则用数据文件夹里的 province.db
  --name 主机名或地址         工作站用来连接的名字，写进证书，可重复
  --tls                       监听本机地址时也加密；监听其他地址时总是 TLS 1.3
  --certificate、--key 文件   用已有的服务器证书和私钥（PEM），不用自签发的
  --client-ca 文件            另信任一个签发工作站证书的机构
  --without-pin               enrol 只印登记码，不附证书指纹（服务器证书由公共机构签发时用）
  --letter 文件.html          enrol 另写一页可打印的登记信，附二维码（地址和登记码，扫码枪可直接录入）
  --address 地址              登记信里的平台地址，如 https://sync.example.gov.cn:8443
  --behind-proxy              前面已有做加密和验证工作站证书的代理，允许监听本机以外的地址
  --workers 数量              工作线程数，默认 2
  --calls-per-second 数量     一台工作站长期平均每秒的请求数，默认 20；超过的答 429
  --help, --version

首次使用：
  zhijian-province office add 520626 云岭县人民政府办公室
  zhijian-province enrol 520626
  zhijian-province serve
)";

} // namespace

int main(int argc, char *argv[])
{
    zhijian::useUtf8Console();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"zhijian-province"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ZHIJIAN_VERSION));
    zhijian::useChineseTexts();
    QTextStream out(stdout);
    QTextStream err(stderr);

    QCommandLineParser parser;
    const QCommandLineOption data(u"data"_s, {}, u"folder"_s, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QCommandLineOption listen(u"listen"_s, {}, u"address"_s, u"127.0.0.1:8443"_s);
    const QCommandLineOption behindProxy(u"behind-proxy"_s);
    const QCommandLineOption database(u"database"_s, {}, u"url"_s);
    const QCommandLineOption name(u"name"_s, {}, u"host"_s);
    const QCommandLineOption certificate(u"certificate"_s, {}, u"file"_s);
    const QCommandLineOption key(u"key"_s, {}, u"file"_s);
    const QCommandLineOption clientAuthority(u"client-ca"_s, {}, u"file"_s);
    const QCommandLineOption tls(u"tls"_s);
    const QCommandLineOption withoutPin(u"without-pin"_s);
    const QCommandLineOption letter(u"letter"_s, {}, u"file"_s);
    const QCommandLineOption address(u"address"_s, {}, u"url"_s);
    const QCommandLineOption calls(u"calls-per-second"_s, {}, u"count"_s, u"20"_s);
    const QCommandLineOption workers(u"workers"_s, {}, u"count"_s, u"2"_s);
    const QCommandLineOption helpOption(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(u"version"_s);
    parser.addOptions({data, listen, behindProxy, workers, database, name, certificate, key, clientAuthority, tls, withoutPin, letter, address, calls, helpOption, version});
    if (!parser.parse(QCoreApplication::arguments())) {
        err << u"zhijian-province：%1（见 --help）\n"_s.arg(parser.errorText());
        return 2;
    }
    if (parser.isSet(version)) {
        out << "zhijian-province " ZHIJIAN_VERSION "\n";
        return 0;
    }
    if (parser.isSet(helpOption) || parser.positionalArguments().isEmpty()) {
        out << QString::fromUtf8(help);
        return parser.isSet(helpOption) ? 0 : 2;
    }
    const zhijian::ProvinceOrder order{.words = parser.positionalArguments(),
                                       .folder = parser.value(data),
                                       .database = parser.isSet(database) ? parser.value(database) : qEnvironmentVariable("ZHIJIAN_DATABASE"),
                                       .names = parser.values(name),
                                       .certificate = parser.value(certificate),
                                       .key = parser.value(key),
                                       .clientAuthority = parser.value(clientAuthority),
                                       .wantsTls = parser.isSet(tls),
                                       .isWithoutPin = parser.isSet(withoutPin),
                                       .letter = parser.value(letter),
                                       .address = parser.value(address),
                                       .listen = parser.value(listen),
                                       .callsPerSecond = std::max(0.1, parser.value(calls).toDouble()),
                                       .isBehindProxy = parser.isSet(behindProxy),
                                       .workers = std::clamp(parser.value(workers).toInt(), 1, 64)};
    if (const auto done = zhijian::carryOut(order, out); !done) {
        out.flush();
        err << u"zhijian-province：%1\n"_s.arg(done.error().detail);
        return 1;
    }
    return 0;
}
