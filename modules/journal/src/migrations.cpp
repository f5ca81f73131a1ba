#include "migrations.h"

#include "connection.h"

#include <QFile>

using namespace Qt::StringLiterals;

// A static library's resource is registered by hand; the macro must stand outside any namespace.
static void registerSql()
{
    Q_INIT_RESOURCE(journal_sql);
}

namespace zhijian::journal {

QStringList journalScripts()
{
    registerSql();
    return {u":/journal/0001_initial.sql"_s, u":/journal/0002_sync.sql"_s, u":/journal/0003_waiting.sql"_s, u":/journal/0004_owed.sql"_s,
            u":/journal/0005_publicity.sql"_s, u":/journal/0007_office.sql"_s, u":/journal/0008_products.sql"_s};
}

Result<> migrate(Connection &connection, const QStringList &scripts)
{
    const auto present = connection.schemaVersion();
    if (!present)
        return failure(present);
    if (*present > scripts.size())
        return failure(ErrorCode::Unsupported, u"数据文件由更新的版本写成，请先升级程序"_s);
    for (int version = *present; version < scripts.size(); ++version) {
        QFile file(scripts.at(version));
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (text.isEmpty()) // Out of memory while it was unpacked: a version without its tables must not be written
            return failure(ErrorCode::Storage, u"程序自带的数据库脚本读不出来，内存可能不足，请重新启动程序"_s);
        if (auto done = connection.begin(); !done)
            return done;
        // Another process may have done it while we waited for the lock.
        const auto now = connection.schemaVersion();
        if (!now || *now > version) {
            connection.rollBack();
            if (!now)
                return failure(now);
            continue;
        }
        QString sql;
        for (const QString &line : QString::fromUtf8(text).split(u'\n'))
            if (!line.startsWith("--"_L1))
                sql += line + u'\n';
        auto done = connection.script(sql);
        if (done)
            done = connection.setSchemaVersion(version + 1);
        if (done)
            done = connection.commit();
        if (!done) {
            connection.rollBack();
            return done;
        }
    }
    return {};
}

} // namespace zhijian::journal
