#include "calendar/monthpaper.h"

#include "calendar/monthmodel.h"

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

/// An empty day has room for a note by hand; a month of six weeks still fits one sheet.
constexpr qsizetype LinesPerDay = 4;

QString tileText(const Tile &tile)
{
    QString text = tile.time.isValid() ? tile.time.toString(u"HH:mm "_s) : u"待定 "_s;
    text += tile.title + u"〔"_s + chineseName(tile.state);
    if (const QString accounts = tile.accountText(); !accounts.isEmpty())
        text += u"·"_s + accounts;
    text += u"〕"_s;
    return text.toHtmlEscaped();
}

QString dayCell(const DayCell &day)
{
    if (!day.isInMonth)
        return u"<td width='14%' class='label'></td>"_s;
    QString head = u"<b>%1</b>"_s.arg(day.date.day());
    if (!day.corner.isEmpty())
        head += u" <b>%1</b>"_s.arg(day.corner);
    QStringList names;
    if (!day.holiday.isEmpty())
        names.append(day.holiday);
    for (const rules::Festival &festival : day.festivals)
        if (!names.contains(festival.name))
            names.append(festival.name);
    if (!names.isEmpty())
        head += u" "_s + names.join(u"、"_s).toHtmlEscaped();
    QStringList lines{head};
    for (const Tile &tile : day.tiles)
        lines.append(tileText(tile));
    while (lines.size() < LinesPerDay)
        lines.append(u"&nbsp;"_s);
    const bool isRest = day.corner == u"休"_s || (day.corner.isEmpty() && day.date.dayOfWeek() >= Qt::Saturday);
    return u"<td width='14%'%1>%2</td>"_s.arg(isRest ? u" class='label'"_s : QString(), lines.join(u"<br>"_s));
}

bool isInMonth(const MonthModel &model, int week)
{
    return model.cell(week * 7).isInMonth || model.cell(week * 7 + 6).isInMonth;
}

} // namespace

Paper monthPaper(const MonthModel &model, const QString &accountName)
{
    const QString month = model.month().toString(u"yyyy年M月"_s);
    QString html = u"<h1 align='center'>%1发布日历</h1>"_s.arg(month);
    html += u"<p>%1；本月 %2 篇。休：放假；班：调休上班。</p>"_s.arg(accountName.isEmpty() ? u"全部账号"_s : accountName.toHtmlEscaped()).arg(model.countInMonth());
    if (const QString sentence = model.fallbackSentence(); !sentence.isEmpty())
        html += u"<p>%1</p>"_s.arg(sentence.toHtmlEscaped());
    QString rows = u"<thead><tr>"_s;
    for (const QChar day : u"一二三四五六日"_s)
        rows += u"<th width='14%'>星期%1</th>"_s.arg(day);
    rows += u"</tr></thead><tbody>"_s;
    for (int week = 0; week < MonthModel::Weeks; ++week) {
        if (!isInMonth(model, week))
            continue;
        rows += u"<tr>"_s;
        for (int day = 0; day < 7; ++day)
            rows += dayCell(model.cell(week * 7 + day));
        rows += u"</tr>"_s;
    }
    html += u"<div class='small'><table border='1' cellspacing='0' cellpadding='4' width='100%' style='border-collapse: collapse;'>%1</tbody></table></div>"_s.arg(rows);
    return {.title = u"发布日历 %1"_s.arg(month), .html = html, .isLandscape = true};
}

} // namespace zhijian::calendar
