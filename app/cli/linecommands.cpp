#include "context.h"
#include "core/clock.h"
#include "journal/feedstore.h"
#include "sync/authoritycertificate.h"
#include "sync/bundleservice.h"
#include "sync/feedservice.h"
#include "sync/linesettings.h"
#include "sync/schedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// zhijian line, feed, acknowledge: over what line this workstation syncs, and what came down.
namespace zhijian::cli {

namespace {

Result<> setProxy(const QCommandLineParser &options, sync::LineSettings &line)
{
    const QString proxy = options.value(u"proxy"_s);
    line.proxy = proxy == "system"_L1 ? sync::LineSettings::Proxy::System : proxy == "none"_L1 ? sync::LineSettings::Proxy::None : sync::LineSettings::Proxy::Own;
    if (line.proxy == sync::LineSettings::Proxy::Own) {
        line.host = proxy.section(u':', 0, -2);
        line.port = proxy.section(u':', -1).toInt();
    }
    return line.check();
}

Result<> setAuthority(const QString &path, const Clock &clock, QByteArray *pem)
{
    constexpr qint64 Largest = 256 << 10;
    pem->clear();
    if (path == "none"_L1)
        return {};
    const auto bytes = sync::readStickFile(path, Largest);
    const auto authority = bytes ? sync::authorityFrom(*bytes, clock.now()) : failure(bytes);
    if (!authority)
        return failure(authority);
    *pem = authority->pem;
    return {};
}

void tell(Context &context, const sync::LineSettings &line, const sync::Schedule &schedule)
{
    const QString proxy = line.proxy == sync::LineSettings::Proxy::System ? u"跟随系统"_s : line.proxy == sync::LineSettings::Proxy::None ? u"不使用"_s
        : u"%1:%2%3"_s.arg(line.host).arg(line.port).arg(line.user.isEmpty() ? QString() : QString(u"，用户 "_s + line.user));
    context.out() << u"代理：%1\n"_s.arg(proxy);
    if (const auto authority = sync::describeAuthority(line.authority); !line.authority.isEmpty() && authority)
        context.out() << u"根证书：%1，有效至 %2\n  SHA-256 %3\n"_s.arg(authority->subject, authority->validUntil.toString(u"yyyy-MM-dd"_s), authority->fingerprint);
    context.out() << (schedule.minutes > 0 ? u"自动同步：每 %1 分钟%2\n"_s.arg(schedule.minutes).arg(schedule.officeHoursOnly ? u"，只在办公时间"_s : QString()) : u"只手动同步\n"_s)
                  << (schedule.isMetered ? u"按流量计费：附件不自动传\n"_s : QString());
}

Result<> line(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    auto line = sync::LineSettings::of(**opened);
    auto schedule = sync::Schedule::of(**opened);
    if (options.isSet(u"proxy"_s))
        if (auto done = setProxy(options, line); !done)
            return done;
    if (options.isSet(u"proxy-user"_s)) {
        line.user = options.value(u"proxy-user"_s);
        line.password = options.isSet(u"proxy-password"_s) ? options.value(u"proxy-password"_s) : qEnvironmentVariable("ZHIJIAN_PROXY_PASSWORD");
    }
    if (options.isSet(u"authority"_s))
        if (auto done = setAuthority(options.value(u"authority"_s), context.clock(), &line.authority); !done)
            return done;
    if (options.isSet(u"interval"_s))
        schedule.minutes = std::max(0, options.value(u"interval"_s).toInt());
    if (options.isSet(u"metered"_s))
        schedule.isMetered = options.value(u"metered"_s) == "on"_L1;
    if (options.isSet(u"office-hours"_s))
        schedule.officeHoursOnly = options.value(u"office-hours"_s) == "on"_L1;
    if (auto done = line.store(**opened); !done)
        return done;
    if (auto done = schedule.store(**opened); !done)
        return done;
    tell(context, line, schedule);
    return {};
}

Result<> feed(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    const auto rows = journal::FeedStore(**opened).rows();
    for (const journal::FeedRow &row : rows) {
        const QString state = row.acknowledgedAt > 0 ? u"%1 回执：%2"_s.arg(row.acknowledgedBy, row.reply) : asksForReceipt(row.kind) ? u"待回执"_s : QString();
        context.out() << u"%1  %2  《%3》  %4\n"_s.arg(isoText(chinaTime(row.publishedAt)), chineseName(row.kind), row.title, state);
    }
    context.out() << u"共 %1 份下发的文件\n"_s.arg(rows.size());
    return {};
}

Result<> acknowledge(Context &context, const QCommandLineParser &options)
{
    const auto title = argument(options, 0, u"标题"_s);
    const auto session = title ? context.session(options) : failure(title);
    if (!session)
        return failure(session);
    journal::Journal &journal = **context.journal();
    const auto row = Context::choose(journal::FeedStore(journal).rows(), *title, &journal::FeedRow::title, u"下发的文件"_s);
    if (!row)
        return failure(row);
    const auto done = sync::FeedService(journal).acknowledge(row->id, options.value(u"reply"_s), session->author());
    if (!done)
        return failure(done);
    context.out() << u"已记下《%1》的回执，下次同步时送到上级平台\n"_s.arg(row->title);
    return {};
}

} // namespace

QList<Command> lineCommands()
{
    return {
        {u"line"_s, {}, u"线路设置：代理、根证书、间隔、省流量；不带选项则列出"_s,
         [](QCommandLineParser &options) {
             options.addOption({u"proxy"_s, u"system、none 或 主机:端口"_s, u"代理"_s});
             options.addOption({u"proxy-user"_s, u"代理的用户名"_s, u"用户"_s});
             options.addOption({u"proxy-password"_s, u"代理的密码；不写则取环境变量 ZHIJIAN_PROXY_PASSWORD"_s, u"密码"_s});
             options.addOption({u"authority"_s, u"省级根证书文件，none 为不用"_s, u"文件"_s});
             options.addOption({u"interval"_s, u"每多少分钟自动同步，0 为只手动"_s, u"分钟"_s});
             options.addOption({u"metered"_s, u"线路按流量计费：on 或 off"_s, u"on|off"_s});
             options.addOption({u"office-hours"_s, u"只在办公时间自动同步：on 或 off"_s, u"on|off"_s});
         },
         line},
        {u"feed"_s, {}, u"列出上级下发的指令、政策、转发任务、规则包和放假通知"_s, {}, feed},
        {u"acknowledge"_s, u"标题 [--reply 回执] --as 人员"_s, u"对下发的文件办理回执（不写回执即“已阅”）"_s,
         [](QCommandLineParser &options) {
             declareSignIn(options);
             options.addOption({u"reply"_s, u"回执的话"_s, u"回执"_s});
         },
         acknowledge},
    };
}

} // namespace zhijian::cli
