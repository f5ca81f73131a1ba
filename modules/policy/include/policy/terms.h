#pragma once

#include "domain/enumtext.h"

#include <QObject>

namespace zhijian::policy {

Q_NAMESPACE

enum class DocumentFormat {
    Docx,
    Pdf,
    PlainText,
    Html,
    Pasted,
};
Q_ENUM_NS(DocumentFormat)

/// What recognition fills in and may be unsure about.
enum class PolicyField {
    Title,
    Number,
    Issuer,
    DocumentDate,
    PublishedOn,
    EffectiveOn,
    Disclosure,
    Clauses,
};
Q_ENUM_NS(PolicyField)

enum class Confidence {
    Certain, ///< The document says so itself, in the place where it should.
    Likely,  ///< Concluded; a person should look at it.
    Missing, ///< Not found; a person fills it in.
};
Q_ENUM_NS(Confidence)

} // namespace zhijian::policy
