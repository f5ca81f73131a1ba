#include "secretmarkrule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

using rules::MarkKind;
using rules::SecretMark;

QRegularExpression re(const QString &expression)
{
    return QRegularExpression(expression, QRegularExpression::MultilineOption);
}

/// The marks of some kinds as alternatives, longest first; each may be spread out: 机　密.
QString alternatives(QList<SecretMark> marks, std::initializer_list<MarkKind> kinds)
{
    std::ranges::stable_sort(marks, std::greater(), [](const SecretMark &mark) { return mark.text.size(); });
    QStringList list;
    for (const SecretMark &mark : std::as_const(marks)) {
        if (std::ranges::find(kinds, mark.kind) == kinds.end())
            continue;
        QStringList units;
        for (const QChar c : mark.text)
            units.append(QRegularExpression::escape(QString(c)));
        list.append(units.join(u"[ 　\\t]*"_s));
    }
    return list.isEmpty() ? u"(?!)"_s : list.join(u'|');
}

const QString Open = u"[【\\[（(〔《“]"_s;
const QString Close = u"[】\\])）〕》”]"_s;
const QString Lead = u"^[ 　\\t>#|-]*"_s;
const QString Tail = u"[ 　\\t|。！!]*$"_s;

QList<QRegularExpression> textExpressions(const QList<SecretMark> &marks)
{
    const QString level = alternatives(marks, {MarkKind::Classification});
    const QString telegram = alternatives(marks, {MarkKind::Telegram});
    const QString circulation = alternatives(marks, {MarkKind::Circulation});
    const QString disclosure = alternatives(marks, {MarkKind::Disclosure});
    const QString some = QString(level + u'|' + circulation);
    const QString any = QString(some + u'|' + telegram + u'|' + disclosure);
    const QString period = u"(?:[ 　]*\\d+[ 　]*(?:年|个月|天)|[ 　]*长期)?"_s;
    const QString open = Open;
    const QString close = Close;
    const QString lead = Lead;
    const QString tail = Tail;
    const QString thing = u"[此本该](?:件|文|文件|材料|资料|通知|函|稿|表|名单|信息|报告|方案)"_s;
    const QString ending = u"(?=[ 　\\t]*(?:$|[|。！!；;）)】\\]]|[，,][ 　]*(?:请|注意|妥善|不得|严禁|禁止|阅后|仅)))"_s;
    QStringList list{
        // 机密★1年
        QString(u"((?:"_s + some + u")[ 　]*[★☆✩✭])"_s),
        // alone on a line, also in brackets and with a period
        QString(lead + open + u"?[ 　]*("_s + some + u'|' + telegram + u")"_s + period + u"[ 　]*"_s + close + u'?' + tail),
        QString(u"^[ 　\\t>]*"_s + open + u"?[ 　]*("_s + disclosure + u")[ 　]*"_s + close + u'?' + tail),
        // in brackets of its own at the start or the end of a line
        QString(lead + open + u"[ 　]*("_s + any + u")"_s + period + u"[ 　]*"_s + close),
        QString(open + u"[ 　]*("_s + any + u")"_s + period + u"[ 　]*"_s + close + tail),
        // 机密　关于……; 内部资料 注意保存; not 第二章 机密
        QString(lead + u'(' + some + u")(?:[ 　\\t]+(?=\\S)|[，,；;](?=[^，。\\n]{0,14}$))"_s),
        QString(u"^(?![ 　\\t]*第[^ 　\\t\\n]{1,4}[编章节条])[^\\n]*\\S(?:[ ]{2,}|[　\\t]+)("_s + some + u")"_s + tail),
        // 密级：秘密; 公开方式：依申请公开, also as neighbouring cells of a table
        QString(u"(?:密级|保密级别|秘密等级)[ 　]*[:：|][ 　|]*("_s + level + u')'),
        QString(u"(?:公开|发布)(?:选项|方式|属性|类别|类型|形式|范围)[ 　]*[:：|][ 　|]*("_s + disclosure + u')' + ending),
        // 此件不予公开
        QString(thing + u"[^，。；\\n]{0,6}?("_s + disclosure + u'|' + circulation + u')' + ending),
        // 特急·明电
        QString(u"(?:特提|特急|加急|平急|内部)[ 　·•]*("_s + telegram + u')'),
        QString(u"("_s + telegram + u")[ 　]*第?\\d+号"_s),
    };
    QList<QRegularExpression> expressions;
    for (const QString &expression : std::as_const(list))
        expressions.append(re(expression));
    return expressions;
}

QList<QRegularExpression> nameExpressions(const QList<SecretMark> &marks)
{
    const QString level = alternatives(marks, {MarkKind::Classification});
    const QString any = QString(level + u'|' + alternatives(marks, {MarkKind::Circulation, MarkKind::Telegram, MarkKind::Disclosure}));
    const QString border = u"[\\s\\-_.,，、★☆()（）【】\\[\\]〔〕《》“”+＋—·\\d]"_s;
    return {re(QString(u"(?:^|(?<="_s + border + u"))("_s + any + u")(?:$|(?="_s + border + u"))"_s)),
        re(QString(u"(?:^|(?<="_s + border + u"))("_s + level + u")(?=关于|文件|资料|级)"_s)),
        re(QString(u"[此本](?:件|文|文件|材料|资料)("_s + any + u')'))};
}

} // namespace

SecretMarkRule::SecretMarkRule(const QList<rules::SecretMark> &marks, Place place)
    : m_expressions(place == Place::Text ? textExpressions(marks) : nameExpressions(marks))
{
}

void SecretMarkRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    const View &visible = source.visible();
    for (const QRegularExpression &expression : m_expressions) {
        for (auto it = expression.globalMatch(visible.text); it.hasNext();) {
            const auto match = it.next();
            Finding finding = source.finding(visible, match.capturedStart(1), match.capturedLength(1));
            finding.ruleId = u"secret.mark"_s;
            finding.severity = Severity::Blocking;
            finding.message = u"含涉密或不公开标志“%1”，不得在互联网计算机上处理"_s.arg(match.captured(1));
            finding.suggestion = u"停止处理，报保密审查员；确属引用时改写成完整句子"_s;
            finding.basis = u"保守国家秘密法；互联网政务应用安全管理规定"_s;
            findings->append(finding);
        }
    }
}

} // namespace zhijian::screening
