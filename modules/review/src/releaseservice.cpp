#include "review/releaseservice.h"

#include "core/clock.h"
#include "journal/stores.h"
#include "rules/rulepack.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::review {

Result<Digest> ReleaseService::record(Release release, const Actor &actor)
{
    const ReviewState state = journal::ReviewStore(m_journal).state(release.item);
    if (state.state != ItemState::Approved && state.state != ItemState::Released)
        return failure(ErrorCode::WrongState, u"稿件目前%1：先审后发，三审签发后才能登记发布"_s.arg(chineseName(state.state)));
    const auto item = m_journal.load<Interpretation>(release.item);
    if (!item)
        return failure(item);
    if (!item->value.accounts.contains(release.account))
        return failure(ErrorCode::InvalidInput, u"这个账号不在签批的发布账号之内"_s);
    const QUrl link(release.link.trimmed(), QUrl::StrictMode);
    if (!link.isValid() || link.host().isEmpty() || (link.scheme() != "https"_L1 && link.scheme() != "http"_L1))
        return failure(ErrorCode::InvalidInput, u"请填写发布后的完整链接，以 http:// 或 https:// 开头"_s);
    qint64 approvedAt = 0;
    for (const SignOffRecord &record : state.counting)
        approvedAt = std::max(approvedAt, record.time);
    if (release.releasedAt < approvedAt)
        return failure(ErrorCode::InvalidInput, u"发布时间不能早于签发时间 %1(R-93)"_s.arg(chinaTime(approvedAt).toString(u"yyyy年M月d日 HH:mm"_s)));
    const qint64 lead = m_pack.number(rules::threshold::ClockDifferenceMinutes) * 60'000LL;
    if (release.releasedAt > m_journal.clock().milliseconds() + lead)
        return failure(ErrorCode::InvalidInput, u"发布时间还没有到，请在发布之后登记"_s);
    for (const journal::ReleaseRow &row : journal::ReleaseStore(m_journal).ofItem(release.item))
        if (row.account == release.account && row.revision == item->id)
            return failure(ErrorCode::WrongState, u"这一版本在该账号的发布已经登记过"_s);
    release.id = EntityId::create(m_journal.clock());
    release.revision = item->id;
    release.link = release.link.trimmed();
    return m_journal.append(journal::entryOf(release), actor.author);
}

} // namespace zhijian::review
