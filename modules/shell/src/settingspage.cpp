#include "shell/settingspage.h"

#include "aboutsection.h"
#include "appearancesection.h"
#include "peoplesection.h"
#include "rulepacksection.h"
#include "sheetbuttons.h"
#include "shortcutsection.h"
#include "storagesection.h"
#include "uikit/emptystate.h"
#include "uikit/filterfield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"
#include "uikit/sidesheet.h"
#include "uikit/textlabel.h"

#include <QEvent>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;

SettingsPage::SettingsPage(const PasswordLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_search(new uikit::FilterField(tr("搜索设置"), this))
    , m_groups(new QListWidget(this))
    , m_area(new QScrollArea(this))
    , m_nothing(new uikit::EmptyState(uikit::Glyph::Search, tr("没有找到这项设置"), tr("换一个词，或按 Esc 看全部设置。"), this))
    , m_people(new PeopleSection(limits, this))
    , m_appearance(new AppearanceSection(this))
    , m_rules(new RulePackSection(this))
    , m_storage(new StorageSection(this))
    , m_shortcuts(new ShortcutSection(this))
    , m_about(new AboutSection(this))
    , m_sheet(new uikit::SideSheet(this))
{
    setObjectName(u"settings"_s);
    m_search->setObjectName(u"settingsSearch"_s);
    m_groups->setObjectName(u"settingsGroups"_s);
    m_groups->setAccessibleName(tr("设置分组"));
    m_search->setList(m_groups);
    m_search->setToolTip(tr("按名称、取值或拼音首字母查找"));
    auto *content = new QWidget(m_area);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(Space::Page, 0, Space::Page, Space::Page);
    m_column->setSpacing(Space::Medium);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    for (SettingsSection *section : std::initializer_list<SettingsSection *>{m_people, m_appearance, m_rules, m_storage, m_shortcuts, m_about})
        addSection(section);
    m_column->addStretch();
    m_nothing->hide();
    connect(m_sheet, &uikit::SideSheet::closed, this, &SettingsPage::backupClosed);

    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_groups, 1);
    fitGroups();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Large, Space::Large, 0, Space::Large);
    row->addLayout(left);
    row->addWidget(m_area, 1);
    row->addWidget(m_nothing, 1);
    setFocusProxy(m_search);

    connect(m_search, &uikit::FilterField::filtered, this, &SettingsPage::filter);
    connect(m_groups, &QListWidget::currentRowChanged, this, &SettingsPage::goTo);
    connect(m_people, &PeopleSection::personAddRequested, this, &SettingsPage::personAddRequested);
    connect(m_people, &PeopleSection::rolesChangeRequested, this, &SettingsPage::rolesChangeRequested);
    connect(m_people, &PeopleSection::retireRequested, this, &SettingsPage::retireRequested);
    connect(m_people, &PeopleSection::keyConfirmRequested, this, &SettingsPage::keyConfirmRequested);
    connect(m_people, &PeopleSection::passwordChangeRequested, this, &SettingsPage::passwordChangeRequested);
    connect(m_appearance, &AppearanceSection::changeRequested, this, &SettingsPage::appearanceChangeRequested);
    connect(m_storage, &StorageSection::folderOpenRequested, this, &SettingsPage::folderOpenRequested);
    connect(m_storage, &StorageSection::backupRequested, this, &SettingsPage::backupRequested);
    connect(m_storage, &StorageSection::checkRequested, this, &SettingsPage::backupCheckRequested);
    connect(m_storage, &StorageSection::restoreRequested, this, &SettingsPage::restoreRequested);
    connect(m_storage, &StorageSection::stopRequested, this, &SettingsPage::upkeepStopRequested);
    connect(m_shortcuts, &ShortcutSection::changeRequested, this, &SettingsPage::shortcutChangeRequested);
    connect(m_shortcuts, &ShortcutSection::resetRequested, this, &SettingsPage::shortcutResetRequested);
    connect(m_about, &AboutSection::diagnosisCopyRequested, this, &SettingsPage::diagnosisCopyRequested);
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitGroups();
}

void SettingsPage::fitGroups()
{
    m_groups->setFixedWidth(fontMetrics().height() * 9);
    m_search->setFixedWidth(m_groups->width());
}

void SettingsPage::addSection(SettingsSection *section)
{
    m_sections.append(section);
    m_column->addWidget(section);
    m_groups->addItem(new QListWidgetItem(uikit::icon(section->glyph()), section->title()));
}

void SettingsPage::setPeople(const QList<PersonRow> &people, bool mayManage)
{
    m_people->setPeople(people, mayManage);
}

void SettingsPage::setWaitingKeys(const QList<WaitingKey> &keys)
{
    m_people->setWaitingKeys(keys);
}

void SettingsPage::setAppearance(const uikit::Appearance &appearance)
{
    m_appearance->setAppearance(appearance);
}

void SettingsPage::setRulePack(const RulePackFacts &facts, const QList<RuleRow> &rules)
{
    m_rules->setRulePack(facts, rules);
}

void SettingsPage::setStorage(const StorageFacts &facts)
{
    m_storage->setStorage(facts);
}

void SettingsPage::setUpkeep(const std::optional<UpkeepProgress> &progress)
{
    m_storage->setUpkeep(progress);
}

void SettingsPage::showBackup(const BackupFacts &facts)
{
    auto *content = new QWidget;
    auto *form = new uikit::FormRows(content);
    for (const auto &[name, value] : {std::pair(tr("文件"), facts.file), std::pair(tr("单位"), facts.office), std::pair(tr("人员"), facts.people),
                                      std::pair(tr("内容"), facts.contents), std::pair(tr("最后改动"), facts.lastChange), std::pair(tr("核验"), facts.check)}) {
        auto *label = new uikit::TextLabel(uikit::TextRank::Body, value, form);
        label->setContentsMargins(0, 5, 0, 0);
        form->addRow(name, label);
    }
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Space::Page, Space::Small, Space::Page, Space::Page);
    column->setSpacing(Space::Medium);
    if (!facts.warning.isEmpty()) {
        auto *warning = new uikit::TextLabel(uikit::TextRank::Body, facts.warning, content);
        warning->setObjectName(u"backupWarning"_s);
        warning->setTone(uikit::Tone::Warning);
        column->addWidget(warning);
    }
    column->addWidget(form);
    column->addWidget(new uikit::TextLabel(uikit::TextRank::Small,
        tr("恢复会用这份数据替换本机现在的数据。现在的数据另存一份，恢复后可以撤销。恢复后请先同步一次，再继续工作。"), content));
    column->addStretch();
    m_sheet->setTitle(tr("从备份恢复"));
    m_sheet->setContent(content);
    m_sheet->setButtons(sheetButtons(
        u"restoreKeep"_s, tr("恢复并替换…"),
        [this] { Q_EMIT restoreConfirmed(); },
        [this] { m_sheet->closeSheet(); }));
    m_sheet->open();
}

void SettingsPage::closeBackup()
{
    m_sheet->closeSheet();
}

void SettingsPage::setShortcuts(const QList<ShortcutRow> &rows)
{
    m_shortcuts->setShortcuts(rows);
}

void SettingsPage::showShortcutProblem(const QString &sentence)
{
    m_shortcuts->showProblem(sentence);
}

void SettingsPage::setAbout(const QString &version, const QList<License> &licenses, const QString &dataFolder)
{
    m_about->setAbout(version, licenses, dataFolder);
}

void SettingsPage::openPasswordChange()
{
    m_search->clear();
    m_groups->setCurrentRow(0);
    m_people->openPasswordChange();
}

QStringList SettingsPage::visibleSections() const
{
    QStringList titles;
    for (const SettingsSection *section : m_sections)
        if (!section->isHidden())
            titles.append(section->title());
    return titles;
}

void SettingsPage::filter(const QString &text)
{
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const bool found = std::ranges::any_of(m_sections.at(i)->words(), [&text](const QString &word) { return uikit::matchesPinyin(word, text); });
        m_sections.at(i)->setVisible(found);
        m_groups->item(int(i))->setHidden(!found);
    }
    const bool nothing = visibleSections().isEmpty();
    m_nothing->setVisible(nothing);
    m_area->setVisible(!nothing);
    m_area->verticalScrollBar()->setValue(0);
}

void SettingsPage::goTo(int section)
{
    if (section < 0 || section >= m_sections.size())
        return;
    m_area->widget()->layout()->activate();
    m_area->verticalScrollBar()->setValue(m_sections.at(section)->y());
}

} // namespace zhijian::shell
