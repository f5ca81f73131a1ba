#include "identity/session.h"

using namespace Qt::StringLiterals;

namespace zhijian::identity {

Result<QByteArray> Session::seal(const QString &text) const
{
    if (text.isEmpty())
        return QByteArray();
    if (!officeKey)
        return failure(ErrorCode::WrongState, u"本机还没有取得单位密钥，请管理员先确认您的密钥"_s);
    return officeKey->seal(text.toUtf8());
}

Result<QString> Session::open(const QByteArray &sealed) const
{
    if (sealed.isEmpty())
        return QString();
    if (!officeKey)
        return failure(ErrorCode::WrongState, u"本机还没有取得单位密钥，请管理员先确认您的密钥"_s);
    const auto plain = officeKey->open(sealed);
    if (!plain)
        return failure(plain);
    return QString::fromUtf8(*plain);
}

} // namespace zhijian::identity
