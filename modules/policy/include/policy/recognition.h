#pragma once

#include "domain/policy.h"
#include "policy/rawdocument.h"

namespace zhijian::policy {

/// What a person should know about one recognised field.
struct Remark
{
    PolicyField field = PolicyField::Title;
    Confidence confidence = Confidence::Likely;
    QString text;         ///< A Chinese sentence

    bool operator==(const Remark &) const = default;
};

/// A policy filled in from a document, and how sure that is.
struct Recognised
{
    Policy policy;        ///< Without id and file; fileName is that of the document.
    QList<Remark> remarks; ///< At most one per field; a field without one is certain.

    [[nodiscard]] Confidence confidence(PolicyField field) const;
    /// Empty when there is nothing to say.
    [[nodiscard]] QString remark(PolicyField field) const;
    bool operator==(const Recognised &) const = default;
};

/// Finds title, document number, issuer, dates, preamble and clauses. Never fails: what is not there stays empty
/// and gets a remark. A pure function, any thread.
///
/// The document number comes out in the form of GB/T 9704-2012 7.2.5 (〔〕, no leading zero). Where a text was amended,
/// number and document date are those of the latest amendment, that is of the text at hand.
[[nodiscard]] Recognised recognise(const RawDocument &document);

} // namespace zhijian::policy
