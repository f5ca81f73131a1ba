#include "officeconversion.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

constexpr int LongestConversion = 120'000; ///< Milliseconds

} // namespace

QString officeProgram()
{
    for (const QString &name : {u"soffice"_s, u"libreoffice"_s}) {
        if (const QString found = QStandardPaths::findExecutable(name); !found.isEmpty())
            return found;
        const QString installed = QStandardPaths::findExecutable(name, {u"C:/Program Files/LibreOffice/program"_s, u"C:/Program Files (x86)/LibreOffice/program"_s});
        if (!installed.isEmpty())
            return installed;
    }
    return {};
}

Result<QByteArray> convertedToDocx(const QByteArray &bytes, const QString &suffix)
{
    const QString program = officeProgram();
    if (program.isEmpty())
        return failure(ErrorCode::Unsupported, u"本机没有装 LibreOffice，不能直接转换"_s);
    QTemporaryDir folder;
    QFile input(folder.filePath(u"document."_s + suffix));
    if (!folder.isValid() || !input.open(QIODevice::WriteOnly) || input.write(bytes) != bytes.size())
        return failure(ErrorCode::Storage, u"临时文件写不下，请检查磁盘空间后重试"_s);
    input.close();
    QProcess office;
    office.setProcessChannelMode(QProcess::MergedChannels);
    office.setStandardOutputFile(QProcess::nullDevice());
    const QString profile = QUrl::fromLocalFile(folder.filePath(u"profile"_s)).toString(QUrl::FullyEncoded);
    office.start(program, {u"-env:UserInstallation="_s + profile, u"--headless"_s, u"--norestore"_s, u"--nologo"_s, u"--convert-to"_s,
                           u"docx:MS Word 2007 XML"_s, u"--outdir"_s, folder.filePath(u"out"_s), input.fileName()});
    if (!office.waitForFinished(LongestConversion)) {
        office.kill();
        office.waitForFinished(1000);
    }
    QFile output(folder.filePath(u"out/document.docx"_s));
    if (!output.open(QIODevice::ReadOnly) || output.size() == 0)
        return failure(ErrorCode::Corrupt, u"LibreOffice 转换不了这份文件，请用 Word 或 WPS 打开，另存为 .docx 后再导入"_s);
    return output.readAll();
}

} // namespace zhijian::policy
