#include "context.h"
#include "domain/titlemarks.h"
#include "journal/stores.h"
#include "policy/policyservice.h"

using namespace Qt::StringLiterals;

namespace zhijian::cli {

namespace {

Result<> import(Context &context, const QCommandLineParser &options)
{
    const auto session = context.session(options);
    if (!session)
        return failure(session);
    if (options.positionalArguments().isEmpty())
        return failure(ErrorCode::InvalidInput, u"缺少参数：文件"_s);
    // One bad file does not stop the rest: it is named at the end.
    QString failed;
    for (const QString &path : options.positionalArguments()) {
        const auto read = policy::importOfFile(path);
        const auto id = read ? policy::PolicyService(**context.journal()).import(*read, session->author()) : failure(read);
        if (!id) {
            failed += u"\n%1:%2"_s.arg(path, id.error().detail);
            continue;
        }
        const Policy &found = read->recognised.policy;
        context.out() << u"已导入%1 %2 %3 条款 %4\n"_s.arg(inTitleMarks(found.title), found.number, found.issuer).arg(found.clauses.size());
        for (const policy::Remark &remark : read->recognised.remarks)
            context.out() << u"  请核对："_s << remark.text << u'\n';
    }
    return failed.isEmpty() ? Result<>() : failure(ErrorCode::InvalidInput, u"下列文件没有导入"_s + failed);
}

Result<> list(Context &context, const QCommandLineParser &)
{
    auto opened = context.journal();
    if (!opened)
        return failure(opened);
    for (const journal::PolicyRow &row : journal::PolicyStore(**opened).rows())
        context.out() << u"%1 %2 %3 %4 条款 %5 解读 %6\n"_s.arg(inTitleMarks(row.title), row.number, row.issuer, chineseName(row.validity))
                             .arg(row.clauses).arg(row.interpretations);
    return {};
}

Result<> show(Context &context, const QCommandLineParser &options)
{
    auto opened = context.journal();
    const auto text = argument(options, 0, u"政策文件"_s);
    if (!opened || !text)
        return !opened ? failure(opened) : failure(text);
    const auto row = Context::choose(journal::PolicyStore(**opened).rows(), *text, &journal::PolicyRow::title, u"政策文件"_s);
    if (!row)
        return failure(row);
    const auto loaded = (*opened)->load<Policy>(row->id);
    if (!loaded)
        return failure(loaded);
    const Policy &found = loaded->value;
    context.out() << found.title << u'\n' << found.number << u"  "_s << found.issuer << u"\n\n"_s << found.preamble << u'\n';
    for (const Clause &clause : found.clauses)
        context.out() << QString(int(clause.level) * 2, u' ') << clause.text << u'\n';
    return {};
}

} // namespace

QList<Command> policyCommands()
{
    return {
        {u"import"_s, u"文件… --as 操作员"_s, u"导入政策文件（.docx .pdf .txt .html），可多个"_s, declareSignIn, import},
        {u"policies"_s, {}, u"列出政策文件"_s, {}, list},
        {u"policy"_s, u"政策文件"_s, u"显示一份政策文件与条款层级"_s, {}, show},
    };
}

} // namespace zhijian::cli
