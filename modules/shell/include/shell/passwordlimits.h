#pragma once

#include <QString>

namespace zhijian::shell {

/// From the rule pack: shortest length, and how many of 大写、小写、数字、符号 must occur.
struct PasswordLimits
{
    int length = 0;
    int classes = 0;
};

/// How a password stands against the limits.
struct PasswordStanding
{
    bool isLongEnough = false;
    bool hasUpper = false;
    bool hasLower = false;
    bool hasDigit = false;
    bool hasSymbol = false;

    [[nodiscard]] int classes() const { return int(hasUpper) + int(hasLower) + int(hasDigit) + int(hasSymbol); }
    [[nodiscard]] bool meets(const PasswordLimits &limits) const { return isLongEnough && classes() >= limits.classes; }
};

[[nodiscard]] PasswordStanding passwordStanding(const QString &password, const PasswordLimits &limits);

} // namespace zhijian::shell
