#pragma once

#include "interpretation/contrast.h"
#include "interpretation/coverage.h"
#include "interpretation/moderation.h"
#include "interpretation/pictures.h"
#include "interpretation/renderer.h"
#include "interpretation/subtitles.h"
#include "screening/finding.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

namespace zhijian::interpretation {

class PreviewPictures;

/// A policy and what the text says about its clauses.
struct PolicyCoverage
{
    QString title;
    ClauseTree tree;
    Coverage coverage;
    QList<ClauseUse> uses; ///< Of the whole text; `coverage` names them by index
};

/// Parses, renders and screens the text that is being written, in the pool. GUI thread.
///
/// Each kind of work runs at most once at a time; what is newer waits, what is older is dropped. So results always
/// belong to the latest text that was asked for, and typing never waits.
class DraftAnalysis : public QObject
{
    Q_OBJECT

public:
    /// Called in the pool: must be thread-safe.
    using Screen = std::function<QList<screening::Finding>(const QString &)>;

    explicit DraftAnalysis(Screen screen, QObject *parent = nullptr);
    ~DraftAnalysis() override;

    /// Everything but the document, which comes from the text.
    void setFrame(const RenderInput &frame);
    /// From how many copied sentences in a hundred on they are marked (R-72, of the rule pack); 0: never.
    void setCopyLimit(int percent) { m_copyLimit = percent; }
    /// Least contrast of the dark preview, of the rule pack.
    void setContrastLimits(const ContrastLimits &limits) { m_contrast = limits; }
    /// Reading speed and length of lines from which on a cue is remarked (rule pack).
    void setSubtitleLimits(const SubtitleLimits &limits) { m_subtitles = limits; }
    void setText(const QString &text);
    /// Without waiting for a pause: another item was opened.
    void setTextNow(const QString &text);
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    /// Every picture of the text that was rendered.
    void picturesFound(const QList<zhijian::interpretation::PictureUse> &uses);
    /// Addresses of pictures that the text names and the frame does not have.
    void lacksPictures(const QStringList &addresses);
    /// `characters`: of what readers see, without blanks.
    void rendered(const QString &html, qsizetype characters);
    /// Findings of the rules and problems of the format, by position, of exactly `text`.
    void screened(const QList<zhijian::screening::Finding> &findings, const QString &text);
    /// One for each policy of the frame, of the text of screened().
    void covered(const QList<zhijian::interpretation::PolicyCoverage> &policies);
    /// The word list of the text of screened().
    void wordsFound(const zhijian::interpretation::WordList &words);

private:
    struct Work
    {
        QTimer timer;
        bool isRunning = false;
        bool isStale = false;
    };
    void startRendering();
    void startScreening();

    std::shared_ptr<PreviewPictures> m_small;
    Screen m_screen;
    RenderInput m_frame;
    QString m_text;
    int m_copyLimit = 0;
    ContrastLimits m_contrast;
    SubtitleLimits m_subtitles;
    Work m_rendering;
    Work m_screening;
    QThreadPool m_pool;
};

/// The sentences that stand in a policy word for word, when they are more than `percent` of all. Each names the share.
[[nodiscard]] QList<screening::Finding> copyFindings(const Document &document, const QString &text, const QString &policyText, int percent);

/// Clauses that no policy has, and quotations that are no longer what the policy says; the fix writes what it says now.
/// What hangs on a policy that is no longer valid has to be looked at again.
[[nodiscard]] QList<screening::Finding> validityFindings(const QList<PolicyReference> &policies);
[[nodiscard]] QList<screening::Finding> clauseFindings(const QList<PolicyCoverage> &policies, const QString &text);

/// What cannot be read in the dark preview, each at its block.
[[nodiscard]] QList<screening::Finding> contrastFindings(const RenderInput &input, const QString &text, const ContrastLimits &limits);

/// What R-71 misses: one hint for all elements and contacts that are nowhere, one for each empty section.
[[nodiscard]] QList<screening::Finding> elementFindings(const Document &document, const QString &text);

/// Cues that are too fast to read, as hints.
[[nodiscard]] QList<screening::Finding> subtitleFindings(const Document &document, const QString &text, const SubtitleLimits &limits);

/// The problems of the format as findings.
[[nodiscard]] QList<screening::Finding> formatFindings(const Document &document, const QString &text);

} // namespace zhijian::interpretation
