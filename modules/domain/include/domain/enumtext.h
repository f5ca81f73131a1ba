#pragma once

#include <QMetaEnum>
#include <QString>

#include <optional>

namespace zhijian {

/// The stored text of an enumerator: its own name. Stored names are never changed.
template <typename Enum>
[[nodiscard]] QString enumText(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

/// Nothing when the text names no enumerator (a newer program may have written it).
template <typename Enum>
[[nodiscard]] std::optional<Enum> enumFromText(QStringView text)
{
    bool found = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(text.toLatin1().constData(), &found);
    return found ? std::optional(Enum(value)) : std::nullopt;
}

/// All enumerators, in their order.
template <typename Enum>
[[nodiscard]] QList<Enum> enumValues()
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QList<Enum> values;
    for (int i = 0; i < meta.keyCount(); ++i)
        values.append(Enum(meta.value(i)));
    return values;
}

} // namespace zhijian
