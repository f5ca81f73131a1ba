#include "registry/accountservice.h"

#include "core/clock.h"
#include "domain/event.h"
#include "journal/lifecycle.h"
#include "journal/stores.h"
#include "registry/lifecycle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

// The values are kept as they will be compared and printed: without blanks around them, the code in capitals.
void tidy(Account &account)
{
    for (QString *text : {&account.name, &account.platform, &account.kind, &account.platformId, &account.link, &account.organiser,
                          &account.creditCode, &account.competentUnit, &account.operatingUnit, &account.certifiedSubject, &account.leader,
                          &account.leaderPost, &account.keeper, &account.positioning, &account.interaction, &account.filingNumber,
                          &account.duplicateReason})
        *text = text->trimmed();
    account.creditCode = account.creditCode.toUpper();
    if (account.isApp())
        account.platformId.clear();
}

// an empty field may be filled in, a value on file may not be replaced.
bool touchesFile(const Account &before, const Account &after)
{
    const auto replaced = [](const QString &old, const QString &fresh) { return !old.isEmpty() && old != fresh; };
    return replaced(before.name, after.name) || replaced(before.organiser, after.organiser)
        || replaced(before.certifiedSubject, after.certifiedSubject) || replaced(before.platformId, after.platformId);
}

} // namespace

Result<> AccountService::seal(AccountDraft &draft, const OfficeKey &officeKey) const
{
    const auto sealOne = [&officeKey](const std::optional<QString> &typed, QByteArray &sealed) -> Result<> {
        if (!typed)
            return {};
        if (typed->trimmed().isEmpty()) {
            sealed.clear();
            return {};
        }
        if (!officeKey)
            return failure(ErrorCode::Forbidden, u"本机没有取得单位密钥，不能保存电话号码"_s);
        auto bytes = officeKey->seal(typed->trimmed().toUtf8());
        if (!bytes)
            return failure(bytes);
        sealed = *bytes;
        return {};
    };
    if (auto done = sealOne(draft.leaderPhone, draft.account.sealedLeaderPhone); !done)
        return done;
    return sealOne(draft.keeperPhone, draft.account.sealedKeeperPhone);
}

Result<> AccountService::check(const AccountDraft &draft) const
{
    const QList<AccountProblem> found = problems(draft, journal::AccountStore(m_journal).rows());
    if (draft.account.state != AccountState::Draft)
        if (const QString missing = missingSentence(missingFields(draft)); !missing.isEmpty())
            return failure(ErrorCode::InvalidInput, missing);
    if (found.isEmpty())
        return {};
    QString detail = found.first().sentence;
    if (detail.endsWith(u'。'))
        detail.chop(1);
    return failure(ErrorCode::InvalidInput, detail);
}

Result<EntityId> AccountService::create(const AccountDraft &draft, const OfficeKey &officeKey, const journal::Author &author)
{
    AccountDraft fresh = draft;
    tidy(fresh.account);
    if (fresh.account.id.isNull())
        fresh.account.id = EntityId::create(m_journal.clock());
    if (fresh.account.state != AccountState::Draft && fresh.account.state != AccountState::Running)
        return failure(ErrorCode::WrongState, u"新登记的账号只能是“拟开设”或“正常运行”"_s);
    if (auto done = check(fresh); !done)
        return failure(done);
    if (const QString reason = hindrance(fresh, fresh.account.state); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    if (auto done = seal(fresh, officeKey); !done)
        return failure(done);
    auto written = m_journal.append(journal::entryOf(fresh.account), author);
    if (!written)
        return failure(written);
    return fresh.account.id;
}

Result<QList<EntityId>> AccountService::createAll(const QList<AccountDraft> &drafts, const OfficeKey &officeKey, const journal::Author &author)
{
    QList<EntityId> ids;
    auto done = m_journal.transact([&]() -> Result<> {
        for (const AccountDraft &draft : drafts) {
            auto id = create(draft, officeKey, author);
            if (!id)
                return failure(id.error().code, u"“%1”：%2"_s.arg(draft.account.name, id.error().detail));
            ids.append(*id);
        }
        return {};
    });
    if (!done)
        return failure(done);
    return ids;
}

Result<> AccountService::removeAll(const QList<EntityId> &ids, const journal::Author &author)
{
    return m_journal.transact([&]() -> Result<> {
        for (const EntityId &id : ids)
            if (auto done = remove(id, author); !done)
                return failure(done);
        return {};
    });
}

Result<QList<FilingForm>> AccountService::exportForms(const QHash<QString, QString> &platforms, const OfficeKey &officeKey,
                                                      const journal::Author &author)
{
    QList<FilingForm> forms;
    bool hasPhones = false;
    const auto phone = [&](const QByteArray &sealed) {
        const auto plain = sealed.isEmpty() || !officeKey ? Result<QByteArray>(QByteArray()) : officeKey->open(sealed);
        hasPhones = hasPhones || (plain && !plain->isEmpty());
        return plain ? QString::fromUtf8(*plain) : QString();
    };
    for (const journal::AccountRow &row : journal::AccountStore(m_journal).rows()) {
        auto account = m_journal.load<Account>(row.id);
        if (!account)
            return failure(account);
        const Account &record = account->value;
        forms.append({.account = record,
                      .platformName = platforms.value(record.platform, record.platform),
                      .leaderPhone = phone(record.sealedLeaderPhone),
                      .keeperPhone = phone(record.sealedKeeperPhone)});
    }
    if (hasPhones)
        if (auto done = log(u"personalData.exported"_s, {}, u"导出 %1 个账号的备案信息，含负责人电话"_s.arg(forms.size()), author); !done)
            return failure(done);
    return forms;
}

Result<Digest> AccountService::update(const AccountDraft &draft, const QList<Digest> &seen, const OfficeKey &officeKey,
                                      const journal::Author &author)
{
    if (seen.isEmpty())
        return failure(ErrorCode::InvalidInput, u"没有说明是从哪个版本修改的"_s);
    auto before = m_journal.revision<Account>(seen.first());
    if (!before)
        return failure(before);
    AccountDraft next = draft;
    tidy(next.account);
    next.account.state = before->value.state;
    next.account.isDeleted = before->value.isDeleted;
    if (isReadOnly(next.account.state))
        return failure(ErrorCode::WrongState, u"账号%1，备案信息只供查阅"_s.arg(chineseName(next.account.state)));
    if (isOnFile(next.account.state) && touchesFile(before->value, next.account))
        return failure(ErrorCode::WrongState, u"账号名称、主办单位、认证主体和账号ID已备案，须先转为“变更中”再修改"_s);
    if (auto done = check(next); !done)
        return failure(done);
    if (auto done = seal(next, officeKey); !done)
        return failure(done);
    return m_journal.append(journal::entryOf(next.account, seen), author);
}

Result<Digest> AccountService::advance(const EntityId &id, AccountState target, const journal::Author &author)
{
    auto current = m_journal.load<Account>(id);
    if (!current)
        return failure(current);
    Account account = current->value;
    if (!mayAdvance(account.state, target)) {
        const QString detail = u"不能从“%1”直接转为“%2”"_s.arg(chineseName(account.state), chineseName(target));
        if (auto done = log(u"account.stepRefused"_s, id, detail, author); !done)
            return failure(done);
        return failure(ErrorCode::WrongState, detail);
    }
    if (const QString reason = hindrance({.account = account, .leaderPhone = {}, .keeperPhone = {}}, target); !reason.isEmpty())
        return failure(ErrorCode::InvalidInput, reason);
    account.state = target;
    return m_journal.append(journal::entryOf(account, {current->id}), author);
}

Result<Digest> AccountService::remove(const EntityId &id, const journal::Author &author)
{
    return journal::setDeleted<Account>(m_journal, id, true, author);
}

Result<Digest> AccountService::restore(const EntityId &id, const journal::Author &author)
{
    const auto current = m_journal.load<Account>(id);
    if (!current)
        return failure(current);
    if (auto done = check({.account = current->value, .leaderPhone = {}, .keeperPhone = {}}); !done)
        return failure(done);
    return journal::setDeleted<Account>(m_journal, id, false, author);
}

Result<Digest> AccountService::takeBack(const Digest &change, const journal::Author &author)
{
    return journal::takeBack<Account>(m_journal, change, author);
}

Result<QString> AccountService::revealPhone(const EntityId &id, AccountField field, const OfficeKey &officeKey,
                                            const journal::Author &author)
{
    auto current = m_journal.load<Account>(id);
    if (!current)
        return failure(current);
    if (!officeKey)
        return failure(ErrorCode::Forbidden, u"本机没有取得单位密钥，看不到电话号码"_s);
    const bool isLeader = field == AccountField::LeaderPhone;
    auto plain = officeKey->open(isLeader ? current->value.sealedLeaderPhone : current->value.sealedKeeperPhone);
    if (!plain)
        return failure(plain);
    if (auto done = log(u"personalData.viewed"_s, id, u"查看%1"_s.arg(chineseName(field)), author); !done)
        return failure(done);
    return QString::fromUtf8(*plain);
}

QString AccountService::maskedPhone(const QByteArray &sealed, const OfficeKey &officeKey)
{
    if (sealed.isEmpty())
        return {};
    const auto plain = officeKey ? officeKey->open(sealed) : failure(ErrorCode::Forbidden);
    if (!plain)
        return u"已加密"_s;
    const QString phone = QString::fromUtf8(*plain);
    // What is left names neither the person nor the line: 138****1234, 0856****1234.
    const qsizetype tail = std::min<qsizetype>(4, phone.size() / 2);
    const qsizetype head = std::clamp<qsizetype>(phone.size() - tail - 4, 0, 4);
    return QString(phone.first(head) + QString(phone.size() - head - tail, u'*') + phone.last(tail));
}

Result<> AccountService::log(const QString &kind, const EntityId &account, const QString &detail, const journal::Author &author)
{
    const Event event{.id = EntityId::create(m_journal.clock()), .kind = kind, .subject = account, .detail = detail};
    auto written = m_journal.append(journal::entryOf(event), author);
    return written ? Result<>() : failure(written);
}

} // namespace zhijian::registry
