#include "documentnumberrule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

struct Form
{
    QStringList faults;
    QString right;
};

/// Groups: 1 open, 2 year, 3 年, 4 close, 5 第, 6 zeros, 7 number, 8 号
Form formOf(const QRegularExpressionMatch &match, int thisYear)
{
    Form form;
    if (match.captured(1) != u"〔" || match.captured(4) != u"〕")
        form.faults.append(u"年份应用六角括号“〔 〕”"_s);
    QString year = match.captured(2);
    if (year.size() == 2) {
        form.faults.append(u"年份应写全四位"_s);
        // 98 is of the last century, 25 of this one.
        year.prepend(year.toInt() <= thisYear % 100 ? u"20"_s : u"19"_s);
    }
    if (!match.captured(3).isEmpty())
        form.faults.append(u"括号内不写“年”"_s);
    if (!match.captured(5).isEmpty())
        form.faults.append(u"序号前不加“第”"_s);
    if (!match.captured(6).isEmpty())
        form.faults.append(u"序号不编虚位"_s);
    if (match.captured(8).isEmpty())
        form.faults.append(u"序号后缺“号”"_s);
    form.right = u"〔%1〕%2号"_s.arg(year, match.captured(7));
    return form;
}

} // namespace

void DocumentNumberRule::check(const SourceText &source, const Context &context, QList<Finding> *findings) const
{
    // Without 号 only the hexagonal brackets say that this is a number at all; 10、11号 and 10—12号 are lists.
    static const QRegularExpression expression(
        u"([〔\\[［【(（﹝〖])\\s*((?:19|20)\\d{2}|\\d{2})\\s*(年?)\\s*([〕\\]］】)）﹞〗])\\s*(第?)\\s*(0*)([1-9]\\d{0,4})(?:\\s*(号)|(?<=〔\\d{4}〕\\d)(?![\\d、—～至和及,，-])|(?<=〔\\d{4}〕\\d{2})(?![\\d、—～至和及,，-])|(?<=〔\\d{4}〕\\d{3})(?![\\d、—～至和及,，-]))"_s);
    const View &prose = source.prose();
    for (auto it = expression.globalMatch(prose.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const Form form = formOf(match, context.today.year());
        if (form.faults.isEmpty())
            continue;
        Finding finding = source.finding(prose, match.capturedStart(), match.capturedLength());
        finding.ruleId = u"docno.form"_s;
        finding.severity = Severity::Error;
        finding.message = QString(u"发文字号不规范："_s + form.faults.join(u"、"_s));
        finding.suggestion = form.right;
        finding.basis = u"GB/T 9704—2012第7.2.5条"_s;
        SourceText::offer(&finding, match.capturedLength(), form.right);
        findings->append(finding);
    }
}

} // namespace zhijian::screening
