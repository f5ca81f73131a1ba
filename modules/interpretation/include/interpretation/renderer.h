#pragma once

#include "core/result.h"
#include "domain/policy.h"
#include "interpretation/document.h"
#include "interpretation/theme.h"
#include "rules/outputprofile.h"

#include <QDate>
#include <QHash>

#include <optional>

/// One renderer for every output. Pure and reentrant; equal input gives equal bytes (sign-offs name their digest).
namespace zhijian::interpretation {

/// What the association block names.
struct PolicyReference
{
    QString title;
    QString number;
    QString link;
    QString text = {}; ///< Its words, for the copy warning (R-72); no output shows them
    QList<Clause> clauses = {}; ///< For the coverage; no output shows them
    Validity validity = Validity::InForce; ///< For the findings (R-77); no output shows it

    bool operator==(const PolicyReference &) const = default;
};

/// All that the outputs show.
struct RenderInput
{
    QString title;
    Document document;
    QList<PolicyReference> policies;
    QString author;
    QDate date;          ///< Invalid: none is shown
    QString accountName;
    QString theme;       ///< Theme id; empty means the default
    bool isAiAssisted = false; ///< Puts the visible label of R-61
    /// Pictures by the address in the source: data:image/... texts (PictureStore). Others are shown as a place-holder.
    QHash<QString, QString> pictures;
    QString coverWide = {};   ///< data: texts of the cover pictures (R-40); files of the hand-over, in no page
    QString coverSquare = {};
    /// The office's own theme that `theme` names (officethemes.h); nothing: a built-in one.
    std::optional<Theme> look = {};
    /// Why nothing may be released with this look: the theme has an error, or is not here. Empty when it may.
    QString lookProblem = {};

    bool operator==(const RenderInput &) const = default;
};

/// What the input is rendered with.
[[nodiscard]] const Theme &lookOf(const RenderInput &input);

enum class Target {
    Preview, ///< data-line and data-block attributes, pictures embedded
    Wechat,  ///< R-38: nothing but inline styles, no address outside the platform, pictures as place-holders
    Website, ///< Links are live, pictures embedded
};

struct RenderOptions
{
    Target target = Target::Preview;
    QHash<QString, QString> pictures;
    QHash<QString, QString> pictureNames = {}; ///< By address, for place-holders: 图1.jpg
    bool hasWorkingPapers = false; ///< Run-down and word list: for the office and its reviewers
};

/// The blocks alone, one after the other.
[[nodiscard]] QString renderFragment(const Document &document, const Theme &theme, const RenderOptions &options);

struct PageOptions
{
    /// CSS pixels: 375, 750 or 1080.
    int width = 375;
    /// True: the phone layout of 375 px enlarged to `width`, for the long picture.
    /// False: the text flows in the window, at most `width` wide.
    bool isPicture = false;
};

/// A complete page whose policy forbids everything but inline styles and data: pictures. Elements carry data-line (the
/// source line they begin at) for scroll synchronisation; top-level blocks carry data-block (0, 1, 2 ...), at whose
/// borders a long picture may be cut. Title card, association block and AI label are blocks as well.
[[nodiscard]] QString previewPage(const RenderInput &input, const PageOptions &options = {});

/// Run-down and word list are on it, unless it is a long picture: that one leaves the office.

/// For the platform's editor or interface. InvalidInput with the figure when a limit of the profile is exceeded, or
/// with the names of what the platform forbids. The profile decides whether there is an output, never its bytes.
[[nodiscard]] Result<QString> wechatHtml(const RenderInput &input, const rules::OutputProfile &profile);
/// What in this HTML the platform forbids; empty when nothing. Also for what an operator pastes back.
[[nodiscard]] QStringList wechatViolations(const QString &html, const rules::OutputProfile &profile);
/// What the platform would silently take away: properties of styles that it does not keep, by name.
[[nodiscard]] QStringList strippedStyles(const QString &html, const rules::OutputProfile &profile);
/// What a reader of the platform gets otherwise than a reader of the website, as Chinese sentences for whoever copies:
/// links that cannot be followed, pictures to be uploaded by hand, styles that are stripped.
[[nodiscard]] QStringList wechatRemarks(const RenderInput &input, const rules::OutputProfile &profile);

/// A fragment for the portal's editor: inline styles, live links.
[[nodiscard]] QString websiteHtml(const RenderInput &input);

/// The visible label of R-61.
[[nodiscard]] QString aiLabel();

/// The text alternative, also for the clipboard.
[[nodiscard]] QString plainText(const RenderInput &input);

} // namespace zhijian::interpretation
