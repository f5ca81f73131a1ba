#include "core/datafolder.h"
#include "core/folderlock.h"
#include "preview/environment.h"
#include "startreport.h"
#include "workstation.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLockFile>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    zhijian::preview::prepareEnvironment();
    zhijian::MeasuredApplication application(argc, argv);
    // The same place as the command line's.
    QCoreApplication::setApplicationName(u"zhijian"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ZHIJIAN_VERSION));
    QGuiApplication::setApplicationDisplayName(QApplication::translate("main", "指尖工作站"));
    QApplication::setQuitOnLastWindowClosed(true);

    QCommandLineParser options;
    options.addHelpOption();
    options.addVersionOption();
    const QCommandLineOption data(u"data"_s, QApplication::translate("main", "数据文件夹"), u"folder"_s,
                                  zhijian::defaultDataFolder());
    const QCommandLineOption report(u"report-start"_s, QApplication::translate("main", "打印从启动到第一个页面的时间和内存后退出"));
    options.addOptions({data, report});
    options.process(application);

    const QDir folder(options.value(data));
    folder.mkpath(u"."_s);
    QLockFile lock(folder.filePath(u"workstation.lock"_s));
    if (!zhijian::takeFolder(lock, 200)) {
        std::fprintf(stderr, "%s\n", qPrintable(QApplication::translate("main", "指尖工作站已经在运行（数据文件夹 %1）").arg(folder.path())));
        return 1;
    }
    zhijian::Workstation workstation(&application, folder.absolutePath());
    std::unique_ptr<zhijian::StartReport> startReport;
    if (options.isSet(report))
        startReport = std::make_unique<zhijian::StartReport>(application, workstation);
    workstation.start();
    return QApplication::exec();
}
