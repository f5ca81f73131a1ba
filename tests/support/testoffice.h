#pragma once

#include "core/clock.h"
#include "domain/interpretation.h"
#include "domain/office.h"
#include "domain/person.h"
#include "journal/journal.h"
#include "journal/stores.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace zhijian {

/// A small office on a journal of its own: one operator, three reviewers and an administrator, all with confirmed keys.
class TestOffice
{
public:
    struct Member
    {
        EntityId person;
        EntityId key;
        signing::PrivateKey privateKey;
    };

    /// `path` empty: in memory.
    explicit TestOffice(const QString &path = QStringLiteral(":memory:"), bool isEmpty = false)
    {
        auto opened = journal::Journal::open(path, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        journal = std::move(*opened);
        if (isEmpty)
            return;
        must(journal->setScope(QStringLiteral("c/520626")));
        const EntityId office = EntityId::create(clock);
        must(journal->append(journal::entryOf(Office{office, QStringLiteral("云岭县人民政府办公室"), QStringLiteral("520626"), {}}), {}));
        admin = addMember(QStringLiteral("周管理"), {Role::SystemAdministrator});
        editor = addMember(QStringLiteral("王小云"), {Role::Operator});
        first = addMember(QStringLiteral("李一审"), {Role::FirstReviewer});
        second = addMember(QStringLiteral("赵二审"), {Role::SecondReviewer});
        final = addMember(QStringLiteral("陈三审"), {Role::FinalReviewer});
    }

    Member addMember(const QString &name, const QList<Role> &roles)
    {
        auto key = signing::PrivateKey::generate(Suite::Sm3Sm2);
        Member member{EntityId::create(clock), EntityId::create(clock), *key};
        const Person person{.id = member.person, .name = name, .roles = roles};
        const PersonKey personKey{.id = member.key,
                                  .person = member.person,
                                  .publicKey = key->publicKey(),
                                  .device = journal->device(),
                                  .confirmedBy = admin ? admin->person : member.person};
        must(journal->append({journal::entryOf(person), journal::entryOf(personKey)}, {}));
        return member;
    }

    [[nodiscard]] static journal::Author author(const std::optional<Member> &member)
    {
        return {member->person, member->key, member->privateKey};
    }

    /// A new interpretation; returns its first revision.
    journal::Revision<Interpretation> addInterpretation(const QString &title, const QString &source)
    {
        const Interpretation item{.id = EntityId::create(clock), .title = title, .source = source};
        must(journal->append(journal::entryOf(item), author(editor)));
        return *journal->load<Interpretation>(item.id);
    }

    Digest submit(const EntityId &item, const Digest &revision)
    {
        return must(journal->append(journal::entryOf(Submission{EntityId::create(clock), item, revision, {}}), author(editor)));
    }

    Digest signOff(const std::optional<Member> &reviewer, const EntityId &item, const Digest &revision, Stage stage,
                   Verdict verdict = Verdict::Passed)
    {
        SignOff signOff;
        signOff.id = EntityId::create(clock);
        signOff.item = item;
        signOff.revision = revision;
        signOff.stage = stage;
        signOff.verdict = verdict;
        signOff.opinion = QStringLiteral("已逐字核对原文");
        return must(journal->append(journal::entryOf(signOff), author(reviewer)));
    }

    /// Unwraps, or ends the test with the error's words.
    template <typename T>
    static T must(Result<T> result)
    {
        if (!result)
            qFatal("unexpected failure: %s", qPrintable(result.error().detail));
        if constexpr (!std::is_void_v<T>)
            return *std::move(result);
    }

    FixedClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone())};
    std::unique_ptr<journal::Journal> journal;
    std::optional<Member> admin;
    std::optional<Member> editor;
    std::optional<Member> first;
    std::optional<Member> second;
    std::optional<Member> final;
};

} // namespace zhijian
