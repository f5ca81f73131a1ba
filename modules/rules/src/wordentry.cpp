#include "rules/wordentry.h"

#include "core/csvtable.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace zhijian::rules {

namespace {

std::optional<WordLevel> levelFromName(QStringView name)
{
    for (const WordLevel level : {WordLevel::Forbidden, WordLevel::Cautious, WordLevel::Mistake, WordLevel::Fixed})
        if (chineseName(level) == name)
            return level;
    return std::nullopt;
}

Result<WordEntry> entryFrom(const QHash<QString, QString> &cells)
{
    WordEntry entry;
    const auto level = levelFromName(cells.value(u"级别"_s));
    if (!level)
        return failure(ErrorCode::InvalidInput, u"级别应为禁用、慎用、易错或固定表述"_s);
    entry.level = *level;
    entry.wrong = cells.value(u"错误写法"_s);
    if (entry.wrong.size() < 2)
        return failure(ErrorCode::InvalidInput, u"错误写法至少两个字"_s);
    entry.right = cells.value(u"正确写法"_s);
    entry.source = cells.value(u"来源"_s);
    for (const auto &[column, date] : {std::pair(u"生效日期"_s, &entry.validFrom), std::pair(u"失效日期"_s, &entry.validTo)}) {
        const QString cell = cells.value(column);
        *date = QDate::fromString(cell, Qt::ISODate);
        if (!cell.isEmpty() && !date->isValid())
            return failure(ErrorCode::InvalidInput, QString(column + u"应写作2026-01-31"_s));
    }
    entry.exceptions = cells.value(u"例外"_s).split(u'|', Qt::SkipEmptyParts);
    for (const QString &exception : std::as_const(entry.exceptions))
        if (!exception.contains(entry.wrong))
            return failure(ErrorCode::InvalidInput, QString(u"例外“"_s + exception + u"”中没有“"_s + entry.wrong + u"”"_s));
    return entry;
}

} // namespace

Result<QList<WordEntry>> readWordList(const QByteArray &csv)
{
    QList<QStringList> rows = csvRows(csv);
    if (rows.isEmpty() || !rows.constFirst().contains(u"错误写法"_s))
        return failure(ErrorCode::InvalidInput, u"词表第一行应为列名：级别、错误写法、正确写法、来源"_s);
    const QStringList header = rows.takeFirst();
    QList<WordEntry> entries;
    entries.reserve(rows.size());
    for (qsizetype line = 0; line < rows.size(); ++line) {
        QHash<QString, QString> cells;
        for (qsizetype i = 0; i < qMin(header.size(), rows.at(line).size()); ++i)
            cells.insert(header.at(i), rows.at(line).at(i));
        const Result<WordEntry> entry = entryFrom(cells);
        if (!entry)
            return failure(ErrorCode::InvalidInput, QString(u"词表第%1行："_s.arg(line + 2) + entry.error().detail));
        entries.append(*entry);
    }
    return entries;
}

} // namespace zhijian::rules
