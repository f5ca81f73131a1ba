// The part of InterpretationPage that acts: opening, saving, autosave, checks, folding.
#include "core/clock.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/wordcount.h"
#include "interpretation/widgets/clausespanel.h"
#include "interpretation/widgets/findingsview.h"
#include "interpretation/widgets/findingtablemodel.h"
#include "interpretation/widgets/interpretationpage.h"
#include "interpretation/widgets/shorttime.h"
#include "interpretation/widgets/itemlistpane.h"
#include "interpretation/parser.h"
#include "interpretation/pictureedit.h"
#include "interpretation/widgets/picturespanel.h"
#include "interpretation/widgets/previewpane.h"
#include "interpretation/widgets/propertiespanel.h"
#include "interpretation/widgets/removalpanel.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/versionspanel.h"
#include "interpretation/widgets/writingpane.h"
#include "interpretation/widgets/pastecheckpanel.h"
#include "interpretation/widgets/templatespanel.h"
#include "uikit/emptystate.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"

#include <QDataStream>
#include <QIODevice>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using screening::Finding;
using screening::Severity;
using uikit::Notice;
using uikit::Tone;

namespace {

constexpr int NarrowWidth = 1000;
constexpr int ReplacingPlace = -1; ///< Not one of the editor's places
constexpr auto RecoveryKey = QLatin1StringView("recovery");
constexpr auto AccessKey = QLatin1StringView("access");
constexpr auto ConflictKey = QLatin1StringView("conflict");
constexpr auto OpinionKey = QLatin1StringView("opinion");

} // namespace

void InterpretationPage::setChoices(const ItemChoices &choices)
{
    if (choices.templates != m_choices.templates) {
        m_list->setTemplates(choices.templates);
        m_templates->setTemplates(choices.templates);
    }
    m_choices = choices;
    m_isLoading = true;
    m_properties->setChoices(choices);
    m_isLoading = false;
    countTitle();
}

void InterpretationPage::openItem(const OpenItem &item)
{
    Q_ASSERT(!item.item.id.isNull());
    if (item.item.id == openId()) {
        refreshItem(item);
        return;
    }
    leave();
    for (const auto key : {RecoveryKey, AccessKey, ConflictKey, OpinionKey})
        m_bar->dismiss(QString(key));
    m_intake->forget();
    m_coverSheet->closeSheet();
    m_askedPictures.clear();
    m_removalPanel->clear();
    if (std::exchange(m_mediaFor, {}) != EntityId())
        Q_EMIT cancelMediaRequested();
    m_hasWords = false;
    m_clauses->setPolicies({}); // the other item's
    m_open = item;
    m_savedHeads = item.heads;
    // Text that was not saved when the program ended is shown at once. It replaces what it was made from: where
    // somebody saved a newer version meanwhile, saving makes both visible.
    const bool isRecovered = item.recovered && !(item.recovered->item == item.item) && item.lock.isEmpty();
    m_mayEdit = item.lock.isEmpty() && !item.isConflict() && (!item.isUnderReview() || isRecovered);
    m_autosaved = isRecovered ? item.recovered->item : item.item;
    if (isRecovered && !item.recovered->base.isNull())
        m_open.heads = {item.recovered->base};
    loadFields(m_autosaved, isRecovered ? item.recovered->cursor : 0);
    m_analysis->setFrame(item.frame);
    m_analysis->setTextNow(m_editor->toPlainText());
    m_work->show();
    m_nothing->hide();
    m_list->setCurrent(openId());
    applyAccess();
    showBars();
    Q_EMIT savedAtChanged({});
    if (isVisible())
        focusEditor();
}

void InterpretationPage::closeItem()
{
    m_autosaveTimer.stop();
    m_pauseTimer.stop();
    m_open = {};
    m_autosaved = {};
    m_mayEdit = false;
    m_work->hide();
    m_nothing->show();
    m_sheet->closeSheet();
    m_coverSheet->closeSheet();
    Q_EMIT savedAtChanged({});
    Q_EMIT wordsCounted(0);
    Q_EMIT findingsCounted(0, 0);
}

void InterpretationPage::refreshItem(const OpenItem &item)
{
    if (item.item.id != openId())
        return;
    // Somebody else's newer text comes in only where nothing of ours would be lost; else the heads differ and the
    // next save makes both versions visible.
    const bool isUntouched = !isModified();
    const bool hasMoved = !(item.item == m_open.item);
    const auto recovered = m_open.recovered;
    const auto parents = m_open.heads;
    m_open = item;
    m_open.recovered = recovered;
    m_savedHeads = item.heads;
    if (isUntouched && hasMoved) {
        m_autosaved = item.item;
        loadFields(item.item, m_editor->textCursor().position());
        m_analysis->setTextNow(m_editor->toPlainText());
    } else if (!isUntouched) {
        m_open.heads = parents;
    }
    if (!isModified())
        m_mayEdit = m_open.lock.isEmpty() && !m_open.isConflict() && !m_open.isUnderReview();
    m_analysis->setFrame(item.frame);
    applyAccess();
    showBars();
}

void InterpretationPage::loadFields(const Interpretation &item, int cursor)
{
    m_isLoading = true;
    m_title->setText(item.title);
    m_editor->load(item.source, cursor);
    m_properties->setItem(item, m_open.mayClearAi);
    m_cover = item.cover;
    m_findings->setFindings({});
    showRemovals();
    m_isLoading = false;
    countTitle();
}

Interpretation InterpretationPage::current() const
{
    Interpretation item = m_properties->applied(m_open.item);
    item.title = m_title->text();
    item.source = m_editor->toPlainText();
    item.cover = m_cover;
    return item;
}

bool InterpretationPage::isModified() const
{
    return !openId().isNull() && !(current() == m_open.item);
}

void InterpretationPage::leave()
{
    m_editor->commitComposition();
    if (m_autosaveTimer.isActive())
        autosave();
}

void InterpretationPage::autosave()
{
    m_autosaveTimer.stop();
    m_pauseTimer.stop();
    const Interpretation now = current();
    if (openId().isNull() || now == m_autosaved)
        return;
    m_autosaved = now;
    Q_EMIT autosaveRequested(now, m_editor->textCursor().position());
}

void InterpretationPage::noticeEdit()
{
    if (m_isLoading || openId().isNull())
        return;
    // Not restarted by each key: 10 s behind means 10 s after the first letter that is not saved. A pause saves at once.
    if (!m_autosaveTimer.isActive())
        m_autosaveTimer.start();
    m_pauseTimer.start();
}

void InterpretationPage::draftSaved(const QDateTime &time)
{
    Q_EMIT savedAtChanged(time.time());
}

void InterpretationPage::save()
{
    if (openId().isNull() || !m_mayEdit)
        return;
    m_editor->commitComposition();
    if (!isModified() && !m_open.isConflict()) {
        notify({Tone::Info, tr("没有改动，不需要保存新版本。"), {}, false, u"saved"_s});
        return;
    }
    autosave();
    Q_EMIT saveRequested(current(), m_open.heads);
}

void InterpretationPage::versionSaved(const OpenItem &item)
{
    if (item.item.id != openId())
        return;
    m_open = item;
    m_open.recovered.reset();
    m_savedHeads = item.heads;
    m_bar->dismiss(QString(RecoveryKey));
    // What was typed while the save ran stays, and is saved next.
    if (!isModified()) {
        m_autosaveTimer.stop();
        m_autosaved = item.item;
        Q_EMIT savedAtChanged(m_setting.clock.now().time());
    }
    if (m_open.isUnderReview() && !isModified())
        m_mayEdit = false;
    m_analysis->setFrame(item.frame);
    applyAccess();
    showBars();
}

void InterpretationPage::takeVersion(const Interpretation &version)
{
    if (version.id != openId() || !m_mayEdit)
        return;
    m_editor->replaceAll(version.source);
    m_title->setText(version.title);
    m_properties->setItem(version, m_open.mayClearAi);
    m_cover = version.cover;
    noticeEdit();
    notify({Tone::Info, tr("已取回这个版本的内容，Ctrl+Z 可以撤销正文的改动。"), {}, false, u"version"_s});
    focusEditor();
}

void InterpretationPage::connectPictures()
{
    connect(m_editor, &SourceEditor::picturesOffered, m_intake, &PictureIntake::take);
    connect(m_intake, &PictureIntake::keepRequested, this, &InterpretationPage::keepPicturesRequested);
    connect(m_intake, &PictureIntake::ready, this, [this](int place, const QString &text, int caret, const QHash<QString, QString> &pictures) {
        m_open.frame.pictures.insert(pictures);
        m_analysis->setFrame(m_open.frame);
        if (place != ReplacingPlace) {
            m_editor->insertAt(place, text, caret);
            return;
        }
        const auto uses = pictureUses(parse(m_editor->toPlainText()));
        if (pictures.isEmpty() || m_replaced < 0 || m_replaced >= uses.size())
            return;
        PictureUse wanted = uses.at(m_replaced);
        wanted.target = pictures.cbegin().key();
        if (const auto edit = changedPicture(m_editor->toPlainText(), m_replaced, wanted))
            m_editor->replaceLines(*edit);
    });
    connect(m_analysis, &DraftAnalysis::picturesFound, this, [this](const QList<PictureUse> &uses) {
        m_picturesPanel->setPictures(uses, m_open.frame.pictures);
        m_inspector->setTabText(m_inspector->indexOf(m_picturesPanel), uses.isEmpty() ? tr("图片") : tr("图片 %1").arg(uses.size()));
    });
    connect(m_picturesPanel, &PicturesPanel::changed, this, [this](int index, const PictureUse &wanted) {
        if (const auto edit = changedPicture(m_editor->toPlainText(), index, wanted); edit && m_mayEdit)
            m_editor->replaceLines(*edit);
    });
    connect(m_picturesPanel, &PicturesPanel::shown, m_editor, &SourceEditor::showCaretAt);
    connect(m_picturesPanel, &PicturesPanel::addRequested, m_writing, &WritingPane::choosePictures);
    connect(m_picturesPanel, &PicturesPanel::coverRequested, this, &InterpretationPage::openCover);
    connect(m_coverPanel, &CoverPanel::coverMade, this, &InterpretationPage::keepCoverRequested);
    connect(m_coverPanel, &CoverPanel::coverRemoved, this, [this] { setCover({}); });
    connect(m_picturesPanel, &PicturesPanel::replaceRequested, this, &InterpretationPage::replacePicture);
    connect(m_intake, &PictureIntake::noticed, this, [this](const QString &sentence, bool isWarning) {
        notify({.tone = isWarning ? Tone::Warning : Tone::Neutral, .text = sentence, .actions = {}, .key = u"pictures"_s});
    });
}

void InterpretationPage::openCover(const QString &address)
{
    if (openId().isNull())
        return;
    const QString picture = m_cover.isNull() ? address : pictureAddress(m_cover.picture);
    m_coverPanel->setReadOnly(!m_mayEdit);
    m_coverPanel->setChoices(pictureUses(parse(m_editor->toPlainText())), m_open.frame.pictures, picture, m_cover.wideCrop, m_cover.squareCrop);
    m_coverSheet->open();
}

void InterpretationPage::coverKept(const Cover &cover)
{
    if (m_mayEdit && !openId().isNull())
        setCover(cover);
}

void InterpretationPage::setCover(const Cover &cover)
{
    m_cover = cover;
    m_coverSheet->closeSheet();
    noticeEdit();
    Q_EMIT frameRequested(current());
    notify({.tone = Tone::Neutral, .text = cover.isNull() ? tr("封面已去掉，保存后生效。") : tr("封面已做好，保存后随稿件送审和交付。"), .actions = {}, .key = u"cover"_s});
}

void InterpretationPage::replacePicture(int index, const QString &path)
{
    if (!m_mayEdit)
        return;
    m_replaced = index;
    m_intake->take(ReplacingPlace, {.text = {pictureMark(0), {PastedPicture()}}, .sources = {{.path = path}}});
}

void InterpretationPage::picturesKept(int place, const QList<PictureReference> &pictures)
{
    if (pictures.isEmpty())
        m_intake->notKept(place);
    else
        m_intake->kept(place, pictures);
}

/// A text that was copied from another item names pictures that the frame has not brought.
void InterpretationPage::askForPictures(const QStringList &addresses)
{
    const qsizetype before = m_askedPictures.size();
    for (const QString &address : addresses)
        if (!m_askedPictures.contains(address))
            m_askedPictures.append(address);
    if (m_askedPictures.size() > before && !openId().isNull())
        Q_EMIT frameRequested(current());
}

void InterpretationPage::setFrame(const RenderInput &frame)
{
    m_open.frame = frame;
    m_analysis->setFrame(frame);
}

void InterpretationPage::showClause(const QString &anchor)
{
    m_inspector->setCurrentWidget(m_clauses);
    setInspectorShown(true);
    m_clauses->showClause(anchor);
}

void InterpretationPage::submit()
{
    if (openId().isNull() || !m_mayEdit)
        return;
    m_editor->commitComposition();
    autosave();
    const auto findings = m_editor->findings();
    if (screening::blocksSubmission(findings)) {
        m_inspector->setCurrentWidget(m_findingsView);
        setInspectorShown(true);
        for (int i = 0; i < findings.size(); ++i)
            if (findings.at(i).severity == Severity::Blocking) {
                m_editor->showFinding(i);
                break;
            }
        notify({Tone::Danger, tr("不能送审：有必须改掉的内容，已定位到第一处。"), {}, false, u"submit"_s});
        return;
    }
    Q_EMIT submitRequested(current(), m_open.heads);
}

void InterpretationPage::check()
{
    if (openId().isNull())
        return;
    m_editor->commitComposition();
    m_inspector->setCurrentWidget(m_findingsView);
    // While a newer text is being checked, the step waits for its findings.
    m_isCheckWanted = m_analysis->isBusy();
    if (m_isCheckWanted)
        m_findingsView->setChecking(true);
    else
        m_editor->nextFinding();
}

void InterpretationPage::showFindings(const QList<Finding> &findings, const QString &text)
{
    if (text != m_editor->toPlainText())
        return;
    m_findings->setFindings(findings);
    m_editor->setFindings(findings);
    m_findingsView->setChecking(false);
    const int errors = int(screening::countOf(findings, Severity::Error));
    const int warnings = int(screening::countOf(findings, Severity::Warning)) - errors;
    m_inspector->setTabText(0, findings.isEmpty() ? tr("检查") : tr("检查 %1").arg(findings.size()));
    Q_EMIT findingsCounted(errors, warnings);
    if (std::exchange(m_isCheckWanted, false))
        m_editor->nextFinding();
}

void InterpretationPage::fix(int row)
{
    if (!m_editor->applyReplacement(row))
        notify({Tone::Info, m_mayEdit ? tr("这里的文字已经改过，等检查更新后再试。") : tr("现在不能修改，先点“继续修改”。"), {}, false, u"fix"_s});
}

void InterpretationPage::applyAccess()
{
    const bool mayWrite = m_mayEdit;
    m_writing->setReadOnly(!mayWrite);
    m_title->setReadOnly(!mayWrite);
    m_clauses->setReadOnly(!mayWrite);
    m_properties->setReadOnly(!mayWrite);
    m_versionsPanel->setReadOnly(!mayWrite);
    m_picturesPanel->setReadOnly(!mayWrite);
    m_removalPanel->setReadOnly(!m_open.lock.isEmpty()); // comments come after the sign-off
    for (QWidget *button : std::as_const(m_editButtons))
        button->setEnabled(mayWrite);
    const ItemState state = m_open.isConflict() ? ItemState::Conflict : m_open.state;
    m_chip->setChip(uikit::chip(state));
    m_handover->setItem(m_open, m_choices.accounts);
}

void InterpretationPage::showBars()
{
    if (m_open.recovered && isModified()) {
        const QString when = shortTime(m_open.recovered->savedAt.toMSecsSinceEpoch(), m_setting.clock.today());
        m_bar->show({Tone::Info, tr("上次未保存的内容已恢复（%1）。").arg(when),
                     {{tr("保留"), [this] { save(); }},
                      {tr("放弃"), [this] {
                           m_open.recovered.reset();
                           m_open.heads = m_savedHeads;
                           m_autosaveTimer.stop();
                           m_autosaved = m_open.item;
                           loadFields(m_open.item, 0);
                           m_analysis->setTextNow(m_editor->toPlainText());
                           m_mayEdit = m_open.lock.isEmpty() && !m_open.isConflict() && !m_open.isUnderReview();
                           applyAccess();
                           showBars();
                           Q_EMIT discardDraftRequested(openId());
                       }}},
                     true, QString(RecoveryKey)});
    }
    if (m_open.isConflict())
        m_bar->show({Tone::Warning, tr("这篇解读在两台电脑上都改过，有两个版本。先合并，再继续写。"),
                     {{tr("去合并"), [this] { Q_EMIT settleConflictRequested(openId()); }}}, true, QString(ConflictKey)});
    else
        m_bar->dismiss(QString(ConflictKey));
    if (m_open.item.isDeleted)
        m_bar->show({Tone::Info, m_open.lock, {{tr("恢复"), [this] { Q_EMIT restoreRequested(openId()); }}}, true, QString(AccessKey)});
    else if (!m_open.lock.isEmpty())
        m_bar->show({Tone::Info, m_open.lock, {}, true, QString(AccessKey)});
    else if (m_open.isUnderReview() && !m_mayEdit)
        m_bar->show({Tone::Info, m_open.isApproved() ? tr("已签发。修改将使签批作废，要重新送审。") : tr("正在审核。修改将使签批作废，要重新送审。"),
                     {{tr("继续修改"), [this] {
                           m_mayEdit = true;
                           applyAccess();
                           focusEditor();
                       }}},
                     true, QString(AccessKey)});
    else
        m_bar->dismiss(QString(AccessKey));
    if (!m_open.lastOpinion.isEmpty())
        m_bar->show({Tone::Warning, m_open.lastOpinion, {}, true, QString(OpinionKey)});
    else
        m_bar->dismiss(QString(OpinionKey));
}

void InterpretationPage::countTitle()
{
    const qsizetype count = userCharacters(m_title->text());
    const int limit = m_choices.titleLimit;
    m_titleCount->setText(limit > 0 ? u"%1/%2"_s.arg(count).arg(limit) : QString::number(count));
    m_titleCount->setTone(limit > 0 && count > limit ? Tone::Danger : Tone::Muted);
    m_titleCount->setToolTip(limit > 0 && count > limit ? tr("超过平台的标题字数") : QString());
}

void InterpretationPage::notify(const Notice &notice)
{
    m_bar->show(notice);
}

void InterpretationPage::openHandover()
{
    if (openId().isNull())
        return;
    m_editor->commitComposition();
    m_open.frame.document = parse(m_editor->toPlainText());
    m_handover->setItem(m_open, m_choices.accounts);
    m_sheet->open();
    m_handover->focusExport();
}

void InterpretationPage::focusEditor()
{
    m_editor->setFocus();
}

void InterpretationPage::nextFinding()
{
    check();
}

void InterpretationPage::markOpen()
{
    if (!openId().isNull())
        m_list->setCurrent(openId());
}

void InterpretationPage::setPreviewShown(bool isShown)
{
    m_previewButton->setChecked(isShown);
    m_preview->setVisible(isShown);
    // A narrow page has room for one of the two beside the text.
    if (isShown && m_isNarrow)
        setInspectorShown(false);
}

void InterpretationPage::setInspectorShown(bool isShown)
{
    m_inspectorButton->setChecked(isShown);
    m_inspector->setVisible(isShown);
    if (isShown && m_isNarrow)
        setPreviewShown(false);
}

void InterpretationPage::foldForWidth()
{
    const bool isNarrow = width() < NarrowWidth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow)
        setInspectorShown(false);
    for (QToolButton *button : findChild<QWidget *>("interpretationBar"_L1)->findChildren<QToolButton *>())
        if (button != m_moreButton && button != m_previewButton && button != m_inspectorButton)
            button->setToolButtonStyle(isNarrow ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
}

void InterpretationPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldForWidth();
}

void InterpretationPage::hideEvent(QHideEvent *event)
{
    // Another page comes to the front: the last word and the last seconds must not be lost.
    leave();
    QWidget::hideEvent(event);
}

QByteArray InterpretationPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << int(1) << m_outer->saveState() << m_inner->saveState() << m_previewButton->isChecked() << m_inspectorButton->isChecked()
        << m_preview->pageWidth() << m_editor->zoom() << m_inspector->currentIndex() << int(m_list->group());
    return state;
}

void InterpretationPage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    QByteArray outer;
    QByteArray inner;
    bool hasPreview = true;
    bool hasInspector = true;
    int pageWidth = 0;
    double zoom = 1;
    int tab = 0;
    int group = 0;
    in >> version >> outer >> inner >> hasPreview >> hasInspector >> pageWidth >> zoom >> tab >> group;
    if (in.status() != QDataStream::Ok || version != 1 || group < 0 || group > int(ItemListPane::Group::Done))
        return;
    m_outer->restoreState(outer);
    m_inner->restoreState(inner);
    setPreviewShown(hasPreview);
    setInspectorShown(hasInspector && !m_isNarrow);
    m_preview->setPageWidth(pageWidth);
    m_editor->setZoom(zoom);
    m_inspector->setCurrentIndex(tab);
    m_list->setGroup(ItemListPane::Group(group));
}

} // namespace zhijian::interpretation
