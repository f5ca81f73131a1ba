#include "protocol/packing.h"

#include "core/canonicalcbor.h"
#include "protocol/limits.h"
#include "zstdcontext.h"

#include <QCborStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

constexpr int Level = 3;

Result<QByteArray> expand(const QByteArray &bytes)
{
    if (bytes.size() > MaximumPacked)
        return failure(ErrorCode::Corrupt, u"数据包过大"_s);
    ZSTD_DCtx *context = expander();
    QByteArray out;
    ZSTD_inBuffer input{bytes.constData(), size_t(bytes.size()), 0};
    for (;;) {
        // Grows with what is really there: the frame's own statement of its size is not believed.
        const qsizetype at = out.size();
        const qsizetype room = std::min<qsizetype>(std::max<qsizetype>(at, 64 * 1024), MaximumExpanded + 1 - at);
        out.resize(at + room);
        ZSTD_outBuffer output{out.data() + at, size_t(room), 0};
        const size_t state = ZSTD_decompressStream(context, &output, &input);
        out.truncate(at + qsizetype(output.pos));
        if (ZSTD_isError(state))
            return failure(ErrorCode::Corrupt, u"数据包无法解压"_s);
        if (out.size() > MaximumExpanded)
            return failure(ErrorCode::Corrupt, u"数据包解压后过大"_s);
        if (state == 0)
            break;
        if (input.pos == input.size && output.pos < output.size)
            return failure(ErrorCode::Corrupt, u"数据包不完整"_s);
    }
    if (input.pos != input.size)
        return failure(ErrorCode::Corrupt, u"数据包后面有多余内容"_s);
    return out;
}

// Each item becomes a value of some 20 bytes, so a body of a few kilobytes could otherwise ask for gigabytes.
bool hasFewItems(const QByteArray &cbor)
{
    QCborStreamReader reader(cbor);
    int items = 0;
    while (reader.lastError() == QCborError::NoError) {
        if (reader.isValid() && ++items > MaximumItems)
            return false;
        if (reader.isContainer()) {
            if (reader.containerDepth() >= MaximumDepth || !reader.enterContainer())
                return false;
        } else if (reader.isValid()) {
            reader.next();
        } else if (reader.containerDepth() > 0) {
            reader.leaveContainer();
        } else {
            break;
        }
    }
    return true;
}

} // namespace

Result<QByteArray> pack(const QCborValue &value)
{
    const QByteArray plain = canonicalCbor(value);
    if (plain.size() > MaximumExpanded)
        return failure(ErrorCode::InvalidInput, u"一次发送的内容过多"_s);
    ZSTD_CCtx *context = compressor();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Level);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(plain.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress2(context, out.data(), size_t(out.size()), plain.constData(), size_t(plain.size()));
    if (ZSTD_isError(size))
        return failure(ErrorCode::Storage, u"内存不足，无法压缩"_s);
    out.truncate(qsizetype(size));
    if (out.size() > MaximumPacked)
        return failure(ErrorCode::InvalidInput, u"一次发送的内容过多"_s);
    return out;
}

Result<QCborValue> unpack(const QByteArray &bytes)
{
    const auto plain = expand(bytes);
    if (!plain)
        return failure(plain);
    if (!hasFewItems(*plain))
        return failure(ErrorCode::Corrupt, u"数据包的项数或层数过多"_s);
    return readCanonicalCbor(*plain, MaximumDepth);
}

} // namespace zhijian::protocol
