#include "sync/widgets/syncpage.h"

#include "sync/bundleservice.h"
#include "sync/conflictmodel.h"
#include "sync/exchangelog.h"
#include "sync/feedmodel.h"
#include "sync/remainingtime.h"
#include "sync/widgets/enrolform.h"
#include "sync/widgets/feedpane.h"
#include "sync/widgets/lineform.h"
#include "sync/widgets/statuswords.h"
#include "uikit/chipdelegate.h"
#include "uikit/elidedlabel.h"
#include "uikit/emptystate.h"
#include "uikit/errortext.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/sidesheet.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;
using uikit::Tone;

namespace {

constexpr int ConflictRowsShown = 4;
constexpr int OutcomeWidth = 92;
constexpr int BarHeight = 4;
constexpr int BarSteps = 1000;
constexpr int SheetWidth = 520;
constexpr int FeedWidth = 640;

// Keys of the notices, so that a newer one replaces the older.
const QString errorKey = u"sync.error"_s;
const QString clockKey = u"sync.clock"_s;

QTableView *makeTable(const QString &name, const QString &accessibleName, QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

uikit::Chip outcomeChip(const QModelIndex &index)
{
    const bool isFailed = index.data(ExchangeLog::FailedRole).toBool();
    return {isFailed ? Glyph::Offline : Glyph::Done, index.data().toString(), isFailed ? Tone::Neutral : Tone::Good};
}

} // namespace

SyncPage::SyncPage(ExchangeLog &log, ConflictModel &conflicts, FeedModel &feed, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_conflicts(conflicts)
    , m_messages(new uikit::MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_form(new EnrolForm)
    , m_chip(new uikit::StateChip({}, this))
    , m_progress(new uikit::ElidedLabel({}, this))
    , m_sync(new QPushButton(uikit::icon(Glyph::Sync), tr("立即同步"), this))
    , m_stop(new QPushButton(uikit::icon(Glyph::Stop), tr("停止"), this))
    , m_lineButton(new QPushButton(uikit::icon(Glyph::Settings), tr("线路设置"), this))
    , m_bar(new QProgressBar(this))
    , m_feed(feed)
    , m_feedButton(new QPushButton(uikit::icon(Glyph::Import), {}, this))
    , m_feedSheet(new uikit::SideSheet(this))
    , m_feedPane(new FeedPane(feed))
    , m_sheet(new uikit::SideSheet(this))
    , m_lineForm(new LineForm)
{
    setObjectName(u"syncPage"_s);
    setAccessibleName(tr("同步"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    column->setSpacing(Space::Medium);
    column->addWidget(m_messages);
    buildHeader(column);
    buildMetered(column);
    buildStick(column);
    column->addWidget(m_stack, 1);

    auto *enrolment = new QWidget;
    auto *centre = new QHBoxLayout(enrolment);
    centre->addStretch(1);
    centre->addWidget(m_form, 4, Qt::AlignTop);
    centre->addStretch(1);
    m_stack->addWidget(enrolment);
    auto *work = new QWidget;
    auto *workColumn = new QVBoxLayout(work);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(Space::Medium);
    buildFigures(workColumn);
    buildConflicts(workColumn);
    buildLog(workColumn);
    m_stack->addWidget(work);

    connect(m_form, &EnrolForm::enrolRequested, this, &SyncPage::enrolRequested);
    buildLineSheet();
    buildFeedSheet();
    setTabOrder({m_feedButton, m_lineButton, m_sync, m_stop, m_conflictTable, m_logTable});
    setStatus({}, {});
}

void SyncPage::buildHeader(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Medium);
    row->addWidget(new uikit::TextLabel(TextRank::Title, tr("同步"), this));
    row->addWidget(m_chip);
    m_progress->setObjectName(u"syncProgress"_s);
    row->addWidget(m_progress, 1);
    m_feedButton->setObjectName(u"feedButton"_s);
    m_feedButton->setToolTip(tr("上级平台下发的指令、政策、转发任务、规则包和放假通知"));
    connect(m_feedButton, &QPushButton::clicked, this, &SyncPage::openFeed);
    row->addWidget(m_feedButton);
    m_lineButton->setObjectName(u"lineSettings"_s);
    m_lineButton->setToolTip(tr("多久同步一次、省流量、代理服务器和根证书"));
    connect(m_lineButton, &QPushButton::clicked, this, &SyncPage::openLineSheet);
    row->addWidget(m_lineButton);
    row->addWidget(makeStickButton());
    m_stop->setObjectName(u"stopSync"_s);
    connect(m_stop, &QPushButton::clicked, this, &SyncPage::stopRequested);
    row->addWidget(m_stop);
    m_sync->setObjectName(u"syncNow"_s);
    m_sync->setToolTip(tr("立即同步（F5）"));
    uikit::setPrimary(m_sync);
    connect(m_sync, &QPushButton::clicked, this, &SyncPage::syncRequested);
    row->addWidget(m_sync);
    column->addLayout(row);
    m_bar->setObjectName(u"syncBar"_s);
    m_bar->setAccessibleName(tr("同步进度"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(BarHeight);
    m_bar->setRange(0, BarSteps);
    column->addWidget(m_bar);
}

void SyncPage::buildMetered(QVBoxLayout *column)
{
    m_metered = new QWidget(this);
    auto *row = new QHBoxLayout(m_metered);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Medium);
    m_meteredText = new uikit::TextLabel(TextRank::Body, {}, m_metered);
    m_meteredText->setObjectName(u"meteredText"_s);
    row->addWidget(m_meteredText, 1);
    auto *now = new QPushButton(uikit::icon(Glyph::Attach), tr("现在也传附件"), m_metered);
    now->setObjectName(u"attachmentsNow"_s);
    connect(now, &QPushButton::clicked, this, &SyncPage::attachmentsRequested);
    row->addWidget(now);
    column->addWidget(m_metered);
}

void SyncPage::buildStick(QVBoxLayout *column)
{
    m_stick = new QWidget(this);
    auto *row = new QHBoxLayout(m_stick);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Medium);
    m_stickText = new uikit::TextLabel(TextRank::Body, {}, m_stick);
    m_stickText->setObjectName(u"stickText"_s);
    m_stickText->setWordWrap(false);
    row->addWidget(m_stickText);
    m_stickBar = new QProgressBar(m_stick);
    m_stickBar->setObjectName(u"stickBar"_s);
    m_stickBar->setAccessibleName(tr("U 盘交换进度"));
    m_stickBar->setTextVisible(false);
    m_stickBar->setMaximumHeight(BarHeight);
    m_stickBar->setRange(0, 100);
    row->addWidget(m_stickBar, 1);
    m_stickStop = new QPushButton(uikit::icon(Glyph::Stop), tr("停止"), m_stick);
    m_stickStop->setObjectName(u"stopStick"_s);
    m_stickStop->setAccessibleName(tr("停止 U 盘交换"));
    connect(m_stickStop, &QPushButton::clicked, this, [this] {
        m_stickStop->setEnabled(false);
        Q_EMIT stickStopRequested();
    });
    row->addWidget(m_stickStop);
    column->addWidget(m_stick);
    m_stick->hide();
}

void SyncPage::setStick(const QString &doing, const BundleProgress &progress)
{
    const bool isRunning = !doing.isEmpty();
    if (isRunning && m_stick->isHidden())
        m_stickStop->setEnabled(true);
    m_stick->setVisible(isRunning);
    m_stickMenu->setEnabled(!isRunning);
    m_stickText->setText(progress.bytes > 0 ? tr("%1：%2%，%3 条，%4").arg(doing).arg(progress.percent).arg(progress.changes).arg(sizeText(progress.bytes))
                                            : tr("%1：正在准备…").arg(doing));
    m_stickBar->setValue(progress.percent);
}

void SyncPage::buildLineSheet()
{
    m_sheet->setTitle(tr("线路设置"));
    m_sheet->setPreferredWidth(SheetWidth);
    m_sheet->setContent(m_lineForm);
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Medium);
    row->addStretch(1);
    auto *cancel = new QPushButton(tr("取消"), buttons);
    cancel->setObjectName(u"cancelLine"_s);
    auto *save = new QPushButton(uikit::icon(Glyph::Save), tr("保存"), buttons);
    save->setObjectName(u"saveLine"_s);
    uikit::setPrimary(save);
    row->addWidget(cancel);
    row->addWidget(save);
    m_sheet->setButtons(buttons);
    connect(cancel, &QPushButton::clicked, m_sheet, &uikit::SideSheet::closeSheet);
    connect(save, &QPushButton::clicked, m_lineForm, &LineForm::submit);
    connect(m_lineForm, &LineForm::saveRequested, this, &SyncPage::lineChosen);
    connect(m_lineForm, &LineForm::authorityFileRequested, this, &SyncPage::askCertificate);
}

void SyncPage::buildFeedSheet()
{
    m_feedSheet->setTitle(tr("上级下发"));
    m_feedSheet->setPreferredWidth(FeedWidth);
    m_feedSheet->setContent(m_feedPane);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_feed, signal, this, &SyncPage::showFeedCount);
    connect(&m_feed, &QAbstractItemModel::modelReset, this, &SyncPage::showFeedCount);
    connect(&m_feed, &QAbstractItemModel::dataChanged, this, &SyncPage::showFeedCount);
    showFeedCount();
}

void SyncPage::showFeedCount()
{
    const int open = m_feed.openCount();
    m_feedButton->setText(open > 0 ? tr("上级下发（%1）").arg(open) : tr("上级下发"));
    m_feedButton->setAccessibleName(open > 0 ? tr("上级下发，%1 份待回执").arg(open) : tr("上级下发"));
}

void SyncPage::openFeed()
{
    m_feedSheet->open();
    // After whatever brought this page into view has put the focus elsewhere.
    QMetaObject::invokeMethod(m_feedPane, [this] { m_feedPane->setFocus(); }, Qt::QueuedConnection);
}

void SyncPage::openLineSheet()
{
    m_lineForm->setValues(m_line, m_status.schedule);
    m_sheet->open();
}

void SyncPage::setLine(const LineSettings &line)
{
    m_line = line;
}

void SyncPage::closeLineSheet()
{
    m_sheet->closeSheet();
}

QWidget *SyncPage::makeStickButton()
{
    auto *button = new QPushButton(tr("U 盘交换"), this);
    m_stickMenu = button;
    button->setObjectName(u"stickMenu"_s);
    button->setAccessibleName(tr("U 盘交换"));
    button->setToolTip(tr("没有网络时，用 U 盘与上级平台或本单位另一台工作站交换"));
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &name, const QString &words, const std::function<void()> &act) {
        auto *action = menu->addAction(words);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
    };
    add(u"exportBundle"_s, tr("导出给上级平台…"), [this] {
        askFile(tr("导出到 U 盘"), tr("上报数据包.gxb"), true, [this](const QStringList &files) { Q_EMIT bundleExportRequested(files.first(), {}); });
    });
    add(u"exportBundleTo"_s, tr("导出给另一台工作站…"), [this] {
        askFile(tr("先选那台工作站的回执"), {}, false, [this](const QStringList &receipts) {
            askFile(tr("导出到 U 盘"), tr("数据包.gxb"), true, [this, receipts](const QStringList &files) { Q_EMIT bundleExportRequested(files.first(), receipts.first()); });
        });
    });
    add(u"importBundle"_s, tr("从 U 盘导入数据包或回执…"), [this] {
        askFile(tr("从 U 盘导入"), {}, false, [this](const QStringList &files) { Q_EMIT bundleImportRequested(files); });
    });
    add(u"writeReceipt"_s, tr("写出本机的回执…"), [this] {
        askFile(tr("写出回执"), tr("本机回执.gxr"), true, [this](const QStringList &files) { Q_EMIT receiptRequested(files.first()); });
    });
    button->setMenu(menu);
    return button;
}

// Not modal to the exchange: it goes on while somebody looks for the stick.
void SyncPage::askFile(const QString &title, const QString &suggestedName, bool isToSave, std::function<void(const QStringList &)> chosen)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(isToSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(isToSave ? QFileDialog::AnyFile : QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("指尖工作站数据包和回执 (*.gxb *.gxr)"), tr("所有文件 (*)")});
    if (isToSave)
        dialog->selectFile(suggestedName);
    connect(dialog, &QFileDialog::filesSelected, this, [chosen = std::move(chosen)](const QStringList &files) {
        if (!files.isEmpty())
            chosen(files);
    });
    dialog->open();
}

void SyncPage::askCertificate()
{
    auto *dialog = new QFileDialog(this, tr("选择根证书"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("证书 (*.crt *.cer *.pem *.der)"), tr("所有文件 (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SyncPage::authorityFileChosen);
    dialog->open();
}

void SyncPage::buildFigures(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Page * 2);
    const auto addFigure = [this, row](const QString &caption, uikit::TextLabel *&value, QWidget *note, int stretch) {
        auto *block = new QVBoxLayout;
        block->setSpacing(2);
        auto *name = new uikit::TextLabel(TextRank::Small, caption, this);
        name->setTone(Tone::Muted);
        block->addWidget(name);
        value = new uikit::TextLabel(TextRank::Section, {}, this);
        block->addWidget(value);
        block->addWidget(note);
        block->addStretch(1);
        row->addLayout(block, stretch);
    };
    m_waitingNote = new uikit::TextLabel(TextRank::Small, {}, this);
    m_successNote = new uikit::TextLabel(TextRank::Small, {}, this);
    m_endpointNote = new uikit::ElidedLabel({}, this);
    addFigure(tr("待上报"), m_waiting, m_waitingNote, 3);
    addFigure(tr("上次成功"), m_success, m_successNote, 3);
    addFigure(tr("登记单位"), m_endpoint, m_endpointNote, 4);
    m_waiting->setObjectName(u"waitingFigure"_s);
    m_success->setObjectName(u"successFigure"_s);
    column->addLayout(row);
}

void SyncPage::buildConflicts(QVBoxLayout *column)
{
    m_conflictPanel = new QWidget(this);
    auto *rows = new QVBoxLayout(m_conflictPanel);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Space::Small);
    m_conflictTitle = new uikit::TextLabel(TextRank::Section, {}, m_conflictPanel);
    rows->addWidget(m_conflictTitle);
    auto *hint = new uikit::TextLabel(TextRank::Small, tr("两台工作站分别改过同一条内容，两个版本都保留着。打开后核对，保存选定的内容即可。"), m_conflictPanel);
    hint->setTone(Tone::Muted);
    rows->addWidget(hint);
    m_conflictTable = makeTable(u"conflictTable"_s, tr("有两个版本的内容"), &m_conflicts, m_conflictPanel);
    m_conflictTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_conflictTable->horizontalHeader()->setSectionResizeMode(ConflictModel::TitleColumn, QHeaderView::Stretch);
    connect(m_conflictTable, &QTableView::activated, this, &SyncPage::openConflict);
    rows->addWidget(m_conflictTable);
    column->addWidget(m_conflictPanel);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_conflicts, signal, this, &SyncPage::showConflicts);
    connect(&m_conflicts, &QAbstractItemModel::modelReset, this, &SyncPage::showConflicts);
    showConflicts();
}

void SyncPage::buildLog(QVBoxLayout *column)
{
    column->addWidget(new uikit::TextLabel(TextRank::Section, tr("同步记录"), this));
    m_logTable = makeTable(u"exchangeLog"_s, tr("同步记录"), &m_log, this);
    auto *header = m_logTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ExchangeLog::OutcomeColumn, QHeaderView::Fixed);
    header->resizeSection(ExchangeLog::OutcomeColumn, OutcomeWidth);
    header->setSectionResizeMode(ExchangeLog::NoteColumn, QHeaderView::Stretch);
    m_logTable->setItemDelegateForColumn(ExchangeLog::OutcomeColumn, new uikit::ChipDelegate(outcomeChip, m_logTable));
    column->addWidget(m_logTable, 1);
    m_noLog = new uikit::EmptyState(Glyph::History, tr("还没有同步过"), tr("按 F5 或点“立即同步”，结果会记在这里。"), this);
    column->addWidget(m_noLog, 1);
    const auto showLog = [this] {
        const bool isEmpty = m_log.rowCount() == 0;
        m_logTable->setVisible(!isEmpty);
        m_noLog->setVisible(isEmpty);
    };
    connect(&m_log, &QAbstractItemModel::rowsInserted, this, showLog);
    connect(&m_log, &QAbstractItemModel::modelReset, this, showLog);
    showLog();
}

void SyncPage::showConflicts()
{
    const int count = m_conflicts.rowCount();
    m_conflictPanel->setVisible(count > 0);
    m_conflictTitle->setText(tr("两个版本（%1）").arg(count));
    // As high as its rows, one at least where the window is low.
    const int frame = m_conflictTable->horizontalHeader()->sizeHint().height() + 2 * m_conflictTable->frameWidth() + 2;
    const int rowHeight = m_conflictTable->verticalHeader()->defaultSectionSize();
    m_conflictTable->setMinimumHeight(frame + rowHeight);
    m_conflictTable->setMaximumHeight(frame + std::min(count, ConflictRowsShown) * rowHeight);
}

void SyncPage::openConflict(const QModelIndex &index)
{
    const ConflictRow &row = m_conflicts.row(index.row());
    Q_EMIT conflictOpened(row.type, row.id);
}

void SyncPage::setStatus(const SyncStatus &status, const QDateTime &now)
{
    const bool wasEnrolled = m_status.isEnrolled;
    m_status = status;
    m_chip->setChip(statusChip(status));
    m_stack->setCurrentIndex(status.isEnrolled ? 1 : 0);
    if (status.isEnrolled && !wasEnrolled)
        m_form->clear();
    m_sync->setVisible(status.isEnrolled && !status.isRunning);
    m_stop->setVisible(status.isEnrolled && status.isRunning);
    m_feedButton->setVisible(status.isEnrolled || m_feed.rowCount() > 0);
    m_metered->setVisible(status.isEnrolled && status.schedule.isMetered);
    m_meteredText->setText(status.waitingParts > 0
                               ? tr("省流量：只传文字和签批，附件还有 %1 没有上传；别处的附件也先不取。").arg(sizeText(status.waitingPartBytes))
                               : tr("省流量：只传文字和签批，附件先不传。"));
    showProgress(status);
    showFigures(status, now);
    showError(status);
}

void SyncPage::showProgress(const SyncStatus &status)
{
    // It keeps its place, so that nothing jumps when an exchange begins.
    const ExchangeSummary &progress = status.progress;
    const qint64 moved = progress.bytesUp + progress.bytesDown;
    const bool isMeasured = status.isRunning && progress.bytesLeft > 0;
    const int step = !status.isRunning ? 0 : isMeasured ? int(BarSteps * moved / (moved + progress.bytesLeft)) : BarSteps;
    // An estimate may rise; the bar does not go back.
    m_bar->setValue(status.isRunning && isMeasured && m_bar->value() < BarSteps ? std::max(m_bar->value(), step) : step);
    QSizePolicy policy = m_bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(policy);
    m_bar->setVisible(status.isRunning);
    if (!status.isRunning)
        return m_progress->setText({});
    QStringList words;
    if (isMeasured)
        words.append(status.secondsLeft ? tr("还有约 %1，%2").arg(sizeText(progress.bytesLeft), durationText(*status.secondsLeft))
                                        : tr("还有约 %1").arg(sizeText(progress.bytesLeft)));
    if (moved > 0)
        words.append(tr("已传 %1").arg(sizeText(moved)));
    QString counts = tr("已上报 %1 条，收到 %2 条").arg(progress.pushed).arg(progress.received);
    if (progress.toReceive > 0)
        counts += tr("，还有 %1 条").arg(progress.toReceive);
    words.append(counts);
    m_progress->setText(words.join(u" · "_s));
}

void SyncPage::showFigures(const SyncStatus &status, const QDateTime &now)
{
    m_waiting->setText(tr("%1 条").arg(status.waiting));
    const int withheld = status.progress.withheld;
    m_waitingNote->setText(withheld > 0 ? tr("其中 %1 条未通过保密检查，只留在本机").arg(withheld)
                                        : status.waiting > 0 ? tr("联网后自动上报") : tr("本机内容都已上报"));
    m_waitingNote->setTone(withheld > 0 ? Tone::Warning : Tone::Muted);
    m_success->setText(status.lastSuccessAt > 0 ? shortTime(status.lastSuccessAt, now) : tr("还没有"));
    m_successNote->setText(status.isClockOff ? tr("本机时间与上级平台相差 %1 分钟").arg(std::abs(status.clockDifference) / 60'000)
                           : status.schedule.minutes <= 0 ? tr("只手动同步")
                           : status.nextAt > 0 && !status.isRunning ? tr("下次自动同步 %1").arg(shortTime(status.nextAt, now)) : QString());
    m_successNote->setTone(status.isClockOff ? Tone::Warning : Tone::Muted);
    m_endpoint->setText(status.officeName);
    m_endpointNote->setText(status.address);
}

void SyncPage::showError(const SyncStatus &status)
{
    if (!status.lastError || status.isRunning) {
        m_messages->dismiss(errorKey);
    } else {
        // Not reached is the normal state of a county office with a bad line: said calmly.
        const bool isOffline = status.lastError->code == ErrorCode::Unavailable;
        m_messages->show({.tone = isOffline ? Tone::Info : Tone::Warning,
                          .text = uikit::errorText(*status.lastError, tr("同步"), uikit::Refuser::Endpoint),
                          .actions = {{tr("再试一次"), [this] { Q_EMIT syncRequested(); }}},
                          .stays = true,
                          .key = errorKey});
    }
    if (!status.isClockOff)
        return m_messages->dismiss(clockKey);
    m_messages->show({.tone = Tone::Warning,
                      .text = tr("本机时间比上级平台%1 %2 分钟。日期是留痕依据，请在系统设置中校准时间。")
                                  .arg(status.clockDifference > 0 ? tr("慢") : tr("快"))
                                  .arg(std::abs(status.clockDifference) / 60'000),
                      .actions = {},
                      .stays = true,
                      .key = clockKey});
}

} // namespace zhijian::sync
