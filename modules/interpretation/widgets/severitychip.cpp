#include "interpretation/widgets/severitychip.h"

namespace zhijian::interpretation {

uikit::Chip chipOf(screening::Severity severity)
{
    using uikit::Glyph;
    using uikit::Tone;
    const QString word = chineseName(severity);
    switch (severity) {
    case screening::Severity::Hint:
        return {Glyph::Info, word, Tone::Info};
    case screening::Severity::Warning:
        return {Glyph::Warning, word, Tone::Warning};
    case screening::Severity::Error:
        return {Glyph::Error, word, Tone::Danger};
    case screening::Severity::Blocking:
        return {Glyph::Stop, word, Tone::Danger};
    }
    Q_UNREACHABLE();
}

} // namespace zhijian::interpretation
