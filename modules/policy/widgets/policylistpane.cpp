#include "policy/widgets/policylistpane.h"

#include "policy/policytablemodel.h"
#include "uikit/chip.h"
#include "uikit/emptystate.h"
#include "uikit/filterfield.h"
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
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

class PolicyFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(const QString &words, PolicyListPane::Group group)
    {
        m_words = words.trimmed();
        m_group = group;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return isInGroup(index)
            && (m_words.isEmpty() || index.data(PolicyTableModel::SearchRole).toString().contains(m_words, Qt::CaseInsensitive)
                || uikit::matchesPinyin(index.data().toString(), m_words));
    }

private:
    [[nodiscard]] bool isInGroup(const QModelIndex &index) const
    {
        const bool isDeleted = index.data(PolicyTableModel::DeletedRole).toBool();
        switch (m_group) {
        case PolicyListPane::Group::All:
            return !isDeleted;
        case PolicyListPane::Group::NotInterpreted:
            return !isDeleted
                && (index.data(PolicyTableModel::InterpretationsRole).toInt() == 0 || index.data(PolicyTableModel::OwedRole).toBool());
        case PolicyListPane::Group::NotInForce:
            return !isDeleted && Validity(index.data(PolicyTableModel::ValidityRole).toInt()) != Validity::InForce;
        case PolicyListPane::Group::Deleted:
            return isDeleted;
        }
        Q_UNREACHABLE();
    }

    QString m_words;
    PolicyListPane::Group m_group = PolicyListPane::Group::All;
};

namespace {

/// Title over at most two lines; number and date; what is out of the ordinary as a chip.
class PolicyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        return {120, 2 * option.fontMetrics.lineSpacing() + uikit::chipSize(uikit::chip(Validity::InForce), small).height()
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
        paintTitle(painter, area, option.fontMetrics, index.data().toString());

        const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
        const int top = area.top() + 2 * option.fontMetrics.lineSpacing() + uikit::Space::Small;
        QRect line(area.left(), top, area.width(), area.bottom() - top + 1);
        const uikit::Chip chip = chipOf(index);
        if (!chip.word.isEmpty()) {
            const int width = uikit::chipSize(chip, small).width();
            uikit::paintChip(painter, QRect(line.right() - width + 1, line.top(), width, line.height()), chip, small, option.palette);
            line.setRight(line.right() - width - uikit::Space::Small);
        }
        painter->setFont(small);
        painter->setPen(isSelected ? option.palette.color(QPalette::HighlightedText) : uikit::mutedText(option.palette));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(small).elidedText(index.data(PolicyTableModel::SubtitleRole).toString(), Qt::ElideRight, line.width()));
        painter->restore();
    }

private:
    static void paintTitle(QPainter *painter, const QRect &area, const QFontMetrics &metrics, const QString &title)
    {
        qsizetype end = title.size();
        while (end > 1 && metrics.horizontalAdvance(title, int(end)) > area.width())
            --end;
        const QRect first(area.left(), area.top(), area.width(), metrics.lineSpacing());
        painter->drawText(first, Qt::AlignVCenter, title.first(end));
        if (end < title.size())
            painter->drawText(first.translated(0, metrics.lineSpacing()), Qt::AlignVCenter,
                              metrics.elidedText(title.sliced(end), Qt::ElideRight, area.width()));
    }

    ///
    static uikit::Chip owedChip(const QVariant &daysLeft)
    {
        if (!daysLeft.isValid())
            return {uikit::Glyph::Warning, PolicyListPane::tr("应解读"), uikit::Tone::Info};
        const int days = daysLeft.toInt();
        if (days < 0)
            return {uikit::Glyph::Warning, PolicyListPane::tr("解读逾期 %1 天").arg(-days), uikit::Tone::Danger};
        return days == 0 ? uikit::Chip{uikit::Glyph::Warning, PolicyListPane::tr("解读今天到期"), uikit::Tone::Warning}
                         : uikit::Chip{uikit::Glyph::Warning, PolicyListPane::tr("解读还剩 %1 天").arg(days), uikit::Tone::Warning};
    }

    static uikit::Chip chipOf(const QModelIndex &index)
    {
        const auto validity = Validity(index.data(PolicyTableModel::ValidityRole).toInt());
        const int interpretations = index.data(PolicyTableModel::InterpretationsRole).toInt();
        if (index.data(PolicyTableModel::ConflictRole).toBool())
            return uikit::chip(ItemState::Conflict);
        if (validity != Validity::InForce)
            return uikit::chip(validity);
        const auto disclosure = Disclosure(index.data(PolicyTableModel::DisclosureRole).toInt());
        if (disclosure != Disclosure::Active)
            return {uikit::Glyph::Hidden, chineseName(disclosure), uikit::Tone::Warning};
        if (index.data(PolicyTableModel::OwedRole).toBool())
            return owedChip(index.data(PolicyTableModel::DaysLeftRole));
        if (interpretations > 0)
            return {uikit::Glyph::Interpretation, PolicyListPane::tr("解读 %1").arg(interpretations), uikit::Tone::Good};
        return {uikit::Glyph::Draft, PolicyListPane::tr("未解读"), uikit::Tone::Neutral};
    }
};

} // namespace

PolicyListPane::PolicyListPane(PolicyTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new PolicyFilter(this))
    , m_list(new QListView)
    , m_stack(new QStackedLayout)
    , m_words(new uikit::FilterField(tr("筛选标题、字号、机关")))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("policyListPane"_L1);
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
            connect(rows, signal, this, &PolicyListPane::refresh);
        connect(rows, &QAbstractItemModel::modelReset, this, &PolicyListPane::refresh);
    }
    setGroup(Group::All);
}

void PolicyListPane::build()
{
    m_words->setObjectName("policyFilter"_L1);
    m_words->setAccessibleName(tr("筛选政策文件"));
    m_words->setList(m_list);
    m_list->setObjectName("policyList"_L1);
    m_list->setAccessibleName(tr("政策文件列表"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new PolicyDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);

    auto *import = new QPushButton(uikit::icon(uikit::Glyph::Import), tr("导入文件"));
    import->setObjectName("importFiles"_L1);
    import->setToolTip(tr("导入 .docx、.pdf、.txt、.html，可一次选多个（Ctrl+N）；也可以直接拖进来"));
    auto *paste = new QPushButton(uikit::icon(uikit::Glyph::Paste), tr("粘贴文本"));
    paste->setObjectName("pasteText"_L1);
    paste->setToolTip(tr("从网页或 WPS 复制全文后，在这里粘贴导入"));
    connect(import, &QPushButton::clicked, this, &PolicyListPane::importRequested);
    connect(paste, &QPushButton::clicked, this, &PolicyListPane::pasteRequested);
    auto *top = new QHBoxLayout;
    top->addWidget(import, 1);
    top->addWidget(paste, 1);
    auto *table = new QToolButton;
    table->setObjectName("followUpsButton"_L1);
    table->setIcon(uikit::icon(uikit::Glyph::Table));
    table->setAccessibleName(tr("跟进表"));
    table->setToolTip(tr("跟进表：各部门的解读期限，执行公开的各环节（F8）"));
    table->setAutoRaise(true);
    top->addWidget(table);
    connect(table, &QToolButton::clicked, this, &PolicyListPane::followUpsRequested);

    auto *chips = new QHBoxLayout;
    chips->setSpacing(0);
    auto *exclusive = new QButtonGroup(this);
    for (const auto &[group, name] : {std::pair(Group::All, tr("全部")), std::pair(Group::NotInterpreted, tr("未解读")),
                                      std::pair(Group::NotInForce, tr("已失效")), std::pair(Group::Deleted, tr("回收站"))}) {
        auto *button = new QToolButton;
        button->setObjectName(u"policyGroup%1"_s.arg(int(group)));
        button->setText(name);
        button->setCheckable(true);
        button->setAutoRaise(true);
        exclusive->addButton(button);
        chips->addWidget(button);
        m_groupButtons.append(button);
        connect(button, &QToolButton::clicked, this, [this, group] { setGroup(group); });
    }
    chips->addStretch();
    m_count->setWordWrap(false);
    chips->addWidget(m_count);

    auto *empty = new uikit::EmptyState(uikit::Glyph::Policies, tr("政策库还是空的"), tr("把政策文件拖到这里，或导入文件、粘贴文本。"));
    auto *nothing = new uikit::EmptyState(uikit::Glyph::Filter, tr("没有符合的文件"), tr("换个词，或改选“全部”。"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    m_stack->addWidget(nothing);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Medium, uikit::Space::Medium, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(top);
    rows->addWidget(m_words);
    rows->addLayout(chips);
    rows->addLayout(m_stack, 1);
}

void PolicyListPane::setCurrent(const EntityId &id)
{
    const int row = m_model->indexOf(id);
    if (row >= 0 && m_model->row(row).origin.isDeleted != (m_group == Group::Deleted))
        setGroup(m_model->row(row).origin.isDeleted ? Group::Deleted : Group::All);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, 0));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
}

EntityId PolicyListPane::current() const
{
    return m_list->currentIndex().data(PolicyTableModel::IdRole).value<EntityId>();
}

void PolicyListPane::setGroup(Group group)
{
    m_group = group;
    m_groupButtons.at(int(group))->setChecked(true);
    m_filter->set(m_words->text(), group);
    refresh();
}

void PolicyListPane::focusFilter()
{
    m_words->setFocus();
    m_words->selectAll();
}

void PolicyListPane::refresh()
{
    const int shown = m_filter->rowCount();
    m_count->setText(shown > 0 ? tr("%1 份").arg(shown) : QString());
    m_stack->setCurrentIndex(shown > 0 ? 0 : m_model->rowCount() == 0 ? 1 : 2);
}

bool PolicyListPane::eventFilter(QObject *watched, QEvent *event)
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

} // namespace zhijian::policy
