#include "calendar/widgets/calendarpage.h"

#include "calendar/monthmodel.h"
#include "calendar/widgets/monthview.h"
#include "calendar/widgets/planeditor.h"
#include "calendar/widgets/silencestrip.h"
#include "calendar/widgets/unscheduleddelegate.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

using uikit::Glyph;
using uikit::Space;

namespace {

constexpr int ListWidth = 208; // At least
constexpr int WidestList = 280;
constexpr int WidePage = 1400; // From here the quick edit stands beside the grid, not over it
constexpr int NarrowPage = 900; // Below this the list starts folded
constexpr int SheetWidth = 380;

// The sheet's own ground shows through; a background role would change the labels' colour role.
void showThrough(uikit::SideSheet *sheet, QWidget *content)
{
    sheet->setContent(content);
    content->setAutoFillBackground(false);
    content->parentWidget()->setAutoFillBackground(false);
}

} // namespace

CalendarPage::CalendarPage(const rules::RulePack &pack, const rules::WorkCalendar &calendar, QWidget *parent)
    : QWidget(parent)
    , m_pack(pack)
    , m_month(new MonthModel(calendar, this))
    , m_waiting(new UnscheduledModel(this))
    , m_messages(new uikit::MessageBar(this))
    , m_title(new uikit::TextLabel(uikit::TextRank::Title, {}, this))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small, {}, this))
    , m_fallback(new uikit::TextLabel(uikit::TextRank::Small, {}, this))
    , m_accountFilter(new QComboBox(this))
    , m_waitingButton(new QPushButton(this))
    , m_forecastButton(new QPushButton(uikit::icon(Glyph::Silence), tr("失声预测"), this))
    , m_strip(new SilenceStrip(this))
    , m_waitingPanel(new QWidget(this))
    , m_waitingTitle(new uikit::TextLabel(uikit::TextRank::Section, {}, m_waitingPanel))
    , m_waitingList(new QListView(m_waitingPanel))
    , m_noAccounts(new uikit::EmptyState(Glyph::Accounts, tr("还没有账号"), tr("先登记账号，再为稿件选择发布账号，就能在日历上排期。"), m_waitingPanel))
    , m_noItems(new uikit::EmptyState(Glyph::Done, tr("没有待排期的稿件"), tr("写好并选定发布账号的稿件会出现在这里，拖到日历的某一天即可排期。"), m_waitingPanel))
    , m_view(new MonthView(m_month, this))
    , m_editSheet(new uikit::SideSheet(this))
    , m_editor(new PlanEditor)
    , m_forecastSheet(new uikit::SideSheet(this))
    , m_forecastList(new QListWidget)
{
    setObjectName(u"calendarPage"_s);
    m_waiting->setObjectName(u"unscheduled"_s);
    setAccessibleName(tr("日历"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Large);
    column->setSpacing(Space::Medium);
    column->addWidget(m_messages);
    buildHeader(column);
    column->addWidget(m_strip);
    column->addWidget(m_fallback);
    buildWaitingList();
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Large);
    row->addWidget(m_waitingPanel);
    row->addWidget(m_view, 1);
    column->addLayout(row, 1);
    buildSheets();
    connectView();
    addShortcuts();
    setTabOrder({m_accountFilter, m_waitingButton, m_forecastButton, m_waitingList, m_view});
    m_fallback->setTone(uikit::Tone::Warning);
    m_count->setTone(uikit::Tone::Muted);
    m_count->setWordWrap(false);
    m_strip->hide();
    m_fallback->hide();
}

void CalendarPage::buildHeader(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Small);
    const auto addTurn = [this, row](const QString &name, Glyph glyph, const QString &word, int months) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setAccessibleName(word);
        button->setToolTip(months < 0 ? tr("%1(PageUp)").arg(word) : tr("%1(PageDown)").arg(word));
        button->setIcon(uikit::icon(glyph));
        connect(button, &QToolButton::clicked, this, [this, months] { m_view->showDate(m_month->month().addMonths(months)); });
        row->addWidget(button);
    };
    addTurn(u"previousMonth"_s, Glyph::Left, tr("上个月"), -1);
    auto *today = new QPushButton(tr("今天"), this);
    today->setObjectName(u"today"_s);
    today->setToolTip(tr("回到今天（T）"));
    connect(today, &QPushButton::clicked, this, [this] { showDate(m_contents.today); });
    row->addWidget(today);
    addTurn(u"nextMonth"_s, Glyph::Right, tr("下个月"), 1);
    row->addSpacing(Space::Medium);
    row->addWidget(m_title);
    row->addSpacing(Space::Medium);
    row->addWidget(m_count);
    row->addStretch(1);

    m_accountFilter->setObjectName(u"accountFilter"_s);
    m_accountFilter->setAccessibleName(tr("按账号筛选"));
    m_accountFilter->setMinimumContentsLength(8);
    m_accountFilter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_accountFilter->addItem(tr("全部账号"));
    m_accountFilter->view()->setObjectName(u"accountFilterList"_s);
    m_accountFilter->view()->setAccessibleName(tr("按账号筛选"));
    connect(m_accountFilter, &QComboBox::activated, this, [this](int index) {
        filterBy(index <= 0 ? std::nullopt : std::optional(m_accountFilter->itemData(index).value<EntityId>()));
    });
    row->addWidget(m_accountFilter);
    m_waitingButton->setObjectName(u"waitingButton"_s);
    m_waitingButton->setCheckable(true);
    m_waitingButton->setChecked(true);
    m_waitingButton->setIcon(uikit::icon(Glyph::List));
    m_waitingButton->setToolTip(tr("显示或收起待排期列表"));
    connect(m_waitingButton, &QPushButton::toggled, m_waitingPanel, &QWidget::setVisible);
    row->addWidget(m_waitingButton);
    m_forecastButton->setObjectName(u"forecastButton"_s);
    m_forecastButton->setToolTip(tr("如果不再安排，今后 60 天里哪些账号会失声"));
    connect(m_forecastButton, &QPushButton::clicked, this, [this] { openSheet(m_forecastSheet); });
    row->addWidget(m_forecastButton);
    column->addLayout(row);
}

void CalendarPage::buildWaitingList()
{
    m_waitingPanel->setObjectName(u"waitingPanel"_s);
    m_waitingPanel->setFixedWidth(ListWidth);
    auto *column = new QVBoxLayout(m_waitingPanel);
    column->setContentsMargins({});
    column->setSpacing(Space::Small);
    column->addWidget(m_waitingTitle);
    m_waitingList->setObjectName(u"waitingList"_s);
    m_waitingList->setAccessibleName(tr("待排期的稿件"));
    m_waitingList->setModel(m_waiting);
    m_waitingList->setItemDelegate(new UnscheduledDelegate(m_waitingList));
    m_waitingList->setDragEnabled(true);
    m_waitingList->setDragDropMode(QAbstractItemView::DragOnly);
    m_waitingList->setUniformItemSizes(true);
    m_waitingList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_waitingList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    column->addWidget(m_waitingList, 1);
    column->addWidget(m_noItems, 1);
    column->addWidget(m_noAccounts, 1);
    m_noAccounts->addAction(u"openAccounts"_s, tr("登记账号"), [this] { Q_EMIT accountsRequested(); });
    m_noItems->addAction(u"openItems"_s, tr("去写解读"), [this] { Q_EMIT itemsRequested(); });
    connect(m_waitingList, &QListView::activated, this, [this](const QModelIndex &index) { editUnscheduled(m_waiting->row(index.row())); });
}

void CalendarPage::buildSheets()
{
    m_editSheet->setObjectName(u"planSheet"_s);
    showThrough(m_editSheet, m_editor);
    m_editSheet->setPreferredWidth(SheetWidth);
    connect(m_editor, &PlanEditor::saveRequested, this, [this](const PlanChange &change) {
        if (change.added.time.isValid())
            m_usualTime = change.added.time;
        m_editSheet->closeSheet();
        if (!change.isEmpty())
            Q_EMIT changeRequested(change);
    });
    connect(m_editor, &PlanEditor::removeRequested, this, [this](const Tile &tile) {
        m_editSheet->closeSheet();
        Q_EMIT removeRequested(tile.plans);
    });
    connect(m_editSheet, &uikit::SideSheet::closed, this, &CalendarPage::leaveRoomForSheet);
    connect(m_forecastSheet, &uikit::SideSheet::closed, this, &CalendarPage::leaveRoomForSheet);
    connect(m_editor, &PlanEditor::openItemRequested, this, &CalendarPage::openItemRequested);

    m_forecastSheet->setObjectName(u"forecastSheet"_s);
    m_forecastSheet->setTitle(tr("失声预测：今后 60 天"));
    m_forecastSheet->setPreferredWidth(SheetWidth);
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(Space::Page, Space::Small, Space::Page, Space::Page);
    auto *note = new uikit::TextLabel(uikit::TextRank::Small, tr("按已有排期都如期发布推算，回车或双击可转到最迟应发布的那一天。只有登记了链接的发布才重新计时。"), panel);
    note->setTone(uikit::Tone::Muted);
    column->addWidget(note);
    m_forecastList->setObjectName(u"forecastList"_s);
    m_forecastList->setAccessibleName(tr("失声预测"));
    m_forecastList->setWordWrap(true);
    m_forecastList->setSpacing(2);
    column->addWidget(m_forecastList, 1);
    showThrough(m_forecastSheet, panel);
    connect(m_forecastList, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        const QDate date = item->data(Qt::UserRole).toDate();
        m_forecastSheet->closeSheet();
        if (date.isValid())
            showDate(date);
    });
}

void CalendarPage::connectView()
{
    m_view->setDropCheck([this](const std::optional<Tile> &tile, const EntityId &item, QDate date) { return dropRefusalOf(tile, item, date); });
    connect(m_view, &MonthView::monthTurned, this, &CalendarPage::refreshHeader);
    connect(m_view, &MonthView::tileActivated, this, [this] {
        if (const auto tile = m_view->currentTile())
            editTile(*tile, m_view->currentDate());
    });
    connect(m_view, &MonthView::selectionMoved, this, [this] {
        const auto tile = m_view->currentTile();
        if (m_editSheet->isOpen() && tile && tile->item != m_editor->item())
            editTile(*tile, m_view->currentDate());
    });
    connect(m_view, &MonthView::moveRequested, this, [this](const Tile &tile, QDate from, QDate to) { Q_EMIT moveRequested(tile.plans, from, to); });
    connect(m_view, &MonthView::removeRequested, this, [this](const Tile &tile) { Q_EMIT removeRequested(tile.plans); });
    connect(m_view, &MonthView::draggedOut, this, [this](const Tile &tile, const QPoint &pos) {
        if (m_waitingPanel->isVisible() && m_waitingPanel->rect().contains(m_waitingPanel->mapFromGlobal(pos)))
            Q_EMIT removeRequested(tile.plans);
    });
    connect(m_view, &MonthView::itemDropped, this, [this](const EntityId &item, QDate date) {
        if (const int place = m_waiting->indexOf(item); place >= 0)
            placeUnscheduled(m_waiting->row(place), date);
    });
    connect(m_view, &MonthView::menuRequested, this, &CalendarPage::openMenu);
    connect(m_strip, &SilenceStrip::accountChosen, this, [this](const EntityId &account) {
        filterBy(account.isNull() ? std::nullopt : std::optional(account));
    });
    connect(m_strip, &SilenceStrip::moreRequested, this, [this] { openSheet(m_forecastSheet); });
}

void CalendarPage::addShortcuts()
{
    const auto add = [](const QKeySequence &keys, QWidget *where, Qt::ShortcutContext context, auto run) {
        auto *shortcut = new QShortcut(keys, where);
        shortcut->setContext(context);
        QObject::connect(shortcut, &QShortcut::activated, where, run);
    };
    add(QKeySequence(u"Ctrl+Z"_s), this, Qt::WidgetWithChildrenShortcut, [this] { Q_EMIT undoRequested(); });
    add(QKeySequence(u"Ctrl+Y"_s), this, Qt::WidgetWithChildrenShortcut, [this] { Q_EMIT redoRequested(); });
    // Letters only where no text can be typed.
    add(QKeySequence(Qt::Key_T), m_view, Qt::WidgetShortcut, [this] { showDate(m_contents.today); });
    add(QKeySequence(Qt::Key_F4), this, Qt::WidgetWithChildrenShortcut, [this] {
        if (m_editSheet->isOpen())
            m_editSheet->closeSheet();
        else if (const auto tile = m_view->currentTile())
            editTile(*tile, m_view->currentDate());
    });
}

void CalendarPage::setContents(const CalendarContents &contents)
{
    m_contents = contents;
    const SilenceRule rule = SilenceRule::of(m_pack);
    const QList<Silence> silences = calendar::silences(contents.accounts, rule, contents.today);
    m_breaches = forecast(silences, contents.plans, rule, contents.today);
    m_month->setToday(contents.today);
    m_month->setPlans(contents.plans, contents.releases);
    m_month->setBreaches(m_breaches);
    m_waiting->setRows(unscheduled(contents.items, contents.plans, contents.releases, contents.accounts));
    m_strip->setSilences(silences);
    m_strip->setChecked(m_month->account());
    refreshAccounts();
    refreshForecast();
    if (!m_isFilled && contents.today.isValid())
        m_view->showDate(contents.today);
    m_isFilled = m_isFilled || contents.today.isValid();
    refreshHeader();
}

void CalendarPage::refreshHeader()
{
    m_title->setText(tr("%1年%2月").arg(m_month->month().year()).arg(m_month->month().month()));
    const int count = m_month->countInMonth();
    m_count->setText(count == 0 ? tr("本月还没有安排") : tr("本月 %1 项").arg(count));
    const QString fallback = m_month->fallbackSentence();
    m_fallback->setText(fallback);
    m_fallback->setVisible(!fallback.isEmpty());
    const int waiting = m_waiting->rowCount();
    m_waitingButton->setText(waiting == 0 ? tr("待排期") : tr("待排期 %1").arg(waiting));
    m_waitingTitle->setText(waiting == 0 ? tr("待排期") : tr("待排期 %1 篇").arg(waiting));
    m_waitingList->setVisible(waiting > 0);
    m_noAccounts->setVisible(waiting == 0 && m_contents.accounts.isEmpty());
    m_noItems->setVisible(waiting == 0 && !m_contents.accounts.isEmpty());
}

void CalendarPage::refreshAccounts()
{
    m_accountFilter->clear();
    m_accountFilter->addItem(tr("全部账号"));
    for (const journal::AccountRow &account : std::as_const(m_contents.accounts))
        m_accountFilter->addItem(account.name, QVariant::fromValue(account.id));
    const auto &chosen = m_month->account();
    const auto it = chosen ? std::ranges::find(m_contents.accounts, *chosen, &journal::AccountRow::id) : m_contents.accounts.cend();
    if (chosen && it == m_contents.accounts.cend())
        filterBy({});
    else
        m_accountFilter->setCurrentIndex(chosen ? 1 + int(it - m_contents.accounts.cbegin()) : 0);
}

void CalendarPage::refreshForecast()
{
    m_forecastList->clear();
    for (const Breach &breach : std::as_const(m_breaches)) {
        const bool isOpenEnd = breach.to >= m_contents.today.addDays(60);
        const QString from = tr("%1月%2日").arg(breach.from.month()).arg(breach.from.day());
        const QString text = breach.from <= m_contents.today
            ? tr("%1 已经失声，请尽快安排发布").arg(breach.accountName)
            : isOpenEnd ? tr("%1 从%2起失声").arg(breach.accountName, from)
                        : tr("%1 从%2起失声，到%3月%4日发布为止").arg(breach.accountName, from).arg(breach.to.addDays(1).month()).arg(breach.to.addDays(1).day());
        auto *item = new QListWidgetItem(uikit::icon(Glyph::Silence, uikit::Tone::Danger), text, m_forecastList);
        item->setData(Qt::UserRole, std::max(breach.from.addDays(-1), m_contents.today));
    }
    if (m_breaches.isEmpty()) {
        auto *item = new QListWidgetItem(uikit::icon(Glyph::Done, uikit::Tone::Good), tr("今后 60 天没有账号会失声。"), m_forecastList);
        item->setFlags(Qt::ItemIsEnabled);
    }
    m_forecastButton->setText(m_breaches.isEmpty() ? tr("失声预测") : tr("失声预测 %1").arg(m_breaches.size()));
}

void CalendarPage::filterBy(const std::optional<EntityId> &account)
{
    m_month->setAccount(account);
    m_strip->setChecked(account);
    const int index = account ? m_accountFilter->findData(QVariant::fromValue(*account)) : 0;
    m_accountFilter->setCurrentIndex(std::max(0, index));
    refreshHeader();
}

QDate CalendarPage::selectedDate() const
{
    const QDate date = m_view->currentDate();
    return date.isValid() && date >= m_contents.today ? date : m_contents.today;
}

void CalendarPage::showDate(QDate date)
{
    m_view->showDate(date);
    m_view->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::showItem(const EntityId &item)
{
    std::optional<journal::PlanRow> found;
    for (const journal::PlanRow &plan : std::as_const(m_contents.plans))
        if (plan.item == item && !plan.isReleased && (!found || (found->date < m_contents.today && plan.date >= m_contents.today)))
            found = plan;
    if (found) {
        m_view->selectTile(found->date, item);
        m_view->setFocus(Qt::OtherFocusReason);
        return;
    }
    const int place = m_waiting->indexOf(item);
    if (place < 0)
        return;
    m_waitingButton->setChecked(true);
    m_waitingList->setCurrentIndex(m_waiting->index(place, 0));
    m_waitingList->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::offerWithoutMassSend(const QString &sentence, std::function<void()> accept)
{
    uikit::Notice notice = uikit::warningNotice(sentence);
    notice.actions.append({tr("改为不群发"), std::move(accept)});
    notice.key = u"quota"_s;
    m_messages->show(notice);
}

void CalendarPage::showWarnings(const QStringList &sentences)
{
    for (const QString &sentence : sentences)
        m_messages->show(uikit::warningNotice(sentence));
}

QString CalendarPage::dropRefusalOf(const std::optional<Tile> &tile, const EntityId &item, QDate date) const
{
    Dropped dropped;
    if (tile)
        dropped.plans = tile->plans;
    else if (const int place = m_waiting->indexOf(item); place >= 0)
        dropped.accounts = m_waiting->row(place).accounts;
    return dropRefusal(m_contents, m_pack, dropped, date);
}

void CalendarPage::placeUnscheduled(const UnscheduledRow &row, QDate date)
{
    if (row.accounts.isEmpty()) {
        uikit::Notice notice = uikit::warningNotice(tr("“%1”还没有选择发布账号，请先在稿件中选择，再来排期。").arg(row.title));
        notice.actions.append({tr("打开稿件"), [this, id = row.id] { Q_EMIT openItemRequested(id); }});
        notice.key = u"noAccounts"_s;
        m_messages->show(notice);
        return;
    }
    Q_EMIT planRequested({.item = row.id, .accounts = row.accounts, .date = date, .time = m_usualTime, .isMassSend = true, .note = {}});
}

void CalendarPage::editTile(const Tile &tile, QDate date)
{
    m_editor->show(tile, date, m_contents);
    m_editSheet->setTitle(tile.isRelease ? tr("发布情况") : tr("修改排期"));
    openSheet(m_editSheet);
}

void CalendarPage::editUnscheduled(const UnscheduledRow &row)
{
    const Tile tile{.item = row.id, .title = row.title, .state = row.state, .time = m_usualTime, .accounts = row.accounts,
                    .accountNames = row.accountNames, .isMassSend = true};
    m_editor->show(tile, selectedDate(), m_contents);
    m_editSheet->setTitle(tr("安排发布"));
    openSheet(m_editSheet);
}

void CalendarPage::openSheet(uikit::SideSheet *sheet)
{
    uikit::SideSheet *other = sheet == m_editSheet ? m_forecastSheet : m_editSheet;
    other->closeSheet();
    sheet->open();
    leaveRoomForSheet();
}

void CalendarPage::leaveRoomForSheet()
{
    const bool isBeside = width() >= WidePage && (m_editSheet->isOpen() || m_forecastSheet->isOpen());
    QMargins margins = layout()->contentsMargins();
    margins.setRight(isBeside ? SheetWidth + Space::Large : Space::Large);
    layout()->setContentsMargins(margins);
}

void CalendarPage::openMenu(const QPoint &globalPos)
{
    const auto tile = m_view->currentTile();
    if (!tile)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(uikit::icon(Glyph::Interpretation), tr("打开稿件"), this, [this, id = tile->item] { Q_EMIT openItemRequested(id); });
    menu->addAction(uikit::icon(Glyph::Edit), tile->isRelease ? tr("查看发布情况") : tr("修改排期"), this,
                    [this, tile = *tile, date = m_view->currentDate()] { editTile(tile, date); });
    if (tile->isMovable())
        menu->addAction(uikit::icon(Glyph::Trash), tr("取消排期"), this, [this, plans = tile->plans] { Q_EMIT removeRequested(plans); });
    menu->popup(globalPos);
}

void CalendarPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_waitingPanel->setFixedWidth(std::clamp(width() / 6, ListWidth, WidestList));
    leaveRoomForSheet();
    // Folds and unfolds when the border is crossed; between, the user's choice stands.
    const bool wasNarrow = event->oldSize().width() < NarrowPage;
    const bool isNarrow = width() < NarrowPage;
    if (event->oldSize().width() <= 0 ? isNarrow : wasNarrow != isNarrow)
        m_waitingButton->setChecked(!isNarrow);
}

} // namespace zhijian::calendar
