#include "shell/firststartpage.h"

#include "administratorstep.h"
#include "core/clock.h"
#include "firstloadstep.h"
#include "firstrestorestep.h"
#include "noticestep.h"
#include "officestep.h"
#include "peoplestep.h"
#include "uikit/messagebar.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;
using uikit::Tone;

namespace {

enum Step { Notice, Office, Administrator, People, Load, Restore };

QWidget *scrolled(QWidget *step, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *margin = new QWidget;
    auto *column = new QVBoxLayout(margin);
    column->setContentsMargins(0, 0, Space::Page, Space::Small);
    column->addWidget(step);
    area->setWidget(margin);
    // The page's own ground, not the list's.
    area->viewport()->setAutoFillBackground(false);
    margin->setAutoFillBackground(false);
    return area;
}

} // namespace

FirstStartPage::FirstStartPage(const FirstStartRules &rules, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_steps(new QStackedWidget(this))
    , m_notice(new NoticeStep)
    , m_office(new OfficeStep(rules.isCreditCode))
    , m_administrator(new AdministratorStep(rules.password))
    , m_people(new PeopleStep(rules.password, this))
    , m_load(new FirstLoadStep)
    , m_restore(new FirstRestoreStep)
    , m_work(new QWidget(this))
    , m_workWords(new TextLabel(TextRank::Body, {}, m_work))
    , m_workBar(new QProgressBar(m_work))
    , m_stop(new QPushButton(tr("停止"), m_work))
    , m_messages(new uikit::MessageBar(this))
    , m_back(new QPushButton(tr("上一步"), this))
    , m_next(new QPushButton(this))
{
    setObjectName(u"firstStart"_s);
    setAccessibleName(tr("首次使用"));
    for (QWidget *step : {static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_office), static_cast<QWidget *>(m_administrator), static_cast<QWidget *>(m_people),
                          static_cast<QWidget *>(m_load), static_cast<QWidget *>(m_restore)})
        m_steps->addWidget(scrolled(step, m_steps));
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    uikit::setPrimary(m_next);
    buildLayout();
    connect(m_next, &QPushButton::clicked, this, &FirstStartPage::next);
    connectSteps();
    goTo(Notice);
}

void FirstStartPage::connectSteps()
{
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(preceding()); });
    connect(m_office, &OfficeStep::kindChanged, this, &FirstStartPage::refresh);
    connect(m_office, &OfficeStep::lineRequested, this, &FirstStartPage::lineRequested);
    connect(m_load, &FirstLoadStep::receiptRequested, this, &FirstStartPage::receiptRequested);
    connect(m_load, &FirstLoadStep::bundlesChosen, this, &FirstStartPage::bundlesChosen);
    connect(m_load, &FirstLoadStep::partAccepted, this, &FirstStartPage::partAccepted);
    connect(m_load, &FirstLoadStep::clearRequested, this, &FirstStartPage::clearRequested);
    connect(m_restore, &FirstRestoreStep::backupChosen, this, &FirstStartPage::backupChosen);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopRequested();
    });
}

void FirstStartPage::buildLayout()
{
    auto *names = new QVBoxLayout;
    names->setSpacing(Space::Large);
    names->addWidget(new TextLabel(TextRank::Title, tr("首次使用"), this));
    names->addSpacing(Space::Medium);
    for (const QString &name : {tr("使用须知"), tr("单位"), tr("系统管理员"), tr("其他人员")}) {
        auto *label = new TextLabel(TextRank::Body, tr("%1　%2").arg(m_stepNames.size() + 1).arg(name), this);
        label->setWordWrap(false);
        m_stepNames.append(label);
        names->addWidget(label);
    }
    names->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_next);
    buttons->addWidget(m_back);
    buttons->addStretch();
    m_workWords->setObjectName(u"firstWork"_s);
    m_workBar->setAccessibleName(tr("进度"));
    m_workBar->setTextVisible(false);
    m_workBar->setMaximumHeight(6);
    m_stop->setObjectName(u"firstStop"_s);
    m_stop->setAccessibleName(m_stop->text());
    auto *work = new QHBoxLayout(m_work);
    work->setContentsMargins({});
    work->addWidget(m_workWords, 2);
    work->addWidget(m_workBar, 1);
    work->addWidget(m_stop);
    m_work->hide();
    auto *right = new QVBoxLayout;
    right->setSpacing(Space::Large);
    right->addWidget(m_steps, 1);
    right->addWidget(m_work);
    right->addLayout(buttons);
    auto *box = new QWidget(this);
    box->setMaximumSize(900, 560);
    auto *columns = new QHBoxLayout(box);
    columns->setSpacing(Space::Page * 2);
    columns->addLayout(names, 0);
    columns->addLayout(right, 1);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(Space::Page, Space::Page, Space::Page, Space::Page);
    middle->addStretch(1);
    middle->addWidget(box, 50);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_messages);
    column->addLayout(middle, 1);
}

int FirstStartPage::step() const
{
    return m_steps->currentIndex();
}

void FirstStartPage::goTo(int step)
{
    m_steps->setCurrentIndex(step);
    refresh();
    switch (step) {
    case Notice:
        m_notice->setFocus();
        break;
    case Office:
        m_office->setFocus();
        break;
    case Administrator:
        m_administrator->setFocus();
        break;
    case Load:
        m_load->setFocus();
        break;
    case Restore:
        m_restore->setFocus();
        break;
    default:
        m_people->setFocus();
        break;
    }
}

int FirstStartPage::lastStep() const
{
    switch (m_office->kind()) {
    case FirstStartKind::NewOffice: return People;
    case FirstStartKind::Join: return Office; // The people are there
    case FirstStartKind::Load: return Load;
    case FirstStartKind::Restore: return Restore;
    }
    Q_UNREACHABLE();
}

int FirstStartPage::following() const
{
    return step() == Office && lastStep() > People ? lastStep() : step() + 1;
}

int FirstStartPage::preceding() const
{
    return step() > People ? int(Office) : step() - 1;
}

bool FirstStartPage::validateStep()
{
    switch (step()) {
    case Notice:
        return m_notice->validate();
    case Office:
        return m_office->validate();
    case Administrator:
        return m_administrator->validate();
    default:
        return true;
    }
}

void FirstStartPage::next()
{
    if (!validateStep())
        return;
    if (step() == Notice)
        m_acknowledgedAt = m_clock.now();
    if (step() != lastStep()) {
        m_people->setAdministrator(m_administrator->value().name);
        goTo(following());
        return;
    }
    if (step() == Restore) {
        Q_EMIT restoreConfirmed();
        return;
    }
    setBusy(true);
    Q_EMIT finished(value());
}

FirstStart FirstStartPage::value() const
{
    FirstStart start;
    start.acknowledgedAt = m_acknowledgedAt;
    m_office->fill(&start);
    if (!start.joins) {
        start.administrator = m_administrator->value();
        start.people = m_people->people();
    }
    return start;
}

void FirstStartPage::setBusy(bool busy)
{
    m_isBusy = busy;
    refresh();
}

void FirstStartPage::showProblem(const QString &sentence)
{
    setBusy(false);
    m_messages->show({Tone::Danger, sentence, {}, true, u"problem"_s});
}

void FirstStartPage::setProgress(const std::optional<UpkeepProgress> &progress)
{
    m_work->setVisible(progress.has_value());
    setBusy(progress.has_value());
    if (!progress)
        return;
    if (m_workWords->text() != progress->words)
        m_stop->setEnabled(progress->canStop);
    m_workWords->setText(progress->words);
    m_workBar->setRange(0, progress->percent < 0 ? 0 : 100);
    m_workBar->setValue(progress->percent);
}

void FirstStartPage::showPartialLoad(const QString &sentence)
{
    m_office->setKind(FirstStartKind::Load);
    m_load->setOutcome(sentence, true);
    goTo(Load);
}

void FirstStartPage::showBackup(const std::optional<BackupFacts> &facts)
{
    m_restore->setBackup(facts);
    refresh();
    if (facts)
        m_next->setFocus();
}

void FirstStartPage::refresh()
{
    const FirstStartKind kind = m_office->kind();
    const int last = lastStep();
    const int place = step() > People ? int(Administrator) : step(); // On the list at the left
    const int places = last > People ? int(Administrator) : last;
    m_stepNames.at(Administrator)->setText(kind == FirstStartKind::Load ? tr("3　从 U 盘装载") : kind == FirstStartKind::Restore ? tr("3　从备份恢复") : tr("3　系统管理员"));
    for (int i = 0; i < m_stepNames.size(); ++i) {
        m_stepNames.at(i)->setTone(i == place ? Tone::Info : i < place ? Tone::Neutral : Tone::Muted);
        m_stepNames.at(i)->setVisible(i <= places);
    }
    const bool isLast = step() == last;
    m_next->setText(m_isBusy && m_work->isHidden() ? tr("正在建立，请稍候…") : !isLast ? tr("下一步") : kind == FirstStartKind::Join ? tr("加入")
                    : step() == Restore ? tr("恢复到本机") : tr("完成，开始使用"));
    m_next->setVisible(step() != Load);
    m_next->setAccessibleName(m_next->text());
    m_back->setAccessibleName(m_back->text());
    m_next->setEnabled(!m_isBusy && (step() != Restore || m_restore->hasBackup()));
    m_back->setEnabled(!m_isBusy);
    m_back->setVisible(step() > 0);
    m_steps->setEnabled(!m_isBusy);
}

} // namespace zhijian::shell
