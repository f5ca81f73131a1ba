#pragma once

#include <QLatin1StringView>

/// The thresholds that the program reads. The built-in national pack has every one of them (tested), and a merged
/// pack keeps them, so RulePack::number() of these never misses.
namespace zhijian::rules::threshold {

inline constexpr QLatin1StringView SilenceDays("silence.days");                          ///< R-21, R-104
inline constexpr QLatin1StringView SilenceGreenDays("silence.greenDays");                ///< R-21: more than this is green
inline constexpr QLatin1StringView SilenceAmberDays("silence.amberDays");                ///< R-21: more than this is amber, else red
inline constexpr QLatin1StringView ReturnOpinionCharacters("review.returnOpinionCharacters"); ///< R-80
inline constexpr QLatin1StringView ReviewErrorsFirst("review.errors.first");             ///< R-83
inline constexpr QLatin1StringView ReviewErrorsSecond("review.errors.second");
inline constexpr QLatin1StringView ReviewErrorsFinal("review.errors.final");
inline constexpr QLatin1StringView MinorEditCharacters("review.minorEditCharacters");    ///< R-82
inline constexpr QLatin1StringView SigninFailures("signin.failures");                    ///< R-134
inline constexpr QLatin1StringView SigninLockMinutes("signin.lockMinutes");
inline constexpr QLatin1StringView IdleLockMinutes("idle.lockMinutes");
inline constexpr QLatin1StringView PasswordLength("password.length");
inline constexpr QLatin1StringView PasswordClasses("password.classes");
inline constexpr QLatin1StringView PasswordDays("password.days");
inline constexpr QLatin1StringView AutosaveSeconds("autosave.seconds");                  ///< R-64
inline constexpr QLatin1StringView PolicyCopyPercent("policy.copyPercent");              ///< R-72
inline constexpr QLatin1StringView InterpretationWorkingDays("interpretation.workingDays"); ///< R-68
inline constexpr QLatin1StringView InterpretationForms("interpretation.forms");          ///< R-70
inline constexpr QLatin1StringView ContrastText("contrast.text");                        ///< Tenths; WCAG 2.1, 1.4.3
inline constexpr QLatin1StringView ContrastLargeText("contrast.largeText");              ///< Tenths
inline constexpr QLatin1StringView ClockDifferenceMinutes("clock.differenceMinutes");    ///< R-138
inline constexpr QLatin1StringView ReportWorkingDays("filing.reportWorkingDays");        ///< R-9
inline constexpr QLatin1StringView ClosingNoticeWorkingDays("closing.noticeWorkingDays"); ///< R-10
inline constexpr QLatin1StringView CertificateWarningDays("filing.certificateWarningDays"); ///< R-6
inline constexpr QLatin1StringView KeeperPasswordDays("custody.passwordDays");           ///< R-15
inline constexpr QLatin1StringView InteractionTestDays("interaction.testDays");          ///< R-105
inline constexpr QLatin1StringView ReceptionEndMinutes("reception.endMinutes");          ///< R-31: minutes after midnight
inline constexpr QLatin1StringView RepostHours("repost.hours");                          ///< R-30
inline constexpr QLatin1StringView EmergencyFirstHours("emergency.firstHours");          ///< R-90
inline constexpr QLatin1StringView EmergencyPressHours("emergency.pressHours");          ///< R-90
inline constexpr QLatin1StringView EmergencyReviewHours("emergency.reviewHours");        ///< R-90
inline constexpr QLatin1StringView OpinionHours("opinion.hours");                        ///< R-91
inline constexpr QLatin1StringView WechatArticles("wechat.articles");                    ///< R-41
inline constexpr QLatin1StringView WechatImageBytes("wechat.imageBytes");                ///< R-39
inline constexpr QLatin1StringView PictureWidthPixels("picture.widthPixels");            ///< Wider pictures are made smaller
inline constexpr QLatin1StringView PictureFileBytes("picture.fileBytes");                ///< Larger picture files are not read
inline constexpr QLatin1StringView MediaFileBytes("media.fileBytes");                    ///< Larger films are not kept in the journal
inline constexpr QLatin1StringView SubtitleSpeed("subtitle.charactersPerSecond");        ///< A hint when a cue is read faster
inline constexpr QLatin1StringView SubtitleLine("subtitle.lineCharacters");              ///< A hint when a line is longer
inline constexpr QLatin1StringView LongImageSliceBytes("longimage.sliceBytes");          ///< R-75
inline constexpr QLatin1StringView RepeatCharacters("text.repeatCharacters");            ///< R-53
inline constexpr QLatin1StringView RepeatPercent("text.repeatPercent");                  ///< R-53
inline constexpr QLatin1StringView LedgerYears("ledger.years");                          ///< 8, art. 20

} // namespace zhijian::rules::threshold
