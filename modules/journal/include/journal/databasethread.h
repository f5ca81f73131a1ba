#pragma once

#include "core/result.h"
#include "domain/changeset.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace zhijian {
class Clock;
}

namespace zhijian::journal {

class Journal;

/// The one thread that owns the journal. GUI thread: post jobs, get results and the changed() signal.
///
/// Jobs run in the order posted. A job's result is delivered in the thread of `context`, unless `context` is gone.
class DatabaseThread : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseThread(QObject *parent = nullptr);
    /// Finishes the jobs already posted, then stops.
    ~DatabaseThread() override;

    /// Opens the journal in the thread; `then` gets the outcome.
    void open(const QString &path, const Clock &clock, QObject *context, std::function<void(Result<>)> then);
    /// Closes the journal, runs `exchange` while no file is open, and opens what then lies at `path`; `then` gets
    /// the first failure. When `exchange` fails it has left the file as it was, and that is opened again.
    void reopen(const QString &path, const Clock &clock, std::function<Result<>()> exchange, QObject *context, std::function<void(Result<>)> then);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    /// Runs `job(Journal &)` in the database thread and `then(result)` in the thread of `context`.
    template <typename Job, typename Then>
    void run(QObject *context, Job job, Then then)
    {
        using Outcome = std::invoke_result_t<Job, Journal &>;
        post([this, receiver = QPointer<QObject>(context), job = std::move(job), then = std::move(then)](Journal &journal) mutable {
            auto outcome = std::make_shared<Outcome>(attempt<Outcome>(journal, job));
            publish(journal);
            // Through this object, which outlives the thread; the pointer is looked at in the GUI thread only.
            QMetaObject::invokeMethod(this, [receiver, outcome, then = std::move(then)]() mutable {
                if (receiver)
                    then(std::move(*outcome));
            }, Qt::QueuedConnection);
        });
    }
    /// Runs a job whose outcome nobody waits for.
    void run(std::function<void(Journal &)> job);

Q_SIGNALS:
    /// A transaction touched something. One signal per job.
    void changed(const zhijian::ChangeSet &changes);

private:
    /// A Result also fails when a read failed that had no way to say so.
    template <typename Outcome, typename Job>
    static Outcome attempt(Journal &journal, Job &job)
    {
        if constexpr (requires(Outcome outcome) { outcome.error().detail; }) {
            std::optional<Outcome> outcome;
            auto done = attempted(journal, [&]() -> Result<> {
                outcome.emplace(job(journal));
                return *outcome ? Result<>() : failure(*outcome);
            });
            if (!done)
                return failure(done);
            return std::move(*outcome);
        } else {
            return job(journal);
        }
    }
    static Result<> attempted(Journal &journal, const std::function<Result<>()> &work);
    void post(std::function<void(Journal &)> job);
    void publish(Journal &journal);

    QThread m_thread;
    QObject *m_worker; ///< Lives in m_thread
    std::shared_ptr<std::unique_ptr<Journal>> m_journal; ///< Touched in m_thread only
    bool m_isOpen = false;
};

} // namespace zhijian::journal
