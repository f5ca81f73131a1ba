#include "context.h"
#include "screening/outbound.h"
#include "sync/bundleservice.h"

#include <QFile>
#include <QSysInfo>

using namespace Qt::StringLiterals;

// zhijian bundle export|import|receipt|show: the exchange by removable media.
namespace zhijian::cli {

namespace {

constexpr qint64 LargestReceipt = 16 << 20;

Result<protocol::Receipt> receiptAt(const QString &path)
{
    const auto bytes = sync::readStickFile(path, LargestReceipt);
    return bytes ? protocol::Receipt::fromBytes(*bytes) : failure(bytes);
}

Result<> exportTo(Context &context, journal::Journal &journal, const QString &path, const QCommandLineParser &options)
{
    std::optional<protocol::Receipt> to;
    if (options.isSet(u"to"_s)) {
        auto read = receiptAt(options.value(u"to"_s));
        if (!read)
            return failure(read);
        to = std::move(*read);
    }
    const auto report = sync::BundleService(journal).write(path, to,
        {.mayLeave = [&context](const Change &change) { return screening::mayLeave(context.screener(), change); },
         .volumeBytes = options.value(u"volume"_s).toLongLong() << 20, .goesOn = options.isSet(u"continue"_s), .name = QSysInfo::machineHostName(), .progress = {}, .stop = {}});
    if (!report)
        return failure(report);
    context.out() << sync::sentence(*report, false) << u'\n';
    for (const QString &file : report->files)
        context.out() << u"  "_s << file << u'\n';
    return {};
}

Result<> importFrom(Context &context, journal::Journal &journal, const QString &path, bool trusts)
{
    sync::BundleService service(journal);
    const auto beginning = sync::readStickFile(path, 4);
    if (!beginning)
        return failure(beginning);
    if (!protocol::Receipt::looksLikeOne(*beginning)) {
        const auto report = service.read(path, {.trusts = trusts});
        if (!report)
            return failure(report);
        context.out() << sync::sentence(*report, true) << u'\n';
        return {};
    }
    const auto receipt = receiptAt(path);
    const auto arrival = receipt ? service.take(*receipt) : failure(receipt);
    if (!arrival)
        return failure(arrival);
    context.out() << u"已导入“%1”的回执：待上报的改动中 %2 条已送达，对方还缺 %3 条。\n"_s.arg(arrival->receipt.name).arg(arrival->arrived).arg(arrival->absent);
    return {};
}

Result<> showReceipt(Context &context, const protocol::Receipt &receipt)
{
    context.out() << u"回执：%1（%2）写于 %3\n"_s.arg(receipt.name, receipt.scope.isEmpty() ? u"上级平台或新工作站"_s : receipt.scope, isoText(chinaTime(receipt.writtenAt)));
    for (auto it = receipt.held.cbegin(); it != receipt.held.cend(); ++it)
        for (const Holding &run : it.value())
            context.out() << u"  %1  工作站 %2：第 %3 至 %4 条\n"_s.arg(it.key()).arg(run.device, 16, 16, QLatin1Char('0')).arg(run.first).arg(run.last);
    return {};
}

Result<> show(Context &context, const QString &path)
{
    const auto beginning = sync::readStickFile(path, 4);
    if (!beginning)
        return failure(beginning);
    if (protocol::Receipt::looksLikeOne(*beginning)) {
        const auto receipt = receiptAt(path);
        return receipt ? showReceipt(context, *receipt) : failure(receipt);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, file.errorString());
    protocol::BundleReader reader(file);
    const auto head = reader.open();
    if (!head)
        return failure(head);
    context.out() << u"数据包：%1 写给 %2，单位 %3，写于 %4，第 %5 个文件，%6 KB\n"_s.arg(head->senderName, head->recipientName, head->scope, isoText(chinaTime(head->writtenAt)))
                         .arg(head->volume).arg((file.size() + 1023) / 1024);
    return {};
}

Result<> bundle(Context &context, const QCommandLineParser &options)
{
    const auto what = argument(options, 0, u"export、import、receipt 或 show"_s);
    const auto path = argument(options, 1, u"文件"_s);
    if (!what || !path)
        return !what ? failure(what) : failure(path);
    if (*what == "show"_L1)
        return show(context, *path);
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    if (*what == "export"_L1)
        return exportTo(context, **opened, *path, options);
    if (*what == "receipt"_L1)
        return sync::BundleService(**opened).writeReceipt(*path, QSysInfo::machineHostName());
    if (*what != "import"_L1)
        return failure(ErrorCode::InvalidInput, u"bundle 之后应为 export、import、receipt 或 show"_s);
    for (const QString &file : options.positionalArguments().mid(1))
        if (auto done = importFrom(context, **opened, file, options.isSet(u"trust"_s)); !done)
            return done;
    if (options.isSet(u"receipt"_s))
        return sync::BundleService(**opened).writeReceipt(options.value(u"receipt"_s), QSysInfo::machineHostName());
    return {};
}

} // namespace

QList<Command> bundleCommands()
{
    return {{u"bundle"_s, u"export|import|receipt|show 文件…"_s, u"用 U 盘交换：导出、导入（数据包或回执）、写回执、查看"_s,
             [](QCommandLineParser &options) {
                 options.addOption({u"to"_s, u"写给哪台工作站或上级平台：它的回执；不写则写给已登记的上级平台"_s, u"回执"_s});
                 options.addOption({u"volume"_s, u"每个文件最多多少 MB，写满换下一个文件"_s, u"MB"_s});
                 options.addOption({u"continue"_s, u"接着上次中断的导出，不重写已写完的文件里的内容"_s});
                 options.addOption({u"trust"_s, u"接受本机不认识的工作站写出的数据包"_s});
                 options.addOption({u"receipt"_s, u"导入后把本机的回执写到这个文件"_s, u"文件"_s});
             },
             bundle}};
}

} // namespace zhijian::cli
