#pragma once

#include "core/result.h"
#include "interpretation/document.h"

/// Subtitle files (SRT, WebVTT) and our ```subtitles block: times and words go through all three unchanged. Pure and reentrant.
namespace zhijian::interpretation {

/// What a subtitle file says. Reading never loses words: a cue whose time cannot be read is kept with its time as written.
struct SubtitleFile
{
    Subtitles subtitles;
    QList<BlockProblem> problems; ///< By line of the file; each names its cue
    QStringList notes;            ///< What was left out: styles, comments, positions

    bool operator==(const SubtitleFile &) const = default;
};

/// The time as files and blocks write it: 00:01:02.345, hours with as many digits as they need.
[[nodiscard]] QString cueTime(qint64 milliseconds, QChar separator = u'.');
/// Nothing when it is no time: hours may be missing, comma or dot, one to three digits behind it.
[[nodiscard]] std::optional<qint64> cueMilliseconds(QStringView text);

/// Whether the beginning of this text looks like one of the two kinds of file.
[[nodiscard]] bool looksLikeSubtitles(const QString &text);
[[nodiscard]] SubtitleFile readSubtitles(const QString &text);
/// UTF-8 with or without mark, UTF-16 or GB 18030. Corrupt: no text; InvalidInput: not one cue in it.
[[nodiscard]] Result<SubtitleFile> readSubtitleFile(const QByteArray &bytes);

/// The block with its marks, without a line feed at the end.
[[nodiscard]] QString subtitleBlock(const Subtitles &subtitles, const QString &title = {});

/// InvalidInput names the first cue whose time cannot be read. UTF-8, line feeds, equal cues give equal bytes.
[[nodiscard]] Result<QByteArray> srtFile(const Subtitles &subtitles);
[[nodiscard]] Result<QByteArray> vttFile(const Subtitles &subtitles);

/// The words without their times, in paragraphs that end where the speaker pauses or a sentence ends.
[[nodiscard]] QStringList transcript(const Subtitles &subtitles);

/// Cues that are read faster than so many characters a second (rule pack), or have more in a line; 0: not limited.
struct SubtitleLimits
{
    qint64 charactersPerSecond = 0;
    qint64 lineCharacters = 0;
};
[[nodiscard]] QList<BlockProblem> subtitleRemarks(const Document &document, const SubtitleLimits &limits);

} // namespace zhijian::interpretation
