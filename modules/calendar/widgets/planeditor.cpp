#include "calendar/widgets/planeditor.h"

#include "calendar/silence.h"
#include "uikit/datefield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

PlanEditor::PlanEditor(QWidget *parent)
    : QWidget(parent)
    , m_title(new uikit::TextLabel(uikit::TextRank::Section, {}, this))
    , m_state(new uikit::StateChip({}, this))
    , m_released(new uikit::TextLabel(uikit::TextRank::Small, tr("已经发布并登记，排期不再改动。"), this))
    , m_form(new uikit::FormRows(this))
    , m_dateField(new uikit::DateField(this))
    , m_timeField(new QTimeEdit(this))
    , m_undated(new QCheckBox(tr("时间待定"), this))
    , m_accounts(new QWidget(this))
    , m_accountRows(new QVBoxLayout(m_accounts))
    , m_massSend(new QCheckBox(tr("群发给订阅者"), this))
    , m_save(new QPushButton(tr("保存排期"), this))
    , m_remove(new QPushButton(uikit::icon(uikit::Glyph::Trash), tr("取消排期"), this))
    , m_open(new QPushButton(uikit::icon(uikit::Glyph::Interpretation), tr("打开稿件"), this))
{
    setObjectName(u"planEditor"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Page);
    column->setSpacing(uikit::Space::Medium);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_released);
    buildForm();
    column->addWidget(m_form);
    buildButtons();
    column->addStretch(1);
}

void PlanEditor::buildForm()
{
    m_dateField->setObjectName(u"planDate"_s);
    m_timeField->setObjectName(u"planTime"_s);
    m_timeField->setAccessibleName(tr("时间"));
    m_timeField->setDisplayFormat(u"HH:mm"_s);
    m_undated->setObjectName(u"planUndated"_s);
    m_massSend->setObjectName(u"planMassSend"_s);
    auto *time = new QWidget(this);
    auto *timeRow = new QHBoxLayout(time);
    timeRow->setContentsMargins({});
    timeRow->addWidget(m_timeField, 1);
    timeRow->addWidget(m_undated);
    time->setFocusProxy(m_timeField);
    m_accountRows->setContentsMargins(0, 4, 0, 0);
    m_accountRows->setSpacing(uikit::Space::Small);
    m_form->addRow(tr("日期"), m_dateField);
    m_form->addRow(tr("时间"), time);
    m_form->addRow(tr("发布账号"), m_accounts);
    m_form->addRow(tr("方式"), m_massSend, tr("公众号每天、服务号每月的群发次数有限；不群发的不占次数。"));
    connect(m_undated, &QCheckBox::toggled, m_timeField, &QWidget::setDisabled);
}

void PlanEditor::buildButtons()
{
    m_save->setObjectName(u"planSave"_s);
    m_remove->setObjectName(u"planRemove"_s);
    m_open->setObjectName(u"planOpen"_s);
    uikit::setPrimary(m_save);
    m_save->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_save);
    row->addWidget(m_remove);
    row->addStretch(1);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(uikit::Space::Medium);
    column->addLayout(row);
    auto *second = new QHBoxLayout;
    second->addWidget(m_open);
    second->addStretch(1);
    column->addLayout(second);
    connect(m_save, &QPushButton::clicked, this, &PlanEditor::save);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_tile); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openItemRequested(m_tile.item); });
}

void PlanEditor::show(const Tile &tile, QDate date, const CalendarContents &contents)
{
    m_tile = tile;
    m_date = date;
    m_title->setText(tile.title.isEmpty() ? tr("（未命名）") : tile.title);
    m_state->setChip(uikit::chip(tile.state));
    m_dateField->setMinimumDate(std::min(date, contents.today));
    m_dateField->choose(date);
    m_undated->setChecked(!tile.time.isValid());
    m_timeField->setTime(tile.time.isValid() ? tile.time : QTime(9, 0));
    m_timeField->setDisabled(!tile.time.isValid());
    m_massSend->setChecked(tile.isMassSend);
    fillAccounts(contents);
    const bool isNew = tile.plans.isEmpty() && !tile.isRelease;
    m_form->clearProblems();
    m_form->setEnabled(!tile.isRelease);
    m_released->setVisible(tile.isRelease);
    m_save->setVisible(!tile.isRelease);
    m_save->setText(isNew ? tr("排期") : tr("保存排期"));
    m_save->setIcon(uikit::icon(uikit::Glyph::Calendar));
    m_remove->setVisible(!isNew && !tile.isRelease);
}

QString PlanEditor::accountNote(const journal::AccountRow &account, const CalendarContents &contents) const
{
    if (!isWatched(account.state))
        return chineseName(account.state);
    for (const journal::PlanRow &plan : contents.plans)
        if (plan.item == m_tile.item && plan.account == account.id && !m_tile.plans.contains(plan.id))
            return plan.isReleased ? tr("已发布") : tr("已排 %1月%2日").arg(plan.date.month()).arg(plan.date.day());
    return {};
}

void PlanEditor::fillAccounts(const CalendarContents &contents)
{
    for (const Choice &choice : std::as_const(m_choices))
        delete choice.box;
    m_choices.clear();
    const auto item = contents.item(m_tile.item);
    QList<EntityId> accounts = item ? item->accounts : m_tile.accounts;
    for (const EntityId &account : std::as_const(m_tile.accounts))
        if (!accounts.contains(account))
            accounts.append(account);
    for (const EntityId &id : std::as_const(accounts)) {
        const auto account = std::ranges::find(contents.accounts, id, &journal::AccountRow::id);
        if (account == contents.accounts.cend())
            continue;
        Choice choice{.account = id, .plan = {}};
        for (const EntityId &plan : std::as_const(m_tile.plans))
            if (const auto row = contents.plan(plan); row && row->account == id)
                choice.plan = plan;
        const QString note = accountNote(*account, contents);
        choice.box = new QCheckBox(note.isEmpty() ? account->name : tr("%1(%2)").arg(account->name, note), m_accounts);
        choice.box->setObjectName(u"planAccount"_s);
        choice.box->setChecked(m_tile.accounts.contains(id) && (note.isEmpty() || !choice.plan.isNull()));
        choice.box->setEnabled(note.isEmpty() || !choice.plan.isNull());
        m_accountRows->addWidget(choice.box);
        m_choices.append(choice);
    }
}

PlanChange PlanEditor::change() const
{
    const QDate date = m_dateField->chosen().value_or(m_date);
    const QTime time = m_undated->isChecked() ? QTime() : m_timeField->time();
    PlanChange change;
    change.added = {.item = m_tile.item, .accounts = {}, .date = date, .time = time, .isMassSend = m_massSend->isChecked(), .note = {}};
    for (const Choice &choice : m_choices) {
        if (choice.box->isChecked() && choice.plan.isNull())
            change.added.accounts.append(choice.account);
        else if (choice.box->isChecked())
            change.edited.append(choice.plan);
        else if (!choice.plan.isNull())
            change.removed.append(choice.plan);
    }
    if (date != m_date)
        change.edit.date = date;
    if (time != m_tile.time)
        change.edit.time = time;
    if (m_massSend->isChecked() != m_tile.isMassSend)
        change.edit.isMassSend = m_massSend->isChecked();
    if (change.edit == PlanEdit())
        change.edited.clear();
    return change;
}

void PlanEditor::save()
{
    m_form->clearProblems();
    const bool hasAccount = std::ranges::any_of(m_choices, [](const Choice &choice) { return choice.box->isChecked(); });
    if (!hasAccount) {
        m_form->setProblem(m_accounts, m_choices.isEmpty() ? tr("这篇稿件还没有选择发布账号，请先打开稿件选择。")
                                                           : tr("请至少选择一个账号，或用“取消排期”。"));
        return;
    }
    Q_EMIT saveRequested(change());
}

} // namespace zhijian::calendar
