#pragma once

#include <QXmlStreamReader>

namespace zhijian::policy {

/// An attribute by its local name: the namespaces of the transitional and the strict form differ (ISO/IEC 29500).
[[nodiscard]] inline QString wordAttribute(const QXmlStreamReader &xml, QLatin1StringView name)
{
    for (const QXmlStreamAttribute &attribute : xml.attributes())
        if (attribute.name() == name)
            return attribute.value().toString();
    return {};
}

/// An on/off value; the bare element means on.
[[nodiscard]] inline bool wordFlag(QStringView value)
{
    return value == u"1" || value == u"true" || value == u"on";
}

} // namespace zhijian::policy
