#include "democounty.h"

#include "core/clock.h"
#include "domain/titlemarks.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::cli::democounty {

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/sample/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return file.readAll();
}

/// Number and beginning of a clause: its first sentence, or what of it fits 48 characters, up to a comma.
QString headingOf(const QString &text)
{
    constexpr qsizetype most = 48;
    static const QRegularExpression sentenceEnd(u"[。；：]"_s);
    const qsizetype end = text.indexOf(sentenceEnd);
    if (end >= 0 && end <= most)
        return text.first(end);
    if (end < 0 && text.size() <= most)
        return text;
    const qsizetype comma = text.first(most).lastIndexOf(u'，');
    return QString(text.first(comma > 0 ? comma : most) + u"……"_s);
}

struct LevelCount
{
    QString unit;
    QString name;
};

LevelCount levelCount(ClauseLevel level)
{
    switch (level) {
    case ClauseLevel::Chapter: return {u"章"_s, u"全文分章"_s};
    case ClauseLevel::Article: return {u"条"_s, u"全部条文"_s};
    case ClauseLevel::First: return {u"个"_s, u"组成部分"_s};
    case ClauseLevel::Paragraph: return {u"段"_s, u"正文"_s};
    default: return {u"项"_s, u"主要规定"_s};
    }
}

} // namespace

QString password()
{
    return u"Yunling-2026"_s;
}

identity::FirstStart office()
{
    const auto person = [](const QString &name, const QString &post, Role role) {
        return identity::NewPerson{name, post, u"13885600000"_s, {role}, password()};
    };
    return {.officeName = u"云岭县人民政府办公室"_s,
            .regionCode = u"520699"_s,
            .creditCode = {},
            .administrator = person(u"周明"_s, u"县政府信息中心主任"_s, Role::SystemAdministrator),
            .people = {person(u"王小云"_s, u"县政府信息中心科员"_s, Role::Operator),
                       person(u"李文清"_s, u"县政府办信息股股长"_s, Role::FirstReviewer),
                       person(u"赵立新"_s, u"县政府办副主任"_s, Role::SecondReviewer),
                       person(u"陈国栋"_s, u"县政府办主任"_s, Role::FinalReviewer)},
            .isNoticeAcknowledged = true};
}

registry::AccountDraft account()
{
    registry::AccountDraft draft;
    Account &account = draft.account;
    account.name = u"云岭发布"_s;
    account.platform = u"wechat"_s;
    account.kind = u"公众号"_s;
    account.platformId = u"gh_yunlingfabu"_s;
    account.organiser = u"云岭县人民政府办公室"_s;
    account.creditCode = u"115206990093901805"_s;
    account.competentUnit = u"云岭县人民政府办公室"_s;
    account.certifiedSubject = account.organiser;
    account.certifiedUntil = QDate(2027, 6, 30);
    account.leader = u"陈国栋"_s;
    account.leaderPost = u"县政府办主任"_s;
    account.keeper = u"周明"_s;
    account.openedOn = QDate(2019, 5, 6);
    account.positioning = u"发布县政府政务信息，解读政策，回应关切"_s;
    account.interaction = u"公众号后台留言与自动回复菜单"_s;
    account.filingNumber = u"黔铜新媒备20190506号"_s;
    account.state = AccountState::Running;
    draft.leaderPhone = u"13885600001"_s;
    draft.keeperPhone = u"13885600002"_s;
    return draft;
}

QByteArray policyText()
{
    return resource(u"policy.txt"_s);
}

QString interpretationSource()
{
    return QString::fromUtf8(resource(u"interpretation.md"_s));
}

Policy handled(Policy policy)
{
    policy.needsInterpretation = true;
    if (!policy.publishedOn.isValid())
        policy.publishedOn = policy.documentDate;
    policy.draftingDepartment = u"云岭县交通运输局"_s;
    policy.publicity = {OpenClass::Decision, u"社会公益事业建设"_s, u"政策文件"_s};
    policy.plan = {{u"图解"_s, u"微信公众号"_s, u"王小云"_s, policy.publishedOn}, {u"问答"_s, u"政府网站"_s, u"王小云"_s, policy.publishedOn}};
    policy.published = {{FollowUp::Responsibility, u"农村客运补贴工作任务分工表"_s, u"https://www.example.gov.cn/fengong.html"_s, policy.publishedOn}};
    return policy;
}

QString filmSource()
{
    return QString::fromUtf8(resource(u"film.md"_s));
}

QByteArray filmFile()
{
    return resource(u"bus.gif"_s);
}

QString liveSource()
{
    return QString::fromUtf8(resource(u"live.md"_s));
}

QString interpretationOf(const Policy &policy)
{
    QString source = u"## 这是一份什么文件\n\n%1"_s.arg(inTitleMarks(policy.title));
    if (!policy.number.isEmpty())
        source += u"（%1）"_s.arg(policy.number);
    if (!policy.issuer.isEmpty())
        source += u"由%1制定"_s.arg(policy.issuer);
    if (policy.effectiveOn.isValid())
        source += u"，自%1起施行"_s.arg(chineseDate(policy.effectiveOn));
    source += u"。全文结构如下，方便大家对照原文查阅。\n\n"_s;

    // The highest rank that occurs, and under each of its clauses the next one.
    ClauseLevel top = ClauseLevel::Paragraph;
    const auto count = [&](ClauseLevel level) { return std::ranges::count(policy.clauses, level, &Clause::level); };
    for (const Clause &clause : policy.clauses)
        top = std::min(top, clause.level);
    const ClauseLevel next = count(ClauseLevel::Article) > 0 && top != ClauseLevel::Article ? ClauseLevel::Article : ClauseLevel::Second;
    source += u"```figures\n"_s;
    for (const ClauseLevel level : {top, next})
        if (count(level) > 0)
            source += u"%1 %2 | %3\n"_s.arg(count(level)).arg(levelCount(level).unit, levelCount(level).name);
    source += u"```\n\n## 主要内容\n\n```steps\n"_s;
    int number = 0;
    QString detail;
    const auto finish = [&] {
        if (number > 0)
            source += (detail.isEmpty() ? QString() : QString(u" | "_s + detail)) + u'\n';
        detail.clear();
    };
    for (const Clause &clause : policy.clauses) {
        if (clause.level == top) {
            finish();
            source += u"%1. %2"_s.arg(++number).arg(headingOf(clause.text));
        } else if (detail.size() < 60 && clause.level == next) {
            detail += (detail.isEmpty() ? QString() : u"；"_s) + headingOf(clause.text);
        }
    }
    finish();
    source += u"```\n\n## 大家可能想问\n\n```qa\n问：到哪里看原文？\n答：可在发文机关的政府网站查阅%1全文，本文与原文不一致的，以原文为准。\n```\n\n"
              "```contact\n解读机关：云岭县人民政府办公室\n联系电话： 0856-7220000\n```\n"_s.arg(inTitleMarks(policy.title));
    return source;
}

} // namespace zhijian::cli::democounty
