#pragma once

#include <QList>
#include <QString>

namespace zhijian::screening {

/// What of a person a number tells.
enum class PersonalKind { IdCard, Mobile, Landline, BankCard, Email, Plate, Passport, Address };

/// A place in a folded text (View) that tells something of a person.
struct PersonalHit
{
    PersonalKind kind = PersonalKind::Mobile;
    qsizetype position = 0;
    qsizetype length = 0;
    QString masked; ///< The form that may be shown (R-56)
};

/// In the order of the text, without overlaps. `text` is folded.
[[nodiscard]] QList<PersonalHit> personalHits(const QString &text);

/// GB 11643: region, date of birth of 1900 to 2099 and check digit; 18 characters.
[[nodiscard]] bool isIdNumber(QStringView number);
/// ISO/IEC 7812 check digit.
[[nodiscard]] bool passesLuhn(QStringView digits);

} // namespace zhijian::screening
