#include "domain/officetheme.h"

#include "fields.h"

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

constexpr auto Prefix = "office:"_L1;

} // namespace

QCborMap OfficeTheme::toBody() const
{
    QCborMap body;
    fields::put(body, "name"_L1, name);
    fields::put(body, "base"_L1, base);
    fields::put(body, "css"_L1, css);
    fields::put(body, "deleted"_L1, isDeleted);
    return body;
}

OfficeTheme OfficeTheme::fromBody(const EntityId &id, const QCborMap &body)
{
    return {.id = id,
            .name = fields::text(body, "name"_L1),
            .base = fields::text(body, "base"_L1),
            .css = fields::text(body, "css"_L1),
            .isDeleted = fields::flag(body, "deleted"_L1)};
}

QString officeThemeName(const Digest &change)
{
    return change.isNull() ? QString() : QString(Prefix + change.toHex());
}

Digest officeThemeChange(const QString &name)
{
    return name.startsWith(Prefix) ? Digest::fromHex(QStringView(name).sliced(Prefix.size())) : Digest();
}

} // namespace zhijian
