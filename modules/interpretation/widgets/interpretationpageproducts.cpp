// The part of InterpretationPage for products that are not text: subtitles, the film, the comments of a live programme.
#include "interpretation/mediafile.h"
#include "interpretation/removaltablemodel.h"
#include "interpretation/widgets/interpretationpage.h"
#include "interpretation/widgets/mediacard.h"
#include "interpretation/widgets/propertiespanel.h"
#include "interpretation/widgets/removalpanel.h"
#include "interpretation/widgets/sourceeditor.h"

#include <QTabWidget>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Tone;

void InterpretationPage::connectProducts()
{
    connect(m_editor, &SourceEditor::subtitlesRead, this, [this](const QString &sentence, bool isWarning) {
        notify({.tone = isWarning ? Tone::Warning : Tone::Neutral, .text = sentence, .actions = {}, .key = u"subtitles"_s});
    });
    MediaCard *card = m_properties->mediaCard();
    connect(card, &MediaCard::fileChosen, this, [this](const QString &path) {
        m_mediaFor = openId();
        Q_EMIT keepMediaRequested(path);
    });
    connect(card, &MediaCard::cancelRequested, this, &InterpretationPage::cancelMediaRequested);
    connect(card, &MediaCard::openRequested, this, &InterpretationPage::openMediaRequested);
    connect(card, &MediaCard::checkRequested, this, &InterpretationPage::checkMediaRequested);
    connect(m_properties, &PropertiesPanel::edited, this, &InterpretationPage::showRemovals);
    connect(m_analysis, &DraftAnalysis::wordsFound, this, [this](const WordList &words) {
        m_removalPanel->setWords(words);
        m_hasWords = !words.items.isEmpty();
        showRemovals();
    });
    connect(m_removalPanel, &RemovalPanel::recordRequested, this, [this](const Removal &removal) {
        Removal entry = removal;
        entry.item = openId();
        Q_EMIT recordRemovalRequested(entry);
    });
    connect(m_removalPanel, &RemovalPanel::exportRequested, this, [this] { Q_EMIT exportRemovalsRequested(openId()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_removals, signal, this, &InterpretationPage::showRemovals);
    connect(m_removals, &QAbstractItemModel::modelReset, this, &InterpretationPage::showRemovals);
    showRemovals();
}

/// A live programme has comments; any other product only when it has a list for them or entries already.
void InterpretationPage::showRemovals()
{
    const int count = m_removals->rowCount();
    const int tab = m_inspector->indexOf(m_removalPanel);
    m_inspector->setTabVisible(tab, m_properties->form() == ProductForm::Live || m_hasWords || count > 0);
    m_inspector->setTabText(tab, count > 0 ? tr("弹幕 %1").arg(count) : tr("弹幕"));
}

void InterpretationPage::mediaProgressed(int percent)
{
    m_properties->mediaCard()->setProgress(percent);
}

void InterpretationPage::mediaKept(const std::optional<MediaFile> &file, const QString &problem)
{
    MediaCard *card = m_properties->mediaCard();
    card->setProgress(-1);
    if (m_mediaFor != openId()) // another item was opened meanwhile
        return;
    if (file && m_mayEdit)
        m_properties->setMedia({*file});
    if (!problem.isEmpty())
        card->say(problem, false);
}

void InterpretationPage::mediaChecked(const MediaFile &file, const QString &sentence, bool isSame)
{
    if (m_properties->mediaCard()->media().contains(file))
        m_properties->mediaCard()->say(sentence, isSame);
}

void InterpretationPage::removalRecorded(const QString &problem)
{
    if (problem.isEmpty())
        m_removalPanel->recorded();
    else
        m_removalPanel->refused(problem);
}

} // namespace zhijian::interpretation
