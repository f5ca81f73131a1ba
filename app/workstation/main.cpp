#include "core/datafolder.h"
#include "core/folderlock.h"
#include "handover.h"
#include "handoverserver.h"
#include "jumplist.h"
#include "preview/environment.h"
#include "startreport.h"
#include "workstation.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLockFile>
#include <QMessageBox>

#include <cstdio>
#include <memory>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString text(const char *source)
{
    return QApplication::translate("main", source);
}

/// There is no window yet that could say it.
int refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    if (QGuiApplication::platformName() != "offscreen"_L1)
        QMessageBox::warning(nullptr, text("指尖工作站"), sentence);
    return 1;
}

/// Windows lets nobody come to the front but the program that was started last; it passes the right on.
void letComeForward([[maybe_unused]] const QLockFile &lock)
{
#ifdef Q_OS_WIN
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&process, &host, &program))
        AllowSetForegroundWindow(DWORD(process));
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    zhijian::preview::prepareEnvironment();
    zhijian::nameForTaskBar();
    zhijian::MeasuredApplication application(argc, argv);
    // The same place as the command line's.
    QCoreApplication::setApplicationName(u"zhijian"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ZHIJIAN_VERSION));
    QGuiApplication::setApplicationDisplayName(text("指尖工作站"));
    QGuiApplication::setDesktopFileName(u"zhijian-workstation"_s);
    QApplication::setQuitOnLastWindowClosed(true);

    QCommandLineParser options;
    options.addHelpOption();
    options.addVersionOption();
    const QCommandLineOption data(u"data"_s, text("数据文件夹"), u"folder"_s, zhijian::defaultDataFolder());
    const QCommandLineOption page(u"page"_s, text("打开一页：today、accounts、calendar、policies、interpretations、review、knowledge、sync、settings"), u"name"_s);
    const QCommandLineOption report(u"report-start"_s, text("打印从启动到第一个页面的时间和内存后退出"));
    options.addOptions({data, page, report});
    options.addPositionalArgument(u"files"_s, text("要打开的文件：政策文件、U 盘数据包和回执、账号表格、备份"), u"[文件…]"_s);
    options.process(application);

    const QDir folder(options.value(data));
    const auto wish = zhijian::Handover::of(options.value(page), options.positionalArguments(), QDir::currentPath());
    if (!folder.mkpath(u"."_s))
        return refuse(text("建不了数据文件夹 %1，请检查磁盘和权限。").arg(QDir::toNativeSeparators(folder.path())));
    QLockFile lock(folder.filePath(u"workstation.lock"_s));
    const QString place = zhijian::handoverPlace(folder.path());
    if (!zhijian::takeFolder(lock, 200)) {
        if (lock.error() == QLockFile::PermissionError)
            return refuse(text("数据文件夹 %1 不能写入，请检查权限或磁盘是否写保护。").arg(QDir::toNativeSeparators(folder.path())));
        letComeForward(lock);
        if (zhijian::handOver(place, wish, 5s))
            return 0;
        // It may have ended meanwhile.
        if (!zhijian::takeFolder(lock, 200))
            return refuse(text("指尖工作站已经在运行，但没有应答（数据文件夹 %1）。请稍候再试；仍然不行，请在任务管理器里结束它，或由打开它的另一位用户退出。")
                              .arg(QDir::toNativeSeparators(folder.path())));
    }
    zhijian::Workstation workstation(&application, folder.absolutePath());
    zhijian::HandoverServer later;
    QObject::connect(&later, &zhijian::HandoverServer::arrived, &workstation, &zhijian::Workstation::takeOver);
    if (const auto listening = later.listen(place); !listening)
        qWarning("no handover: %s", qPrintable(listening.error().detail));
    zhijian::offerTasks(workstation.window().pages(), options.isSet(data) ? folder.absolutePath() : QString());
    std::unique_ptr<zhijian::StartReport> startReport;
    if (options.isSet(report))
        startReport = std::make_unique<zhijian::StartReport>(application, workstation);
    workstation.open(wish);
    workstation.start();
    return QApplication::exec();
}
