#include "sync/journalaccess.h"

#include "journal/databasethread.h"
#include "journal/journal.h"

#include <QSemaphore>

#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

struct Ticket
{
    Result<> outcome = failure(ErrorCode::WrongState, u"数据文件还没有打开"_s);
    QSemaphore done;
};

/// Gives the waiting thread free when the job has run, and also when it was dropped.
class Release
{
public:
    explicit Release(std::shared_ptr<Ticket> ticket) : m_ticket(std::move(ticket)) {}
    ~Release() { m_ticket->done.release(); }
    Q_DISABLE_COPY_MOVE(Release)

    void settle(Result<> outcome) { m_ticket->outcome = std::move(outcome); }

private:
    std::shared_ptr<Ticket> m_ticket;
};

} // namespace

Result<> DirectAccess::run(const Job &job)
{
    return m_journal.attempt([&] { return job(m_journal); });
}

Result<> PostedAccess::run(const Job &job)
{
    auto ticket = std::make_shared<Ticket>();
    m_database.run([release = std::make_shared<Release>(ticket), job](journal::Journal &journal) { release->settle(journal.attempt([&] { return job(journal); })); });
    ticket->done.acquire();
    return std::move(ticket->outcome);
}

} // namespace zhijian::sync
