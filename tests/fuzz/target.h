#pragma once

#include <QByteArray>
#include <QList>

#include <cstddef>
#include <cstdint>

/// What every target defines. Under clang's libFuzzer only the extern "C" part is used.
extern "C" {
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maximum, unsigned seed);
/// libFuzzer's own, or the driver's.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum);
}

namespace zhijian::fuzz {

[[nodiscard]] const char *name();
/// Valid inputs to begin with.
[[nodiscard]] QList<QByteArray> beginnings();

/// Mutates what is inside a zstd frame and packs it again, so that the reader behind the checksum is reached; now and
/// then the frame itself.
[[nodiscard]] size_t mutatePacked(uint8_t *data, size_t size, size_t maximum, unsigned seed);

/// Ends the program, as a sanitizer would, when what must hold does not.
void mustHold(bool holds, const char *what);

} // namespace zhijian::fuzz
