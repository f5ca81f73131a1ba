#pragma once

#include "core/digest.h"

#include <QCborMap>
#include <QList>

namespace zhijian {

/// The blobs that a body names: what must be here for the entity to be whole. Exact: the journal fetches every one of them.
[[nodiscard]] QList<Digest> blobReferences(const QString &type, const QCborMap &body);

/// Every digest anywhere in a body, of later programs' bodies too. What of these is a blob goes where the change goes.
[[nodiscard]] QList<Digest> digestsIn(const QCborMap &body);

/// The lowest schema whose programs may show and replace this body; change.h `schema`. A program that does not know the
/// pictures of an interpretation would release the text without them and lose them with the next save.
[[nodiscard]] int lowestSchema(const QString &type, const QCborMap &body);

} // namespace zhijian
