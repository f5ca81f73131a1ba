#pragma once

#include "protocol/bundle.h"

/// What the writer and the reader of a bundle share (WIRE.md, section 7).
namespace zhijian::protocol::bundle {

inline constexpr QByteArrayView Magic("GXB1");
inline constexpr QByteArrayView Marker("\xF1ZJB", 4);
inline constexpr qsizetype FrontSize = 4 + 1 + 4 + 4 + 4;      ///< Marker, kind, number, length, check
inline constexpr qsizetype MaximumBody = (1 << 20) + (16 << 10);
inline constexpr QByteArrayView HeadPrefix("zhijian-bundle-1\n");

/// Everything before the body of a record.
[[nodiscard]] QByteArray front(BundleBlock::Kind kind, quint32 number, quint32 length);
/// What the sender signs for one block.
[[nodiscard]] QByteArray signedText(const BundleHead &head, BundleBlock::Kind kind, quint32 number, const QByteArray &payload);
[[nodiscard]] QByteArray headBytes(const BundleHead &head);
[[nodiscard]] Result<BundleHead> headFrom(const QByteArray &body);

} // namespace zhijian::protocol::bundle
