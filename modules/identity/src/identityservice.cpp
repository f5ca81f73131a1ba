#include "identity/identityservice.h"

#include "core/clock.h"
#include "domain/event.h"
#include "domain/office.h"
#include "identity/password.h"
#include "journal/stores.h"
#include "rules/rulepack.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::identity {

using journal::CredentialStore;
using journal::entryOf;

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Day = 24 * 60 * Minute;

} // namespace

Result<> IdentityService::record(const EntityId &person, const QString &kind, const QString &detail, const EntityId &subject)
{
    const Event event{EntityId::create(m_journal.clock()), kind, subject, detail};
    auto written = m_journal.append(entryOf(event), {person, {}, {}});
    return written ? Result<>() : failure(written);
}

Result<> IdentityService::checkRoles(const QList<Role> &roles) const
{
    if (roles.isEmpty())
        return failure(ErrorCode::InvalidInput, u"请至少选择一个角色"_s);
    // 三员分立: system administrator, secrecy examiner and auditor are three people.
    const auto separated = {Role::SystemAdministrator, Role::SecrecyExaminer, Role::Auditor};
    const auto count = std::ranges::count_if(separated, [&roles](Role role) { return roles.contains(role); });
    if (count > 1)
        return failure(ErrorCode::InvalidInput, u"系统管理员、保密审查员、审计员须由不同的人担任（三员分立）"_s);
    return {};
}

Result<> IdentityService::checkAdministrator(const Session &session) const
{
    if (!session.has(Role::SystemAdministrator))
        return failure(ErrorCode::Forbidden, u"只有系统管理员可以管理人员"_s);
    if (!session.isKeyConfirmed || !session.officeKey)
        return failure(ErrorCode::WrongState, u"您在本机的密钥还没有确认，请先在原来的电脑上确认"_s);
    return {};
}

Result<IdentityService::Prepared> IdentityService::prepare(const NewPerson &person, const signing::FieldKey &officeKey) const
{
    if (person.name.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"请填写姓名"_s);
    if (auto roles = checkRoles(person.roles); !roles)
        return failure(roles);
    if (const QString fault = passwordFault(person.password, m_pack); !fault.isEmpty())
        return failure(ErrorCode::InvalidInput, person.name + u":"_s + fault);
    auto key = signing::PrivateKey::generate(Suite::Sm3Sm2);
    if (!key)
        return failure(key);
    auto sealedKey = signing::sealWithPassword(person.password, key->toBytes());
    if (!sealedKey)
        return failure(sealedKey);
    auto officeKeyForHim = signing::encryptTo(key->publicKey(), officeKey.toBytes());
    if (!officeKeyForHim)
        return failure(officeKeyForHim);
    Prepared prepared{.person = {.id = EntityId::create(m_journal.clock()), .name = person.name.trimmed(),
                                 .post = person.post.trimmed(), .sealedPhone = {}, .roles = person.roles},
                      .key = {.id = EntityId::create(m_journal.clock()), .publicKey = key->publicKey(),
                              .device = m_journal.device(), .officeKey = *officeKeyForHim, .revokedAt = {}},
                      .privateKey = *key,
                      .sealedKey = *sealedKey};
    prepared.key.person = prepared.person.id;
    if (!person.phone.isEmpty()) {
        auto sealed = officeKey.seal(person.phone.toUtf8());
        if (!sealed)
            return failure(sealed);
        prepared.person.sealedPhone = *sealed;
    }
    return prepared;
}

Result<> IdentityService::store(const Prepared &prepared, const EntityId &confirmedBy, const journal::Author &author)
{
    PersonKey key = prepared.key;
    key.confirmedBy = confirmedBy;
    auto written = m_journal.append({entryOf(prepared.person), entryOf(key)}, author);
    if (!written)
        return failure(written);
    return CredentialStore(m_journal).put({.person = prepared.person.id, .key = key.id, .sealedKey = prepared.sealedKey,
                                           .passwordChangedAt = m_journal.clock().milliseconds()});
}

Result<Session> IdentityService::foundOffice(const FirstStart &start)
{
    static const QRegularExpression regionForm(u"^[1-9]\\d{5}$"_s);
    if (!start.isNoticeAcknowledged)
        return failure(ErrorCode::InvalidInput, u"请先阅读并确认“本系统不得处理国家秘密、工作秘密”"_s);
    if (start.officeName.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"请填写单位名称"_s);
    if (!regionForm.match(start.regionCode).hasMatch())
        return failure(ErrorCode::InvalidInput, u"行政区划代码应为 6 位数字，例如 520626"_s);
    if (!start.administrator.roles.contains(Role::SystemAdministrator))
        return failure(ErrorCode::InvalidInput, u"第一个人须是系统管理员"_s);
    if (journal::PersonStore(m_journal).office())
        return failure(ErrorCode::WrongState, u"本机已经设立单位"_s);

    // The slow part (one scrypt a person) stands before the transaction.
    const signing::FieldKey officeKey = signing::FieldKey::generate();
    auto administrator = prepare(start.administrator, officeKey);
    if (!administrator)
        return failure(administrator);
    QList<Prepared> people;
    for (const NewPerson &person : start.people) {
        auto prepared = prepare(person, officeKey);
        if (!prepared)
            return failure(prepared);
        people.append(*prepared);
    }
    const Office office{EntityId::create(m_journal.clock()), start.officeName.trimmed(), start.regionCode, start.creditCode.trimmed()};
    if (auto scope = m_journal.setScope(office.scope()); !scope)
        return failure(scope);
    const EntityId adminId = administrator->person.id;
    const journal::Author author{adminId, administrator->key.id, administrator->privateKey};
    auto done = m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(office), author); !written)
            return failure(written);
        if (auto stored = store(*administrator, adminId, author); !stored)
            return stored;
        for (const Prepared &person : std::as_const(people))
            if (auto stored = store(person, adminId, author); !stored)
                return stored;
        return record(adminId, u"noticeAcknowledged"_s, u"已确认：本系统不得处理国家秘密、工作秘密"_s, office.id);
    });
    if (!done)
        return failure(done);
    return Session{.person = administrator->person, .key = administrator->key.id, .privateKey = administrator->privateKey,
                   .officeKey = officeKey, .isKeyConfirmed = true};
}

Result<> IdentityService::noteFailure(const EntityId &person)
{
    CredentialStore store(m_journal);
    auto credential = store.credential(person);
    const qint64 now = m_journal.clock().milliseconds();
    const int allowed = m_pack.number(rules::threshold::SigninFailures);
    const int minutes = m_pack.number(rules::threshold::SigninLockMinutes);
    ++credential->failures;
    const bool isLocked = credential->failures >= allowed;
    if (isLocked) {
        credential->failures = 0;
        credential->lockedUntil = now + minutes * Minute;
    }
    auto done = m_journal.transact([&]() -> Result<> {
        if (auto put = store.put(*credential); !put)
            return put;
        return record(person, isLocked ? u"signInLocked"_s : u"signInFailed"_s,
                      isLocked ? u"连续输错密码 %1 次，锁定 %2 分钟"_s.arg(allowed).arg(minutes) : u"密码不正确"_s);
    });
    if (!done)
        return done;
    return failure(ErrorCode::Forbidden, isLocked
        ? u"连续输错 %1 次，已锁定到 %2"_s.arg(allowed).arg(chinaTime(credential->lockedUntil).toString(u"HH:mm"_s))
        : u"密码不正确，还可以试 %1 次"_s.arg(allowed - credential->failures));
}

Result<Session> IdentityService::signIn(const EntityId &person, const QString &password)
{
    CredentialStore store(m_journal);
    auto credential = store.credential(person);
    if (!credential)
        return failure(ErrorCode::NotFound, u"此人还没有在本机启用"_s);
    const qint64 now = m_journal.clock().milliseconds();
    if (credential->lockedUntil > now)
        return failure(ErrorCode::Forbidden, u"登录已锁定到 %1，请稍后再试"_s.arg(chinaTime(credential->lockedUntil).toString(u"HH:mm"_s)));
    const auto loaded = m_journal.load<Person>(person);
    if (!loaded)
        return failure(loaded);
    if (loaded->value.isRetired)
        return failure(ErrorCode::Forbidden, u"此人已停用，请联系系统管理员"_s);
    auto opened = signing::openWithPassword(password, credential->sealedKey);
    if (!opened) {
        if (opened.error().code == ErrorCode::Forbidden)
            return failure(noteFailure(person));
        return failure(opened);
    }
    auto privateKey = signing::PrivateKey::fromBytes(*opened);
    signing::wipe(*opened);
    if (!privateKey)
        return failure(privateKey);

    Session session{.person = loaded->value, .key = credential->key, .privateKey = *privateKey, .officeKey = {}};
    if (const auto key = m_journal.load<PersonKey>(credential->key)) {
        session.isKeyConfirmed = key->value.isConfirmed();
        if (!key->value.officeKey.isEmpty())
            if (const auto bytes = privateKey->decrypt(key->value.officeKey))
                if (const auto officeKey = signing::FieldKey::fromBytes(*bytes))
                    session.officeKey = *officeKey;
    }
    session.isPasswordOld = now - credential->passwordChangedAt > m_pack.number(rules::threshold::PasswordDays) * Day;
    credential->failures = 0;
    credential->lockedUntil = 0;
    auto done = m_journal.transact([&]() -> Result<> {
        if (auto put = store.put(*credential); !put)
            return put;
        return record(person, u"signedIn"_s, u"登录"_s);
    });
    if (!done)
        return failure(done);
    return session;
}

Result<EntityId> IdentityService::addPerson(const Session &administrator, const NewPerson &person)
{
    if (auto allowed = checkAdministrator(administrator); !allowed)
        return failure(allowed);
    auto prepared = prepare(person, *administrator.officeKey);
    if (!prepared)
        return failure(prepared);
    auto done = m_journal.transact([&]() -> Result<> {
        if (auto stored = store(*prepared, administrator.person.id, administrator.author()); !stored)
            return stored;
        return record(administrator.person.id, u"personAdded"_s, u"新增人员 %1"_s.arg(prepared->person.name), prepared->person.id);
    });
    if (!done)
        return failure(done);
    return prepared->person.id;
}

Result<> IdentityService::changeRoles(const Session &administrator, const EntityId &person, const QList<Role> &roles)
{
    if (auto allowed = checkAdministrator(administrator); !allowed)
        return allowed;
    if (auto fine = checkRoles(roles); !fine)
        return fine;
    auto loaded = m_journal.load<Person>(person);
    if (!loaded)
        return failure(loaded);
    if (person == administrator.person.id && !roles.contains(Role::SystemAdministrator))
        return failure(ErrorCode::Forbidden, u"不能去掉自己的系统管理员角色，请由另一位管理员操作"_s);
    loaded->value.roles = roles;
    return m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(loaded->value, loaded->heads), administrator.author()); !written)
            return failure(written);
        return record(administrator.person.id, u"rolesChanged"_s, u"调整 %1 的角色"_s.arg(loaded->value.name), person);
    });
}

Result<> IdentityService::setRetired(const Session &administrator, const EntityId &person, bool isRetired)
{
    if (auto allowed = checkAdministrator(administrator); !allowed)
        return allowed;
    if (person == administrator.person.id)
        return failure(ErrorCode::Forbidden, u"不能停用自己"_s);
    auto loaded = m_journal.load<Person>(person);
    if (!loaded)
        return failure(loaded);
    loaded->value.isRetired = isRetired;
    return m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(loaded->value, loaded->heads), administrator.author()); !written)
            return failure(written);
        return record(administrator.person.id, isRetired ? u"personRetired"_s : u"personRestored"_s,
                      (isRetired ? u"停用 %1"_s : u"恢复 %1"_s).arg(loaded->value.name), person);
    });
}

Result<> IdentityService::changePassword(const EntityId &person, const QString &oldPassword, const QString &newPassword)
{
    if (const QString fault = passwordFault(newPassword, m_pack); !fault.isEmpty())
        return failure(ErrorCode::InvalidInput, fault);
    if (oldPassword == newPassword)
        return failure(ErrorCode::InvalidInput, u"新密码不能与原密码相同"_s);
    auto session = signIn(person, oldPassword);
    if (!session)
        return failure(session);
    auto sealed = signing::sealWithPassword(newPassword, session->privateKey.toBytes());
    if (!sealed)
        return failure(sealed);
    CredentialStore store(m_journal);
    auto credential = store.credential(person);
    credential->sealedKey = *sealed;
    credential->passwordChangedAt = m_journal.clock().milliseconds();
    return m_journal.transact([&]() -> Result<> {
        if (auto put = store.put(*credential); !put)
            return put;
        return record(person, u"passwordChanged"_s, u"修改密码"_s);
    });
}

Result<> IdentityService::activateHere(const EntityId &person, const QString &password)
{
    const auto loaded = m_journal.load<Person>(person);
    if (!loaded)
        return failure(loaded);
    if (CredentialStore(m_journal).credential(person))
        return failure(ErrorCode::WrongState, u"此人已在本机启用"_s);
    if (const QString fault = passwordFault(password, m_pack); !fault.isEmpty())
        return failure(ErrorCode::InvalidInput, fault);
    auto key = signing::PrivateKey::generate(Suite::Sm3Sm2);
    if (!key)
        return failure(key);
    auto sealed = signing::sealWithPassword(password, key->toBytes());
    if (!sealed)
        return failure(sealed);
    const PersonKey waiting{.id = EntityId::create(m_journal.clock()), .person = person, .publicKey = key->publicKey(),
                            .device = m_journal.device(), .officeKey = {}, .revokedAt = {}};
    return m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(waiting), {person, {}, {}}); !written)
            return failure(written);
        if (auto put = CredentialStore(m_journal).put({.person = person, .key = waiting.id, .sealedKey = *sealed,
                                                       .passwordChangedAt = m_journal.clock().milliseconds()}); !put)
            return put;
        return record(person, u"keyActivated"_s, u"在另一台电脑启用，等待管理员确认"_s, waiting.id);
    });
}

Result<> IdentityService::confirmKey(const Session &administrator, const EntityId &key)
{
    if (auto allowed = checkAdministrator(administrator); !allowed)
        return allowed;
    auto loaded = m_journal.load<PersonKey>(key);
    if (!loaded)
        return failure(loaded);
    auto officeKey = signing::encryptTo(loaded->value.publicKey, administrator.officeKey->toBytes());
    if (!officeKey)
        return failure(officeKey);
    loaded->value.confirmedBy = administrator.person.id;
    loaded->value.officeKey = *officeKey;
    return m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(loaded->value, loaded->heads), administrator.author()); !written)
            return failure(written);
        return record(administrator.person.id, u"keyConfirmed"_s, u"确认密钥"_s, loaded->value.person);
    });
}

Result<> IdentityService::revokeKey(const Session &administrator, const EntityId &key)
{
    if (auto allowed = checkAdministrator(administrator); !allowed)
        return allowed;
    auto loaded = m_journal.load<PersonKey>(key);
    if (!loaded)
        return failure(loaded);
    loaded->value.revokedAt = isoText(m_journal.clock().now());
    return m_journal.transact([&]() -> Result<> {
        if (auto written = m_journal.append(entryOf(loaded->value, loaded->heads), administrator.author()); !written)
            return failure(written);
        return record(administrator.person.id, u"keyRevoked"_s, u"吊销密钥"_s, loaded->value.person);
    });
}

} // namespace zhijian::identity
