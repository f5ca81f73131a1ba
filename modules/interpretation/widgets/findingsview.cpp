#include "interpretation/widgets/findingsview.h"

#include "interpretation/widgets/findingdelegate.h"
#include "uikit/emptystate.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStackedLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using screening::Severity;

FindingsView::FindingsView(FindingTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new QListView)
    , m_stack(new QStackedLayout)
    , m_summary(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("findingsView"_L1);
    m_summary->setObjectName("findingsSummary"_L1);
    m_list->setObjectName("findingsList"_L1);
    m_list->setAccessibleName(tr("检查结果"));
    m_list->setModel(model);
    auto *delegate = new FindingDelegate(m_list);
    m_list->setItemDelegate(delegate);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    auto *empty = new uikit::EmptyState(uikit::Glyph::Check, tr("没有发现问题"), tr("写的时候会自动检查，F7 逐条查看。"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, uikit::Space::Small, 0, 0);
    m_summary->setContentsMargins(uikit::Space::Medium, 0, uikit::Space::Medium, 0);
    rows->addWidget(m_summary);
    rows->addLayout(m_stack, 1);

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    connect(delegate, &FindingDelegate::fixRequested, this, &FindingsView::fixRequested);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FindingsView::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FindingsView::refresh);
    connect(model, &QAbstractItemModel::dataChanged, this, &FindingsView::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &FindingsView::refresh);
    refresh();
}

void FindingsView::setCurrent(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void FindingsView::setChecking(bool isChecking)
{
    m_isChecking = isChecking;
    refresh();
}

void FindingsView::refresh()
{
    int counts[4] = {};
    for (const FindingRow &row : m_model->rows())
        ++counts[int(row.finding.severity)];
    QStringList parts;
    for (const Severity severity : {Severity::Blocking, Severity::Error, Severity::Warning, Severity::Hint})
        if (counts[int(severity)] > 0)
            parts.append(tr("%1 %2").arg(chineseName(severity)).arg(counts[int(severity)]));
    m_summary->setText(m_isChecking ? tr("正在检查…") : parts.join(u"  "_s));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
}

bool FindingsView::hasFocusInside() const
{
    return m_list->hasFocus();
}

void FindingsView::requestFix()
{
    if (m_list->currentIndex().isValid())
        Q_EMIT fixRequested(m_list->currentIndex().row());
}

bool FindingsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && m_list->currentIndex().isValid()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            const int row = m_list->currentIndex().row();
            if (key->modifiers() & Qt::AltModifier)
                Q_EMIT fixRequested(row);
            else
                Q_EMIT chosen(row);
            return true;
        }
    }
    // Heights depend on the width.
    if (watched == m_list && event->type() == QEvent::Resize)
        m_list->doItemsLayout();
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::interpretation
