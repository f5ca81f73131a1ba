#include "interaction/widgets/knowledgelistpane.h"

#include "interaction/knowledgetablemodel.h"
#include "uikit/chip.h"
#include "uikit/emptystate.h"
#include "uikit/filterfield.h"
#include "uikit/flowlayout.h"
#include "uikit/icons.h"
#include "uikit/pinyin.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace zhijian::interaction {

using namespace Qt::StringLiterals;

class KnowledgeFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(const QString &words, KnowledgeListPane::Group group)
    {
        m_words = words.trimmed().split(u' ', Qt::SkipEmptyParts);
        m_group = group;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (!isInGroup(index))
            return false;
        const QString text = index.data(KnowledgeTableModel::SearchRole).toString();
        return std::ranges::all_of(m_words, [&](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive) || uikit::matchesPinyin(index.data().toString(), word);
        });
    }

private:
    [[nodiscard]] bool isInGroup(const QModelIndex &index) const
    {
        using Group = KnowledgeListPane::Group;
        const auto state = KnowledgeState(index.data(KnowledgeTableModel::StateRole).toInt());
        if (index.data(KnowledgeTableModel::DeletedRole).toBool())
            return m_group == Group::Deleted;
        switch (m_group) {
        case Group::All: return true;
        case Group::Pending: return state == KnowledgeState::Pending;
        case Group::Recheck:
            return state != KnowledgeState::Retired
                && (index.data(KnowledgeTableModel::RecheckRole).toBool() || index.data(KnowledgeTableModel::ExpiredRole).toBool());
        case Group::Reviewed: return state == KnowledgeState::Reviewed;
        case Group::Retired: return state == KnowledgeState::Retired;
        case Group::Deleted: return false;
        }
        Q_UNREACHABLE();
    }

    QStringList m_words;
    KnowledgeListPane::Group m_group = KnowledgeListPane::Group::All;
};

namespace {

/// The question over at most two lines; what it rests on; its state as a chip.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        return {120, 2 * option.fontMetrics.lineSpacing() + uikit::chipSize(uikit::chip(KnowledgeState::Pending), small).height()
                         + 2 * uikit::Space::Medium + uikit::Space::Small};
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
        const QRect area = option.rect.adjusted(uikit::Space::Medium, uikit::Space::Medium, -uikit::Space::Medium, -uikit::Space::Medium);
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(option.font);
        paintQuestion(painter, area, option.fontMetrics, index.data().toString());
        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        const int top = area.top() + 2 * option.fontMetrics.lineSpacing() + uikit::Space::Small;
        QRect line(area.left(), top, area.width(), area.bottom() - top + 1);
        const uikit::Chip chip = chipOf(index);
        const int width = uikit::chipSize(chip, small).width();
        uikit::paintChip(painter, QRect(line.right() - width + 1, line.top(), width, line.height()), chip, small, option.palette);
        line.setRight(line.right() - width - uikit::Space::Small);
        painter->setFont(small);
        painter->setPen(isSelected ? option.palette.color(QPalette::HighlightedText) : uikit::mutedText(option.palette));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(index.data(KnowledgeTableModel::SubtitleRole).toString(), Qt::ElideRight, line.width()));
        painter->restore();
    }

private:
    static void paintQuestion(QPainter *painter, const QRect &area, const QFontMetrics &metrics, const QString &question)
    {
        qsizetype end = question.size();
        while (end > 1 && metrics.horizontalAdvance(question, int(end)) > area.width())
            --end;
        const QRect first(area.left(), area.top(), area.width(), metrics.lineSpacing());
        painter->drawText(first, Qt::AlignVCenter, question.first(end));
        if (end < question.size())
            painter->drawText(first.translated(0, metrics.lineSpacing()), Qt::AlignVCenter,
                              metrics.elidedText(question.sliced(end), Qt::ElideRight, area.width()));
    }

    static uikit::Chip chipOf(const QModelIndex &index)
    {
        const auto state = KnowledgeState(index.data(KnowledgeTableModel::StateRole).toInt());
        if (index.data(KnowledgeTableModel::ConflictRole).toBool())
            return uikit::chip(ItemState::Conflict);
        if (state != KnowledgeState::Retired && index.data(KnowledgeTableModel::RecheckRole).toBool())
            return {uikit::Glyph::Warning, KnowledgeListPane::tr("需复核"), uikit::Tone::Danger};
        if (state != KnowledgeState::Retired && index.data(KnowledgeTableModel::ExpiredRole).toBool())
            return {uikit::Glyph::Clock, KnowledgeListPane::tr("已过期"), uikit::Tone::Warning};
        return uikit::chip(state);
    }
};

} // namespace

KnowledgeListPane::KnowledgeListPane(KnowledgeTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new KnowledgeFilter(this))
    , m_list(new QListView)
    , m_stack(new QStackedLayout)
    , m_words(new uikit::FilterField(tr("筛选问题、答复、依据")))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("knowledgeListPane"_L1);
    m_filter->setSourceModel(model);
    build();
    connect(m_words, &uikit::FilterField::filtered, this, [this](const QString &text) {
        m_filter->set(text, m_group);
        refresh();
    });
    connect(m_list, &QListView::clicked, this, [this] { Q_EMIT chosen(current()); });
    // The proxy tells of a removal before the model has done it: both are listened to.
    for (const QAbstractItemModel *rows : {static_cast<QAbstractItemModel *>(m_filter), static_cast<QAbstractItemModel *>(m_model)}) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(rows, signal, this, &KnowledgeListPane::refresh);
        connect(rows, &QAbstractItemModel::modelReset, this, &KnowledgeListPane::refresh);
        connect(rows, &QAbstractItemModel::dataChanged, this, &KnowledgeListPane::refresh);
    }
    setGroup(Group::All);
}

void KnowledgeListPane::build()
{
    m_words->setObjectName("knowledgeFilter"_L1);
    m_words->setAccessibleName(tr("筛选问答"));
    m_words->setList(m_list);
    m_list->setObjectName("knowledgeList"_L1);
    m_list->setAccessibleName(tr("问答列表"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);

    auto *create = new QToolButton;
    create->setObjectName("newEntry"_L1);
    create->setText(tr("新建"));
    create->setIcon(uikit::icon(uikit::Glyph::Add));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setToolTip(tr("新建一条问答（Ctrl+N）"));
    connect(create, &QToolButton::clicked, this, &KnowledgeListPane::newRequested);
    auto *top = new QHBoxLayout;
    top->setSpacing(uikit::Space::Small);
    top->addWidget(m_words, 1);
    top->addWidget(create);

    auto *chips = new uikit::FlowLayout;
    chips->setSpacing(2);
    auto *exclusive = new QButtonGroup(this);
    for (const auto &[group, name] : {std::pair(Group::All, tr("全部")), std::pair(Group::Pending, tr("待审")), std::pair(Group::Recheck, tr("需复核")),
                                      std::pair(Group::Reviewed, tr("已审")), std::pair(Group::Retired, tr("停用")), std::pair(Group::Deleted, tr("回收站"))}) {
        auto *button = new QToolButton;
        button->setObjectName(u"knowledgeGroup%1"_s.arg(int(group)));
        button->setText(name);
        button->setCheckable(true);
        button->setAutoRaise(true);
        exclusive->addButton(button);
        chips->addWidget(button);
        m_groupButtons.append(button);
        connect(button, &QToolButton::clicked, this, [this, group] { setGroup(group); });
    }
    m_count->setObjectName("knowledgeCount"_L1);
    m_count->setWordWrap(false);

    auto *empty = new uikit::EmptyState(uikit::Glyph::Interaction, tr("知识库还是空的"), tr("在“解读”里用“问答入知识库”把稿中的问答推到这里，或按“新建”写一条。"));
    auto *nothing = new uikit::EmptyState(uikit::Glyph::Filter, tr("没有符合的问答"), tr("换个词，或改选“全部”。"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    m_stack->addWidget(nothing);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(top);
    rows->addLayout(chips);
    rows->addWidget(m_count);
    rows->addLayout(m_stack, 1);
}

void KnowledgeListPane::setCurrent(const EntityId &id)
{
    const int row = m_model->indexOf(id);
    QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, 0));
    if (row >= 0 && !index.isValid()) {
        setGroup(m_model->row(row).origin.isDeleted ? Group::Deleted : Group::All);
        index = m_filter->mapFromSource(m_model->index(row, 0));
    }
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
}

EntityId KnowledgeListPane::current() const
{
    return m_list->currentIndex().data(KnowledgeTableModel::IdRole).value<EntityId>();
}

void KnowledgeListPane::setGroup(Group group)
{
    m_group = group;
    m_groupButtons.at(int(group))->setChecked(true);
    m_filter->set(m_words->text(), group);
    refresh();
}

void KnowledgeListPane::focusFilter()
{
    m_words->setFocus();
    m_words->selectAll();
}

void KnowledgeListPane::refresh()
{
    const int shown = m_filter->rowCount();
    m_count->setText(shown > 0 ? tr("%1 条").arg(shown) : QString());
    m_count->setVisible(shown > 0);
    m_stack->setCurrentIndex(shown > 0 ? 0 : m_model->rowCount() == 0 ? 1 : 2);
}

bool KnowledgeListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && !current().isNull()) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT chosen(current());
            return true;
        case Qt::Key_Delete:
            if (m_group != Group::Deleted)
                Q_EMIT removeRequested(current());
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::interaction
