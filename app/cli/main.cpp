#include "context.h"

#include "core/chinesetexts.h"
#include "core/console.h"
#include "core/datafolder.h"
#ifdef ZHIJIAN_HAS_PREVIEW
#include "preview/environment.h"

#include <QApplication>
#endif

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::cli;

namespace {

QList<Command> allCommands()
{
    return officeCommands() + accountCommands() + policyCommands() + interpretationCommands() + renderCommands() + reviewCommands() + planCommands() + knowledgeCommands()
        + syncCommands() + lineCommands() + bundleCommands() + mergeCommands() + upkeepCommands() + demoCommands();
}

void printHelp(QTextStream &out, const QList<Command> &commands)
{
    out << u"指尖工作站 zhijian %1\n\n用法：zhijian [--data 文件夹] 命令 参数…\n每个命令的选项：zhijian 命令 --help\n\n"_s.arg(QCoreApplication::applicationVersion());
    for (const Command &command : commands)
        out << u"  "_s << command.name.leftJustified(17) << command.summary << u'\n'
            << (command.arguments.isEmpty() ? QString() : QString(u"                "_s + command.arguments + u'\n'));
}

/// --data may stand anywhere before the command.
QString takeDataFolder(QStringList &arguments)
{
    for (qsizetype i = 1; i + 1 < arguments.size(); ++i)
        if (arguments.at(i) == "--data"_L1) {
            const QString folder = arguments.at(i + 1);
            arguments.remove(i, 2);
            return QDir(folder).absolutePath();
        }
    if (qEnvironmentVariableIsSet("ZHIJIAN_DATA"))
        return qEnvironmentVariable("ZHIJIAN_DATA");
    return defaultDataFolder();
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char *argv[], bool needsDisplay)
{
#ifdef ZHIJIAN_HAS_PREVIEW
    if (needsDisplay) {
        preview::prepareEnvironment();
        // A command has no window; the platform without a display renders the same everywhere.
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        return std::make_unique<QApplication>(argc, argv);
    }
#else
    Q_UNUSED(needsDisplay)
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

/// The exit code of the program that has the rendering engine; nothing when this one has it or there is none.
std::optional<int> handOver(bool needsDisplay)
{
#ifndef ZHIJIAN_HAS_PREVIEW
    const QString renderer = QDir(QCoreApplication::applicationDirPath()).filePath(u"zhijian-render"_s);
    const QString program = QStandardPaths::findExecutable(QFileInfo(renderer).fileName(), {QFileInfo(renderer).path()});
    if (needsDisplay && !program.isEmpty())
        return QProcess::execute(program, QCoreApplication::arguments().sliced(1));
#else
    Q_UNUSED(needsDisplay)
#endif
    return std::nullopt;
}

int run(QStringList arguments, const QList<Command> &commands)
{
    const SystemClock clock;
    Context context(takeDataFolder(arguments), clock);
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        printHelp(context.out(), commands);
        return name.isEmpty() ? 2 : 0;
    }
    if (name == "--version"_L1) {
        context.out() << QCoreApplication::applicationVersion() << u'\n';
        return 0;
    }
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.cend()) {
        std::fprintf(stderr, "%s\n", qPrintable(u"没有“%1”这个命令；所有命令见 zhijian --help"_s.arg(name)));
        return 2;
    }
    QCommandLineParser options;
    options.setApplicationDescription(command->summary + u'\n' + command->name + u' ' + command->arguments);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"显示这个命令的用法"_s);
    options.addOption(help);
    if (command->declare)
        command->declare(options);
    arguments.removeAt(1);
    options.process(arguments);
    if (options.isSet(help)) {
        context.out() << options.helpText();
        return 0;
    }
    const auto done = command->run(context, options);
    context.out().flush();
    if (!done) {
        std::fprintf(stderr, "%s\n", qPrintable(u"没有完成："_s + done.error().detail));
        return 1;
    }
    return context.exitCode();
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8Console();
    QCoreApplication::setApplicationName(u"zhijian"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ZHIJIAN_VERSION));
    const QList<Command> commands = allCommands();
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    const bool needsDisplay = std::ranges::any_of(commands, [&given](const Command &command) {
        return command.needsDisplay && given.contains(command.name);
    });
    const auto application = makeApplication(argc, argv, needsDisplay);
    if (const auto code = handOver(needsDisplay))
        return *code;
    useChineseTexts();
    return run(QCoreApplication::arguments(), commands);
}
