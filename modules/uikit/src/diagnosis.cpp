#include "uikit/diagnosis.h"

#include "domain/enumtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QScreen>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

QString codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return u"InvalidInput"_s;
    case ErrorCode::NotFound:
        return u"NotFound"_s;
    case ErrorCode::Conflict:
        return u"Conflict"_s;
    case ErrorCode::Forbidden:
        return u"Forbidden"_s;
    case ErrorCode::WrongState:
        return u"WrongState"_s;
    case ErrorCode::Corrupt:
        return u"Corrupt"_s;
    case ErrorCode::Unsupported:
        return u"Unsupported"_s;
    case ErrorCode::Unavailable:
        return u"Unavailable"_s;
    case ErrorCode::Storage:
        return u"Storage"_s;
    case ErrorCode::Cancelled:
        return u"Cancelled"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString withoutPersonalParts(const QString &text)
{
    QString masked = text;
    for (const QString &home : {QDir::homePath(), QDir::toNativeSeparators(QDir::homePath())})
        if (home.size() > 1)
            masked.replace(home, u"~"_s);
    // Any other user's folder.
    static const QRegularExpression userFolder(uR"(([A-Za-z]:[\\/]Users[\\/]|/home/)[^\\/\s]+)"_s);
    masked.replace(userFolder, u"\\1***"_s);
    // ID numbers, bank cards, telephones: no run of digits that long is needed to find a fault.
    static const QRegularExpression numbers(u"(?<![0-9A-Za-z])[0-9]{7,}[0-9Xx]?(?![0-9A-Za-z])"_s);
    masked.replace(numbers, u"***"_s);
    static const QRegularExpression mail(u"[\\w.+-]+@[\\w-]+\\.[\\w.]+"_s);
    masked.replace(mail, u"***"_s);
    // What stands in quotation marks is a name or content.
    static const QRegularExpression quoted(u"([“《「‘])[^”》」’]*([”》」’])"_s);
    masked.replace(quoted, u"\\1***\\2"_s);
    return masked;
}

QString diagnosis()
{
    QStringList lines{
        QCoreApplication::translate("zhijian::uikit::diagnosis", "程序版本 %1，Qt %2").arg(QLatin1StringView(ZHIJIAN_VERSION), QLatin1StringView(qVersion())),
        QCoreApplication::translate("zhijian::uikit::diagnosis", "系统 %1(%2)").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
    };
    if (const QScreen *screen = QGuiApplication::primaryScreen())
        lines.append(QCoreApplication::translate("zhijian::uikit::diagnosis", "屏幕 %1×%2，缩放 %3，平台 %4")
                .arg(screen->size().width())
                .arg(screen->size().height())
                .arg(screen->devicePixelRatio())
                .arg(QGuiApplication::platformName()));
    return lines.join(u'\n');
}

QString diagnosis(const Error &error, const QString &doing)
{
    const QString what = QCoreApplication::translate("zhijian::uikit::diagnosis", "未能%1(%2):%3").arg(doing, codeName(error.code), error.detail);
    return withoutPersonalParts(what) + u'\n' + diagnosis();
}

} // namespace zhijian::uikit
