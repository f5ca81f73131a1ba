#include "interpretation/widgets/removalpanel.h"

#include "domain/enumtext.h"
#include "interpretation/removaltablemodel.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

/// The comment, at most two lines, and one line of facts below it.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFontMetrics small(uikit::rankedFont(uikit::TextRank::Small, option.font));
        return {100, option.fontMetrics.lineSpacing() + 2 * small.lineSpacing() + 2 * uikit::Space::Small + 2};
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
        const QRect area = option.rect.adjusted(uikit::Space::Small, uikit::Space::Small, -uikit::Space::Small, -uikit::Space::Small);
        const QRect first(area.left(), area.top(), area.width(), option.fontMetrics.lineSpacing());
        painter->setFont(option.font);
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(first, Qt::AlignVCenter, option.fontMetrics.elidedText(index.siblingAtColumn(RemovalTableModel::TextColumn).data().toString(), Qt::ElideRight, first.width()));
        painter->setFont(uikit::rankedFont(uikit::TextRank::Small, option.font));
        painter->setPen(isSelected ? option.palette.color(QPalette::HighlightedText) : uikit::mutedText(option.palette));
        painter->drawText(area.adjusted(0, first.height() + 2, 0, 0), Qt::AlignTop | Qt::TextWordWrap, index.data(RemovalTableModel::SubtitleRole).toString());
        painter->restore();
    }
};

QLineEdit *field(const QString &name, const QString &text, const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(text);
    edit->setPlaceholderText(placeholder);
    edit->setMinimumWidth(60);
    return edit;
}

} // namespace

RemovalPanel::RemovalPanel(RemovalTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_entry(new QWidget)
    , m_comment(field(u"removalComment"_s, tr("被处置的弹幕"), tr("粘贴一条弹幕，回车登记")))
    , m_sender(field(u"removalSender"_s, tr("发送人昵称"), tr("昵称，只留首字")))
    , m_action(new QComboBox)
    , m_reason(field(u"removalReason"_s, tr("处置理由"), tr("没有命中词表时写明理由")))
    , m_record(new QPushButton(uikit::icon(uikit::Glyph::Check), tr("登记")))
    , m_found(new uikit::TextLabel(uikit::TextRank::Small))
    , m_count(new uikit::TextLabel(uikit::TextRank::Small))
    , m_export(new QToolButton)
    , m_stack(new QStackedLayout)
    , m_list(new QListView)
{
    setObjectName("removalPanel"_L1);
    m_action->setObjectName("removalAction"_L1);
    m_action->setAccessibleName(tr("处置方式"));
    for (const ModerationAction action : enumValues<ModerationAction>())
        m_action->addItem(chineseName(action), int(action));
    m_record->setObjectName("recordRemoval"_L1);
    m_found->setObjectName("removalFound"_L1);
    m_count->setObjectName("removalCount"_L1);
    m_count->setWordWrap(false);
    m_export->setObjectName("exportRemovals"_L1);
    m_export->setText(tr("导出"));
    m_export->setAccessibleName(tr("导出处置记录"));
    m_export->setToolTip(tr("存成 Excel 表和 CSV"));
    m_export->setIcon(uikit::icon(uikit::Glyph::Export));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setAutoRaise(true);
    m_export->setFocusPolicy(Qt::TabFocus);
    m_list->setObjectName("removalList"_L1);
    m_list->setAccessibleName(tr("弹幕处置记录"));
    m_list->setModel(model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *entry = new QVBoxLayout(m_entry);
    entry->setContentsMargins(0, 0, 0, 0);
    entry->setSpacing(uikit::Space::Small);
    entry->addWidget(m_comment);
    entry->addWidget(m_found);
    auto *second = new QHBoxLayout;
    second->setSpacing(uikit::Space::Small);
    second->addWidget(m_sender, 1);
    second->addWidget(m_action);
    entry->addLayout(second);
    auto *third = new QHBoxLayout;
    third->setSpacing(uikit::Space::Small);
    third->addWidget(m_reason, 1);
    third->addWidget(m_record);
    entry->addLayout(third);
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_export);
    auto *list = new QWidget;
    auto *listRows = new QVBoxLayout(list);
    listRows->setContentsMargins(0, 0, 0, 0);
    listRows->setSpacing(2);
    listRows->addLayout(head);
    listRows->addWidget(m_list, 1);
    m_stack->addWidget(list);
    m_stack->addWidget(new uikit::EmptyState(uikit::Glyph::Comment, tr("还没有处置记录"), tr("直播时把处置的弹幕粘贴到上面，一条一条登记。登记后不能修改；昵称只留首字，号码自动遮盖。")));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Small, uikit::Space::Small, uikit::Space::Small, 0);
    rows->setSpacing(uikit::Space::Small);
    rows->addWidget(m_entry);
    rows->addLayout(m_stack, 1);

    connect(m_comment, &QLineEdit::textChanged, this, &RemovalPanel::notice);
    for (QLineEdit *edit : {m_comment, m_reason, m_sender})
        connect(edit, &QLineEdit::returnPressed, this, &RemovalPanel::request);
    connect(m_record, &QPushButton::clicked, this, &RemovalPanel::request);
    connect(m_export, &QToolButton::clicked, this, &RemovalPanel::exportRequested);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &RemovalPanel::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &RemovalPanel::refresh);
    refresh();
    notice();
}

void RemovalPanel::setWords(const WordList &words)
{
    if (words == m_words)
        return;
    m_words = words;
    notice();
}

void RemovalPanel::clear()
{
    for (QLineEdit *edit : {m_comment, m_reason, m_sender})
        edit->clear();
    m_action->setCurrentIndex(0);
}

void RemovalPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_entry->setEnabled(!isReadOnly);
}

void RemovalPanel::recorded()
{
    clear();
    m_comment->setFocus();
}

void RemovalPanel::refused(const QString &sentence)
{
    m_found->setText(sentence);
    m_found->setTone(uikit::Tone::Danger);
}

void RemovalPanel::notice()
{
    m_hits = wordHits(m_words, m_comment->text());
    m_record->setEnabled(!m_comment->text().trimmed().isEmpty());
    if (m_comment->text().trimmed().isEmpty()) {
        m_found->setTone(uikit::Tone::Muted);
        m_found->setText(m_words.items.isEmpty() ? tr("正文里没有弹幕词表，可用“插入”加一个。") : tr("词表里有 %1 组词。").arg(m_words.items.size()));
        return;
    }
    QStringList found;
    for (const WordHit &hit : std::as_const(m_hits))
        if (const QString one = tr("%1（%2）").arg(hit.word, chineseName(hit.action)); !found.contains(one))
            found.append(one);
    m_found->setTone(found.isEmpty() ? uikit::Tone::Muted : uikit::Tone::Warning);
    m_found->setText(found.isEmpty() ? tr("没有命中词表，请写明理由。") : tr("命中：%1").arg(found.join(u'、')));
    if (!m_hits.isEmpty())
        m_action->setCurrentIndex(m_action->findData(int(m_hits.first().action)));
}

void RemovalPanel::request()
{
    if (m_isReadOnly || m_comment->text().trimmed().isEmpty())
        return;
    Removal removal;
    removal.text = m_comment->text();
    removal.sender = m_sender->text();
    removal.action = ModerationAction(m_action->currentData().toInt());
    removal.reason = m_reason->text();
    for (const WordHit &hit : std::as_const(m_hits))
        if (!removal.words.contains(hit.word))
            removal.words.append(hit.word);
    if (removal.words.isEmpty() && removal.reason.trimmed().isEmpty()) {
        refused(tr("没有命中词表，请写明为什么处置。"));
        m_reason->setFocus();
        return;
    }
    Q_EMIT recordRequested(removal);
}

void RemovalPanel::refresh()
{
    const int count = m_model->rowCount();
    m_count->setText(tr("共 %1 条").arg(count));
    m_stack->setCurrentIndex(count > 0 ? 0 : 1);
}

} // namespace zhijian::interpretation
