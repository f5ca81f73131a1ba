#include "interpretation/widgets/itemlistpane.h"

#include "core/clock.h"
#include "domain/enumtext.h"
#include "interpretation/interpretationtablemodel.h"
#include "interpretation/templates.h"
#include "interpretation/widgets/openitem.h"
#include "interpretation/widgets/shorttime.h"
#include "uikit/chip.h"
#include "uikit/emptystate.h"
#include "uikit/filterfield.h"
#include "uikit/flowlayout.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

ItemState stateOf(const QModelIndex &index)
{
    return index.data(InterpretationTableModel::ConflictRole).toBool() ? ItemState::Conflict
                                                                       : ItemState(index.data(InterpretationTableModel::StateRole).toInt());
}

qint64 updatedAt(const QModelIndex &index)
{
    return index.siblingAtColumn(InterpretationTableModel::UpdatedColumn).data(InterpretationTableModel::SortRole).toLongLong();
}

} // namespace

class ItemFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setForm(std::optional<ProductForm> form)
    {
        m_form = form;
        invalidateFilter();
    }

    void set(const QString &words, ItemListPane::Group group)
    {
        m_words = words.trimmed();
        m_group = group;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (index.data(InterpretationTableModel::DeletedRole).toBool() != (m_group == ItemListPane::Group::Deleted))
            return false;
        if (m_form && index.data(InterpretationTableModel::FormRole).toInt() != int(*m_form))
            return false;
        return isInGroup(stateOf(index))
            && (m_words.isEmpty() || uikit::matchesPinyin(index.data(InterpretationTableModel::SearchRole).toString(), m_words));
    }

private:
    [[nodiscard]] bool isInGroup(ItemState state) const
    {
        const bool isInReview = state == ItemState::FirstReview || state == ItemState::SecondReview || state == ItemState::FinalReview;
        const bool isDone = state == ItemState::Approved || state == ItemState::Released;
        switch (m_group) {
        case ItemListPane::Group::All:
        case ItemListPane::Group::Deleted:
            return true;
        case ItemListPane::Group::Drafts:
            return !isInReview && !isDone;
        case ItemListPane::Group::InReview:
            return isInReview;
        case ItemListPane::Group::Done:
            return isDone;
        }
        Q_UNREACHABLE();
    }

    QString m_words;
    ItemListPane::Group m_group = ItemListPane::Group::All;
    std::optional<ProductForm> m_form;
};

namespace {

/// Two lines: title; state, time and length.
class ItemDelegate final : public QStyledItemDelegate
{
public:
    ItemDelegate(const Clock &clock, QObject *parent) : QStyledItemDelegate(parent), m_clock(clock) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        return {120, option.fontMetrics.height() + uikit::chipSize(uikit::chip(ItemState::Draft), small).height() + 2 * uikit::Space::Medium + 2};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
        const bool isSelected = option.state & QStyle::State_Selected;
        const QPalette &palette = option.palette;
        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        const QRect area = option.rect.adjusted(uikit::Space::Medium, uikit::Space::Medium, -uikit::Space::Medium, -uikit::Space::Medium);
        painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(option.font);
        const QRect first(area.left(), area.top(), area.width(), option.fontMetrics.height());
        painter->drawText(first, Qt::AlignVCenter, option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, first.width()));
        const QRect second(area.left(), first.bottom() + 2, area.width(), area.bottom() - first.bottom() - 1);
        const uikit::Chip chip = uikit::chip(stateOf(index));
        uikit::paintChip(painter, second, chip, small, palette);
        const QString time = shortTime(updatedAt(index), m_clock.today());
        painter->setFont(small);
        painter->setPen(isSelected ? palette.color(QPalette::HighlightedText) : uikit::mutedText(palette));
        int left = second.left() + uikit::chipSize(chip, small).width() + uikit::Space::Small;
        if (index.data(InterpretationTableModel::RecheckRole).toBool()) {
            const uikit::Chip recheck{uikit::Glyph::Warning, ItemListPane::tr("需复核"), uikit::Tone::Warning};
            uikit::paintChip(painter, second.adjusted(left - second.left(), 0, 0, 0), recheck, small, palette);
            left += uikit::chipSize(recheck, small).width() + uikit::Space::Small;
            painter->setFont(small);
            painter->setPen(isSelected ? palette.color(QPalette::HighlightedText) : uikit::mutedText(palette));
        }
        if (const auto form = ProductForm(index.data(InterpretationTableModel::FormRole).toInt()); form != ProductForm::Text) {
            uikit::paintChip(painter, second.adjusted(left - second.left(), 0, 0, 0), uikit::chip(form), small, palette);
            left += uikit::chipSize(uikit::chip(form), small).width() + uikit::Space::Small;
            painter->setFont(small);
            painter->setPen(isSelected ? palette.color(QPalette::HighlightedText) : uikit::mutedText(palette));
        }
        const QRect right(left, second.top(), second.right() - left + 1, second.height());
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter, QFontMetrics(small).elidedText(time, Qt::ElideRight, right.width()));
        painter->restore();
    }

private:
    const Clock &m_clock;
};

} // namespace

ItemListPane::ItemListPane(InterpretationTableModel *model, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new ItemFilter(this))
    , m_list(new QListView)
    , m_stack(new QStackedLayout)
    , m_words(new uikit::FilterField(tr("筛选解读")))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("itemListPane"_L1);
    m_filter->setSourceModel(model);
    m_words->setObjectName("itemFilter"_L1);
    m_words->setAccessibleName(tr("筛选解读"));
    m_words->setList(m_list);
    auto *create = new QToolButton;
    create->setIcon(uikit::icon(uikit::Glyph::Add));
    create->setText(tr("新建"));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setPopupMode(QToolButton::MenuButtonPopup);
    m_beginnings = new QMenu(create);
    m_beginnings->setObjectName("beginnings"_L1);
    m_beginnings->setToolTipsVisible(true);
    setTemplates({});
    create->setMenu(m_beginnings);
    create->setObjectName("newItem"_L1);
    create->setToolTip(tr("新建解读（Ctrl+N）"));
    m_list->setObjectName("itemList"_L1);
    m_list->setAccessibleName(tr("解读列表"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new ItemDelegate(clock, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);

    auto *top = new QHBoxLayout;
    top->setSpacing(uikit::Space::Small);
    top->addWidget(m_words, 1);
    top->addWidget(create);
    auto *chips = new uikit::FlowLayout;
    chips->setSpacing(2);
    const std::pair<Group, QString> groups[] = {{Group::All, tr("全部")}, {Group::Drafts, tr("在写")}, {Group::InReview, tr("在审")}, {Group::Done, tr("已签发")}};
    auto *exclusive = new QButtonGroup(this);
    for (const auto &[group, name] : groups) {
        auto *button = new QToolButton;
        button->setObjectName(u"itemGroup%1"_s.arg(int(group)));
        button->setText(name);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setChecked(group == m_group);
        exclusive->addButton(button);
        chips->addWidget(button);
        m_groupButtons.append(button);
        connect(button, &QToolButton::clicked, this, [this, group] { setGroup(group); });
    }
    auto *trash = new QToolButton;
    trash->setObjectName(u"itemGroup%1"_s.arg(int(Group::Deleted)));
    trash->setIcon(uikit::icon(uikit::Glyph::Trash));
    trash->setAccessibleName(tr("回收站"));
    trash->setToolTip(tr("回收站：已删除的解读，可以恢复"));
    trash->setCheckable(true);
    trash->setAutoRaise(true);
    exclusive->addButton(trash);
    chips->addWidget(trash);
    m_groupButtons.append(trash);
    connect(trash, &QToolButton::clicked, this, [this] { setGroup(Group::Deleted); });
    chips->addWidget(makeFormButton());
    m_count->setWordWrap(false);
    chips->addWidget(m_count);
    auto *empty = new uikit::EmptyState(uikit::Glyph::Interpretation, tr("还没有解读"), tr("新建一篇，或在政策库里从条款开始写。"));
    empty->addAction(u"newFromEmpty"_s, tr("新建解读"), [this] { Q_EMIT newRequested({}); });
    auto *nothing = new uikit::EmptyState(uikit::Glyph::Filter, tr("没有符合的解读"), tr("换个词或改选“全部”。"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    m_stack->addWidget(nothing);
    m_stack->addWidget(new uikit::EmptyState(uikit::Glyph::Trash, tr("回收站是空的"), tr("删除的解读会放在这里，可以恢复。")));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(top);
    rows->addLayout(chips);
    rows->addLayout(m_stack, 1);

    connect(create, &QToolButton::clicked, this, [this] { Q_EMIT newRequested({}); });
    connect(m_words, &uikit::FilterField::filtered, this, [this](const QString &text) {
        m_filter->set(text, m_group);
        refresh();
    });
    connect(m_list, &QListView::clicked, this, [this] { Q_EMIT chosen(current()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &ItemListPane::showMenu);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &ItemListPane::refresh);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ItemListPane::refresh);
    refresh();
}

/// 形式: all, or one of them.
QToolButton *ItemListPane::makeFormButton()
{
    auto *button = new QToolButton;
    button->setObjectName("itemFormFilter"_L1);
    button->setAccessibleName(tr("按形式筛选"));
    button->setToolTip(tr("只看一种形式：图文、视频、直播……"));
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menu = new QMenu(button);
    const auto add = [this, menu, button](std::optional<ProductForm> form, const QString &name, const QIcon &icon) {
        auto *action = menu->addAction(icon, name, this, [this, button, form, name, icon] {
            button->setText(form ? name : tr("形式"));
            button->setIcon(icon);
            m_form = form;
            m_filter->setForm(form);
            refresh();
        });
        action->setObjectName(form ? u"formFilter%1"_s.arg(int(*form)) : u"formFilterAll"_s);
        return action;
    };
    const QIcon all = uikit::icon(uikit::Glyph::Filter);
    add({}, tr("全部形式"), all);
    for (const ProductForm form : enumValues<ProductForm>())
        add(form, chineseName(form), uikit::icon(uikit::chip(form).glyph));
    button->setMenu(menu);
    button->setText(tr("形式"));
    button->setIcon(all);
    return button;
}

void ItemListPane::setCurrent(const EntityId &id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->index(m_model->indexOf(id), 0));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
}

EntityId ItemListPane::current() const
{
    return m_list->currentIndex().data(InterpretationTableModel::IdRole).value<EntityId>();
}

void ItemListPane::setGroup(Group group)
{
    m_group = group;
    m_groupButtons.at(int(group))->setChecked(true);
    m_filter->set(m_words->text(), group);
    refresh();
}

void ItemListPane::setTemplates(const QList<Choice> &templates)
{
    m_beginnings->clear();
    const auto add = [this](const QString &name, const QString &detail, const QString &id) {
        QAction *action = m_beginnings->addAction(name, this, [this, id] { Q_EMIT newRequested(id); });
        action->setToolTip(detail);
    };
    for (const Template &beginning : interpretation::templates())
        add(beginning.name, beginning.description, beginning.id);
    m_beginnings->addSection(tr("本单位的模板"));
    for (const Choice &own : templates)
        add(own.name, own.detail, own.id.toString());
    QAction *manage = m_beginnings->addAction(uikit::icon(uikit::Glyph::Edit), templates.isEmpty() ? tr("把打开的稿件存为模板…") : tr("管理模板…"));
    connect(manage, &QAction::triggered, this, &ItemListPane::templatesRequested);
}

void ItemListPane::focusFilter()
{
    m_words->setFocus();
    m_words->selectAll();
}

void ItemListPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    const auto id = index.data(InterpretationTableModel::IdRole).value<EntityId>();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(InterpretationTableModel::DeletedRole).toBool())
        menu->addAction(uikit::icon(uikit::Glyph::Undo), tr("恢复"), this, [this, id] { Q_EMIT restoreRequested(id); });
    else
        menu->addAction(uikit::icon(uikit::Glyph::Trash), tr("移到回收站"), this, [this, id] { Q_EMIT deleteRequested(id); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void ItemListPane::refresh()
{
    enum Page { List, NoneYet, NoMatch, TrashEmpty };
    const int shown = m_filter->rowCount();
    m_count->setText(shown > 0 ? tr("%1 篇").arg(shown) : QString());
    const bool isFiltered = (m_form || !m_words->text().trimmed().isEmpty()) && m_model->rowCount() > 0;
    m_stack->setCurrentIndex(shown > 0 ? List : m_group == Group::Deleted && !isFiltered ? TrashEmpty : m_model->rowCount() == 0 ? NoneYet : NoMatch);
}

bool ItemListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && !current().isNull()) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT chosen(current());
            return true;
        case Qt::Key_Delete:
            if (m_group == Group::Deleted)
                break;
            Q_EMIT deleteRequested(current());
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::interpretation
