#pragma once

#include <QtTypes>

/// What either side refuses, whoever sends it (sync.md 1.10). Part of the protocol: changing one is a new version.
namespace zhijian::protocol {

inline constexpr int Version = 1;
inline constexpr qsizetype MaximumPacked = 1 << 20;     ///< Bytes of a compressed body
inline constexpr qsizetype MaximumExpanded = 16 << 20;  ///< Bytes of the same body expanded
inline constexpr int MaximumFrames = 2000;              ///< Changes in one body
inline constexpr int MaximumDepth = 8;                  ///< Nested CBOR containers
inline constexpr int MaximumItems = 40'000;             ///< CBOR items in one body: bounds the memory of a hostile one
inline constexpr int MaximumWindowLog = 23;             ///< Of a zstd frame: 8 MiB
inline constexpr int MaximumParts = 256;                ///< Names in one question about missing parts
inline constexpr qsizetype MaximumPart = 1 << 20;       ///< Bytes of a blob part
inline constexpr qint64 MaximumAge = 5 * 60 * 1000;     ///< Milliseconds by which a signed request may be old or early
/// A sender fills a page with at most this many packed bytes, so that the other side's reply to it fits as well.
inline constexpr qsizetype PagePacked = 832 * 1024;
inline constexpr int PageFrames = 1000;
inline constexpr qint64 SmallestPage = 16 << 10;        ///< Bytes; a page never becomes smaller, whatever was refused
inline constexpr int MaximumFeeds = 8;                  ///< Scopes that a workstation reads besides its own
inline constexpr int MaximumQuestions = 64;             ///< Sequence numbers in one audit call
inline constexpr int MaximumDevices = 5000;             ///< Devices of one scope in an audit's answer
inline constexpr int MaximumReceiptParts = 1000;         ///< Blob parts that a receipt names

} // namespace zhijian::protocol
