#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <memory>
#include <optional>
#include <unordered_map>

namespace zhijian::journal {

/// One connection, SQLite or PostgreSQL, with prepared statements kept by their text (a literal). Belongs to the thread
/// that opened it. A PostgreSQL connection that was lost is opened anew by the next statement outside a transaction.
class Connection
{
public:
    /// Opens or creates the file: WAL, synchronous=FULL, foreign program's lock waited for up to 10 s.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
    /// postgresql://user@host:port/database?option=value; the options are libpq's.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openPostgres(const QString &url);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    Result<> execute(QLatin1StringView sql, const QVariantList &values = {});
    /// The same; returns how many rows it changed.
    Result<int> change(QLatin1StringView sql, const QVariantList &values);
    /// Calls `row(query)` for each row of the answer.
    template <typename Row>
    Result<> each(QLatin1StringView sql, const QVariantList &values, Row row)
    {
        auto lease = start(sql, values);
        if (!lease)
            return failure(lease);
        QSqlQuery &query = *lease->query;
        while (query.next())
            row(std::as_const(query));
        const auto outcome = errorOf(query);
        query.finish();
        return outcome;
    }
    /// The first column of the first row; invalid when there is none.
    [[nodiscard]] QVariant value(QLatin1StringView sql, const QVariantList &values = {});
    /// Several statements, as in a migration file.
    Result<> script(const QString &sql);
    /// How many migrations the database has had, and the statement that says so after the next one.
    [[nodiscard]] Result<int> schemaVersion();
    Result<> setSchemaVersion(int version);

    /// From here to rollBack() nothing is done any more, nor committed, once a statement failed, as PostgreSQL has it.
    Result<> begin();
    Result<> commit();
    void rollBack();
    /// All of what `work` does, or nothing.
    template <typename Work>
    Result<> transact(Work work)
    {
        if (auto done = begin(); !done)
            return done;
        Result<> done = work();
        if (done)
            done = commit();
        if (!done)
            rollBack();
        return done;
    }

    /// What failed since forgetFailure(): lists, counts and single values have no word for it.
    [[nodiscard]] const std::optional<Error> &lastFailure() const { return m_failure; }
    void forgetFailure() { m_failure.reset(); }

    [[nodiscard]] bool isPostgres() const { return m_isPostgres; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString name() const { return m_database.connectionName(); }

private:
    Connection(QSqlDatabase database, QString path);
    struct Lease
    {
        QSqlQuery *query;
        std::unique_ptr<QSqlQuery> own; ///< When the kept statement is in use further up
    };
    Result<Lease> start(QLatin1StringView sql, const QVariantList &values);
    [[nodiscard]] Result<> errorOf(const QSqlQuery &query);
    [[nodiscard]] bool isRefused() const;
    [[nodiscard]] Result<> reopen();

    QSqlDatabase m_database;
    QString m_path;
    bool m_isPostgres = false;
    bool m_isBroken = false;
    bool m_isInside = false; ///< A transaction
    std::optional<Error> m_spoilt; ///< What failed in it
    std::optional<Error> m_failure;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace zhijian::journal
