#pragma once

#include <QString>

namespace zhijian::screening {

/// The text as it may leave the office: ID numbers 35*************123, mobiles 138****1234, bank cards, passports,
/// plates and private mailboxes masked, home addresses cut to the township. Official mailboxes and landlines stay.
[[nodiscard]] QString maskPersonal(const QString &text);

} // namespace zhijian::screening
