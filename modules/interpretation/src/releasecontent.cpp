#include "interpretation/releasecontent.h"

#include "core/clock.h"
#include "domain/policy.h"
#include "interpretation/parser.h"
#include "journal/journal.h"
#include "signing/hash.h"

namespace zhijian::interpretation {

namespace {

QString wordsOf(const Policy &policy)
{
    QStringList words{policy.preamble};
    for (const Clause &clause : policy.clauses)
        words.append(clause.text);
    return words.join(u'\n');
}

} // namespace

RenderInput renderInputOf(const journal::Journal &journal, const Interpretation &item, QDate date)
{
    RenderInput input{.title = item.title,
                      .document = parse(item.source),
                      .policies = {},
                      .author = item.author,
                      .date = date,
                      .accountName = {},
                      .theme = item.theme,
                      .isAiAssisted = item.isAiAssisted,
                      .pictures = {}};
    for (const EntityId &id : item.policies)
        if (const auto policy = journal.load<Policy>(id))
            input.policies.append({policy->value.title, policy->value.number, policy->value.link, wordsOf(policy->value)});
    return input;
}

Result<ReleaseContent> releaseContent(const journal::Journal &journal, const Digest &revision)
{
    const auto loaded = journal.revision<Interpretation>(revision);
    if (!loaded)
        return failure(loaded);
    ReleaseContent content{loaded->value, renderInputOf(journal, loaded->value, chinaTime(loaded->time).date()), {}, {}};
    auto html = wechatHtml(content.input);
    if (!html)
        return failure(html);
    content.wechat = *html;
    content.digest = signing::digest(Suite::Sm3Sm2, content.wechat.toUtf8());
    content.policyPages = policyPages(journal, content.item);
    return content;
}

} // namespace zhijian::interpretation
