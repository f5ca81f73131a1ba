#pragma once

#include "core/paper.h"
#include "desk.h"
#include "registry/accountrecord.h"

#include <QPointer>

namespace zhijian::registry {
class AccountPage;
}

namespace zhijian {

/// 账号: turns the page's wishes into writes of the registry and keeps what can be undone. GUI thread.
class AccountsDesk : public QObject
{
    Q_OBJECT

public:
    explicit AccountsDesk(const Surroundings &surroundings, QObject *parent = nullptr);

    [[nodiscard]] QWidget *page() const;
    void reload();
    /// The filing form of the account that is open, else the list. A telephone number in full is audited.
    void print();
    void printList();
    /// Selects the account and shows its record.
    void showAccount(const EntityId &account);
    /// Shows what the table holds; nothing is kept before somebody says so.
    void readWorkbook(const QString &path);

Q_SIGNALS:
    void mergeRequested(const zhijian::EntityId &account);
    void paperReady(const zhijian::Paper &paper);
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);

private:
    using Outcome = Result<registry::AccountRecord>;
    using Work = std::function<Result<Digest>(registry::AccountService &, journal::Journal &, const identity::Session &)>;

    struct Act
    {
        QString name;
        Digest change;
    };

    void connectPage();
    void readRecord(const EntityId &id, const Digest &version);
    void save(const registry::AccountDraft &draft, const QList<Digest> &seen);
    /// Runs `work`, says `done`, shows the record it wrote and remembers how to take it back.
    void act(const QString &name, const QString &done, const Work &work);
    void takeBack(QList<Act> &from, QList<Act> &to, const QString &word, const Digest &which = {});
    void importAccounts(const QList<registry::AccountDraft> &drafts);
    void writeWorkbook(const QString &path, bool isBlank);
    [[nodiscard]] QHash<QString, QString> platformNames() const;
    void revealPhone(const EntityId &id, registry::AccountField field);
    [[nodiscard]] QString nameOf(const EntityId &id) const;
    [[nodiscard]] registry::AccountService::OfficeKey officeKey() const;

    Surroundings m_surroundings;
    QPointer<registry::AccountPage> m_page;
    QHash<EntityId, QString> m_names;
    QList<Act> m_undo;
    QList<Act> m_redo;
};

} // namespace zhijian
