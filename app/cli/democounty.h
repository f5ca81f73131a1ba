#pragma once

#include "domain/policy.h"
#include "identity/identityservice.h"
#include "registry/accountservice.h"

/// The sample county that the demonstration and a practice office work with: 云岭县 is invented, so are its people.
namespace zhijian::cli::democounty {

[[nodiscard]] identity::FirstStart office();
[[nodiscard]] registry::AccountDraft account();
/// The password that all sample people share.
[[nodiscard]] QString password();
/// The sample policy as text, and its interpretation in our format.
[[nodiscard]] QByteArray policyText();
[[nodiscard]] QString interpretationSource();
/// The sample policy as its office has handled it: class and column, plan of interpretation, what is public elsewhere.
[[nodiscard]] Policy handled(Policy policy);
/// Two products that are not text: an animation with its script and subtitles, and a live programme.
[[nodiscard]] QString filmSource();
[[nodiscard]] QByteArray filmFile();
[[nodiscard]] QString liveSource();
/// A plain interpretation of any recognised policy: what it is, its parts in order, whom to ask.
[[nodiscard]] QString interpretationOf(const Policy &policy);

} // namespace zhijian::cli::democounty
