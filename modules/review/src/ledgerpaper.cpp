#include "review/ledgerpaper.h"

#include "core/clock.h"

using namespace Qt::StringLiterals;

namespace zhijian::review {

namespace {

QString escaped(const QString &text)
{
    QString html = text.toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

QString timeText(qint64 milliseconds)
{
    return milliseconds > 0 ? chinaTime(milliseconds).toString(u"yyyy年M月d日 HH:mm"_s) : QString();
}

QString table(const QString &rows)
{
    return u"<table border='1' cellspacing='0' cellpadding='5' width='100%' style='border-collapse: collapse;'>%1</table>"_s.arg(rows);
}

QString labelled(const QString &label, const QString &text, int columns = 1)
{
    return u"<td class='label' width='15%'>%1</td><td width='%2%' colspan='%3'>%4</td>"_s.arg(label).arg(columns == 1 ? 35 : 85).arg(columns).arg(escaped(text));
}

QString whole(const QString &label, const QString &text)
{
    return u"<tr>%1</tr>"_s.arg(labelled(label, text, 3));
}

QString pair(const QString &left, const QString &leftText, const QString &right, const QString &rightText)
{
    return u"<tr>%1%2</tr>"_s.arg(labelled(left, leftText), labelled(right, rightText));
}

QString code(const Digest &digest)
{
    return digest.isNull() ? u"无"_s : digest.shortText();
}

QString gatesText(const SignOff &signOff)
{
    QStringList parts;
    for (const Gate gate : enumValues<Gate>()) {
        const GateVerdict &verdict = signOff.gates.at(size_t(gate));
        QString part = chineseName(gate) + (verdict.isPassed ? u"：通过"_s : u"：未通过"_s);
        if (!verdict.note.isEmpty())
            part += u"（%1）"_s.arg(verdict.note);
        parts.append(part);
    }
    return parts.join(u"；"_s);
}

QString signedRows(const ChainRow &row, const DecisionLimits &limits)
{
    const SignOff &signOff = row.record.signOff;
    QString rows = pair(u"审签人"_s, row.name, u"时间"_s, timeText(row.record.time));
    rows += pair(u"结论"_s, chineseName(signOff.verdict), u"差错"_s, u"%1 处（限 %2 处）"_s.arg(signOff.errors).arg(limits.errors));
    rows += whole(u"五关"_s, gatesText(signOff));
    rows += whole(u"意见"_s, signOff.opinion.isEmpty() ? u"无"_s : signOff.opinion);
    rows += pair(u"文本校验码"_s, code(signOff.revision), u"版面校验码"_s, code(signOff.shown));
    rows += pair(u"电子签名"_s, row.record.isSigned ? u"已验证"_s : u"未确认"_s, u"规则包"_s, signOff.rulePack);
    return rows;
}

/// A stage that nobody has signed: with room for a pen.
QString openRows()
{
    QString gates;
    for (const Gate gate : enumValues<Gate>())
        gates += u"%1 □通过 □未通过　"_s.arg(chineseName(gate));
    QString rows = whole(u"五关"_s, gates.trimmed()) + whole(u"结论"_s, u"□通过　□退回修改　□退稿"_s);
    rows += u"<tr><td class='label' width='15%'>意见</td><td colspan='3' width='85%'><br>"
            "<div align='right'>签字：%1年%2月%2日</div></td></tr>"_s.arg(u"&nbsp;"_s.repeated(36), u"&nbsp;"_s.repeated(8));
    return rows;
}

QString heading(const ChainRow &row)
{
    switch (row.standing) {
    case ChainRow::Standing::Counts: return chineseName(row.stage) + u"（有效）"_s;
    case ChainRow::Standing::Waiting: return chineseName(row.stage) + u"（待签）"_s;
    case ChainRow::Standing::Later: return chineseName(row.stage) + u"（未到）"_s;
    case ChainRow::Standing::Void: return chineseName(row.stage) + u"（作废）"_s;
    }
    return {};
}

QString stagePart(const ChainRow &row, const LedgerEntry &entry)
{
    const bool isVoid = row.standing == ChainRow::Standing::Void;
    const bool isSigned = isVoid || row.standing == ChainRow::Standing::Counts;
    QString rows = isSigned ? signedRows(row, entry.limits.at(size_t(row.stage))) : openRows();
    if (isVoid)
        rows += whole(u"作废原因"_s, row.reason);
    QString html = u"<h2>%1</h2>"_s.arg(heading(row)) + table(rows);
    return html;
}

} // namespace

Paper ledgerPaper(const LedgerEntry &entry)
{
    QString facts = whole(u"标题"_s, entry.title);
    facts += pair(u"发布账号"_s, entry.accounts, u"内容类别"_s, entry.contentClass);
    facts += pair(u"送审人"_s, entry.submittedBy, u"送审时间"_s, timeText(entry.submittedAt));
    facts += pair(u"现在状态"_s, chineseName(entry.state), u"文本校验码"_s, code(entry.revision));
    facts += whole(u"版面校验码"_s, code(entry.shown));
    QString html = u"<h1 align='center'>三审三校审签单</h1>"_s + table(facts);
    for (const ChainRow &row : entry.chain)
        html += stagePart(row, entry);
    if (entry.chain.isEmpty())
        html += u"<p>这篇稿件还没有送审。</p>"_s;
    html += u"<p class='small'>校验码是签批时内容指纹的前十位；稿件改动后校验码随之改变，此前的签批作废（R-82）。</p>"_s;
    return {.title = u"审签单 %1"_s.arg(entry.title), .html = html, .isLandscape = false};
}

} // namespace zhijian::review
