#include "policy/widgets/clausepane.h"

#include "policy/clausetreemodel.h"
#include "policy/widgets/clausedelegate.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

ClausePane::ClausePane(QWidget *parent)
    : QWidget(parent)
    , m_model(new ClauseTreeModel(this))
    , m_view(new QTreeView)
    , m_level(new QComboBox)
    , m_merge(new QToolButton)
    , m_editText(new QToolButton)
    , m_where(new uikit::TextLabel(uikit::TextRank::Small))
{
    setObjectName("clausePane"_L1);
    build();
    connect(m_level, &QComboBox::activated, this, [this] { setLevel(ClauseLevel(m_level->currentData().toInt())); });
    connect(m_merge, &QToolButton::clicked, this, &ClausePane::mergeWithPrevious);
    connect(m_editText, &QToolButton::clicked, this, [this] { m_view->edit(m_view->currentIndex()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClausePane::refreshTools);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &ClausePane::openMenu);
    refreshTools();
}

void ClausePane::build()
{
    auto *delegate = new ClauseDelegate(m_view);
    connect(delegate, &ClauseDelegate::textEdited, this, &ClausePane::replaceText, Qt::QueuedConnection);
    m_view->setObjectName("clauseTree"_L1);
    m_view->setAccessibleName(tr("条款"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(delegate);
    m_view->setHeaderHidden(true);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setMinimumSectionSize(60);
    m_view->setIndentation(18);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrap(true);
    m_view->setUniformRowHeights(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // The width must not depend on the height of the text.
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);

    m_view->viewport()->installEventFilter(this);

    m_level->setObjectName("clauseLevel"_L1);
    m_level->setAccessibleName(tr("所选条款的级别"));
    m_level->setPlaceholderText(tr("级别"));
    m_level->setToolTip(tr("更正所选条款的级别"));
    for (const ClauseLevel level : enumValues<ClauseLevel>())
        m_level->addItem(chineseName(level), int(level));
    const auto tool = [](QToolButton *button, const QString &name, const QString &text, const QString &tip) {
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
    };
    tool(m_merge, u"mergeClause"_s, tr("并入上一段"), tr("把断开的段落接到上一段后面"));
    tool(m_editText, u"editClause"_s, tr("改文字"), tr("更正这一段的文字，换行即拆成两段（F2）"));
    m_where->setObjectName("clauseAnchor"_L1);
    m_where->setWordWrap(false);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(uikit::Space::Large, 0, uikit::Space::Medium, 0);
    tools->setSpacing(uikit::Space::Small);
    tools->addWidget(m_where, 1);
    tools->addWidget(m_level);
    tools->addWidget(m_merge);
    tools->addWidget(m_editText);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(tools);
    rows->addWidget(m_view, 1);
}

void ClausePane::setClauses(const QList<Clause> &clauses)
{
    const QString anchor = currentAnchor();
    m_clauses = clauses;
    m_model->setClauses(clauses);
    m_view->expandAll();
    if (!anchor.isEmpty())
        showClause(anchor);
    refreshTools();
}

void ClausePane::setMarks(const QList<ClauseMark> &marks)
{
    m_model->setMarks(marks.size() == m_clauses.size() ? marks : QList<ClauseMark>());
}

void ClausePane::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_view->setEditTriggers(readOnly ? QAbstractItemView::NoEditTriggers
                                     : QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    refreshTools();
}

void ClausePane::showClause(const QString &anchor)
{
    const QModelIndex index = m_model->indexOf(anchor);
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

QString ClausePane::currentAnchor() const
{
    return m_view->currentIndex().data(ClauseTreeModel::AnchorRole).toString();
}

QList<int> ClausePane::selected() const
{
    QList<int> clauses;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        clauses.append(ClauseTreeModel::clauseAt(index));
    std::ranges::sort(clauses);
    return clauses;
}

void ClausePane::setLevel(ClauseLevel level)
{
    QList<Clause> clauses = m_clauses;
    const QList<int> chosen = selected();
    for (const int clause : chosen)
        clauses[clause].level = level;
    if (!chosen.isEmpty() && clauses != m_clauses)
        replaceClauses(clauses, chosen.first());
}

void ClausePane::mergeWithPrevious()
{
    const QList<int> chosen = selected();
    if (chosen.size() != 1 || chosen.first() == 0)
        return;
    QList<Clause> clauses = m_clauses;
    const Clause merged = clauses.takeAt(chosen.first());
    clauses[chosen.first() - 1].text += merged.text;
    replaceClauses(clauses, chosen.first() - 1);
}

void ClausePane::replaceText(int clause, const QString &text)
{
    if (clause < 0 || clause >= m_clauses.size())
        return;
    QStringList parts = text.split(u'\n', Qt::SkipEmptyParts);
    QList<Clause> clauses = m_clauses;
    clauses[clause].text = parts.takeFirst().trimmed();
    for (qsizetype i = 0; i < parts.size(); ++i)
        clauses.insert(clause + 1 + i, {ClauseLevel::Paragraph, parts.at(i).trimmed()});
    replaceClauses(clauses, clause);
}

void ClausePane::replaceClauses(const QList<Clause> &clauses, int current)
{
    m_clauses = clauses;
    m_model->setMarks({});
    m_model->setClauses(clauses);
    m_view->expandAll();
    m_view->setCurrentIndex(m_model->indexOf(current));
    m_view->scrollTo(m_model->indexOf(current));
    refreshTools();
    Q_EMIT edited();
}

void ClausePane::refreshTools()
{
    const QList<int> chosen = selected();
    m_level->setEnabled(!m_isReadOnly && !chosen.isEmpty());
    m_merge->setEnabled(!m_isReadOnly && chosen.size() == 1 && chosen.first() > 0);
    m_editText->setEnabled(!m_isReadOnly && chosen.size() == 1);
    const ClauseTree &tree = m_model->tree();
    if (chosen.isEmpty()) {
        m_level->setCurrentIndex(-1);
        m_where->setText(tree.isEmpty() ? QString() : tr("共 %1 条（款）").arg(tree.clauseCount()));
        return;
    }
    m_level->setCurrentIndex(m_level->findData(int(m_clauses.at(chosen.first()).level)));
    m_where->setText(chosen.size() > 1 ? tr("已选 %1 段").arg(chosen.size()) : tree.node(chosen.first()).anchor);
}

void ClausePane::openMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_isInterpretable) {
        menu->addAction(uikit::icon(uikit::Glyph::Interpretation), tr("解读此条"), this,
                        [this, anchor = index.data(ClauseTreeModel::AnchorRole).toString()] { Q_EMIT interpretRequested(anchor); });
        menu->addSeparator();
    }
    menu->addAction(uikit::icon(uikit::Glyph::Copy), tr("复制文字"), this,
                    [text = m_model->tree().fullText(ClauseTreeModel::clauseAt(index))] { QGuiApplication::clipboard()->setText(text); });
    menu->addAction(tr("复制条款位置（%1）").arg(index.data(ClauseTreeModel::AnchorRole).toString()), this,
                    [anchor = index.data(ClauseTreeModel::AnchorRole).toString()] { QGuiApplication::clipboard()->setText(anchor); });
    if (!m_isReadOnly) {
        menu->addSeparator();
        menu->addAction(uikit::icon(uikit::Glyph::Edit), tr("改文字"), m_editText, &QToolButton::click)->setEnabled(m_editText->isEnabled());
        menu->addAction(tr("并入上一段"), m_merge, &QToolButton::click)->setEnabled(m_merge->isEnabled());
        QMenu *levels = menu->addMenu(tr("改级别"));
        for (const ClauseLevel level : enumValues<ClauseLevel>())
            levels->addAction(chineseName(level), this, [this, level] { setLevel(level); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

bool ClausePane::eventFilter(QObject *watched, QEvent *event)
{
    // Heights follow from the width.
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(m_view, &QTreeView::doItemsLayout, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace zhijian::policy
