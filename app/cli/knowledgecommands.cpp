#include "context.h"
#include "domain/titlemarks.h"
#include "interaction/knowledgeservice.h"
#include "interpretation/parser.h"
#include "interpretation/questions.h"
#include "journal/stores.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

using interaction::KnowledgeService;
using interaction::PushLine;

Result<> push(Context &context, const QCommandLineParser &options)
{
    const auto text = argument(options, 0, u"稿件"_s);
    const auto session = text ? context.session(options) : failure(text);
    if (!session)
        return failure(session);
    auto &journal = **context.journal();
    const auto row = Context::choose(journal::InterpretationStore(journal).rows(), *text, &journal::InterpretationRow::title, u"稿件"_s);
    const auto item = row ? journal.load<Interpretation>(row->id) : failure(row);
    if (!item)
        return failure(item);
    KnowledgeService service(journal);
    const auto questions = interpretation::questionAnswers(interpretation::parse(item->value.source));
    QList<PushLine> lines = service.compare(item->value.id, questions);
    for (const PushLine &line : std::as_const(lines))
        context.out() << chineseName(line.kind) << (line.wasEdited ? u"（库里改过，不动）"_s : QString()) << u"  "_s << line.asked.question << u'\n';
    lines.removeIf([](const PushLine &line) { return !line.isProposed(); });
    const auto pushed = service.push(item->value.id, item->id, questions, lines, session->author());
    if (!pushed)
        return failure(pushed);
    context.out() << u"新增 %1 条，更新 %2 条，新版 %3 条，都是待审\n"_s.arg(pushed->created).arg(pushed->changed).arg(pushed->versions);
    return {};
}

Result<> approve(Context &context, const QCommandLineParser &options)
{
    const auto text = argument(options, 0, u"问答"_s);
    const auto session = text ? context.session(options) : failure(text);
    if (!session)
        return failure(session);
    KnowledgeService service(**context.journal());
    const auto row = Context::choose(service.rows(), *text, &journal::KnowledgeRow::question, u"问答"_s);
    if (!row)
        return failure(row);
    const auto done = service.approve(row->id, row->origin.head, session->author());
    if (!done)
        return failure(done);
    context.out() << u"已审：%1\n%2\n"_s.arg(row->question, row->answer);
    return {};
}

Result<> list(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::KnowledgeRow &row : KnowledgeService(**opened).rows()) {
        context.out() << chineseName(row.state) << u"  "_s << row.question;
        if (!row.policyTitle.isEmpty())
            context.out() << u"  "_s << inTitleMarks(row.policyTitle) << row.clause;
        if (!row.recheck.isEmpty())
            context.out() << u"  需复核："_s << row.recheck;
        context.out() << u'\n';
    }
    return {};
}

} // namespace

QList<Command> knowledgeCommands()
{
    return {
        {u"knowledge"_s, {}, u"列出知识库的问答，需复核的注明原因"_s, [](QCommandLineParser &) {}, list},
        {u"knowledge-push"_s, u"稿件 --as 操作员"_s, u"把稿中的问答推到知识库，待审"_s, [](QCommandLineParser &p) { declareSignIn(p); }, push},
        {u"knowledge-pass"_s, u"问题 --as 审核人"_s, u"审核一条问答"_s, [](QCommandLineParser &p) { declareSignIn(p); }, approve},
    };
}

} // namespace zhijian::cli
