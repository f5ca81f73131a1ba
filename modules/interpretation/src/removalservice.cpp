#include "interpretation/removalservice.h"

#include "core/clock.h"
#include "domain/interpretation.h"
#include "journal/stores.h"
#include "screening/masking.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr qsizetype LongestComment = 2000;

} // namespace

QString RemovalService::shortNickname(const QString &nickname)
{
    const QString name = nickname.simplified();
    if (name.isEmpty())
        return {};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    const qsizetype end = finder.toNextBoundary();
    return QString(name.first(end) + u"**"_s);
}

Result<EntityId> RemovalService::record(const Removal &removal, const journal::Author &author)
{
    const auto item = m_journal.load<Interpretation>(removal.item);
    if (!item)
        return failure(ErrorCode::NotFound, u"没有这场直播"_s);
    if (item->value.form == ProductForm::Text || item->value.form == ProductForm::Video || item->value.form == ProductForm::Animation)
        return failure(ErrorCode::Forbidden, u"这篇解读的形式是“%1”，没有弹幕。请先在属性里改成直播、新闻发布会或专家访谈"_s.arg(chineseName(item->value.form)));
    Removal next = removal;
    next.text = screening::maskPersonal(removal.text.simplified());
    next.reason = screening::maskPersonal(removal.reason.simplified());
    next.sender = shortNickname(removal.sender);
    if (next.text.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有填写被处置的弹幕"_s);
    if (next.text.size() > LongestComment)
        return failure(ErrorCode::InvalidInput, u"一条弹幕超过 %1 个字，请只粘贴要登记的那一条"_s.arg(LongestComment));
    if (next.words.isEmpty() && next.reason.isEmpty())
        return failure(ErrorCode::InvalidInput, u"词表里没有命中的词，请写明为什么处置"_s);
    if (next.time == 0)
        next.time = m_journal.clock().milliseconds();
    if (next.time > m_journal.clock().milliseconds() + 60'000)
        return failure(ErrorCode::InvalidInput, u"处置时间在将来"_s);
    next.id = EntityId::create(m_journal.clock());
    const auto written = m_journal.append(journal::entryOf(next), author);
    if (!written)
        return failure(written);
    return next.id;
}

QList<journal::RemovalRow> RemovalService::entries(const EntityId &item) const
{
    return journal::RemovalStore(m_journal).ofItem(item);
}

officefile::SheetPage removalSheet(const QList<journal::RemovalRow> &rows)
{
    officefile::SheetPage page{.name = u"弹幕处置记录"_s,
                               .headings = {u"时间"_s, u"弹幕"_s, u"发送人"_s, u"命中的词"_s, u"处置"_s, u"理由"_s, u"经办人"_s},
                               .rows = {},
                               .widths = {20, 46, 10, 20, 10, 24, 10}};
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        const journal::RemovalRow &row = rows.at(i);
        page.rows.append({chinaTime(row.time).toString(u"yyyy-MM-dd HH:mm:ss"_s), row.text, row.sender, row.words.join(u'、'), chineseName(row.action),
                          row.reason, row.personName});
    }
    return page;
}

QByteArray removalCsv(const QList<journal::RemovalRow> &rows)
{
    const auto cell = [](QString text) {
        // What a stranger wrote must not be run by a spreadsheet.
        static const QString beginnings = u"=+-@\t"_s;
        if (!text.isEmpty() && beginnings.contains(text.front()))
            text.prepend(u'\'');
        return QString(u'"' + text.replace(u'"', u"\"\""_s) + u'"');
    };
    const officefile::SheetPage page = removalSheet(rows);
    QString text = u"\ufeff"_s + page.headings.join(u',') + u"\r\n"_s;
    for (const QStringList &row : page.rows) {
        QStringList cells;
        for (const QString &one : row)
            cells.append(cell(one));
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace zhijian::interpretation
