#include "journal/provincestore.h"

#include "connection.h"

#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

namespace {

/// Both kinds of database have the same tables with the same columns in the same order (sql/province).
struct Table
{
    QLatin1StringView count;
    QLatin1StringView read;
    QLatin1StringView write;
};

constexpr std::array<Table, 9> tables{{
    {"SELECT count(*) FROM endpoint"_L1, "SELECT * FROM endpoint"_L1, "INSERT INTO endpoint VALUES (?,?)"_L1},
    {"SELECT count(*) FROM secret"_L1, "SELECT * FROM secret"_L1, "INSERT INTO secret VALUES (?,?)"_L1},
    {"SELECT count(*) FROM scope"_L1, "SELECT * FROM scope"_L1, "INSERT INTO scope VALUES (?,?,?,?,?,?)"_L1},
    {"SELECT count(*) FROM feed"_L1, "SELECT * FROM feed"_L1, "INSERT INTO feed VALUES (?,?)"_L1},
    {"SELECT count(*) FROM device"_L1, "SELECT * FROM device"_L1, "INSERT INTO device VALUES (?,?,?,?,?,?)"_L1},
    {"SELECT count(*) FROM enrol"_L1, "SELECT * FROM enrol"_L1, "INSERT INTO enrol VALUES (?,?,?,?,?)"_L1},
    {"SELECT count(*) FROM change"_L1, "SELECT * FROM change"_L1, "INSERT INTO change VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_L1},
    {"SELECT count(*) FROM part"_L1, "SELECT * FROM part"_L1, "INSERT INTO part VALUES (?,?,?,?)"_L1},
    {"SELECT count(*) FROM quarantine"_L1, "SELECT * FROM quarantine"_L1, "INSERT INTO quarantine VALUES (?,?,?,?,?,?,?,?)"_L1},
}};

/// Qt's SQLite gives an empty BLOB as a null QByteArray and NULL as another type; its PostgreSQL takes both for NULL.
QVariant notNull(const QVariant &value)
{
    return value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
}

Result<> copyTable(Connection &from, Connection &to, const Table &table)
{
    Result<> written;
    const auto read = from.each(table.read, {}, [&](const QSqlQuery &query) {
        QVariantList values;
        for (int i = 0; i < query.record().count(); ++i)
            values.append(notNull(query.value(i)));
        if (written)
            written = to.execute(table.write, values);
    });
    if (!read || !written)
        return read ? written : read;
    if (from.value(table.count).toLongLong() != to.value(table.count).toLongLong())
        return failure(ErrorCode::Corrupt, u"搬运后的条数与原来不符"_s);
    return {};
}

} // namespace

Result<> ProvinceStore::copyTo(ProvinceStore &target)
{
    for (const Table &table : tables)
        if (target.m_connection->value(table.count).toLongLong() > 0)
            return failure(ErrorCode::WrongState, u"目标数据库里已有内容，请换一个空的数据库"_s);
    // Nobody writes here meanwhile, and there it is all or nothing.
    return m_connection->transact([&] {
        return target.m_connection->transact([&]() -> Result<> {
            for (const Table &table : tables)
                if (auto done = copyTable(*m_connection, *target.m_connection, table); !done)
                    return done;
            return {};
        });
    });
}

} // namespace zhijian::journal
