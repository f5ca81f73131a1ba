#pragma once

#include "protocol/call.h"

namespace zhijian::province {

/// Answers calls, one at a time. Made and used in one worker thread of the server.
class Responder
{
public:
    virtual ~Responder() = default;
    [[nodiscard]] virtual protocol::Answer answer(const protocol::Call &call) = 0;
};

} // namespace zhijian::province
