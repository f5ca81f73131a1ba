#include "storagesection.h"

#include "uikit/flowlayout.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::TextLabel;
using uikit::TextRank;

StorageSection::StorageSection(QWidget *parent)
    : SettingsSection(u"storage"_s, tr("数据位置与备份"), Glyph::Backup, parent)
    , m_folder(new TextLabel(TextRank::Body, {}, this))
    , m_size(new TextLabel(TextRank::Body, {}, this))
    , m_backup(new TextLabel(TextRank::Body, tr("还没有备份"), this))
    , m_check(new TextLabel(TextRank::Body, tr("还没有校验"), this))
    , m_tools(new QWidget(this))
    , m_work(new QWidget(this))
    , m_workWords(new TextLabel(TextRank::Body, {}, m_work))
    , m_workBar(new QProgressBar(m_work))
    , m_stop(new QPushButton(uikit::icon(Glyph::Stop), tr("停止"), m_work))
{
    m_folder->setObjectName(u"dataFolder"_s);
    for (TextLabel *label : {m_folder, m_size, m_backup, m_check}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContentsMargins(0, 5, 0, 0);
    }
    auto *form = new uikit::FormRows(this);
    form->addRow(tr("数据文件夹"), m_folder);
    form->addRow(tr("占用空间"), m_size);
    form->addRow(tr("最近备份"), m_backup);
    form->addRow(tr("最近校验"), m_check, tr("校验会重算每条记录的摘要和签名"));
    column()->addWidget(form);
    auto *flow = new uikit::FlowLayout(m_tools);
    const auto add = [&](const QString &name, Glyph glyph, const QString &text, auto signal) {
        auto *button = new QPushButton(uikit::icon(glyph), text, m_tools);
        button->setObjectName(name);
        button->setAccessibleName(text);
        connect(button, &QPushButton::clicked, this, signal);
        flow->addWidget(button);
        return button;
    };
    add(u"folderOpen"_s, Glyph::Folder, tr("打开文件夹"), &StorageSection::folderOpenRequested);
    add(u"backupNow"_s, Glyph::Backup, tr("立即备份"), &StorageSection::backupRequested);
    add(u"backupCheck"_s, Glyph::Done, tr("校验数据与备份"), &StorageSection::checkRequested);
    uikit::setDestructive(add(u"restore"_s, Glyph::History, tr("从备份恢复"), &StorageSection::restoreRequested));
    column()->addWidget(m_tools);
    m_workBar->setObjectName(u"upkeepBar"_s);
    m_workBar->setAccessibleName(tr("进度"));
    m_workBar->setMinimumWidth(160);
    m_stop->setObjectName(u"upkeepStop"_s);
    m_stop->setAccessibleName(m_stop->text());
    connect(m_stop, &QPushButton::clicked, this, &StorageSection::stopRequested);
    auto *row = new QHBoxLayout(m_work);
    row->setContentsMargins({});
    row->addWidget(m_workWords, 1);
    row->addWidget(m_workBar);
    row->addWidget(m_stop);
    column()->addWidget(m_work);
    m_work->hide();
}

void StorageSection::setUpkeep(const std::optional<UpkeepProgress> &progress)
{
    m_tools->setEnabled(!progress);
    m_work->setVisible(progress.has_value());
    if (!progress)
        return;
    m_workWords->setText(progress->words);
    m_workBar->setRange(0, progress->percent < 0 ? 0 : 100);
    m_workBar->setValue(progress->percent);
    m_stop->setEnabled(progress->canStop);
}

void StorageSection::setStorage(const StorageFacts &facts)
{
    m_folder->setText(facts.folder);
    m_size->setText(facts.size);
    m_backup->setText(facts.lastBackup);
    m_check->setText(facts.lastCheck);
}

} // namespace zhijian::shell
