#pragma once

#include <QString>

namespace zhijian {

/// What the caller can do about a failure. The list is closed: a new cause gets the code whose remedy fits.
enum class ErrorCode {
    InvalidInput, ///< The given value is wrong; the user corrects it and tries again.
    NotFound,     ///< The named thing is not here.
    Conflict,     ///< Somebody changed it meanwhile; look at both and decide.
    Forbidden,    ///< This person may not do this (role, four-eyes rule, lock).
    WrongState,   ///< Not possible in the present state; another step comes first.
    Corrupt,      ///< Stored or received bytes do not match their digest, signature or form.
    Unsupported,  ///< A kind of file or a version that this program cannot read.
    Unavailable,  ///< The other side cannot be reached or the device is busy; trying later may work.
    Storage,      ///< Disk full, not writable, or damaged.
    Cancelled,    ///< The user stopped it.
};

/// A failure that we can expect. `detail` is a Chinese sentence fragment for the user where the cause matters
/// (which field, which file, which rule); the full sentence with what to do next is made in uikit/errortext.
struct Error
{
    ErrorCode code;
    QString detail;

    bool operator==(const Error &) const = default;
};

} // namespace zhijian
