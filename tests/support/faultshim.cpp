// Stands before the C library (LD_PRELOAD, or linked first): the n-th call that leaves the process ends it as kill -9 does,
// or fails with an errno. Linux only. Tests steer it by the FaultBlock.
#include "faultblock.h"

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

using zhijian::FaultBlock;

namespace {

FaultBlock ownBlock;
std::atomic<FaultBlock *> block = nullptr;

struct Range
{
    std::uintptr_t from = 0;
    std::uintptr_t to = 0;
    bool isForFilesOnly = false;
};
std::array<Range, 32> ranges;
std::atomic<std::size_t> rangeCount = 0;

int addRange(dl_phdr_info *library, std::size_t, void *)
{
    const bool isQt = std::strstr(library->dlpi_name, "libQt6Core") != nullptr;
    bool isOurs = isQt;
    for (const char *name : {"libsqlite3", "libcrypto", "libssl", "libzstd"})
        isOurs = isOurs || std::strstr(library->dlpi_name, name) != nullptr;
    for (int i = 0; isOurs && i < library->dlpi_phnum && rangeCount < ranges.size(); ++i)
        if (const auto &part = library->dlpi_phdr[i]; part.p_type == PT_LOAD && (part.p_flags & PF_X))
            ranges[rangeCount++] = {library->dlpi_addr + part.p_vaddr, library->dlpi_addr + part.p_vaddr + part.p_memsz, isQt};
    return 0;
}

bool isCaller(FaultBlock::Kind kind, void *address)
{
    const auto place = reinterpret_cast<std::uintptr_t>(address);
    for (std::size_t i = 0; i < rangeCount; ++i)
        if (place >= ranges[i].from && place < ranges[i].to)
            return kind != FaultBlock::Memory || !ranges[i].isForFilesOnly;
    return false;
}

/// True: this call fails, and errno says how.
bool strikes(FaultBlock::Kind kind, void *caller)
{
    FaultBlock *const now = block.load(std::memory_order_relaxed);
    if (!now || !now->isArmed || !(now->kinds & FaultBlock::bit(kind)))
        return false;
    if (now->action != FaultBlock::Kill && !isCaller(kind, caller))
        return false;
    ++now->calls[kind];
    const std::int64_t left = now->left.fetch_sub(1);
    if (left > 0 || (left < 0 && now->repeats >= 0 && -left > now->repeats))
        return false;
    ++now->hits;
    if (now->action == FaultBlock::Kill)
        for (;;)
            ::kill(::getpid(), SIGKILL);
    errno = now->action;
    return true;
}

__attribute__((constructor)) void begin()
{
    FaultBlock *mapped = &ownBlock;
    if (const char *path = std::getenv("ZHIJIAN_FAULT_BLOCK")) {
        const int file = ::open(path, O_RDWR);
        void *const memory = file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(FaultBlock), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (memory == MAP_FAILED)
            std::abort();
        ::close(file);
        mapped = static_cast<FaultBlock *>(memory);
    }
    block = mapped;
}

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// Qt writes to its sockets with write().
bool isSocket(int fd)
{
    struct stat about;
    const FaultBlock *const now = block;
    return now && now->isArmed && ::fstat(fd, &about) == 0 && S_ISSOCK(about.st_mode);
}

bool takesLock(int command, void *argument)
{
    return (command == F_SETLK || command == F_SETLKW) && static_cast<const struct flock *>(argument)->l_type != F_UNLCK;
}

} // namespace

extern "C" FaultBlock *zhijianFaultBlock()
{
    return block;
}

extern "C" void zhijianLearnCallers()
{
    rangeCount = 0;
    ::dl_iterate_phdr(addRange, nullptr);
}

// NAME(parameters)(arguments): fails, or goes on to the C library.
#define ZHIJIAN_CALL(kind, type, name, parameters, arguments)                      \
    extern "C" __attribute__((visibility("default"))) type name parameters         \
    {                                                                              \
        static auto *const real = next<type parameters>(#name);                    \
        if (strikes(kind, __builtin_return_address(0)))                \
            return type(-1);                                                       \
        return real arguments;                                                     \
    }

ZHIJIAN_CALL(isSocket(fd) ? FaultBlock::Send : FaultBlock::Write, ssize_t, write, (int fd, const void *bytes, size_t size), (fd, bytes, size))
ZHIJIAN_CALL(FaultBlock::Write, ssize_t, pwrite64, (int fd, const void *bytes, size_t size, off64_t at), (fd, bytes, size, at))
ZHIJIAN_CALL(FaultBlock::Write, ssize_t, writev, (int fd, const iovec *parts, int count), (fd, parts, count))
ZHIJIAN_CALL(FaultBlock::Sync, int, fsync, (int fd), (fd))
ZHIJIAN_CALL(FaultBlock::Sync, int, fdatasync, (int fd), (fd))
ZHIJIAN_CALL(FaultBlock::Name, int, ftruncate64, (int fd, off64_t size), (fd, size))
ZHIJIAN_CALL(FaultBlock::Name, int, rename, (const char *from, const char *to), (from, to))
ZHIJIAN_CALL(FaultBlock::Name, int, renameat, (int f, const char *from, int t, const char *to), (f, from, t, to))
ZHIJIAN_CALL(FaultBlock::Name, int, renameat2, (int f, const char *from, int t, const char *to, unsigned flags), (f, from, t, to, flags))
ZHIJIAN_CALL(FaultBlock::Name, int, link, (const char *from, const char *to), (from, to))
ZHIJIAN_CALL(FaultBlock::Name, int, linkat, (int f, const char *from, int t, const char *to, int flags), (f, from, t, to, flags))
ZHIJIAN_CALL(FaultBlock::Name, int, unlink, (const char *path), (path))
ZHIJIAN_CALL(FaultBlock::Name, int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
ZHIJIAN_CALL(FaultBlock::Send, ssize_t, send, (int fd, const void *bytes, size_t size, int flags), (fd, bytes, size, flags))
ZHIJIAN_CALL(FaultBlock::Send, ssize_t, sendmsg, (int fd, const msghdr *message, int flags), (fd, message, flags))
ZHIJIAN_CALL(FaultBlock::Read, ssize_t, read, (int fd, void *bytes, size_t size), (fd, bytes, size))
ZHIJIAN_CALL(FaultBlock::Read, ssize_t, pread64, (int fd, void *bytes, size_t size, off64_t at), (fd, bytes, size, at))

#define ZHIJIAN_OPEN(name)                                                         \
    extern "C" __attribute__((visibility("default"))) int name(const char *path, int flags, ...) \
    {                                                                              \
        static auto *const real = next<int(const char *, int, ...)>(#name);        \
        va_list more;                                                              \
        va_start(more, flags);                                                     \
        const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                              \
        return strikes(FaultBlock::Open, __builtin_return_address(0)) ? -1 : real(path, flags, mode); \
    }

ZHIJIAN_OPEN(open)
ZHIJIAN_OPEN(open64)

extern "C" __attribute__((visibility("default"))) void *mmap64(void *at, size_t size, int protection, int flags, int fd, off64_t offset)
{
    static auto *const real = next<void *(void *, size_t, int, int, int, off64_t)>("mmap64");
    return strikes(FaultBlock::Open, __builtin_return_address(0)) ? MAP_FAILED : real(at, size, protection, flags, fd, offset);
}

extern "C" __attribute__((visibility("default"))) int fcntl64(int fd, int command, ...)
{
    static auto *const real = next<int(int, int, ...)>("fcntl64");
    va_list more;
    va_start(more, command);
    void *const argument = va_arg(more, void *);
    va_end(more);
    if (takesLock(command, argument) && strikes(FaultBlock::Lock, __builtin_return_address(0)))
        return -1;
    return real(fd, command, argument);
}

// SQLite counts the sleeps of its busy timeout, it reads no clock: its ten seconds pass at once while locks fail.
extern "C" __attribute__((visibility("default"))) int nanosleep(const timespec *time, timespec *rest)
{
    static auto *const real = next<int(const timespec *, timespec *)>("nanosleep");
    const FaultBlock *const now = block;
    const bool isSkipped = now && now->isArmed && now->action != FaultBlock::Kill && isCaller(FaultBlock::Lock, __builtin_return_address(0));
    return isSkipped ? 0 : real(time, rest);
}

extern "C" void *__libc_malloc(size_t size);
extern "C" void *__libc_calloc(size_t count, size_t size);
extern "C" void *__libc_realloc(void *old, size_t size);

extern "C" __attribute__((visibility("default"))) void *malloc(size_t size) noexcept
{
    return strikes(FaultBlock::Memory, __builtin_return_address(0)) ? nullptr : __libc_malloc(size);
}

extern "C" __attribute__((visibility("default"))) void *calloc(size_t count, size_t size) noexcept
{
    return strikes(FaultBlock::Memory, __builtin_return_address(0)) ? nullptr : __libc_calloc(count, size);
}

extern "C" __attribute__((visibility("default"))) void *realloc(void *old, size_t size) noexcept
{
    return strikes(FaultBlock::Memory, __builtin_return_address(0)) ? nullptr : __libc_realloc(old, size);
}
