#include "patch.h"

#include "protocol/limits.h"
#include "zstdcontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::protocol {

namespace {

constexpr int PatchLevel = 3;

} // namespace

QByteArray makePatch(const QByteArray &dictionary, const QByteArray &plain)
{
    ZSTD_CCtx *context = compressor();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, PatchLevel);
    ZSTD_CCtx_refPrefix(context, dictionary.constData(), size_t(dictionary.size()));
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(plain.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress2(context, out.data(), size_t(out.size()), plain.constData(), size_t(plain.size()));
    if (ZSTD_isError(size))
        return {};
    out.truncate(qsizetype(size));
    return out;
}

Result<QByteArray> applyPatch(const QByteArray &dictionary, const QByteArray &patch, qsizetype maximum)
{
    const auto wrong = failure(ErrorCode::Corrupt, u"差异无法还原"_s);
    const auto stated = ZSTD_getFrameContentSize(patch.constData(), size_t(patch.size()));
    // Our writer states it; a statement is only a bound here.
    if (stated == ZSTD_CONTENTSIZE_ERROR || stated == ZSTD_CONTENTSIZE_UNKNOWN || stated > quint64(maximum))
        return wrong;
    ZSTD_DCtx *context = expander();
    ZSTD_DCtx_refPrefix(context, dictionary.constData(), size_t(dictionary.size()));
    QByteArray out(std::max<qsizetype>(qsizetype(stated), 1), Qt::Uninitialized);
    const size_t size = ZSTD_decompressDCtx(context, out.data(), size_t(stated), patch.constData(), size_t(patch.size()));
    if (ZSTD_isError(size))
        return wrong;
    out.truncate(qsizetype(size));
    return out;
}

} // namespace zhijian::protocol
