#pragma once

#include <atomic>
#include <cstdint>

namespace zhijian {

/// What the fault library (faultshim.cpp) counts and does; in a file that parent and child have mapped, or in the test's
/// own memory. Any thread.
struct FaultBlock
{
    enum Kind : std::uint32_t { Write, Sync, Name, Send, Read, Open, Lock, Memory, KindCount };
    static constexpr std::int64_t Never = INT64_MAX / 2;
    static constexpr std::int32_t Kill = 0;

    static constexpr std::uint32_t bit(Kind kind) { return 1U << kind; }
    static constexpr std::uint32_t Outward = 1U << Write | 1U << Sync | 1U << Name | 1U << Send;

    std::atomic<std::uint32_t> isArmed = 0;
    std::atomic<std::uint32_t> kinds = Outward;
    std::atomic<std::int64_t> left = Never;  ///< Calls of these kinds until the fault
    std::atomic<std::int32_t> action = Kill; ///< Or the errno of the failing call
    std::atomic<std::int32_t> repeats = 0;   ///< How many calls after the first fail as well; negative: all
    std::atomic<std::int64_t> calls[KindCount] = {};
    std::atomic<std::int64_t> hits = 0;
};

} // namespace zhijian

/// The block of this process: the file that ZHIJIAN_FAULT_BLOCK names, else one in its own memory.
extern "C" zhijian::FaultBlock *zhijianFaultBlock();
/// Finds the libraries whose calls may fail (SQLite, OpenSSL, zstd; for files Qt as well) among those loaded by now.
extern "C" void zhijianLearnCallers();
