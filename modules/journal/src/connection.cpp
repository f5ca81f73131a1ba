#include "connection.h"

#include "core/faultpoint.h"
#include "core/log.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUrlQuery>
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

// PostgreSQL's SQLSTATE classes (its manual, appendix A).
Error postgresError(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    if (state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1))
        return {ErrorCode::Unavailable, u"数据库没有应答"_s};
    if (state == "23505"_L1)
        return {ErrorCode::Conflict, u"数据库中已有同样的一条"_s};
    if (state.startsWith("40"_L1) || state == "55P03"_L1 || state == "53300"_L1)
        return {ErrorCode::Unavailable, u"数据库正忙"_s};
    if (state == "53100"_L1)
        return {ErrorCode::Storage, u"数据库所在磁盘已满"_s};
    return {ErrorCode::Storage, u"数据库读写失败："_s + error.databaseText()};
}

// The scripts are written once: what SQLite calls INTEGER and BLOB has other names here.
QString inPostgres(QString sql)
{
    return sql.replace(" INTEGER"_L1, " BIGINT"_L1).replace(" BLOB"_L1, " BYTEA"_L1);
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

Result<std::unique_ptr<Connection>> Connection::openPostgres(const QString &text)
{
    const QUrl url(text);
    if (!url.isValid() || url.path().size() < 2)
        return failure(ErrorCode::InvalidInput, u"--database 应写成 postgresql://用户:密码@主机:端口/库名"_s);
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return failure(ErrorCode::Unsupported, u"没有安装 PostgreSQL 驱动（Debian：libqt6sql6-psql）"_s);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    QStringList options{u"connect_timeout=10"_s};
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == "host"_L1)
            database.setHostName(value);
        else
            options.append(key + u'=' + value);
    }
    if (!url.host().isEmpty())
        database.setHostName(url.host());
    database.setPort(url.port(5432));
    database.setUserName(url.userName(QUrl::FullyDecoded));
    database.setPassword(url.password(QUrl::FullyDecoded));
    database.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    database.setConnectOptions(options.join(u';'));
    std::unique_ptr<Connection> connection(new Connection(database, url.toString(QUrl::RemovePassword)));
    database = {};
    connection->m_isPostgres = true;
    connection->m_isBroken = true;
    if (auto done = connection->reopen(); !done)
        return failure(done);
    return connection;
}

// SQLite may have rolled the transaction back when a statement failed (out of memory, disk full): what followed would be
// written one by one, each for good.
bool Connection::isRefused() const
{
    return m_isInside && m_spoilt;
}

Result<> Connection::reopen()
{
    m_statements.clear();
    m_database.close();
    if (!m_database.open())
        return failure(ErrorCode::Unavailable, u"连不上数据库："_s + m_database.lastError().driverText() + m_database.lastError().databaseText().trimmed());
    m_isBroken = false;
    // Says what the program relies on, whatever the server's configuration says.
    return script(u"SET synchronous_commit = on;SET client_min_messages = warning;SET lock_timeout = '10s'"_s);
}

Result<> Connection::errorOf(const QSqlQuery &query)
{
    if (query.lastError().type() == QSqlError::NoError)
        return {};
    qCWarning(logJournal).noquote() << query.lastError().text() << query.lastQuery();
    m_failure = m_isPostgres ? postgresError(query.lastError()) : storageError(query.lastError());
    m_spoilt = m_failure;
    const QString state = query.lastError().nativeErrorCode();
    m_isBroken = m_isPostgres && (m_isBroken || state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1));
    return std::unexpected(*m_failure);
}

Result<Connection::Lease> Connection::start(QLatin1StringView sql, const QVariantList &values)
{
    Lease lease;
    if (isRefused())
        return std::unexpected(*m_spoilt);
    if (m_isBroken) {
        if (m_isInside)
            return failure(ErrorCode::Unavailable, u"数据库没有应答"_s);
        if (auto done = reopen(); !done)
            return failure(done);
    }
    auto &kept = m_statements[sql.data()];
    const bool fresh = !kept || kept->isActive();
    if (fresh) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(!m_isPostgres); // There it would mean one statement at a time
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
    if (isRefused())
        return std::unexpected(*m_spoilt);
    // Our scripts hold no semicolon within a statement.
    const QStringList statements = sql.split(u';', Qt::SkipEmptyParts);
    for (const QString &statement : statements) {
        if (statement.trimmed().isEmpty())
            continue;
        QSqlQuery query(m_database);
        if (!query.exec(m_isPostgres ? inPostgres(statement) : statement))
            return errorOf(query);
    }
    return {};
}

Result<int> Connection::schemaVersion()
{
    if (!m_isPostgres) {
        int version = 0;
        auto done = each("PRAGMA user_version"_L1, {}, [&version](const QSqlQuery &query) { version = query.value(0).toInt(); });
        return done ? Result<int>(version) : failure(done);
    }
    // The lock keeps two nodes that start together from making the same table; it lasts as long as the transaction.
    if (m_isInside)
        if (auto done = execute("SELECT pg_advisory_xact_lock(8237461)"_L1); !done)
            return failure(done);
    // Not to_regclass(): within a transaction it may answer from a cache that another node's commit has made stale.
    if (value("SELECT 1 FROM pg_class WHERE relname = 'schema_version' AND pg_table_is_visible(oid)"_L1).isValid())
        return value("SELECT version FROM schema_version"_L1).toInt();
    return 0;
}

Result<> Connection::setSchemaVersion(int version)
{
    if (!m_isPostgres)
        return script(u"PRAGMA user_version = %1"_s.arg(version));
    return script(u"CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);DELETE FROM schema_version;"
                  "INSERT INTO schema_version VALUES (%1)"_s.arg(version));
}

Result<> Connection::begin()
{
    faultPoint("before begin");
    if (!m_isPostgres) {
        m_isInside = false;
        auto begun = execute("BEGIN IMMEDIATE"_L1);
        m_isInside = begun.has_value();
        m_spoilt.reset();
        return begun;
    }
    auto done = m_isBroken ? reopen() : Result<>();
    // Not prepared: a kept statement could not be used again after an error.
    QSqlQuery query(m_database);
    if (done && !query.exec(u"BEGIN"_s))
        done = errorOf(query);
    if (!done && m_isBroken) { // The server was restarted since the last statement
        done = reopen();
        if (done && !QSqlQuery(m_database).exec(u"BEGIN"_s))
            done = failure(ErrorCode::Unavailable, u"数据库没有应答"_s);
        if (done)
            m_failure.reset(); // Made good
    }
    m_isInside = done.has_value();
    m_spoilt.reset();
    return done;
}

Result<> Connection::commit()
{
    faultPoint("before commit");
    Result<> done;
    if (isRefused()) {
        done = std::unexpected(*m_spoilt);
    } else if (!m_isPostgres) {
        done = execute("COMMIT"_L1);
    } else if (QSqlQuery query(m_database); m_isBroken || !query.exec(u"COMMIT"_s)) {
        // It may have come through: the sender asks again, and what is there keeps its number.
        done = m_isBroken ? failure(ErrorCode::Unavailable, u"数据库没有应答"_s) : errorOf(query);
    }
    m_isInside = m_isInside && !done;
    faultPoint("after commit");
    return done;
}

void Connection::rollBack()
{
    // A failed COMMIT may have rolled back already; then there is nothing to do.
    m_isInside = false;
    if (!m_isBroken)
        QSqlQuery(m_database).exec(u"ROLLBACK"_s);
}

} // namespace zhijian::journal
