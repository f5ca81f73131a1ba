#include "calendar/planservice.h"
#include "context.h"
#include "democounty.h"
#include "demosync.h"
#include "domain/titlemarks.h"
#include "exporting.h"
#include "identity/identityservice.h"
#include "interaction/knowledgeservice.h"
#include "interpretation/interpretationservice.h"
#include "interpretation/mediafile.h"
#include "interpretation/moderation.h"
#include "interpretation/parser.h"
#include "interpretation/questions.h"
#include "interpretation/releasecontent.h"
#include "interpretation/removalservice.h"
#include "journal/stores.h"
#include "policy/policyservice.h"
#include "registry/accountservice.h"
#include "review/releaseservice.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

/// The guided main job: an invented county, a real or invented policy, every step through the same services as the pages.
class Demo
{
public:
    Demo(Context &context, QDir folder) : m_context(context), m_folder(std::move(folder)) {}
    Result<> run(const QString &policyFile);

private:
    Result<> step(const QString &title, const std::function<Result<QString>()> &work);
    Result<> prepareFolder();
    Result<QString> foundOffice();
    Result<QString> registerAccount();
    Result<QString> importPolicy(const QString &path);
    Result<QString> writeInterpretation(bool isSample);
    Result<QString> check();
    Result<QString> reviewThreeTimes();
    Result<QString> fillKnowledge();
    Result<QString> makeProducts();
    Result<QString> planIt();
    Result<QString> handOver();
    Result<QString> synchronise();
    Result<QString> verifyBoth();
    Result<identity::Session> signIn(const QString &name);
    [[nodiscard]] journal::Journal &journal() { return *m_journal; }

    Context &m_context;
    QDir m_folder;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<journal::Journal> m_second;
    EntityId m_account;
    EntityId m_policy;
    EntityId m_item;
    EntityId m_plan;
    EntityId m_live;
    QStringList m_files;
    int m_number = 0;
};

Result<> Demo::step(const QString &title, const std::function<Result<QString>()> &work)
{
    QElapsedTimer timer;
    timer.start();
    const auto said = work();
    QTextStream &out = m_context.out();
    out << u"%1. %2  %3 毫秒  %4\n"_s.arg(++m_number).arg(title).arg(timer.elapsed())
               .arg(said ? u"完成"_s : QString(u"没有完成："_s + said.error().detail));
    if (said && !said->isEmpty())
        out << u"   "_s << QString(*said).replace(u'\n', u"\n   "_s) << u'\n';
    out.flush();
    return said ? Result<>() : failure(said);
}

Result<> Demo::prepareFolder()
{
    const QString marker = m_folder.filePath(u".zhijian-demo"_s);
    for (const QString &name : {u"甲站"_s, u"乙站"_s, u"省级端"_s}) {
        QDir old(m_folder.filePath(name));
        if (!old.exists())
            continue;
        if (!QFile::exists(marker))
            return failure(ErrorCode::InvalidInput, u"文件夹 %1 里已有“%2”，请用 --out 换一个文件夹"_s.arg(m_folder.path(), name));
        old.removeRecursively(); // of an earlier demonstration
    }
    QFile file(marker);
    if (!m_folder.mkpath(u"甲站"_s) || !m_folder.mkpath(u"乙站"_s) || !file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::Storage, u"写不了文件夹 %1"_s.arg(m_folder.path()));
    return {};
}

Result<identity::Session> Demo::signIn(const QString &name)
{
    const auto person = Context::choose(journal::PersonStore(journal()).rows(), name, &journal::PersonRow::name, u"人员"_s);
    if (!person)
        return failure(person);
    return identity::IdentityService(journal(), m_context.pack()).signIn(person->id, democounty::password());
}

Result<QString> Demo::foundOffice()
{
    auto opened = journal::Journal::open(m_folder.filePath(u"甲站/journal.zj"_s), m_context.clock());
    if (!opened)
        return failure(opened);
    m_journal = std::move(*opened);
    const auto start = democounty::office();
    const auto session = identity::IdentityService(journal(), m_context.pack()).foundOffice(start);
    if (!session)
        return failure(session);
    return u"%1（%2），系统管理员%3，另有 %4 人各持 SM2 密钥"_s.arg(start.officeName, journal().scope(), session->person.name).arg(start.people.size());
}

Result<QString> Demo::registerAccount()
{
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    auto created = registry::AccountService(journal()).create(democounty::account(), session->officeKey, session->author());
    if (!created)
        return failure(created);
    m_account = *created;
    const auto rows = journal::AccountStore(journal()).rows();
    return u"%1 %2 %3 %4"_s.arg(rows.first().name, rows.first().kind, rows.first().organiser, chineseName(rows.first().state));
}

Result<QString> Demo::importPolicy(const QString &path)
{
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    const QString file = path.isEmpty() ? m_folder.filePath(u"样例政策.txt"_s) : path;
    if (path.isEmpty()) {
        QFile sample(file);
        if (!sample.open(QIODevice::WriteOnly) || sample.write(democounty::policyText()) < 0)
            return failure(ErrorCode::Storage, u"写不了 %1"_s.arg(file));
    }
    const auto read = policy::importOfFile(file);
    const auto imported = read ? policy::PolicyService(journal()).import(*read, session->author()) : failure(read);
    if (!imported)
        return failure(imported);
    m_policy = *imported;
    if (path.isEmpty()) {
        const auto fresh = journal().load<Policy>(m_policy);
        const auto kept = fresh ? policy::PolicyService(journal()).correct(democounty::handled(fresh->value), fresh->heads, session->author()) : failure(fresh);
        if (!kept)
            return failure(kept);
    }
    const auto policy = journal().load<Policy>(m_policy);
    if (!policy)
        return failure(policy);
    const Policy &value = policy->value;
    if (value.title.isEmpty() || value.clauses.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有认出标题或条款"_s);
    std::array<int, 8> counts{};
    for (const Clause &clause : value.clauses)
        ++counts[int(clause.level)];
    QString structure;
    for (const ClauseLevel level : enumValues<ClauseLevel>())
        if (counts[int(level)])
            structure += u" %1×%2"_s.arg(chineseName(level)).arg(counts[int(level)]);
    const auto orNone = [](const QString &text) { return text.isEmpty() ? u"（无）"_s : text; };
    return u"标题：%1\n文号：%2  发文机关：%3\n成文：%4  施行：%5\n条款：%6"_s.arg(value.title, orNone(value.number), orNone(value.issuer),
               value.documentDate.isValid() ? chineseDate(value.documentDate) : u"（无）"_s,
               value.effectiveOn.isValid() ? chineseDate(value.effectiveOn) : u"（无）"_s, structure.trimmed());
}

Result<QString> Demo::writeInterpretation(bool isSample)
{
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    const auto policy = journal().load<Policy>(m_policy);
    if (!policy)
        return failure(policy);
    Interpretation item{.id = EntityId::create(m_context.clock()),
                        .title = isSample ? u"一图读懂：云岭县农村客运惠民补贴"_s : QString(u"一图读懂："_s + inTitleMarks(policy->value.title)),
                        .source = isSample ? democounty::interpretationSource() : democounty::interpretationOf(policy->value),
                        .policies = {m_policy},
                        .accounts = {m_account},
                        .author = u"云岭县政府办"_s};
    auto first = journal().append(journal::entryOf(item), session->author());
    if (!first)
        return failure(first);
    // A second revision, as after reading it through once more.
    item.source += u"\n> 本解读供参考，以文件原文为准。\n"_s;
    auto second = journal().append(journal::entryOf(item, {*first}), session->author());
    if (!second)
        return failure(second);
    m_item = item.id;
    const auto problems = interpretation::parse(item.source).problems;
    if (!problems.isEmpty())
        return failure(ErrorCode::InvalidInput, u"解读稿第 %1 行：%2"_s.arg(problems.first().line).arg(problems.first().message));
    return u"%1，%2 字，保存 2 个版本"_s.arg(inTitleMarks(item.title)).arg(item.source.size());
}

Result<QString> Demo::check()
{
    const auto item = journal().load<Interpretation>(m_item);
    const auto session = signIn(u"王小云"_s);
    if (!item || !session)
        return !item ? failure(item) : failure(session);
    const auto findings = m_context.screener().screen(item->value.source);
    // The gate must hold: the same text with a secret mark is refused.
    const QString marked = u"机密★1年\n\n"_s + item->value.source;
    const auto refused = review::ReviewService(journal(), m_context.pack()).submit(m_item, item->id, m_context.screener().screen(marked), actorOf(*session));
    if (refused)
        return failure(ErrorCode::WrongState, u"带密级标志的文字没有被拦下"_s);
    QString said = u"%1 条提示；带“机密★1年”的同一文稿被拦下：%2"_s.arg(findings.size()).arg(refused.error().detail);
    for (const screening::Finding &finding : findings.first(std::min<qsizetype>(3, findings.size())))
        said += u"\n%1 %2"_s.arg(finding.ruleId, finding.message);
    return said;
}

Result<QString> Demo::reviewThreeTimes()
{
    const auto item = journal().load<Interpretation>(m_item);
    const auto editor = signIn(u"王小云"_s);
    if (!item || !editor)
        return !item ? failure(item) : failure(editor);
    review::ReviewService service(journal(), m_context.pack());
    if (auto submitted = service.submit(m_item, item->id, m_context.screener().screen(item->value.source), actorOf(*editor)); !submitted)
        return failure(submitted);
    const auto content = interpretation::releaseContent(journal(), item->id, m_context.pack().outputProfile(u"wechat"));
    if (!content)
        return failure(content);
    QString said;
    for (const QString &name : {u"李文清"_s, u"赵立新"_s, u"陈国栋"_s}) {
        const auto reviewer = signIn(name);
        if (!reviewer)
            return failure(reviewer);
        SignOff signOff;
        signOff.item = m_item;
        signOff.revision = item->id;
        signOff.shown = content->digest;
        signOff.opinion = u"已对照原文逐条核对，同意。"_s;
        for (GateVerdict &gate : signOff.gates)
            gate.isPassed = true;
        if (auto done = service.signOff(signOff, actorOf(*reviewer)); !done)
            return failure(done);
        if (service.signOff(signOff, actorOf(*reviewer)))
            return failure(ErrorCode::WrongState, u"同一人审了两次"_s);
        said += u"%1 → %2\n"_s.arg(name, chineseName(journal::ReviewStore(journal()).state(m_item).state));
    }
    return said + u"成稿校验码 %1，五关逐关通过"_s.arg(content->digest.shortText());
}

// the questions of the text, one of them reviewed; the rest waits.
Result<QString> Demo::fillKnowledge()
{
    const auto editor = signIn(u"王小云"_s);
    const auto reviewer = signIn(u"李文清"_s);
    const auto item = journal().load<Interpretation>(m_item);
    if (!editor || !reviewer || !item)
        return !item ? failure(item) : failure(!editor ? editor : reviewer);
    interaction::KnowledgeService service(journal());
    const auto questions = interpretation::questionAnswers(interpretation::parse(item->value.source));
    const auto pushed = service.push(m_item, item->id, questions, service.compare(m_item, questions), editor->author());
    if (!pushed)
        return failure(pushed);
    const auto rows = service.rows();
    if (rows.isEmpty())
        return u"文稿里没有问答"_s;
    const journal::KnowledgeRow &last = rows.last();
    if (service.approve(last.id, last.origin.head, editor->author()))
        return failure(ErrorCode::WrongState, u"推送的人自己审核了问答"_s);
    if (const auto approved = service.approve(last.id, last.origin.head, reviewer->author()); !approved)
        return failure(approved);
    if (!service.compare(m_item, questions).isEmpty() && std::ranges::any_of(service.compare(m_item, questions), &interaction::PushLine::mayBeChosen))
        return failure(ErrorCode::WrongState, u"同样的问答又要推送一次"_s);
    return u"推送 %1 条为待审，依据%2；“%3”由%4审核通过"_s.arg(pushed->created).arg(inTitleMarks(last.policyTitle), last.question, reviewer->person.name);
}

/// An animation and a live programme, submitted as texts are; what was taken out of the comments is logged.
Result<QString> Demo::makeProducts()
{
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    const auto blob = journal::BlobStore(journal()).keep(democounty::filmFile());
    if (!blob)
        return failure(blob);
    Interpretation film{.id = EntityId::create(m_context.clock()), .title = u"动画：班车开到家门口"_s, .source = democounty::filmSource(),
                        .policies = {m_policy}, .accounts = {m_account}, .author = u"云岭县政府办"_s};
    film.form = ProductForm::Animation;
    film.media = {{.digest = *blob, .mediaType = u"image/gif"_s, .fileName = u"班车开到家门口.gif"_s, .size = democounty::filmFile().size()}};
    Interpretation live{.id = EntityId::create(m_context.clock()), .title = u"直播：局长说农村客运补贴"_s, .source = democounty::liveSource(),
                        .policies = {m_policy}, .accounts = {m_account}, .author = u"云岭县政府办"_s};
    live.form = ProductForm::Live;
    interpretation::InterpretationService service(journal());
    for (const Interpretation &item : {film, live}) {
        if (const auto problems = interpretation::parse(item.source).problems; !problems.isEmpty())
            return failure(ErrorCode::InvalidInput, u"%1第 %2 行：%3"_s.arg(item.title).arg(problems.first().line).arg(problems.first().message));
        if (auto created = service.create(item, session->author()); !created)
            return failure(created);
        const auto submitted = review::ReviewService(journal(), m_context.pack())
                                   .submit(item.id, journal().heads(item.id).first(), m_context.screener().screen(item.source), actorOf(*session));
        if (!submitted)
            return failure(submitted);
    }
    m_live = live.id;
    const interpretation::WordList words = interpretation::wordListOf(interpretation::parse(live.source));
    interpretation::RemovalService log(journal());
    QString said = u"%1（%2，成片 %3）和%4（%5）已送审"_s.arg(inTitleMarks(film.title), chineseName(film.form), interpretation::sizeText(film.media.first().size),
                                                              inTitleMarks(live.title), chineseName(live.form));
    for (const QString &comment : {u"刷 单 返 利，日结三百，电话13900000000"_s, u"主播不懂别乱讲，闭嘴"_s}) {
        Removal removal{.id = {}, .item = live.id, .text = comment, .sender = u"山里人家"_s, .words = {}, .reason = {}};
        for (const interpretation::WordHit &hit : interpretation::wordHits(words, comment)) {
            removal.action = hit.action;
            if (!removal.words.contains(hit.word))
                removal.words.append(hit.word);
        }
        if (removal.words.isEmpty()) {
            removal.action = ModerationAction::Muted;
            removal.reason = u"辱骂主持人"_s;
        }
        if (auto recorded = log.record(removal, session->author()); !recorded)
            return failure(recorded);
    }
    for (const journal::RemovalRow &row : log.entries(live.id))
        said += u"\n弹幕处置：“%1” %2 %3 %4"_s.arg(row.text, chineseName(row.action), row.words.isEmpty() ? row.reason : row.words.join(u'、'), row.sender);
    return said;
}

Result<QString> Demo::planIt()
{
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    calendar::PlanService service(journal(), m_context.pack(), m_context.calendar());
    const QDate day = m_context.calendar().addWorkingDays(m_context.clock().today(), 1);
    const auto planned = service.plan({.item = m_item, .accounts = {m_account}, .date = day, .time = QTime(9, 0), .note = {}}, session->author());
    if (!planned)
        return failure(planned);
    m_plan = planned->plans.first();
    const QDate next = m_context.calendar().addWorkingDays(day, 1);
    if (auto moved = service.move({m_plan}, next, session->author()); !moved)
        return failure(moved);
    const auto state = journal::InterpretationStore(journal()).row(m_item)->state;
    if (state != ItemState::Approved)
        return failure(ErrorCode::WrongState, u"改期使签批作废"_s);
    return u"%1 %2 09:00，又改到 %3 %4；签批仍有效"_s.arg(chineseDate(day), chineseWeekday(day), chineseDate(next), chineseWeekday(next));
}

Result<QString> Demo::handOver()
{
    const auto revision = journal().heads(m_item).first();
    const auto content = interpretation::releaseContent(journal(), revision, m_context.pack().outputProfile(u"wechat"));
    if (!content)
        return failure(content);
    const auto files = ArticleExporter(m_context.pack()).writeAll(*content, m_folder.path());
    if (!files)
        return failure(files);
    m_files = *files;
    QString said;
    for (const QString &file : m_files)
        said += u"%1  %2 KB\n"_s.arg(file).arg((QFileInfo(file).size() + 1023) / 1024);
    const auto session = signIn(u"王小云"_s);
    if (!session)
        return failure(session);
    Release release;
    release.item = m_item;
    release.account = m_account;
    release.plan = m_plan;
    release.link = u"https://mp.weixin.qq.com/s/yunling-demo"_s;
    release.releasedAt = m_context.clock().milliseconds();
    if (auto recorded = review::ReleaseService(journal(), m_context.pack()).record(release, actorOf(*session)); !recorded)
        return failure(recorded);
    return said + u"已登记发布：%1"_s.arg(release.link);
}

Result<QString> Demo::synchronise()
{
    auto second = journal::Journal::open(m_folder.filePath(u"乙站/journal.zj"_s), m_context.clock());
    if (!second)
        return failure(second);
    m_second = std::move(*second);
    const auto said = syncThroughProvince(journal(), *m_second, m_folder.filePath(u"省级端"_s), [this]() -> const screening::Screener & { return m_context.screener(); });
    if (!said)
        return failure(said);
    const auto item = journal::InterpretationStore(*m_second).row(m_item);
    const auto accounts = journal::AccountStore(*m_second).rows();
    const auto policies = journal::PolicyStore(*m_second).rows();
    const auto plans = journal::PlanStore(*m_second).ofItem(m_item);
    const auto releases = journal::ReleaseStore(*m_second).ofItem(m_item);
    const auto state = journal::ReviewStore(*m_second).state(m_item);
    if (!item || item->state != ItemState::Released || accounts.isEmpty() || policies.isEmpty() || plans.isEmpty() || releases.isEmpty()
        || state.counting.size() != 3)
        return failure(ErrorCode::Corrupt, u"乙站没有收到全部内容"_s);
    const auto policy = m_second->load<Policy>(m_policy);
    if (const auto file = journal::BlobStore(*m_second).bytes(policy->value.file); !file)
        return failure(file);
    if (!m_live.isNull()) {
        const auto rows = journal::InterpretationStore(*m_second).rows();
        const auto film = std::ranges::find(rows, ProductForm::Animation, &journal::InterpretationRow::form);
        const auto shown = film == rows.cend() ? failure(ErrorCode::NotFound)
                                               : interpretation::releaseContent(*m_second, film->origin.head, m_context.pack().outputProfile(u"wechat"));
        if (!shown)
            return failure(ErrorCode::Corrupt, u"乙站没有收到成片：%1"_s.arg(shown.error().detail));
        if (journal::RemovalStore(*m_second).ofItem(m_live).size() != 2)
            return failure(ErrorCode::Corrupt, u"乙站没有收到弹幕处置记录"_s);
    }
    return *said + u"\n乙站：账号“%1”、政策%2（含原文件）、解读%3、签批 %4 个、排期 %5 条、发布 %6 条"_s.arg(accounts.first().name,
               inTitleMarks(policies.first().title), chineseName(item->state)).arg(state.counting.size()).arg(plans.size()).arg(releases.size());
}

Result<QString> Demo::verifyBoth()
{
    QString said;
    for (journal::Journal *journal : {m_journal.get(), m_second.get()}) {
        const auto found = journal->verify();
        if (!found)
            return failure(found);
        said += u"%1：%2 条变更、%3 个签名、%4 个附件分块，完好\n"_s.arg(journal == m_journal.get() ? u"甲站"_s : u"乙站"_s)
                    .arg(found->changes).arg(found->signatures).arg(found->parts);
    }
    if (m_journal->projectionDigest() != m_second->projectionDigest())
        return failure(ErrorCode::Corrupt, u"两台工作站的表不一致"_s);
    return said + u"两台工作站的表逐字节相同"_s;
}

Result<> Demo::run(const QString &policyFile)
{
    if (auto ready = prepareFolder(); !ready)
        return ready;
    const bool isSample = policyFile.isEmpty();
    const std::initializer_list<std::pair<QString, std::function<Result<QString>()>>> steps{
        {u"设立单位与人员"_s, [&] { return foundOffice(); }},
        {u"登记账号"_s, [&] { return registerAccount(); }},
        {u"导入政策文件"_s, [&] { return importPolicy(policyFile); }},
        {u"撰写解读"_s, [&] { return writeInterpretation(isSample); }},
        {u"检查"_s, [&] { return check(); }},
        {u"送审与三审"_s, [&] { return reviewThreeTimes(); }},
        {u"问答入知识库"_s, [&] { return fillKnowledge(); }},
        {u"视频、直播类解读"_s, [&] { return isSample ? makeProducts() : Result<QString>(u"只在样例政策里演示"_s); }},
        {u"排期"_s, [&] { return planIt(); }},
        {u"交付与发布登记"_s, [&] { return handOver(); }},
        {u"经省级端同步到第二台工作站"_s, [&] { return synchronise(); }},
        {u"核验两台工作站的台账"_s, [&] { return verifyBoth(); }},
    };
    QElapsedTimer timer;
    timer.start();
    for (const auto &[title, work] : steps)
        if (auto done = step(title, work); !done)
            return done;
    m_context.out() << u"\n全部完成，用时 %1 毫秒。文件在 %2\n"_s.arg(timer.elapsed()).arg(m_folder.absolutePath());
    return {};
}

Result<> runDemo(Context &context, const QCommandLineParser &options)
{
    const QString folder = options.isSet(u"out"_s) ? options.value(u"out"_s) : QDir::temp().filePath(u"zhijian-demo"_s);
    QDir directory(folder);
    if (!directory.mkpath(u"."_s))
        return failure(ErrorCode::Storage, u"建不了文件夹 %1"_s.arg(folder));
    directory.setPath(directory.absolutePath());
    return Demo(context, directory).run(options.value(u"policy"_s));
}

} // namespace

QList<Command> demoCommands()
{
    return {{u"demo"_s, u"[--policy 文件] [--out 文件夹]"_s, u"演示主线流程：样例县或给定的政策文件，从备案到同步，最后核验"_s,
             [](QCommandLineParser &p) {
                 p.addOptions({{u"policy"_s, u"政策文件（.docx .pdf .txt）；不写则用样例"_s, u"文件"_s},
                               {u"out"_s, u"图片与文件放在哪里"_s, u"文件夹"_s}});
             }, runDemo, true}};
}

} // namespace zhijian::cli
