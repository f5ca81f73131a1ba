#include "mergechecks.h"

#include "interaction/knowledgeservice.h"
#include "interpretation/officethemes.h"
#include "journal/stores.h"
#include "policy/policyservice.h"
#include "registry/accountchecks.h"

namespace zhijian {

using namespace Qt::StringLiterals;

Result<> mayStoreMerged(journal::Journal &journal, const QString &type, const EntityId &id, const QCborMap &body)
{
    if (type == Policy::Type) {
        const QString problem = policy::PolicyService::problem(Policy::fromBody(id, body));
        return problem.isEmpty() ? Result<>() : failure(ErrorCode::InvalidInput, problem);
    }
    if (type == KnowledgeEntry::Type || type == OfficeTheme::Type) {
        const QString problem = type == OfficeTheme::Type ? interpretation::OfficeThemeService::problem(OfficeTheme::fromBody(id, body))
                                                          : interaction::KnowledgeService::problem(KnowledgeEntry::fromBody(id, body));
        return problem.isEmpty() ? Result<>() : failure(ErrorCode::InvalidInput, problem);
    }
    if (type != Account::Type)
        return {};
    const registry::AccountDraft draft{.account = Account::fromBody(id, body), .leaderPhone = {}, .keeperPhone = {}};
    const auto found = registry::problems(draft, journal::AccountStore(journal).rows());
    if (found.isEmpty())
        return {};
    QString detail = found.first().sentence;
    if (detail.endsWith(u'。'))
        detail.chop(1);
    return failure(ErrorCode::InvalidInput, detail);
}

} // namespace zhijian
