#include "shell/todaypage.h"

#include "uikit/chipdelegate.h"
#include "uikit/emptystate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;

TodayPage::TodayPage(TodayModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_date(new uikit::TextLabel(TextRank::Title)), m_dayNote(new uikit::TextLabel(TextRank::Small)),
      m_list(new QTreeView), m_stack(new QStackedLayout),
      m_allDone(new uikit::EmptyState(Glyph::Done, tr("今天没有待办"), tr("待审、被退回、即将失声和到期的事项会列在这里。"))),
      m_firstSteps(new uikit::EmptyState(Glyph::Office, tr("单位已设立,从这三步开始"),
                                         tr("一、登记账号;二、导入政策文件;三、为它写一篇解读,送审后排期发布。")))
{
    setObjectName(u"todayPage"_s);
    m_list->setObjectName(u"todayList"_s);
    m_list->setAccessibleName(tr("今日待办"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegateForColumn(TodayModel::GroupColumn, new uikit::ChipDelegate([this](const QModelIndex &index) {
        const TodayRow &row = m_model->row(index.row());
        return uikit::Chip{row.glyph, row.group, row.tone};
    }, m_list));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(TodayModel::GroupColumn, 118);
    m_list->header()->resizeSection(TodayModel::TitleColumn, 420);
    connect(m_list, &QTreeView::clicked, this, &TodayPage::open);
    connect(m_list, &QTreeView::activated, this, &TodayPage::open);

    m_allDone->setObjectName(u"todayAllDone"_s);
    m_firstSteps->setObjectName(u"todayFirstSteps"_s);
    m_firstSteps->addAction(u"firstStepAccount"_s, tr("登记账号"), [this] { Q_EMIT openRequested(u"accounts"_s, {}); });
    m_firstSteps->addAction(u"firstStepPolicy"_s, tr("导入政策文件"), [this] { Q_EMIT openRequested(u"policies"_s, {}); });
    m_firstSteps->addAction(u"firstStepInterpretation"_s, tr("写一篇解读"), [this] { Q_EMIT openRequested(u"interpretations"_s, {}); });

    m_stack->addWidget(m_list);
    m_stack->addWidget(m_allDone);
    m_stack->addWidget(m_firstSteps);

    auto *heading = new QHBoxLayout;
    heading->setSpacing(Space::Large);
    heading->addWidget(m_date);
    heading->addWidget(m_dayNote, 1, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Page, Space::Large, Space::Page, Space::Large);
    layout->setSpacing(Space::Medium);
    layout->addLayout(heading);
    layout->addLayout(m_stack, 1);

    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, change, this, &TodayPage::showWhatFits);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TodayPage::showWhatFits);
    showWhatFits();
}

void TodayPage::setHeading(const QString &date, const QString &dayNote)
{
    m_date->setText(date);
    m_dayNote->setText(dayNote);
}

void TodayPage::setNewOffice(bool isNew)
{
    m_isNewOffice = isNew;
    showWhatFits();
}

void TodayPage::showWhatFits()
{
    if (m_model->rowCount() > 0)
        m_stack->setCurrentWidget(m_list);
    else
        m_stack->setCurrentWidget(m_isNewOffice ? m_firstSteps : m_allDone);
}

void TodayPage::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const TodayRow &row = m_model->row(index.row());
    Q_EMIT openRequested(row.page, row.subject);
}

} // namespace zhijian::shell
