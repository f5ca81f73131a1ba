#pragma once

#include "core/result.h"

#include <functional>
#include <optional>
#include <type_traits>

namespace zhijian::journal {
class DatabaseThread;
class Journal;
}

namespace zhijian::sync {

/// How the exchange reaches the journal: one job at a time, waited for. No job waits for the network.
class JournalAccess
{
public:
    using Job = std::function<Result<>(journal::Journal &)>;

    virtual ~JournalAccess() = default;
    [[nodiscard]] virtual Result<> run(const Job &job) = 0;
};

/// One job with an answer: `work(Journal &)` returns a Result with a value.
template <typename Work>
[[nodiscard]] std::invoke_result_t<Work, journal::Journal &> ask(JournalAccess &access, const Work &work)
{
    std::optional<std::invoke_result_t<Work, journal::Journal &>> outcome;
    auto done = access.run([&](journal::Journal &journal) -> Result<> {
        outcome = work(journal);
        return *outcome ? Result<>() : failure(*outcome);
    });
    if (!done)
        return failure(done);
    return std::move(*outcome);
}

/// In the thread that owns the journal: the command line and tests.
class DirectAccess final : public JournalAccess
{
public:
    explicit DirectAccess(journal::Journal &journal) : m_journal(journal) {}
    [[nodiscard]] Result<> run(const Job &job) override;

private:
    journal::Journal &m_journal;
};

/// From another thread: posts to the database thread and waits. Never use it in the GUI thread.
class PostedAccess final : public JournalAccess
{
public:
    explicit PostedAccess(journal::DatabaseThread &database) : m_database(database) {}
    /// WrongState when the journal is not open.
    [[nodiscard]] Result<> run(const Job &job) override;

private:
    journal::DatabaseThread &m_database;
};

} // namespace zhijian::sync
