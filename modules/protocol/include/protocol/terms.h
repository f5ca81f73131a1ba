#pragma once

#include <QObject>
#include <QString>

namespace zhijian::protocol {

Q_NAMESPACE

/// Why the endpoint did not take one change of a page. The numbers go over the wire and are never reused.
enum class Refusal {
    None = 0,
    Malformed = 1,  ///< The bytes are not a change, or do not match their name
    WrongScope = 2, ///< The change belongs to another office
};
Q_ENUM_NS(Refusal)

[[nodiscard]] QString chineseName(Refusal refusal);

} // namespace zhijian::protocol
