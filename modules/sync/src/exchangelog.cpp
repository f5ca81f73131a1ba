#include "sync/exchangelog.h"

#include "core/canonicalcbor.h"
#include "core/clock.h"

#include <QCborArray>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

namespace {

QString outcomeText(const ExchangeRecord &record)
{
    if (!record.error)
        return u"完成"_s;
    return record.error->code == ErrorCode::Cancelled ? u"已停止"_s : record.summary.wasReached ? u"未完成"_s : u"未连上"_s;
}

/// Nothing rather than a zero: the eye looks for what moved.
QString countText(int count)
{
    return count > 0 ? QString::number(count) : QString();
}

QString bothWays(const QString &up, const QString &down)
{
    QStringList parts;
    if (!up.isEmpty())
        parts.append(u"↑ "_s + up);
    if (!down.isEmpty())
        parts.append(u"↓ "_s + down);
    return parts.join(u"  "_s);
}

int alignmentOf(int column)
{
    const bool isNumber = column >= ExchangeLog::PushedColumn && column <= ExchangeLog::BytesColumn;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QString noteText(const ExchangeRecord &record)
{
    QStringList notes;
    if (record.error && !record.error->detail.isEmpty())
        notes.append(record.error->detail);
    if (record.summary.wasRestarted)
        notes.append(u"上级平台曾恢复旧备份，已重新核对"_s);
    if (record.summary.withheld > 0)
        notes.append(u"%1 条未通过保密检查，留在本机"_s.arg(record.summary.withheld));
    if (record.summary.refused > 0)
        notes.append(u"%1 条未被收下"_s.arg(record.summary.refused));
    if (record.repetitions > 1)
        notes.append((record.error ? u"连续 %1 次"_s : u"共 %1 次，都没有新内容"_s).arg(record.repetitions));
    return notes.join(u"；"_s);
}

QCborArray fieldsOf(const ExchangeRecord &record)
{
    const ExchangeSummary &summary = record.summary;
    return {record.id, record.duration, record.repetitions, record.error ? int(record.error->code) : -1,
            record.error ? record.error->detail : QString(), summary.pushed, summary.received, summary.partsPushed, summary.partsReceived,
            summary.withheld, summary.refused, summary.bytesUp, summary.bytesDown, summary.wasReached, summary.wasRestarted,
            summary.requests, summary.clockDifference, summary.toReceive, summary.retryAfter, summary.pageBytes,
            summary.rejection ? int(*summary.rejection) : 0};
}

ExchangeRecord recordFrom(const QCborArray &fields)
{
    ExchangeRecord record{.id = fields.at(0).toInteger(), .duration = fields.at(1).toInteger(), .repetitions = int(fields.at(2).toInteger()), .error = {}, .summary = {}};
    if (const qint64 code = fields.at(3).toInteger(-1); code >= 0 && code <= int(ErrorCode::Cancelled))
        record.error = Error{ErrorCode(code), fields.at(4).toString()};
    ExchangeSummary &summary = record.summary;
    summary.pushed = int(fields.at(5).toInteger());
    summary.received = int(fields.at(6).toInteger());
    summary.partsPushed = int(fields.at(7).toInteger());
    summary.partsReceived = int(fields.at(8).toInteger());
    summary.withheld = int(fields.at(9).toInteger());
    summary.refused = int(fields.at(10).toInteger());
    summary.bytesUp = fields.at(11).toInteger();
    summary.bytesDown = fields.at(12).toInteger();
    summary.wasReached = fields.at(13).toBool();
    summary.wasRestarted = fields.at(14).toBool();
    summary.requests = int(fields.at(15).toInteger());
    summary.clockDifference = fields.at(16).toInteger();
    summary.toReceive = fields.at(17).toInteger();
    summary.retryAfter = fields.at(18).toInteger();
    summary.pageBytes = fields.at(19).toInteger();
    if (const qint64 reason = fields.at(20).toInteger(); reason > 0 && reason <= int(protocol::Reason::Unsupported))
        summary.rejection = protocol::Reason(reason);
    return record;
}

} // namespace

bool ExchangeRecord::isIdle() const
{
    return !error && summary.pushed + summary.received + summary.partsPushed + summary.partsReceived == 0 && !summary.wasRestarted;
}

namespace {

bool movedNothing(const ExchangeSummary &summary)
{
    return summary.pushed == 0 && summary.received == 0 && summary.partsPushed == 0 && summary.partsReceived == 0;
}

} // namespace

void ExchangeLog::add(const ExchangeRecord &record)
{
    QList<ExchangeRecord> list = rows();
    ExchangeRecord fresh = record;
    // The same failure again and again is one line, too, as long as nothing moved.
    const bool isSame = !list.isEmpty()
        && ((list.first().isIdle() && record.isIdle())
            || (record.error && list.first().error == record.error && movedNothing(list.first().summary) && movedNothing(record.summary)));
    if (isSame)
        fresh.repetitions += list.takeFirst().repetitions;
    list.prepend(fresh);
    if (list.size() > MaximumRows)
        list.resize(MaximumRows);
    setRows(list);
}

QByteArray ExchangeLog::toBytes() const
{
    QCborArray lines;
    for (const ExchangeRecord &record : rows())
        lines.append(fieldsOf(record));
    return canonicalCbor(lines);
}

void ExchangeLog::restore(const QByteArray &bytes)
{
    QList<ExchangeRecord> list;
    if (const auto value = readCanonicalCbor(bytes))
        for (const QCborValue &line : value->toArray())
            list.append(recordFrom(line.toArray()));
    setRows(list);
}

int ExchangeLog::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExchangeLog::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ExchangeRecord &record = row(index.row());
    if (role == FailedRole)
        return record.error.has_value();
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    if (role == Qt::ToolTipRole && index.column() == NoteColumn)
        return noteText(record);
    if (role != Qt::DisplayRole)
        return {};
    const ExchangeSummary &summary = record.summary;
    switch (index.column()) {
    case TimeColumn: return chinaTime(record.id).toString(u"MM-dd HH:mm:ss"_s);
    case OutcomeColumn: return outcomeText(record);
    case PushedColumn: return countText(summary.pushed);
    case ReceivedColumn: return countText(summary.received);
    case PartsColumn: return bothWays(countText(summary.partsPushed), countText(summary.partsReceived));
    case BytesColumn: return bothWays(sizeText(summary.bytesUp), sizeText(summary.bytesDown));
    case NoteColumn: return noteText(record);
    }
    return {};
}

QVariant ExchangeLog::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList names{u"时间"_s, u"结果"_s, u"上报"_s, u"收到"_s, u"附件分块"_s, u"流量"_s, u"说明"_s};
    return names.value(section);
}

QString sizeText(qint64 bytes)
{
    constexpr double Kilo = 1024;
    if (bytes <= 0)
        return {};
    if (bytes < Kilo * Kilo)
        return u"%1 KB"_s.arg(double(bytes) / Kilo, 0, 'f', bytes < 10 * Kilo ? 1 : 0);
    return u"%1 MB"_s.arg(double(bytes) / Kilo / Kilo, 0, 'f', 1);
}

} // namespace zhijian::sync
