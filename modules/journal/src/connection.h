#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace zhijian::journal {

/// One SQLite connection with prepared statements kept by their text (a literal). Belongs to the thread that opened it.
class Connection
{
public:
    /// Opens or creates the file: WAL, synchronous=FULL, foreign program's lock waited for up to 10 s.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
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

    Result<> begin();
    Result<> commit();
    void rollBack();

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
    [[nodiscard]] static Result<> errorOf(const QSqlQuery &query);

    QSqlDatabase m_database;
    QString m_path;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
};

} // namespace zhijian::journal
