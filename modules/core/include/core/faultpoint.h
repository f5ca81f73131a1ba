#pragma once

#include <atomic>

namespace zhijian {

/// A place where a test stops or breaks the program; nothing in the product installs a hook.
using FaultHook = void (*)(const char *name);
inline std::atomic<FaultHook> faultHook = nullptr;

inline void faultPoint(const char *name)
{
    if (const FaultHook hook = faultHook.load(std::memory_order_relaxed))
        hook(name);
}

} // namespace zhijian
