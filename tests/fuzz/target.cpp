#include "target.h"

#include <zstd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace zhijian::fuzz {

size_t mutatePacked(uint8_t *data, size_t size, size_t maximum, unsigned seed)
{
    if (seed % 8 == 0)
        return LLVMFuzzerMutate(data, size, maximum);
    std::vector<uint8_t> plain(maximum);
    const size_t expanded = ZSTD_decompress(plain.data(), plain.size(), data, size);
    if (ZSTD_isError(expanded))
        return LLVMFuzzerMutate(data, size, maximum);
    const size_t mutated = LLVMFuzzerMutate(plain.data(), expanded, maximum);
    const size_t packed = ZSTD_compress(data, maximum, plain.data(), mutated, 1);
    return ZSTD_isError(packed) ? 0 : packed;
}

void mustHold(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace zhijian::fuzz
