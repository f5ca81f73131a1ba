#pragma once

#include "core/result.h"
#include "protocol/call.h"

#include <stop_token>

namespace zhijian::sync {

/// The door to the endpoint: a call goes out, an answer comes back. Knows nothing of what they mean. Used in the thread
/// of the exchange, which waits in it.
class Transport
{
public:
    virtual ~Transport() = default;
    /// Unavailable when no answer came, whether or not the call arrived; Cancelled when `stop` was requested.
    [[nodiscard]] virtual Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &stop) = 0;
};

} // namespace zhijian::sync
