#include "interpretation/association.h"

#include "core/clock.h"
#include "domain/account.h"
#include "domain/policy.h"
#include "domain/titlemarks.h"
#include "htmlwriter.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

bool isWebAddress(const QString &link)
{
    return link.startsWith("http://"_L1) || link.startsWith("https://"_L1);
}

InterpretationReference referenceTo(const journal::Journal &journal, const EntityId &item, const QString &title)
{
    InterpretationReference reference{.title = title, .link = {}, .date = {}};
    bool isOnWebsite = false;
    for (const journal::ReleaseRow &release : journal::ReleaseStore(journal).ofItem(item)) { // newest first
        const auto account = journal.load<Account>(release.account);
        const bool isWebsite = account && account->value.platform == "website"_L1;
        if (!reference.link.isEmpty() && (isOnWebsite || !isWebsite))
            continue;
        reference.link = release.link;
        reference.date = chinaTime(release.releasedAt).date();
        isOnWebsite = isWebsite;
    }
    return reference;
}

} // namespace

QString policyPageHtml(const PolicyPage &page, const Theme &look)
{
    const RenderOptions options{Target::Website, {}};
    HtmlWriter writer(look, options);
    writer.open("section"_L1, u"policy.card"_s);
    writer.element("p"_L1, u"policy.head"_s, u"相关解读"_s);
    for (const InterpretationReference &one : page.interpretations) {
        const Inlines title{{Inline::Kind::Text, inTitleMarks(one.title), {}, {}}};
        writer.open("p"_L1, u"policy.title"_s);
        writer.inlines(isWebAddress(one.link) ? Inlines{{Inline::Kind::Link, {}, one.link, title}} : title);
        writer.close("p"_L1);
        if (one.date.isValid())
            writer.element("p"_L1, u"policy.number"_s, chineseDate(one.date));
        if (!one.link.isEmpty())
            writer.element("p"_L1, u"policy.link"_s, u"链接："_s + one.link);
    }
    writer.close("section"_L1);
    return u"<section style=\"max-width:750px;margin:0 auto;color:%1;%2;%3\">%4</section>\n"_s
        .arg(look.color(u"text"_s), styleText(look.style(u"body"_s)), styleText(look.style(u"article"_s)), writer.html());
}

QList<PolicyPage> policyPages(const journal::Journal &journal, const Interpretation &item)
{
    QList<PolicyPage> pages;
    for (const EntityId &id : item.policies) {
        const auto policy = journal.load<Policy>(id);
        if (!policy)
            continue;
        PolicyPage page{{policy->value.title, policy->value.number, policy->value.link}, {referenceTo(journal, item.id, item.title)}};
        QList<InterpretationReference> others;
        for (const journal::InterpretationRow &row : journal::InterpretationStore(journal).ofPolicy(id)) {
            const InterpretationReference other = row.id == item.id ? InterpretationReference() : referenceTo(journal, row.id, row.title);
            if (!other.link.isEmpty())
                others.append(other);
        }
        std::ranges::stable_sort(others, std::ranges::greater(), &InterpretationReference::date);
        page.interpretations += others;
        pages.append(page);
    }
    return pages;
}

QString detachProblem(const journal::Journal &journal, const Interpretation &before, const QList<EntityId> &policies)
{
    const auto lost = std::ranges::find_if(before.policies, [&](const EntityId &id) { return !policies.contains(id); });
    if (lost == before.policies.cend() || journal::ReleaseStore(journal).ofItem(before.id).isEmpty())
        return {};
    const auto policy = journal.load<Policy>(*lost);
    return u"%1已经发布，不能去掉它与%2的关联"_s.arg(inTitleMarks(before.title), policy ? inTitleMarks(policy->value.title) : u"政策文件"_s);
}

} // namespace zhijian::interpretation
