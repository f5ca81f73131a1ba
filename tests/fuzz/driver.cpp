// A small stand-in for libFuzzer, for compilers without it: the targets are ordinary LLVMFuzzerTestOneInput functions.
// Seeded, so that a run can be repeated; grown by what reaches code not reached before when the program was built with
// -fsanitize-coverage=trace-pc (preset "fuzz"); the input under test is written out when a sanitizer ends the program.
#include "target.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#if __has_include(<sanitizer/common_interface_defs.h>)
#include <sanitizer/common_interface_defs.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MapSize = 1 << 16;
constexpr size_t MaximumInput = 1 << 16;
constexpr qsizetype MaximumKept = 4096; // bytes of an input worth keeping in the repository

// Plain arrays: the callback must not run instrumented code, its own or the library's.
unsigned char touched[MapSize];
unsigned char everTouched[MapSize];
quintptr previous = 0;
quint64 state = 1;
QByteArray current;

quint64 dice()
{
    quint64 z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

size_t below(size_t n)
{
    return n == 0 ? 0 : size_t(dice() % n);
}

bool hasNewCoverage()
{
    bool isNew = false;
    for (size_t i = 0; i < MapSize; ++i) {
        isNew = isNew || (touched[i] && !everTouched[i]);
        everTouched[i] |= touched[i];
    }
    return isNew;
}

[[maybe_unused]] void onDeath()
{
    QFile file(u"fuzz-crash.bin"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(current);
    std::fprintf(stderr, "input of %lld bytes written to fuzz-crash.bin\n", static_cast<long long>(current.size()));
}

void execute(const QByteArray &input)
{
    current = input;
    std::memset(touched, 0, MapSize);
    previous = 0;
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()), size_t(input.size()));
}

} // namespace

extern "C" {

__attribute__((no_sanitize_coverage, no_sanitize("address", "undefined"))) void __sanitizer_cov_trace_pc()
{
    const auto here = quintptr(__builtin_return_address(0));
    touched[(here ^ previous) % MapSize] = 1;
    previous = here >> 1;
}

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum)
{
    static constexpr std::array<uint8_t, 12> telling{0x00, 0x01, 0x17, 0x18, 0x1b, 0x40, 0x5b, 0x80, 0x9b, 0x9f, 0xbf, 0xff};
    const size_t times = 1 + below(4);
    for (size_t i = 0; i < times; ++i) {
        const size_t at = below(size);
        const size_t length = 1 + below(std::min<size_t>(size - at, 32));
        switch (below(8)) {
        case 0:
            if (size > 0)
                data[at] ^= uint8_t(1 << below(8));
            break;
        case 1:
            if (size > 0)
                data[at] = uint8_t(dice());
            break;
        case 2:
            if (size > 0)
                data[at] = telling[below(telling.size())];
            break;
        case 3: // insert
            if (size < maximum) {
                std::memmove(data + at + 1, data + at, size - at);
                data[at] = below(2) ? uint8_t(dice()) : telling[below(telling.size())];
                ++size;
            }
            break;
        case 4: // remove
            if (size > length) {
                std::memmove(data + at, data + at + length, size - at - length);
                size -= length;
            }
            break;
        case 5: // repeat a piece
            if (size > 0 && size + length <= maximum) {
                std::memmove(data + at + length, data + at, size - at);
                size += length;
            }
            break;
        case 6: // copy a piece elsewhere
            if (size > length)
                std::memmove(data + below(size - length), data + std::min(at, size - length), length);
            break;
        case 7: // a number up or down
            if (size > 0)
                data[at] = uint8_t(data[at] + (below(2) ? 1 : -1));
            break;
        }
    }
    return size;
}
}

int main(int argc, char *argv[])
{
    QString corpus;
    qint64 runs = 20'000;
    bool isGrowing = false;
    QStringList files;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (word.startsWith(u"-runs="_s))
            runs = word.mid(6).toLongLong();
        else if (word.startsWith(u"-seed="_s))
            state = word.mid(6).toULongLong();
        else if (word == u"-grow"_s)
            isGrowing = true;
        else if (QDir(word).exists())
            corpus = word;
        else
            files.append(word);
    }
#if __has_include(<sanitizer/common_interface_defs.h>) && defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(&onDeath);
#endif
    const auto contents = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const QString &path : std::as_const(files))
        execute(contents(path));
    if (!files.isEmpty())
        return 0;

    QList<QByteArray> pool = zhijian::fuzz::beginnings();
    const QStringList kept = corpus.isEmpty() ? QStringList() : QDir(corpus).entryList(QDir::Files, QDir::Name);
    for (const QString &name : kept)
        pool.append(contents(corpus + u'/' + name));
    for (const QByteArray &input : std::as_const(pool)) {
        execute(input);
        (void)hasNewCoverage();
    }
    QElapsedTimer timer;
    timer.start();
    qsizetype found = 0;
    for (qint64 run = 0; run < runs; ++run) {
        QByteArray input = pool.at(qsizetype(below(size_t(pool.size()))));
        const size_t size = size_t(input.size());
        input.resize(MaximumInput);
        auto *data = reinterpret_cast<uint8_t *>(input.data());
        input.resize(qsizetype(std::min(MaximumInput, LLVMFuzzerCustomMutator(data, std::min(size, MaximumInput), MaximumInput, unsigned(dice())))));
        execute(input);
        if (!hasNewCoverage())
            continue;
        pool.append(input);
        ++found;
        if (isGrowing && !corpus.isEmpty() && input.size() <= MaximumKept) {
            QFile file(corpus + u'/' + QString::fromLatin1(QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex().first(16)));
            if (file.open(QIODevice::WriteOnly))
                file.write(input);
        }
    }
    const double seconds = std::max(0.001, double(timer.elapsed()) / 1000);
    std::printf("%s: %lld runs, %.1f s, %.0f/s, corpus %lld, new paths %lld, edges %lld\n", zhijian::fuzz::name(), static_cast<long long>(runs), seconds,
                double(runs) / seconds, static_cast<long long>(pool.size()), static_cast<long long>(found),
                static_cast<long long>(std::count(everTouched, everTouched + MapSize, 1)));
    return 0;
}
