#include "interpretation/widgets/mergepage.h"

#include "domain/titlemarks.h"
#include "interpretation/widgets/mergedelegate.h"
#include "interpretation/widgets/mergemodel.h"
#include "uikit/elidedlabel.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using uikit::Glyph;
using uikit::Space;
using uikit::Tone;
using Choice = MergePart::Choice;

namespace {

QPushButton *button(const QString &objectName, Glyph glyph, const QString &text, const QString &tip, QWidget *parent)
{
    auto *made = new QPushButton(uikit::icon(glyph), text, parent);
    made->setObjectName(objectName);
    made->setAccessibleName(text);
    made->setToolTip(tip);
    return made;
}

} // namespace

MergePage::MergePage(QWidget *parent)
    : QWidget(parent)
    , m_model(new MergeModel(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new uikit::EmptyState(Glyph::Done, tr("没有正在合并的条目"), tr("有两个版本的条目列在“同步”页，点开就在这里合并。")))
    , m_work(new QWidget)
    , m_title(new uikit::ElidedLabel)
    , m_count(new uikit::StateChip)
    , m_messages(new uikit::MessageBar)
    , m_hints(new uikit::TextLabel(uikit::TextRank::Small))
    , m_table(new QTableView)
    , m_place(new uikit::TextLabel(uikit::TextRank::Small))
    , m_result(new QPlainTextEdit)
{
    setObjectName("mergePage"_L1);
    m_nothing->addAction(u"mergeBackToList"_s, tr("看全部冲突"), [this] { Q_EMIT closeRequested(); });
    auto *rows = new QVBoxLayout(m_work);
    rows->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    rows->setSpacing(Space::Small);
    buildHead();
    rows->addWidget(m_messages);
    rows->addWidget(m_hints);
    buildTable();
    rows->addWidget(m_table, 3);
    buildFoot();
    rows->addWidget(m_result, 1);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_work);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    // The page's keys work as soon as the page is in view.
    setFocusProxy(m_table);
    addKey(u"mergeNext"_s, tr("下一处待定"), QKeySequence(Qt::Key_F8), [this] { step(1); });
    addKey(u"mergePrevious"_s, tr("上一处待定"), QKeySequence(u"Shift+F8"_s), [this] { step(-1); });
    addKey(u"mergeLeft"_s, tr("取左"), QKeySequence(u"Alt+Left"_s), [this] { take(Choice::Left); });
    addKey(u"mergeRight"_s, tr("取右"), QKeySequence(u"Alt+Right"_s), [this] { take(Choice::Right); });
    addKey(u"mergeBoth"_s, tr("两段都留"), QKeySequence(u"Alt+B"_s), [this] { take(Choice::Both); });
    addKey(u"mergeEdit"_s, tr("编辑这一处"), QKeySequence(Qt::Key_F2), [this] { edit(); });
    addKey(u"mergeSave"_s, tr("保存合并"), QKeySequence(u"Ctrl+S"_s), [this] { save(); });
}

QAction *MergePage::addKey(const QString &objectName, const QString &text, const QKeySequence &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (hasComparison())
            run();
    });
    addAction(action);
    return action;
}

void MergePage::buildHead()
{
    m_title->setObjectName("mergeTitle"_L1);
    m_title->setFont(uikit::rankedFont(uikit::TextRank::Section));
    m_save = button(u"saveMerge"_s, Glyph::Save, tr("保存合并"), tr("保存合并（Ctrl+S）；全部选定后可以保存"), m_work);
    uikit::setPrimary(m_save);
    auto *back = button(u"closeMerge"_s, Glyph::Left, tr("返回"), tr("返回冲突列表；已选的都留着"), m_work);
    m_count->setObjectName("mergeCount"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Medium);
    row->addWidget(back);
    row->addWidget(m_title, 1);
    row->addWidget(m_count);
    row->addWidget(m_save);
    static_cast<QVBoxLayout *>(m_work->layout())->addLayout(row);
    connect(back, &QPushButton::clicked, this, &MergePage::closeRequested);
    connect(m_save, &QPushButton::clicked, this, &MergePage::save);
}

void MergePage::buildTable()
{
    m_table->setObjectName("mergeTable"_L1);
    m_table->setAccessibleName(tr("两个版本的对照"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new MergeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setMinimumHeight(120);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionResizeMode(MergeModel::ChoiceColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(MergeModel::LeftColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(MergeModel::RightColumn, QHeaderView::Stretch);
    header->resizeSection(MergeModel::ChoiceColumn, 124);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showRow(); });
}

void MergePage::buildFoot()
{
    m_left = button(u"takeLeft"_s, Glyph::Left, tr("取左"), tr("用左边的（Alt+←）"), m_work);
    m_right = button(u"takeRight"_s, Glyph::Right, tr("取右"), tr("用右边的（Alt+→）"), m_work);
    m_both = button(u"takeBoth"_s, Glyph::Columns, tr("都留"), tr("两段都留，左边的在前（Alt+B）"), m_work);
    m_edit = button(u"editPart"_s, Glyph::Edit, tr("编辑"), tr("在下面改写这一处（F2）"), m_work);
    m_previous = button(u"previousOpen"_s, Glyph::Up, {}, tr("上一处待定（Shift+F8）"), m_work);
    m_previous->setAccessibleName(tr("上一处待定"));
    m_next = button(u"nextOpen"_s, Glyph::Down, {}, tr("下一处待定（F8）"), m_work);
    m_next->setAccessibleName(tr("下一处待定"));
    m_onlyDifferent = button(u"onlyDifferent"_s, Glyph::Filter, tr("只看不同"), tr("不显示两边相同的段落"), m_work);
    for (QPushButton *one : {m_left, m_right, m_both, m_edit, m_onlyDifferent})
        one->setCheckable(true);
    m_place->setWordWrap(false);
    m_place->setObjectName("mergePlace"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Small);
    for (QWidget *one : {static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_right), static_cast<QWidget *>(m_both), static_cast<QWidget *>(m_edit),
                         static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        row->addWidget(one);
    row->addWidget(m_place);
    row->addStretch(1);
    row->addWidget(m_onlyDifferent);
    static_cast<QVBoxLayout *>(m_work->layout())->addLayout(row);
    m_result->setObjectName("mergeResult"_L1);
    m_result->setAccessibleName(tr("这一处合并后的内容"));
    m_result->setTabChangesFocus(true);
    m_result->setMinimumHeight(56);
    connect(m_left, &QPushButton::clicked, this, [this] { take(Choice::Left); });
    connect(m_right, &QPushButton::clicked, this, [this] { take(Choice::Right); });
    connect(m_both, &QPushButton::clicked, this, [this] { take(Choice::Both); });
    connect(m_edit, &QPushButton::clicked, this, &MergePage::edit);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_onlyDifferent, &QPushButton::toggled, this, &MergePage::hideEqual);
    connect(m_result, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isShowing || m_result->isReadOnly() || currentRow() < 0)
            return;
        m_model->choose(currentRow(), Choice::Edited, m_result->toPlainText());
        showCount();
        Q_EMIT chosen();
    });
}

bool MergePage::hasComparison() const
{
    return m_stack->currentWidget() == m_work;
}

const MergeComparison &MergePage::comparison() const
{
    return m_model->comparison();
}

EntityId MergePage::openId() const
{
    return hasComparison() ? comparison().id : EntityId();
}

void MergePage::setComparison(const MergeComparison &comparison, QDate today)
{
    m_messages->clear();
    m_today = today;
    m_model->setToday(today);
    m_model->setComparison(comparison);
    m_title->setText(tr("合并：%1").arg(inTitleMarks(comparison.title)));
    m_stack->setCurrentWidget(m_work);
    m_onlyDifferent->setChecked(comparison.parts.size() > 12);
    hideEqual(m_onlyDifferent->isChecked());
    fitRows();
    showHints();
    goTo(m_model->next(-1, 1));
    showCount();
    if (isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
}

void MergePage::replaceComparison(const MergeComparison &comparison, QDate today, const QString &sentence)
{
    const int row = currentRow();
    setComparison(comparison, today);
    if (comparison.openCount() == 0 && row >= 0 && row < m_model->rowCount())
        goTo(row);
    m_messages->show({.tone = Tone::Warning, .text = sentence, .actions = {}, .stays = true, .key = u"versions"_s});
}

void MergePage::showDone(const QString &sentence)
{
    m_model->setComparison({});
    m_nothing->setTexts(sentence, tr("合并的结果是新的版本，两个原来的版本都在历史里；送审过的要重新送审。"));
    m_stack->setCurrentWidget(m_nothing);
}

int MergePage::currentRow() const
{
    return m_table->currentIndex().row();
}

void MergePage::goTo(int row)
{
    if (row < 0) {
        showRow();
        return;
    }
    m_table->setCurrentIndex(m_model->index(row, MergeModel::LeftColumn));
    m_table->scrollTo(m_model->index(row, MergeModel::LeftColumn), QAbstractItemView::PositionAtCenter);
    showRow();
}

void MergePage::showRow()
{
    const int row = currentRow();
    const bool isDifferent = row >= 0 && m_model->part(row).isDifferent();
    const MergePart part = row >= 0 ? m_model->part(row) : MergePart();
    const QString &type = comparison().type;
    m_isShowing = true;
    m_left->setEnabled(isDifferent);
    m_right->setEnabled(isDifferent);
    m_both->setEnabled(isDifferent && mayTakeBoth(type, part));
    m_edit->setEnabled(isDifferent && mayEdit(type, part));
    m_left->setChecked(isDifferent && part.choice == Choice::Left);
    m_right->setChecked(isDifferent && part.choice == Choice::Right);
    m_both->setChecked(isDifferent && part.choice == Choice::Both);
    m_edit->setChecked(isDifferent && part.choice == Choice::Edited);
    m_result->setReadOnly(!isDifferent || part.choice != Choice::Edited);
    m_place->setText(row >= 0 ? m_model->placeName(row) : QString());
    if (part.isOpen()) {
        m_result->clear();
        m_result->setPlaceholderText(tr("这一处还没有选定：取左、取右、都留，或者编辑。"));
    } else {
        m_result->setPlaceholderText(tr("（合并后没有这一处）"));
        m_result->setPlainText(row >= 0 ? comparison().resultText(part) : QString());
    }
    m_isShowing = false;
}

void MergePage::take(Choice choice)
{
    const int row = currentRow();
    if (row < 0 || !m_model->part(row).isDifferent())
        return;
    if (choice != Choice::Both || mayTakeBoth(comparison().type, m_model->part(row))) {
        m_model->choose(row, choice);
        Q_EMIT chosen();
    }
    showRow();
    showCount();
}

void MergePage::edit()
{
    const int row = currentRow();
    if (row < 0 || !mayEdit(comparison().type, m_model->part(row)))
        return showRow();
    MergePart part = m_model->part(row);
    if (part.choice != Choice::Edited) {
        m_model->choose(row, Choice::Edited, comparison().resultText(part));
        showCount();
        Q_EMIT chosen();
    }
    showRow();
    m_result->setFocus(Qt::OtherFocusReason);
    m_result->moveCursor(QTextCursor::End);
}

void MergePage::step(int direction)
{
    const int next = m_model->next(currentRow(), direction);
    if (next >= 0)
        goTo(next);
}

void MergePage::save()
{
    const int open = comparison().openCount();
    if (open == 0) {
        Q_EMIT saveRequested(comparison());
        return;
    }
    m_messages->show({.tone = Tone::Warning, .text = tr("还有 %1 处没有选定，选定后才能保存。").arg(open), .actions = {}, .key = u"open"_s});
    if (currentRow() < 0 || !m_model->part(currentRow()).isOpen())
        step(1);
}

void MergePage::showCount()
{
    const int open = comparison().openCount();
    m_count->setChip(open > 0 ? uikit::Chip{Glyph::Warning, tr("待定 %1 处").arg(open), Tone::Warning}
                              : uikit::Chip{Glyph::Done, tr("全部选定"), Tone::Good});
    m_save->setEnabled(open == 0);
    if (open == 0)
        m_messages->dismiss(u"open"_s);
}

void MergePage::showHints()
{
    const MergeComparison &now = comparison();
    QStringList hints;
    if (now.heads.size() > 2)
        hints.append(tr("共有 %1 个版本，先合并这两个，保存后接着合并下一个。").arg(now.heads.size()));
    const auto deletion = std::ranges::find(now.parts, u"deleted"_s, &MergePart::key);
    if (deletion != now.parts.end() && deletion->isDifferent()) {
        const bool isLeft = deletion->left.toBool();
        hints.append(tr("%1把它移到了回收站，%2改了它；先按保留处理。").arg(isLeft ? now.left().author : now.right().author, isLeft ? now.right().author : now.left().author));
    }
    if (now.isDecided)
        hints.append(tr("有人审过其中一个版本，每一处都要由您选定；合并后须重新送审。"));
    else if (!now.hasBase)
        hints.append(tr("找不到共同的上一版本，每一处不同都要由您选定。"));
    else if (now.openCount() == 0)
        hints.append(tr("两边改的不是同一处，已经自动合在一起；请看一遍再保存。"));
    else
        hints.append(tr("只有一边改过的已自动采用，两边都改过的由您选定。"));
    m_hints->setText(hints.join(QString()));
}

void MergePage::hideEqual(bool isHidden)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_table->setRowHidden(row, isHidden && !m_model->part(row).isDifferent());
}

void MergePage::fitRows()
{
    m_table->resizeRowsToContents();
}

void MergePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitRows();
}

void MergePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitRows();
    if (hasComparison())
        m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace zhijian::interpretation
