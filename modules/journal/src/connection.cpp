#include "connection.h"

#include "core/faultpoint.h"
#include "core/log.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html); the extended part is above the low byte.
Error storageError(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    switch (code) {
    case 5:
    case 6: return {ErrorCode::Unavailable, u"数据文件正被另一个程序占用"_s};
    case 8: return {ErrorCode::Storage, u"数据文件是只读的"_s};
    case 13: return {ErrorCode::Storage, u"磁盘已满"_s};
    case 11:
    case 26: return {ErrorCode::Corrupt, u"数据文件已损坏，或不是指尖工作站的数据文件"_s};
    case 14: return {ErrorCode::Storage, u"打不开数据文件，文件夹可能不存在或没有写入权限"_s};
    default: return {ErrorCode::Storage, u"数据文件读写失败："_s + error.text()};
    }
}

} // namespace

Connection::Connection(QSqlDatabase database, QString path) : m_database(std::move(database)), m_path(std::move(path)) {}

Connection::~Connection()
{
    m_statements.clear();
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.open()) {
        const Error error = storageError(database.lastError());
        const QString name = database.connectionName();
        database = {};
        QSqlDatabase::removeDatabase(name);
        return std::unexpected(error);
    }
    std::unique_ptr<Connection> connection(new Connection(database, path));
    database = {}; // the only handle is the connection's, or closing it would complain
    for (const auto pragma : {"PRAGMA journal_mode = WAL"_L1, "PRAGMA synchronous = FULL"_L1, "PRAGMA foreign_keys = ON"_L1,
                              "PRAGMA cache_size = -16000"_L1, "PRAGMA temp_store = MEMORY"_L1})
        if (auto done = connection->execute(pragma); !done)
            return failure(done);
    return connection;
}

Result<> Connection::errorOf(const QSqlQuery &query)
{
    if (query.lastError().type() == QSqlError::NoError)
        return {};
    qCWarning(logJournal).noquote() << query.lastError().text() << query.lastQuery();
    return std::unexpected(storageError(query.lastError()));
}

Result<Connection::Lease> Connection::start(QLatin1StringView sql, const QVariantList &values)
{
    Lease lease;
    auto &kept = m_statements[sql.data()];
    const bool fresh = !kept || kept->isActive();
    if (fresh) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return failure(errorOf(*query));
        if (kept)
            lease.own = std::move(query);
        else
            kept = std::move(query);
    }
    lease.query = lease.own ? lease.own.get() : kept.get();
    for (qsizetype i = 0; i < values.size(); ++i)
        lease.query->bindValue(int(i), values.at(i));
    if (!lease.query->exec()) {
        const auto outcome = errorOf(*lease.query);
        lease.query->finish();
        return failure(outcome);
    }
    return lease;
}

Result<> Connection::execute(QLatin1StringView sql, const QVariantList &values)
{
    faultPoint("execute");
    return each(sql, values, [](const QSqlQuery &) {});
}

Result<int> Connection::change(QLatin1StringView sql, const QVariantList &values)
{
    faultPoint("execute");
    auto lease = start(sql, values);
    if (!lease)
        return failure(lease);
    const int rows = lease->query->numRowsAffected();
    lease->query->finish();
    return rows;
}

QVariant Connection::value(QLatin1StringView sql, const QVariantList &values)
{
    QVariant first;
    const auto done = each(sql, values, [&first](const QSqlQuery &query) {
        if (!first.isValid())
            first = query.value(0);
    });
    return done ? first : QVariant();
}

Result<> Connection::script(const QString &sql)
{
    // Our scripts hold no semicolon within a statement.
    const QStringList statements = sql.split(u';', Qt::SkipEmptyParts);
    for (const QString &statement : statements) {
        if (statement.trimmed().isEmpty())
            continue;
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            return errorOf(query);
    }
    return {};
}

Result<> Connection::begin()
{
    faultPoint("before begin");
    return execute("BEGIN IMMEDIATE"_L1);
}

Result<> Connection::commit()
{
    faultPoint("before commit");
    auto done = execute("COMMIT"_L1);
    faultPoint("after commit");
    return done;
}

void Connection::rollBack()
{
    // A failed COMMIT may have rolled back already; then there is nothing to do.
    QSqlQuery(m_database).exec(u"ROLLBACK"_s);
}

} // namespace zhijian::journal
