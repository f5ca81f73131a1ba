#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace zhijian::rules {

/// What one platform's editor keeps of an article, forbids and limits. A fact about the platform, not a rule of an
/// office: a later version replaces an earlier one, whichever layer it comes with (decision log, 2026-11-23).
struct OutputProfile
{
    QString code;     ///< As PlatformLimits::code: wechat
    QString version;  ///< 2026.1: compared number by number
    QString name;     ///< 微信公众号图文正文
    QString document; ///< Where this is known from

    QStringList tags;                       ///< Kept; all others are forbidden
    QMap<QString, QStringList> attributes;  ///< Kept, by tag; "*" for each tag
    QMap<QString, QStringList> addresses;   ///< By attribute: what an address must begin with
    /// Kept properties of a style attribute, with what a person calls the effect; an empty name: nobody misses it.
    QMap<QString, QString> styles;
    QStringList forbiddenValues;            ///< Parts of a style value, in lower case and without blanks: url(
    QStringList pictureFormats;             ///< jpg, png

    // Limits that a lower layer may tighten; RulePack::outputProfile fills them in from PlatformLimits and thresholds.
    int pictureBytes = 0;                   ///< Of one picture (R-39); 0: no limit is known
    int characters = 0;                     ///< Fewer than this, markup included; 0: no limit is known
    int bytes = 0;                          ///< Fewer than this

    bool operator==(const OutputProfile &) const = default;
};

} // namespace zhijian::rules
