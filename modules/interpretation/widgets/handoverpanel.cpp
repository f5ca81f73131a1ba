#include "interpretation/widgets/handoverpanel.h"

#include "core/clock.h"
#include "interpretation/widgets/pastecheckpanel.h"
#include "interpretation/pictures.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::TextLabel;
using uikit::TextRank;

HandoverPanel::HandoverPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_state(new TextLabel(TextRank::Body))
    , m_copy(new QPushButton(uikit::icon(uikit::Glyph::Copy), tr("复制到公众号")))
    , m_pasteCheck(new PasteCheckPanel)
    , m_pictures(new QWidget)
    , m_pictureList(new TextLabel(TextRank::Small))
    , m_export(new QPushButton(uikit::icon(uikit::Glyph::Export), tr("导出")))
    , m_running(new QWidget)
    , m_progress(new QProgressBar)
    , m_result(new TextLabel(TextRank::Small))
    , m_openFolder(new QPushButton(uikit::icon(uikit::Glyph::Folder), tr("打开文件夹")))
    , m_form(new uikit::FormRows)
    , m_account(new QComboBox)
    , m_link(new QLineEdit)
    , m_time(new QDateTimeEdit)
    , m_record(new QPushButton(uikit::icon(uikit::Glyph::Release), tr("登记发布")))
{
    setObjectName("handoverPanel"_L1);
    m_copy->setObjectName("copyForWechat"_L1);
    m_copy->setToolTip(tr("Ctrl+Shift+C，到公众号编辑器里粘贴"));
    m_export->setObjectName("exportFiles"_L1);
    m_progress->setObjectName("exportProgress"_L1);
    m_progress->setAccessibleName(tr("导出进度"));
    m_openFolder->setObjectName("openExportFolder"_L1);
    m_account->setObjectName("releaseAccount"_L1);
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_link->setObjectName("releaseLink"_L1);
    m_link->setPlaceholderText(u"https://mp.weixin.qq.com/s/…"_s);
    m_time->setObjectName("releaseTime"_L1);
    m_time->setDisplayFormat(u"yyyy年M月d日 HH:mm"_s);
    m_time->setCalendarPopup(true);
    m_time->setTimeZone(chinaTimeZone());
    m_record->setObjectName("recordRelease"_L1);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Page);
    rows->addWidget(m_state);
    rows->addWidget(new TextLabel(TextRank::Section, tr("复制")));
    rows->addWidget(m_copy);
    rows->addWidget(m_pasteCheck);
    m_pictures->setObjectName("handoverPictures"_L1);
    m_pictureList->setObjectName("handoverPictureList"_L1);
    auto *save = new QPushButton(uikit::icon(uikit::Glyph::Image), tr("保存图片"));
    save->setObjectName("savePictures"_L1);
    save->setToolTip(tr("存到一个文件夹里，按编号逐张上传"));
    auto *pictureRows = new QVBoxLayout(m_pictures);
    pictureRows->setContentsMargins(0, 0, 0, 0);
    pictureRows->addWidget(m_pictureList);
    pictureRows->addWidget(save);
    rows->addWidget(m_pictures);
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested({Output::Pictures}); });
    rows->addWidget(new TextLabel(TextRank::Section, tr("导出文件")));
    const std::pair<Output, QString> outputs[] = {{Output::Html, tr("公众号 HTML")}, {Output::Picture750, tr("长图 750 像素，附切片和文字版")},
                                                  {Output::Picture1080, tr("长图 1080 像素，附切片和文字版")}, {Output::Pdf, tr("PDF（A4）")},
                                                  {Output::Word, tr("Word（A4，纸质流转）")}, {Output::Website, tr("网站 HTML，附政策页面的“相关解读”")},
                                                  {Output::Subtitles, tr("字幕（SRT 和 WebVTT）")}, {Output::Papers, tr("弹幕词表，一行一个词")},
                                                  {Output::Media, tr("成片文件")}};
    for (const auto &[output, name] : outputs) {
        auto *box = new QCheckBox(name);
        box->setObjectName(u"output%1"_s.arg(int(output)));
        box->setChecked(true);
        rows->addWidget(box);
        m_outputs.append({output, box});
    }
    rows->addWidget(m_export);
    auto *running = new QHBoxLayout(m_running);
    running->setContentsMargins(0, 0, 0, 0);
    running->addWidget(m_progress, 1);
    auto *cancel = new QPushButton(tr("停止"));
    cancel->setObjectName("cancelExport"_L1);
    running->addWidget(cancel);
    m_running->hide();
    rows->addWidget(m_running);
    rows->addWidget(m_result);
    rows->addWidget(m_openFolder);
    m_openFolder->hide();
    rows->addWidget(new TextLabel(TextRank::Section, tr("登记发布")));
    m_form->addRow(tr("账号"), m_account);
    m_form->addRow(tr("链接"), m_link);
    m_form->addRow(tr("发布时间"), m_time);
    rows->addWidget(m_form);
    rows->addWidget(m_record);
    rows->addStretch();

    connect(m_copy, &QPushButton::clicked, this, &HandoverPanel::copyRequested);
    connect(m_export, &QPushButton::clicked, this, &HandoverPanel::requestExport);
    connect(cancel, &QPushButton::clicked, this, &HandoverPanel::cancelRequested);
    connect(m_openFolder, &QPushButton::clicked, this, [this] { Q_EMIT openFolderRequested(m_folder); });
    connect(m_record, &QPushButton::clicked, this, &HandoverPanel::requestRelease);
    connect(m_link, &QLineEdit::returnPressed, this, &HandoverPanel::requestRelease);
}

void HandoverPanel::setItem(const OpenItem &item, const QList<Choice> &accounts)
{
    const bool isReady = item.isApproved();
    m_state->setText(isReady ? tr("三审已签发。发布的内容就是签发的这一版。")
                             : tr("还没有签发，不能复制和登记发布。导出的文件只供校对。"));
    m_state->setTone(isReady ? uikit::Tone::Good : uikit::Tone::Warning);
    m_copy->setEnabled(isReady);
    m_pasteCheck->setVisible(isReady);
    m_pasteCheck->clear();
    showPictures(item.frame);
    showOutputs(item);
    m_form->setEnabled(isReady);
    m_record->setEnabled(isReady);
    m_account->clear();
    for (const Choice &account : accounts)
        if (item.item.accounts.contains(account.id))
            m_account->addItem(account.name, QVariant::fromValue(account.id));
    m_link->clear();
    m_time->setDateTime(m_clock.now());
    m_form->clearProblems();
}

/// A clipboard cannot bring pictures to the platform: the text has a numbered place for each.
void HandoverPanel::showPictures(const RenderInput &frame)
{
    QStringList lines;
    for (const NumberedPicture &one : numberedPictures(frame.document, frame.pictures))
        lines.append(tr("%1　%2").arg(one.fileName, one.alternative.isEmpty() ? tr("没有替代文字") : one.alternative));
    if (!lines.isEmpty())
        lines.prepend(tr("文中有 %1 张图片，要到平台上按编号上传，换掉文中的 [图1…]：").arg(lines.size()));
    if (!frame.coverWide.isEmpty())
        lines.append(tr("封面：封面-900x383.jpg 和 封面-200x200.jpg"));
    m_pictureList->setText(lines.join(u'\n'));
    m_pictures->setVisible(!lines.isEmpty());
}

/// What this product has not is not offered.
void HandoverPanel::showOutputs(const OpenItem &item)
{
    const auto has = [&](auto isOne) { return std::ranges::any_of(item.frame.document.blocks, isOne); };
    const bool hasSubtitles = has([](const Block &block) { return std::holds_alternative<Subtitles>(block.content); });
    const bool hasWords = has([](const Block &block) { return std::holds_alternative<WordList>(block.content); });
    const bool hasFile = std::ranges::any_of(item.item.media, &MediaFile::isKept);
    for (const auto &[output, box] : std::as_const(m_outputs)) {
        if (output == Output::Subtitles)
            box->setVisible(hasSubtitles);
        if (output == Output::Papers)
            box->setVisible(hasWords);
        if (output == Output::Media)
            box->setVisible(hasFile);
    }
}

void HandoverPanel::setProgress(int percent)
{
    m_running->show();
    m_export->setEnabled(false);
    m_result->hide();
    m_openFolder->hide();
    m_progress->setValue(percent);
}

void HandoverPanel::setFinished(const QString &sentence, const QString &folder)
{
    m_running->hide();
    m_export->setEnabled(true);
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
    m_folder = folder;
    m_openFolder->setVisible(!folder.isEmpty());
}

void HandoverPanel::focusExport()
{
    m_export->setFocus();
}

void HandoverPanel::requestExport()
{
    QList<Output> wanted;
    for (const auto &[output, box] : std::as_const(m_outputs))
        if (box->isChecked() && !(box->testAttribute(Qt::WA_WState_ExplicitShowHide) && box->isHidden()))
            wanted.append(output);
    if (!wanted.isEmpty())
        Q_EMIT exportRequested(wanted);
}

void HandoverPanel::requestRelease()
{
    m_form->clearProblems();
    const auto account = m_account->currentData().value<EntityId>();
    if (account.isNull())
        m_form->setProblem(m_account, tr("这一版没有选发布账号。"));
    const QUrl link(m_link->text().trimmed(), QUrl::StrictMode);
    if (!link.isValid() || link.host().isEmpty())
        m_form->setProblem(m_link, tr("请粘贴发布后的完整链接，以 https:// 开头。"));
    if (m_time->dateTime() > m_clock.now().addSecs(60))
        m_form->setProblem(m_time, tr("发布时间不能在将来。"));
    if (m_form->hasProblem())
        return m_form->focusFirstProblem();
    Q_EMIT releaseRequested(account, link.toString(), m_time->dateTime());
}

} // namespace zhijian::interpretation
