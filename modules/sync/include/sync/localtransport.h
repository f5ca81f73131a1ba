#pragma once

#include "sync/transport.h"

#include <functional>

namespace zhijian::sync {

/// An endpoint in the same process, for tests.
class LocalTransport final : public Transport
{
public:
    using Respond = std::function<Result<protocol::Answer>(const protocol::Call &)>;

    explicit LocalTransport(Respond respond) : m_respond(std::move(respond)) {}
    [[nodiscard]] Result<protocol::Answer> send(const protocol::Call &call, const std::stop_token &) override { return m_respond(call); }

private:
    Respond m_respond;
};

} // namespace zhijian::sync
