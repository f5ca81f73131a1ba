#include "shell/todaypage.h"

#include "core/clock.h"
#include "firststepcard.h"
#include "shell/todaymodel.h"
#include "todaydelegate.h"
#include "uikit/emptystate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;

TodayPage::TodayPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new TodayModel(this))
    , m_date(new TextLabel(TextRank::Title, {}, this))
    , m_note(new TextLabel(TextRank::Body, {}, this))
    , m_steps(new QWidget(this))
    , m_stepRows(new QVBoxLayout(m_steps))
    , m_body(new QStackedWidget(this))
    , m_list(new QListView(m_body))
{
    setObjectName(u"today"_s);
    m_note->setTone(uikit::Tone::Warning);
    m_list->setObjectName(u"todayList"_s);
    m_list->setAccessibleName(tr("待办事项"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TodayDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_body->addWidget(m_list);
    m_body->addWidget(new uikit::EmptyState(uikit::Glyph::Done, tr("今天没有等您办的事"), tr("到期、待审、被退回和将要失声的事项会列在这里。"), m_body));
    m_stepRows->setContentsMargins({});
    m_stepRows->setSpacing(Space::Medium);
    m_steps->setMaximumWidth(760);
    auto *head = new QHBoxLayout;
    head->setSpacing(Space::Large);
    head->addWidget(m_date);
    head->addWidget(m_note, 1, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Page, Space::Large, Space::Page, Space::Large);
    column->setSpacing(Space::Large);
    column->addLayout(head);
    column->addWidget(m_steps);
    column->addWidget(m_body, 1);
    connect(m_list, &QListView::activated, this, &TodayPage::open);
    connect(m_list, &QListView::clicked, this, &TodayPage::open);
    setFocusProxy(m_list);
    refresh();
}

void TodayPage::setDate(QDate date, const QString &note)
{
    m_date->setText(tr("今天　%1　%2").arg(chineseDate(date), chineseWeekday(date)));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TodayPage::setRows(const QList<TodayRow> &rows)
{
    m_model->setToday(rows);
    refresh();
}

void TodayPage::setFirstSteps(const QList<FirstStep> &steps)
{
    if (m_firstSteps == steps)
        return;
    m_firstSteps = steps;
    while (QLayoutItem *item = m_stepRows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    auto *heading = new TextLabel(TextRank::Section, tr("从这三步开始"), m_steps);
    if (steps.size() != 3)
        heading->setText(tr("从这里开始"));
    m_stepRows->addWidget(heading);
    int number = 0;
    for (const FirstStep &step : steps) {
        auto *card = new FirstStepCard(++number, step, m_steps);
        connect(card, &QAbstractButton::clicked, this, [this, page = step.page] { Q_EMIT pageRequested(page); });
        m_stepRows->addWidget(card);
    }
    refresh();
}

int TodayPage::count() const
{
    return int(std::ranges::count_if(m_model->rows(), [](const TodayLine &line) { return !line.isHead; }));
}

void TodayPage::open(const QModelIndex &index)
{
    if (!index.isValid() || m_model->row(index.row()).isHead)
        return;
    const TodayRow row = m_model->row(index.row()).row;
    Q_EMIT opened(row.page, row.id);
}

void TodayPage::refresh()
{
    const bool isNew = !std::ranges::all_of(m_firstSteps, &FirstStep::isDone);
    m_steps->setVisible(isNew);
    m_body->setCurrentIndex(count() > 0 ? 0 : 1);
    // "Nothing to do" beside three steps to do would be odd.
    const bool bodyShown = count() > 0 || !isNew;
    m_body->setVisible(bodyShown);
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(m_body, bodyShown ? 1 : 0);
    layout()->setAlignment(bodyShown ? Qt::Alignment() : Qt::AlignTop);
}

} // namespace zhijian::shell
