#pragma once

#include "desk.h"
#include "interpretation/outputfile.h"
#include "mediakeeper.h"
#include "interpretation/releasecontent.h"
#include "interpretation/widgets/interpretationpage.h"
#include "preview/exporter.h"
#include "review/standingremarks.h"

#include <QPointer>

namespace zhijian {

namespace interpretation {
class InterpretationService;
}

/// 解读: opens, saves, submits, hands over. GUI thread.
///
/// Drafts go to the journal's local table as soon as the page hands them out; a version is a change.
class InterpretationDesk : public QObject
{
    Q_OBJECT

public:
    explicit InterpretationDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    ~InterpretationDesk() override;

    [[nodiscard]] QWidget *page() const;
    /// After sign-in: list, choices, what was open last.
    /// Before reload(): another person finds his own item, not his predecessor's.
    void welcome(const EntityId &person);
    void reload();
    [[nodiscard]] bool hasOpenItem() const;
    void showItem(const EntityId &id);
    /// A new item about these policies, with the source already written (from the policy page); opens it.
    void createAbout(const QList<EntityId> &policies);
    /// A new item that tells one aspect of the policy's execution; opens it.
    void createFollowUp(const EntityId &policy, FollowUp aspect);
    /// Goes to the clause in the item about this policy that is being written, the open one first; makes one if there is none.
    void interpretClause(const EntityId &policy, const QString &anchor);
    /// Before locking, signing out, closing: nothing typed is left behind.
    void leave();
    void nextFinding();
    /// The article as its PDF looks; the text as it stands in the fields.
    void print();
    [[nodiscard]] EntityId openId() const;

Q_SIGNALS:
    void pdfReady(const QString &title, const QByteArray &pdf);
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    void mergeRequested(const zhijian::EntityId &id);
    /// The questions of its saved text are to go to the knowledge base.
    void questionsOffered(const zhijian::EntityId &item);
    /// The page of the office's themes, at the one that has this name.
    void themesRequested(const QString &name);
    /// For the status bar.
    void savedAtChanged(const std::optional<QTime> &time);
    void findingsCounted(int errors, int warnings);
    void wordsCounted(int characters);

private:
    struct Loaded
    {
        interpretation::OpenItem item;
        QList<journal::HistoryRow> versions;
        QList<journal::RemovalRow> removals;
        QList<review::StandingRemarks::Opinion> opinions; ///< That sent it back
    };

    void connectPage();
    void connectHandover();
    void connectTemplates();
    void saveTemplate(const OfficeTemplate &value);
    void renameTemplate(const EntityId &id, const QString &name, const QString &description);
    void removeTemplate(const EntityId &id);
    void reloadList();
    void reloadChoices();
    void reloadOpen();
    void open(const EntityId &id);
    void create(const QList<EntityId> &policies, const QString &templateId);
    void create(const std::function<Result<EntityId>(interpretation::InterpretationService &, const journal::Author &)> &make);
    void keepDraft(const Interpretation &item, int cursor);
    void connectProducts();
    void reloadRemovals();
    void recordRemoval(const Removal &removal);
    void exportRemovals(const EntityId &id);
    void writeMedia(const preview::Exporter::Done &done);
    void keepCover(const interpretation::CoverWish &wish);
    void keepPictures(int place, const QList<QByteArray> &pictures);
    void save(const Interpretation &item, const QList<Digest> &parents);
    void submit(const Interpretation &item, const QList<Digest> &parents);
    void remove(const EntityId &id);
    void restore(const EntityId &id);
    void takeVersion(const Digest &version);
    void copy(const EntityId &id);
    [[nodiscard]] rules::OutputProfile wechatProfile() const;
    void checkPaste(const EntityId &id, const QString &pasted);
    void exportFiles(const Interpretation &item, const QList<interpretation::Output> &outputs);
    /// What is approved goes out with the bytes that were signed; a draft as it stands in the fields.
    [[nodiscard]] static Result<interpretation::ReleaseContent> exportContent(journal::Journal &journal, const Interpretation &item, QDate today,
                                                                                const rules::OutputProfile &wechat);
    void exportNext();
    /// The files that need no renderer of pages.
    [[nodiscard]] Result<preview::ExportedFiles> writeDocument(interpretation::DocumentKind kind) const;
    void finishExport(const QString &sentence);
    void record(const EntityId &item, const EntityId &account, const QString &link, const QDateTime &time);
    void rememberPlace();
    [[nodiscard]] QByteArray placeKey() const;
    /// Reads an item with all that the page shows; in the database thread.
    [[nodiscard]] static Result<Loaded> load(journal::Journal &journal, const EntityId &id, const Person &reader);
    [[nodiscard]] std::optional<identity::Session> session(const QString &doing);

    struct Export
    {
        interpretation::ReleaseContent content; ///< Of a draft: without a digest
        QString folder;
        QList<interpretation::Output> outputs;
        qsizetype done = 0;
        int files = 0;
    };

    Surroundings m_surroundings;
    review::StandingRemarks m_remarks; ///< Before the page, which checks with them
    QPointer<interpretation::InterpretationPage> m_page;
    QString m_wantedClause; ///< To be shown in the item that is being opened
    std::unique_ptr<preview::Exporter> m_exporter;
    MediaKeeper *m_media;
    std::optional<Export> m_export;
    /// The last parents the page named, so that a draft knows what it was made from.
    QByteArray m_rememberedPlace;
    EntityId m_reader; ///< What is open belongs to this person
};

} // namespace zhijian
