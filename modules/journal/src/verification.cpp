#include "connection.h"
#include "core/clock.h"
#include "core/faultpoint.h"
#include "journal/journal.h"
#include "projector.h"
#include "rowreading.h"
#include "signing/hash.h"

#include <QFile>

#include <tuple>

using namespace Qt::StringLiterals;

namespace zhijian::journal {

Result<> Journal::rebuild()
{
    auto done = transact([this] { return m_projector->dropAll(); });
    m_touched.syncState = true;
    return done;
}

QByteArray Journal::projectionDigest() const
{
    signing::Hasher hasher(Suite::Sm3Sm2);
    for (const QLatin1StringView table : Projector::tables()) {
        hasher.add(QByteArrayView(table.data(), table.size()));
        // Every table has a key of one or two BLOB columns and no rowid: that is its only order.
        QSqlQuery query(QSqlDatabase::database(m_connection->name(), false));
        query.setForwardOnly(true);
        query.exec(u"SELECT * FROM %1 ORDER BY 1, 2"_s.arg(table));
        const int columns = query.record().count();
        while (query.next()) {
            QByteArray row;
            for (int i = 0; i < columns; ++i) {
                const QVariant value = query.value(i);
                const QByteArray bytes = value.isNull() ? QByteArrayLiteral("N")
                    : value.typeId() == QMetaType::QByteArray ? QByteArray("B" + value.toByteArray())
                                                              : QByteArray("T" + value.toString().toUtf8());
                row += QByteArray::number(bytes.size()) + ':' + bytes;
            }
            hasher.add(row);
        }
    }
    return hasher.finish().toBytes();
}

Result<Journal::Verification> Journal::verify(const std::function<bool(qint64, qint64)> &progress) const
{
    Verification found;
    const qint64 total = changeCount();
    Result<> broken;
    struct Tip
    {
        quint64 sequence = 0;
        Digest id;
    };
    QHash<quint64, Tip> tips;
    const auto check = [&](const QSqlQuery &query) {
        if (!broken)
            return;
        const Digest id = digestAt(query, 0);
        const QByteArray bytes = query.value(1).toByteArray();
        const QString name = u"第 %1 条变更（编号 %2）"_s.arg(found.changes + 1).arg(id.shortText());
        const auto change = Change::fromBytes(bytes);
        if (id.isNull() || signing::digest(id.suite(), bytes) != id || !change) {
            broken = failure(ErrorCode::Corrupt, name + u"的内容与编号不符"_s);
            return;
        }
        if (quint64(query.value(2).toLongLong()) != change->device || query.value(3).toULongLong() != change->sequence
            || query.value(4).toULongLong() != change->time || entityAt(query, 5) != change->author
            || entityAt(query, 6) != change->entity || query.value(7).toString() != change->type) {
            broken = failure(ErrorCode::Corrupt, name + u"的索引列与内容不符"_s);
            return;
        }
        Tip &tip = tips[change->device];
        const bool isNext = change->sequence == tip.sequence + 1;
        // The own part has no gap. Of another device some changes may not have come yet, or never leave it.
        if ((isNext && change->previous != tip.id) || (!isNext && (change->device == device() || change->sequence <= tip.sequence))) {
            broken = failure(ErrorCode::Corrupt, name + u"断开了设备 %1 的链"_s.arg(qulonglong(change->device), 16, 16, QLatin1Char('0')));
            return;
        }
        tip = {change->sequence, id};
        if (const QByteArray signature = query.value(9).toByteArray(); !signature.isEmpty()) {
            const QByteArray key = m_connection->value("SELECT public_key FROM person_key WHERE id = ?"_L1,
                                                       {query.value(8).toByteArray()}).toByteArray();
            if (!key.isEmpty()) {
                ++found.signatures;
                if (!signing::verify(key, id.toBytes(), signature))
                    broken = failure(ErrorCode::Corrupt, name + u"的签名不成立"_s);
            }
        }
        ++found.changes;
        if (progress && found.changes % 1000 == 0 && !progress(found.changes, total))
            broken = failure(ErrorCode::Cancelled);
    };
    auto done = m_connection->each("SELECT id, bytes, device, sequence, time, author, entity, type, signature_key, signature "
                                   "FROM change ORDER BY device, sequence, id"_L1, {}, check);
    if (!done || !broken)
        return failure(done ? broken : done);
    found.devices = tips.size();
    done = m_connection->each("SELECT id, bytes FROM part"_L1, {}, [&](const QSqlQuery &query) {
        const Digest id = digestAt(query, 0);
        if (broken && (id.isNull() || signing::digest(id.suite(), query.value(1).toByteArray()) != id))
            broken = failure(ErrorCode::Corrupt, u"附件 %1 的内容与编号不符"_s.arg(id.shortText()));
        ++found.parts;
    });
    if (!done || !broken)
        return failure(done ? broken : done);

    // The projections must be what a rebuild would give; computed inside a transaction that is then undone.
    if (auto begun = m_connection->begin(); !begun)
        return failure(begun);
    const QByteArray before = projectionDigest();
    Projector projector(*m_connection, m_schema);
    ChangeSet touched;
    done = projector.dropAll();
    if (done)
        done = projector.project(touched);
    const QByteArray after = projectionDigest();
    m_connection->rollBack();
    if (!done)
        return failure(done);
    if (before != after)
        return failure(ErrorCode::Corrupt, u"显示用的表与变更记录不一致，请运行“重建”"_s);
    return found;
}

Result<> Journal::backUp(const QString &path) const
{
    if (QFile::exists(path))
        return failure(ErrorCode::InvalidInput, u"文件 %1 已存在，请换一个文件名"_s.arg(path));
    auto done = m_connection->execute("VACUUM INTO ?"_L1, {path});
    if (!done)
        QFile::remove(path);
    return done;
}

} // namespace zhijian::journal
