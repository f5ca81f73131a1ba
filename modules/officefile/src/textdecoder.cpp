#include "officefile/textdecoder.h"

#include <QStringDecoder>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

using namespace Qt::StringLiterals;

namespace zhijian::officefile {

namespace {

std::optional<QString> decoded(QStringDecoder decoder, const QByteArray &bytes)
{
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

/// The share of characters that Chinese office texts are made of.
double familiarity(const QString &text)
{
    if (text.isEmpty())
        return 0;
    qsizetype familiar = 0;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        familiar += (u >= 0x4E00 && u <= 0x9FA5) || (u >= 0x3000 && u <= 0x301F) || (u >= 0xFF00 && u <= 0xFF5E)
                    || (u >= 0x20 && u < 0x7F) || (u >= 0x2010 && u <= 0x2026) || u == u'\n' || u == u'\r' || u == u'\t';
    }
    return double(familiar) / double(text.size());
}

std::optional<QString> unmarkedUtf16(const QByteArray &bytes)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        const auto text = decoded(QStringDecoder(encoding), bytes);
        if (text && familiarity(*text) > 0.95)
            return text;
    }
    return std::nullopt;
}

} // namespace

Result<QString> decodeGb18030(const QByteArray &bytes)
{
    QStringDecoder decoder("GB18030");
    if (decoder.isValid()) {
        const QString text = decoder.decode(bytes);
        if (!decoder.hasError() && !text.contains(QChar::ReplacementCharacter))
            return text;
        return failure(ErrorCode::Corrupt, u"文字编码无法识别"_s);
    }
#ifdef Q_OS_WIN
    // Qt without ICU does not know the encoding; the system does, as code page 54936.
    constexpr UINT CodePage = 54936;
    const int length = MultiByteToWideChar(CodePage, MB_ERR_INVALID_CHARS, bytes.constData(), int(bytes.size()), nullptr, 0);
    if (length > 0) {
        QString text(length, Qt::Uninitialized);
        MultiByteToWideChar(CodePage, MB_ERR_INVALID_CHARS, bytes.constData(), int(bytes.size()),
                            reinterpret_cast<wchar_t *>(text.data()), length);
        return text;
    }
    return failure(ErrorCode::Corrupt, u"文字编码无法识别"_s);
#else
    return failure(ErrorCode::Unsupported, u"本机不支持 GB 18030 编码，请将文件另存为 UTF-8 后再导入"_s);
#endif
}

Result<QString> decodeText(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    if (marked) {
        if (const auto text = decoded(QStringDecoder(*marked), bytes))
            return *text;
    }
    // Zero bytes are no characters of a text in UTF-8 or GB 18030.
    if (!bytes.contains('\0')) {
        if (const auto text = decoded(QStringDecoder(QStringConverter::Utf8), bytes))
            return *text;
        const auto wide = unmarkedUtf16(bytes);
        const auto gb = decodeGb18030(bytes);
        if (gb && (!wide || familiarity(*gb) >= familiarity(*wide)))
            return gb;
        if (wide)
            return *wide;
        if (gb.error().code == ErrorCode::Unsupported)
            return gb;
    } else if (const auto wide = unmarkedUtf16(bytes)) {
        return *wide;
    }
    return failure(ErrorCode::Corrupt, u"不是文本文件，或文字编码无法识别，请用记事本打开后另存为 UTF-8 再导入"_s);
}

} // namespace zhijian::officefile
