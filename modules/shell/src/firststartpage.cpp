#include "shell/firststartpage.h"

#include "administratorstep.h"
#include "core/clock.h"
#include "noticestep.h"
#include "officestep.h"
#include "peoplestep.h"
#include "uikit/messagebar.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

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

enum Step { Notice, Office, Administrator, People, StepCount };

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
    , m_messages(new uikit::MessageBar(this))
    , m_back(new QPushButton(tr("上一步"), this))
    , m_next(new QPushButton(this))
{
    setObjectName(u"firstStart"_s);
    setAccessibleName(tr("首次使用"));
    for (QWidget *step : {static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_office), static_cast<QWidget *>(m_administrator), static_cast<QWidget *>(m_people)})
        m_steps->addWidget(scrolled(step, m_steps));
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    uikit::setPrimary(m_next);
    buildLayout();
    connect(m_next, &QPushButton::clicked, this, &FirstStartPage::next);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(step() - 1); });
    connect(m_office, &OfficeStep::kindChanged, this, [this] {
        m_administrator->setJoins(m_office->joins());
        refresh();
    });
    goTo(Notice);
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
    auto *right = new QVBoxLayout;
    right->setSpacing(Space::Large);
    right->addWidget(m_steps, 1);
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
    default:
        m_people->setFocus();
        break;
    }
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
    // Whoever joins finds the people there.
    const int last = m_office->joins() ? Administrator : People;
    if (step() < last) {
        m_people->setAdministrator(m_administrator->value().name);
        goTo(step() + 1);
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
    start.administrator = m_administrator->value();
    if (!start.joins) {
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

void FirstStartPage::refresh()
{
    const bool joins = m_office->joins();
    const int last = joins ? Administrator : People;
    m_stepNames.at(Administrator)->setText(joins ? tr("3　本人") : tr("3　系统管理员"));
    for (int i = 0; i < StepCount; ++i) {
        m_stepNames.at(i)->setTone(i == step() ? Tone::Info : i < step() ? Tone::Neutral : Tone::Muted);
        m_stepNames.at(i)->setVisible(i <= last);
    }
    const bool isLast = step() == last;
    m_next->setText(m_isBusy ? tr("正在建立，请稍候…") : !isLast ? tr("下一步") : joins ? tr("提交申请") : tr("完成，开始使用"));
    m_next->setAccessibleName(m_next->text());
    m_back->setAccessibleName(m_back->text());
    m_next->setEnabled(!m_isBusy);
    m_back->setEnabled(!m_isBusy);
    m_back->setVisible(step() > 0);
    m_steps->setEnabled(!m_isBusy);
}

} // namespace zhijian::shell
