#include "uikit/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::uikit::errorText", source);
}

QString remedy(ErrorCode code, Refuser refuser)
{
    if (code == ErrorCode::Forbidden && refuser == Refuser::Endpoint)
        return text("本机的数据都在，可以继续工作；请与上级平台的管理人员核对本机的登记。");
    switch (code) {
    case ErrorCode::InvalidInput:
        return text("请改正后再试。");
    case ErrorCode::NotFound:
        return text("可能已被他人移走或尚未同步到本机，请刷新列表或同步后再试。");
    case ErrorCode::Conflict:
        return text("请打开“同步”页比较两个版本，选定后再继续；两份内容都没有丢失。");
    case ErrorCode::Forbidden:
        return text("请由有权限的人员办理，或请系统管理员在“设置 > 人员与角色”中调整。");
    case ErrorCode::WrongState:
        return text("请先完成前一步，再回到这里。");
    case ErrorCode::Corrupt:
        return text("内容未被采用，原有数据没有改变；请重新取得一份，或从备份恢复。");
    case ErrorCode::Unsupported:
        return text("请换用受支持的格式，或更新本程序后再试。");
    case ErrorCode::Unavailable:
        return text("数据都已保存在本机，可以继续工作；请检查网络或设备，稍后再试。");
    case ErrorCode::Storage:
        return text("请检查磁盘空间和文件夹的写入权限，腾出空间后再试。");
    case ErrorCode::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

/// Only where the remedy holds no word on what became of the data.
bool isAdvice(ErrorCode code, const QString &cause)
{
    return (code == ErrorCode::InvalidInput || code == ErrorCode::Forbidden || code == ErrorCode::WrongState) && cause.contains(u'请');
}

} // namespace

QString errorText(const Error &error, const QString &doing, Refuser refuser)
{
    if (error.code == ErrorCode::Cancelled)
        return text("已停止%1，没有改动任何内容。").arg(doing);
    QString cause = error.detail.trimmed();
    // The detail may or may not end in a stop of its own.
    while (!cause.isEmpty() && u"。\uFF1B\uFF0C;,."_s.contains(cause.back()))
        cause.chop(1);
    if (cause.isEmpty())
        return text("未能%1。%2").arg(doing, remedy(error.code, refuser));
    if (isAdvice(error.code, cause))
        return text("未能%1：%2。").arg(doing, cause);
    return text("未能%1：%2。%3").arg(doing, cause, remedy(error.code, refuser));
}

} // namespace zhijian::uikit
