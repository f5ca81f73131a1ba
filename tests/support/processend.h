#pragma once

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <signal.h>
#include <unistd.h>
#endif

namespace zhijian {

/// Ends this very process as kill -9 does: nothing is flushed, no destructor runs.
[[noreturn]] inline void killMyself()
{
#ifdef Q_OS_WIN
    TerminateProcess(GetCurrentProcess(), 9);
    for (;;) { }
#else
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
#endif
}

} // namespace zhijian
