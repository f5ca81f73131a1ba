#pragma once

#include "domain/removal.h"
#include "interpretation/pastecheck.h"
#include "interpretation/widgets/draftanalysis.h"
#include "interpretation/widgets/handoverpanel.h"
#include "interpretation/widgets/openitem.h"
#include "interpretation/widgets/coverpanel.h"
#include "interpretation/widgets/pictureintake.h"
#include "uikit/notice.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace zhijian::uikit {
class EmptyState;
class MessageBar;
class SideSheet;
class StateChip;
class TextLabel;
}

namespace zhijian::interpretation {

class ClausesPanel;
class FindingsView;
class FindingTableModel;
class InterpretationTableModel;
class ItemListPane;
class PreviewPane;
class PicturesPanel;
class PropertiesPanel;
class RemovalPanel;
class RemovalTableModel;
class SourceEditor;
class TemplatesPanel;
class VersionModel;
class VersionsPanel;
class WritingPane;

/// 解读: list, source, preview, inspector. Shows what the desk gives and emits wishes. GUI thread.
///
/// No character is lost: what differs from the saved version is handed out by autosaveRequested() at each pause, at most
/// `autosave` after it was typed, and at once when the page, the item or the program is left.
class InterpretationPage : public QWidget
{
    Q_OBJECT

public:
    struct Setting
    {
        const Clock &clock;
        DraftAnalysis::Screen screen;
        std::chrono::seconds autosave; ///< Of the rule pack
        int copyPercent = 0;           ///< Of the rule pack (R-72); 0: copied sentences are not marked
        PictureLimits pictures = {};   ///< Of the rule pack (R-39)
        ContrastLimits contrast = {};  ///< Of the rule pack
        SubtitleLimits subtitles = {}; ///< Of the rule pack
    };

    explicit InterpretationPage(const Setting &setting, QWidget *parent = nullptr);
    ~InterpretationPage() override;

    [[nodiscard]] InterpretationTableModel *items() const { return m_items; }
    [[nodiscard]] VersionModel *versions() const { return m_versions; }

    void setChoices(const ItemChoices &choices);
    /// Another item, or the same one after a reload (then text that is being written stays). A null id: a new item
    /// that the desk has not named yet is an error; nothing open is closeItem().
    void openItem(const OpenItem &item);
    void closeItem();
    /// The state, heads and frame of the open item moved; its text did not, as far as this page knows.
    void refreshItem(const OpenItem &item);
    [[nodiscard]] EntityId openId() const { return m_open.item.id; }
    [[nodiscard]] const OpenItem &opened() const { return m_open; }
    /// The policies or properties that the preview shows have changed.
    void setFrame(const RenderInput &frame);
    /// Chooses the clause in the panel beside the text.
    void showClause(const QString &anchor);
    /// What the fields hold now.
    [[nodiscard]] Interpretation current() const;
    [[nodiscard]] bool isModified() const;
    /// Commits the composition and hands out what is not saved. Before anything else takes the place of this page.
    void leave();

    // Outcomes of wishes
    void draftSaved(const QDateTime &time);
    void versionSaved(const OpenItem &item);
    void takeVersion(const Interpretation &version);
    void exportProgressed(int percent);
    void exportFinished(const QString &sentence, const QString &folder);
    /// The answer to pasteCheckRequested(); of an item that is not open any more it is dropped.
    void pasteChecked(const EntityId &id, const QList<PasteLoss> &losses);
    void notify(const uikit::Notice &notice);
    /// The answer to keepPicturesRequested(); empty: they could not be stored.
    void picturesKept(int place, const QList<PictureReference> &pictures);
    /// The answer to saveTemplateRequested().
    void templateSaved();
    /// The answer to keepCoverRequested().
    void coverKept(const Cover &cover);
    /// While keepMediaRequested() is worked on: 0 ... 100.
    void mediaProgressed(int percent);
    /// The answer to keepMediaRequested(); nothing and a sentence when the file was not taken.
    void mediaKept(const std::optional<MediaFile> &file, const QString &problem);
    /// The answer to checkMediaRequested().
    void mediaChecked(const MediaFile &file, const QString &sentence, bool isSame);
    [[nodiscard]] RemovalTableModel *removals() const { return m_removals; }
    /// The answer to recordRemovalRequested(); empty: it was stored.
    void removalRecorded(const QString &problem);

    /// Splitters, width of the preview, what is folded.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    [[nodiscard]] QList<QAction *> commands() const { return m_commands; }
    void focusEditor();
    void nextFinding();
    /// Selects the open item in the list after a reload.
    void markOpen();

Q_SIGNALS:
    void openRequested(const zhijian::EntityId &id);
    /// `templateId`: of templates.h, or empty.
    void newRequested(const QString &templateId);
    void deleteRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);
    void autosaveRequested(const zhijian::Interpretation &item, int cursor);
    void discardDraftRequested(const zhijian::EntityId &id);
    void saveRequested(const zhijian::Interpretation &item, const QList<zhijian::Digest> &parents);
    /// Save what is there if needed, then hand it to the reviewers.
    void submitRequested(const zhijian::Interpretation &item, const QList<zhijian::Digest> &parents);
    void versionRequested(const zhijian::Digest &version);
    /// After saveRequested() where something was not saved: the questions of the saved text.
    /// The open item as it stands becomes a template; templateSaved() answers.
    void saveTemplateRequested(const zhijian::Interpretation &item, const QString &name, const QString &description, bool keepsPictures);
    void renameTemplateRequested(const zhijian::EntityId &id, const QString &name, const QString &description);
    void removeTemplateRequested(const zhijian::EntityId &id);
    /// The page of the office's themes; `name`: the theme of the open item.
    void themesRequested(const QString &name);
    void questionsOffered(const zhijian::EntityId &item);
    void settleConflictRequested(const zhijian::EntityId &id);
    void copyRequested(const zhijian::EntityId &id);
    /// What the platform gave back of the open item, for pasteChecked().
    void pasteCheckRequested(const zhijian::EntityId &id, const QString &html);
    void exportRequested(const zhijian::Interpretation &item, const QList<zhijian::interpretation::Output> &outputs);
    void cancelExportRequested();
    void openFolderRequested(const QString &folder);
    void releaseRequested(const zhijian::EntityId &item, const zhijian::EntityId &account, const QString &link, const QDateTime &time);
    /// To be stored before the item names it; coverKept() answers.
    void keepCoverRequested(const zhijian::interpretation::CoverWish &cover);
    /// To be stored before the text names them; picturesKept() answers.
    void keepPicturesRequested(int place, const QList<QByteArray> &pictures);
    /// To be stored, or registered by its digest when it is too large.
    void keepMediaRequested(const QString &path);
    void cancelMediaRequested();
    void openMediaRequested(const zhijian::MediaFile &file);
    void checkMediaRequested(const zhijian::MediaFile &file);
    void recordRemovalRequested(const zhijian::Removal &removal);
    void exportRemovalsRequested(const zhijian::EntityId &id);
    /// The preview depends on the chosen policies: the desk answers with setFrame().
    void frameRequested(const zhijian::Interpretation &item);
    /// For the status bar.
    void wordsCounted(int characters);
    void savedAtChanged(const std::optional<QTime> &time);
    void findingsCounted(int errors, int warnings);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTopBar();
    void makeActions();
    void addCommand(const QString &name, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run);
    void connectParts();
    void connectPictures();
    void connectProducts();
    void showRemovals();
    void openCover(const QString &address);
    void setCover(const Cover &cover);
    void replacePicture(int index, const QString &path);
    void askForPictures(const QStringList &addresses);
    void loadFields(const Interpretation &item, int cursor);
    void applyAccess();
    void showBars();
    void noticeEdit();
    void autosave();
    void save();
    void submit();
    void offerQuestions();
    void openTemplates();
    void check();
    void fix(int row);
    void showFindings(const QList<screening::Finding> &findings, const QString &text);
    void openHandover();
    void foldForWidth();
    void setPreviewShown(bool isShown);
    void setInspectorShown(bool isShown);
    void countTitle();

    Setting m_setting;
    InterpretationTableModel *m_items;
    VersionModel *m_versions;
    FindingTableModel *m_findings;
    RemovalTableModel *m_removals;
    DraftAnalysis *m_analysis;
    PictureIntake *m_intake;
    int m_replaced = -1; ///< The picture that another one is to take the place of
    QStringList m_askedPictures; ///< Addresses of this text that the desk was asked for
    OpenItem m_open;
    QList<Digest> m_savedHeads; ///< Heads of the saved version while a recovered text is shown
    ItemChoices m_choices;
    Interpretation m_autosaved;
    QTimer m_autosaveTimer;
    QTimer m_pauseTimer; ///< Ends when nothing was typed for a moment
    bool m_mayEdit = false;
    bool m_isLoading = false;
    bool m_isNarrow = false;
    bool m_isCheckWanted = false;

    uikit::MessageBar *m_bar;
    ItemListPane *m_list;
    QWidget *m_work;
    uikit::EmptyState *m_nothing;
    uikit::StateChip *m_chip;
    QLineEdit *m_title;
    uikit::TextLabel *m_titleCount;
    WritingPane *m_writing;
    SourceEditor *m_editor;
    PreviewPane *m_preview;
    QTabWidget *m_inspector;
    FindingsView *m_findingsView;
    ClausesPanel *m_clauses;
    PropertiesPanel *m_properties;
    VersionsPanel *m_versionsPanel;
    PicturesPanel *m_picturesPanel;
    RemovalPanel *m_removalPanel;
    EntityId m_mediaFor; ///< The item that a file is being read for
    bool m_hasWords = false; ///< The text has a word list for comments
    QSplitter *m_outer;
    QSplitter *m_inner;
    QToolButton *m_previewButton;
    QToolButton *m_inspectorButton;
    QToolButton *m_moreButton;
    QList<QWidget *> m_editButtons;
    uikit::SideSheet *m_sheet;
    uikit::SideSheet *m_coverSheet;
    CoverPanel *m_coverPanel;
    uikit::SideSheet *m_templateSheet;
    TemplatesPanel *m_templates;
    Cover m_cover; ///< What the item's cover is now
    HandoverPanel *m_handover;
    QList<QAction *> m_commands;
};

} // namespace zhijian::interpretation
