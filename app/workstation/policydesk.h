#pragma once

#include "desk.h"
#include "journal/rows.h"
#include "policy/policyimport.h"
#include "policy/widgets/policypage.h"

#include <QPointer>

namespace zhijian {

/// 政策库: turns the page's wishes into jobs. Files are read and recognised in the thread pool, one after the other,
/// and stored on the database thread; one bad file does not stop the rest. GUI thread.
class PolicyDesk : public QObject
{
    Q_OBJECT

public:
    explicit PolicyDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    ~PolicyDesk() override;

    [[nodiscard]] policy::PolicyPage *page() const { return m_page; }
    void reload();
    /// Opens the policy; `anchor` names the clause to show.
    void openPolicy(const EntityId &id, const QString &anchor = {});
    void importFiles(const QStringList &paths);

Q_SIGNALS:
    void mergeRequested(const zhijian::EntityId &policy);
    void interpretRequested(const zhijian::EntityId &policy);
    void interpretClauseRequested(const zhijian::EntityId &policy, const QString &anchor);
    void followUpRequested(const zhijian::EntityId &policy, zhijian::FollowUp aspect);
    void openItemRequested(const zhijian::EntityId &item);
    void failed(const zhijian::Error &error, const QString &doing);
    /// Nothing of it waits any more.
    void importFinished();

private:
    struct Source
    {
        QString name;
        QString path;
        QString text;            ///< Pasted
        bool mayRepeat = false;  ///< Import although the library has it
    };

    void connectPage();
    void connectImports();
    void refreshOpen();
    void compare(const EntityId &one, const EntityId &other);
    void show(policy::OpenPolicy open);
    [[nodiscard]] policy::PolicyPage::Choices choices() const;
    [[nodiscard]] QDate interpretBy(QDate publishedOn) const;
    [[nodiscard]] QList<journal::PolicyRow> withDaysLeft(QList<journal::PolicyRow> rows) const;
    void start(const QList<Source> &sources);
    void readNext();
    void store(const Source &source, const policy::PolicyImport &import);
    void finishOne(const policy::ImportOutcome &outcome);
    void save(const Policy &policy, const QList<Digest> &seen);
    void remove(const EntityId &id);
    void restore(const EntityId &id);
    void takeBack(const Digest &change);
    void exportFile(const EntityId &id, const QString &path);
    /// Nothing, with a notice, when nobody is signed in.
    [[nodiscard]] std::optional<journal::Author> author(const QString &doing);

    Surroundings m_surroundings;
    QPointer<policy::PolicyPage> m_page;
    QList<Source> m_waiting;
    QList<policy::ImportOutcome> m_outcomes;
    int m_total = 0;
    bool m_isReading = false;
    bool m_isCancelled = false;
};

} // namespace zhijian
