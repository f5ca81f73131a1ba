#pragma once

#include "commands.h"

namespace zhijian {

/// feed add CODE NAME: a scope that the endpoint writes and every office reads.
Result<> addFeed(const ProvinceOrder &order, QTextStream &out);
/// publish CODE KIND FILE [TITLE]: one document with its file, signed by the endpoint, into the feed.
Result<> publish(const ProvinceOrder &order, QTextStream &out);
/// receipts CODE: which office has answered which document of the feed.
Result<> receipts(const ProvinceOrder &order, QTextStream &out);

} // namespace zhijian
