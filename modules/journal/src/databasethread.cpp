#include "journal/databasethread.h"

#include "journal/journal.h"

namespace zhijian::journal {

DatabaseThread::DatabaseThread(QObject *parent)
    : QObject(parent), m_worker(new QObject), m_journal(std::make_shared<std::unique_ptr<Journal>>())
{
    m_thread.setObjectName("zhijian-database");
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

DatabaseThread::~DatabaseThread()
{
    // The connection must be closed where it was opened, after the jobs already posted.
    QMetaObject::invokeMethod(m_worker, [journal = m_journal] { journal->reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_worker;
}

void DatabaseThread::open(const QString &path, const Clock &clock, QObject *context, std::function<void(Result<>)> then)
{
    QMetaObject::invokeMethod(m_worker, [this, path, &clock, receiver = QPointer<QObject>(context), then = std::move(then), journal = m_journal] {
        auto opened = Journal::open(path, clock);
        Result<> outcome;
        if (opened)
            *journal = std::move(*opened);
        else
            outcome = failure(opened);
        QMetaObject::invokeMethod(this, [this, receiver, then, outcome] {
            m_isOpen = outcome.has_value();
            if (receiver)
                then(outcome);
        }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void DatabaseThread::reopen(const QString &path, const Clock &clock, std::function<Result<>()> exchange, QObject *context,
                            std::function<void(Result<>)> then)
{
    QMetaObject::invokeMethod(m_worker, [this, path, &clock, exchange = std::move(exchange), receiver = QPointer<QObject>(context),
                                         then = std::move(then), journal = m_journal] {
        journal->reset();
        Result<> outcome = exchange();
        auto opened = Journal::open(path, clock);
        const bool isOpen = opened.has_value();
        if (isOpen)
            *journal = std::move(*opened);
        else if (outcome)
            outcome = failure(opened);
        QMetaObject::invokeMethod(this, [this, receiver, then, outcome, isOpen] {
            m_isOpen = isOpen;
            if (receiver)
                then(outcome);
        }, Qt::QueuedConnection);
    }, Qt::QueuedConnection);
}

void DatabaseThread::post(std::function<void(Journal &)> job)
{
    QMetaObject::invokeMethod(m_worker, [job = std::move(job), journal = m_journal] {
        if (*journal)
            job(**journal);
    }, Qt::QueuedConnection);
}

Result<> DatabaseThread::attempted(Journal &journal, const std::function<Result<>()> &work)
{
    return journal.attempt(work);
}

void DatabaseThread::run(std::function<void(Journal &)> job)
{
    post([this, job = std::move(job)](Journal &journal) {
        job(journal);
        publish(journal);
    });
}

void DatabaseThread::publish(Journal &journal)
{
    const ChangeSet changes = journal.takeChanges();
    if (!changes.isEmpty())
        QMetaObject::invokeMethod(this, [this, changes] { Q_EMIT changed(changes); }, Qt::QueuedConnection);
}

} // namespace zhijian::journal
