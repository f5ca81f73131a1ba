#pragma once

#include "core/digest.h"
#include "core/result.h"

#include <QList>

namespace zhijian::protocol {

/// Names of blob parts: the question "which of these do you lack?" and its answer, the lacking ones.
struct BlobsList
{
    QList<Digest> parts; ///< At most MaximumParts

    [[nodiscard]] Result<QByteArray> toBytes() const;
    [[nodiscard]] static Result<BlobsList> fromBytes(const QByteArray &bytes);

    bool operator==(const BlobsList &) const = default;
};

} // namespace zhijian::protocol
