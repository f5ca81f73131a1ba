#include "interpretation/widgets/mediacard.h"

#include "interpretation/mediafile.h"
#include "uikit/elidedlabel.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

QToolButton *cardButton(const QString &name, const QString &text, uikit::Glyph glyph, const QString &hint)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(hint);
    button->setIcon(uikit::icon(glyph));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

MediaCard::MediaCard(QWidget *parent)
    : QWidget(parent)
    , m_name(new uikit::ElidedLabel)
    , m_facts(new uikit::TextLabel(uikit::TextRank::Small))
    , m_result(new uikit::TextLabel(uikit::TextRank::Small))
    , m_progress(new QProgressBar)
    , m_choose(new QPushButton(uikit::icon(uikit::Glyph::Folder), tr("选成片文件…")))
    , m_cancel(new QPushButton(tr("停止")))
    , m_open(cardButton(u"openMedia"_s, tr("打开"), uikit::Glyph::External, tr("用电脑上的播放器打开登记的文件")))
    , m_check(cardButton(u"checkMedia"_s, tr("核对"), uikit::Glyph::Shield, tr("重新计算摘要，看文件是不是登记的那一个")))
    , m_remove(cardButton(u"removeMedia"_s, tr("去掉"), uikit::Glyph::Trash, tr("这篇解读不再带这个文件")))
{
    setObjectName("mediaCard"_L1);
    setAccessibleName(tr("成片文件"));
    setAcceptDrops(true);
    m_name->setObjectName("mediaName"_L1);
    m_name->setElideMode(Qt::ElideMiddle);
    m_facts->setObjectName("mediaFacts"_L1);
    m_facts->setTone(uikit::Tone::Muted);
    m_result->setObjectName("mediaResult"_L1);
    m_progress->setObjectName("mediaProgress"_L1);
    m_progress->setAccessibleName(tr("读取进度"));
    m_choose->setObjectName("chooseMedia"_L1);
    m_cancel->setObjectName("cancelMedia"_L1);
    auto *running = new QHBoxLayout;
    running->addWidget(m_progress, 1);
    running->addWidget(m_cancel);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton *button : {m_open, m_check, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addWidget(m_name);
    rows->addWidget(m_facts);
    rows->addLayout(buttons);
    rows->addWidget(m_choose, 0, Qt::AlignLeft);
    rows->addLayout(running);
    rows->addWidget(m_result);
    connect(m_choose, &QPushButton::clicked, this, &MediaCard::choose);
    connect(m_cancel, &QPushButton::clicked, this, &MediaCard::cancelRequested);
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT openRequested(m_media.first()); });
    connect(m_check, &QToolButton::clicked, this, [this] { Q_EMIT checkRequested(m_media.first()); });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        setMedia({});
        Q_EMIT removed();
    });
    m_result->hide();
    refresh();
}

void MediaCard::setMedia(const QList<MediaFile> &media)
{
    if (media != m_media)
        m_result->hide();
    m_media = media;
    refresh();
}

void MediaCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    refresh();
}

void MediaCard::setProgress(int percent)
{
    m_isRunning = percent >= 0;
    m_progress->setValue(std::max(0, percent));
    if (m_isRunning)
        m_result->hide();
    refresh();
}

void MediaCard::say(const QString &sentence, bool isGood)
{
    m_result->setText(sentence);
    m_result->setTone(isGood ? uikit::Tone::Good : uikit::Tone::Danger);
    m_result->setVisible(!sentence.isEmpty());
}

void MediaCard::refresh()
{
    const bool hasFile = !m_media.isEmpty();
    m_name->setVisible(hasFile);
    for (QToolButton *button : {m_open, m_check})
        button->setVisible(hasFile);
    m_remove->setVisible(hasFile && !m_isReadOnly);
    m_choose->setText(hasFile ? tr("更换…") : tr("选成片文件…"));
    m_choose->setVisible(!m_isReadOnly && !m_isRunning);
    m_progress->setVisible(m_isRunning);
    m_cancel->setVisible(m_isRunning);
    if (!hasFile) {
        m_facts->setText(m_isReadOnly ? tr("没有成片文件。") : tr("还没有成片文件。选一个，或拖到这里；送审时连同脚本一起审签。"));
        return;
    }
    const MediaFile &file = m_media.first();
    m_name->setText(file.fileName);
    m_name->setToolTip(file.fileName);
    QString facts = tr("%1 · 摘要 %2").arg(sizeText(file.size), file.digest.shortText());
    if (!file.isKept())
        facts += tr("\n文件太大，没有存进台账，只登记了大小和摘要。原件在 %1，请妥善保管，发布前核对。").arg(QDir::toNativeSeparators(file.place));
    m_facts->setText(facts);
}

void MediaCard::choose()
{
    QStringList patterns;
    for (const QString &suffix : mediaSuffixes())
        patterns.append(u"*."_s + suffix);
    auto *dialog = new QFileDialog(this, tr("选择成片文件"), QStandardPaths::writableLocation(QStandardPaths::MoviesLocation),
                                   tr("视频和音频 (%1);;所有文件 (*)").arg(patterns.join(u' ')));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MediaCard::fileChosen);
    dialog->open();
}

void MediaCard::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!m_isReadOnly && !m_isRunning && urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MediaCard::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT fileChosen(event->mimeData()->urls().first().toLocalFile());
}

} // namespace zhijian::interpretation
