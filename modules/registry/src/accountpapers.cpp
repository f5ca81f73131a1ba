#include "registry/accountpapers.h"

#include "core/clock.h"
#include "registry/terms.h"

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

QString dateText(QDate date)
{
    return date.isValid() ? date.toString(u"yyyy年M月d日"_s) : QString();
}

/// Text from outside; its line breaks stay.
QString escaped(const QString &text)
{
    QString html = text.toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

QString table(const QString &rows)
{
    return u"<table border='1' cellspacing='0' cellpadding='5' width='100%' style='border-collapse: collapse;'>%1</table>"_s.arg(rows);
}

QString labelled(AccountField field, const QString &text, int columns = 1)
{
    return u"<td class='label' width='18%'>%1</td><td width='%2%' colspan='%3'>%4</td>"_s.arg(chineseName(field))
        .arg(columns == 1 ? 32 : 82)
        .arg(columns)
        .arg(escaped(text));
}

QString pair(AccountField left, const QString &leftText, AccountField right, const QString &rightText)
{
    return u"<tr>%1%2</tr>"_s.arg(labelled(left, leftText), labelled(right, rightText));
}

QString whole(AccountField field, const QString &text)
{
    return u"<tr>%1</tr>"_s.arg(labelled(field, text, 3));
}

/// Room for words by hand and a seal.
QString opinionRow(const QString &whose)
{
    return u"<tr><td class='label' width='18%'>%1</td><td colspan='3' width='82%'><br><br><br>"
           "<div align='right'>负责人签字：%2（盖章）<br>年%3月%3日</div></td></tr>"_s.arg(whose, u"&nbsp;"_s.repeated(24), u"&nbsp;"_s.repeated(8));
}

} // namespace

Paper filingForm(const FilingForm &form)
{
    using enum AccountField;
    const Account &account = form.account;
    QString rows = pair(Name, account.name, PlatformId, account.isApp() ? u"（客户端不填）"_s : account.platformId);
    rows += pair(Platform, form.platformName, Kind, account.kind);
    rows += whole(Link, account.link);
    rows += pair(CertifiedSubject, account.certifiedSubject, CertifiedUntil, dateText(account.certifiedUntil));
    rows += pair(Organiser, account.organiser, CreditCode, account.creditCode);
    rows += pair(CompetentUnit, account.competentUnit.isEmpty() ? u"无"_s : account.competentUnit, OperatingUnit, account.operatingUnit);
    rows += pair(Leader, account.leader, LeaderPost, account.leaderPost);
    rows += pair(LeaderPhone, form.leaderPhone, Keeper, account.keeper);
    rows += pair(KeeperPhone, form.keeperPhone, OpenedOn, dateText(account.openedOn));
    rows += whole(Positioning, account.positioning);
    rows += whole(Interaction, account.interaction);
    rows += u"<tr>%1<td class='label' width='18%'>运行状态</td><td width='32%'>%2</td></tr>"_s.arg(labelled(FilingNumber, account.filingNumber),
                                                                                                chineseName(account.state));
    if (!account.duplicateReason.isEmpty())
        rows += whole(DuplicateReason, account.duplicateReason);
    rows += opinionRow(u"主办单位意见"_s) + opinionRow(u"主管单位意见"_s);
    return {.title = u"备案登记表 %1"_s.arg(account.name),
            .html = u"<h1 align='center'>政务新媒体账号备案登记表</h1>"_s + table(rows)
                + u"<p class='small'>填报内容应当真实、完整；本表一式三份，提交后不得涂改。</p>"_s,
            .isLandscape = false};
}

Paper accountList(const QList<journal::AccountRow> &accounts, const QHash<QString, QString> &platforms, QDate today)
{
    QString html = u"<h1 align='center'>政务新媒体账号一览表</h1><p>截至%1，共 %2 个账号</p>"_s.arg(dateText(today)).arg(accounts.size());
    QString rows = u"<thead><tr><th width='5%'>序号</th><th width='19%'>账号名称</th><th width='8%'>平台</th><th width='9%'>类型</th>"
                   "<th width='15%'>账号ID</th><th width='20%'>主办单位</th><th width='8%'>状态</th><th width='8%'>认证到期</th>"
                   "<th width='8%'>最近发布</th></tr></thead><tbody>"_s;
    int number = 0;
    for (const journal::AccountRow &account : accounts) {
        const QString released = account.lastReleasedAt > 0 ? chinaTime(account.lastReleasedAt).date().toString(Qt::ISODate) : u"从未"_s;
        const QStringList cells{QString::number(++number), account.name, platforms.value(account.platform, account.platform), account.kind,
                                account.platformId, account.organiser, chineseName(account.state),
                                account.certifiedUntil.isValid() ? account.certifiedUntil.toString(Qt::ISODate) : u"未认证"_s, released};
        rows += u"<tr>"_s;
        for (const QString &cell : cells)
            rows += u"<td>%1</td>"_s.arg(escaped(cell));
        rows += u"</tr>"_s;
    }
    html += u"<div class='small'>%1</div>"_s.arg(table(QString(rows + u"</tbody>"_s)));
    return {.title = u"账号一览表 %1"_s.arg(today.toString(Qt::ISODate)), .html = html, .isLandscape = true};
}

} // namespace zhijian::registry
