#include "review/widgets/reviewpage.h"

#include "domain/enumtext.h"
#include "review/widgets/queuepane.h"
#include "review/widgets/readingpane.h"
#include "review/widgets/signpanel.h"
#include "uikit/emptystate.h"
#include "uikit/theme.h"

#include <QAction>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QListView>
#include <QSplitter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

ReviewPage::ReviewPage(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_queue(new QueuePane(clock)), m_reading(new ReadingPane), m_panel(new SignPanel), m_stack(new QStackedLayout(this)),
      m_work(new QSplitter)
{
    setObjectName(u"reviewPage"_s);
    m_work->setObjectName(u"reviewSplitter"_s);
    m_work->setChildrenCollapsible(false);
    m_queue->setMinimumWidth(170);
    m_reading->setMinimumWidth(260);
    // What is read gets the room of a large screen.
    m_queue->setMaximumWidth(340);
    m_panel->setMaximumWidth(420);
    m_work->addWidget(m_queue);
    m_work->addWidget(m_reading);
    m_work->addWidget(m_panel);
    m_work->setSizes({210, 420, 330});
    m_work->setStretchFactor(0, 1);
    m_work->setStretchFactor(1, 4);
    m_work->setStretchFactor(2, 1);
    auto *empty = new uikit::EmptyState(uikit::Glyph::Review, tr("没有等待审核的稿件"),
                                        tr("操作员在“解读”里写好并送审后，稿件会排在这里，该您审的在最前。"));
    empty->setObjectName(u"reviewEmpty"_s);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_work);
    m_queue->list()->installEventFilter(this);

    connect(m_queue, &QueuePane::chosen, this, &ReviewPage::open);
    connect(m_panel, &SignPanel::signRequested, this, &ReviewPage::signRequested);
    connect(m_panel, &SignPanel::draftEdited, this, &ReviewPage::draftEdited);
    connect(m_reading, &ReadingPane::remarkRequested, m_panel, &SignPanel::addRemark);
    connect(m_reading, &ReadingPane::problem, m_panel, &SignPanel::say);
    connect(m_reading, &ReadingPane::openMediaRequested, this, &ReviewPage::openMediaRequested);
    addKeys();
    showWhatFits();
}

void ReviewPage::addKeys()
{
    const auto add = [this](const QString &objectName, const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &run) {
        auto *action = new QAction(text, this);
        action->setObjectName(objectName);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(u"reviewPass"_s, tr("签“通过”"), {QKeySequence(u"Ctrl+Return"_s), QKeySequence(u"Ctrl+Enter"_s)},
        [this] { m_panel->signWished(); });
    add(u"reviewReturn"_s, tr("退回修改"), {QKeySequence(u"Ctrl+Shift+R"_s)}, [this] { m_panel->sign(Verdict::Returned); });
    add(u"reviewNext"_s, tr("下一篇"), {QKeySequence(u"Alt+Down"_s), QKeySequence(Qt::Key_J)}, [this] { step(1); });
    add(u"reviewPrevious"_s, tr("上一篇"), {QKeySequence(u"Alt+Up"_s), QKeySequence(Qt::Key_K)}, [this] { step(-1); });
    add(u"reviewNextDifference"_s, tr("下一处差异"), {QKeySequence(Qt::Key_F8)}, [this] { m_reading->stepDifference(1); });
    add(u"reviewPreviousDifference"_s, tr("上一处差异"), {QKeySequence(u"Shift+F8"_s)}, [this] { m_reading->stepDifference(-1); });
    add(u"reviewNextFinding"_s, tr("下一处检查结果"), {QKeySequence(Qt::Key_F7)}, [this] { m_reading->stepFinding(1); });
    add(u"reviewPreviousFinding"_s, tr("上一处检查结果"), {QKeySequence(u"Shift+F7"_s)}, [this] { m_reading->stepFinding(-1); });
    add(u"reviewRemark"_s, tr("批注选中的文字"), {QKeySequence(u"Ctrl+M"_s)}, [this] { m_reading->remarkSelection(); });
    add(u"reviewInspector"_s, tr("显示或收起审签栏"), {QKeySequence(Qt::Key_F4)}, [this] { m_panel->setVisible(m_panel->isHidden()); });
    // Text fields take digits and letters themselves, so these work everywhere else.
    for (const Gate gate : enumValues<Gate>())
        add(u"reviewGate%1"_s.arg(int(gate) + 1), tr("勾选%1").arg(chineseName(gate)), {QKeySequence(Qt::Key(Qt::Key_1 + int(gate)))},
            [this, gate] { m_panel->toggleGate(int(gate)); });
}

bool ReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        m_reading->toggleSource();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    QGuiApplication::inputMethod()->commit();
    m_panel->forgetPassword();
    Q_EMIT left();
    QWidget::hideEvent(event);
}

const QueueModel &ReviewPage::queue() const
{
    return m_queue->model();
}

void ReviewPage::setQueue(const QList<QueueRow> &rows)
{
    m_queue->setRows(rows);
    if (m_current.isNull() && !rows.isEmpty())
        open(rows.first().id);
    showWhatFits();
}

void ReviewPage::showWhatFits()
{
    m_stack->setCurrentIndex(m_current.isNull() && m_queue->model().rowCount() == 0 ? 0 : 1);
    setFocusProxy(m_stack->currentIndex() == 1 ? m_queue->list() : nullptr);
}

void ReviewPage::open(const EntityId &item)
{
    QGuiApplication::inputMethod()->commit();
    m_current = item;
    m_queue->setCurrent(item);
    m_panel->setLoading();
    showWhatFits();
    Q_EMIT itemSelected(item);
}

void ReviewPage::clear()
{
    m_current = {};
    m_queue->setCurrent({});
    m_reading->show({});
    m_panel->show({});
    showWhatFits();
}

void ReviewPage::show(const ReviewContents &contents)
{
    m_reading->show(contents);
    m_panel->show(contents);
}

void ReviewPage::step(int direction)
{
    if (const EntityId item = m_queue->beside(direction); !item.isNull())
        open(item);
}

void ReviewPage::finishSigning(const EntityId &item, const QString &problem)
{
    if (item != m_current)
        return;
    m_panel->finish(problem);
    if (!problem.isEmpty())
        return;
    const EntityId next = m_queue->nextMine(item);
    if (!next.isNull())
        open(next);
    else if (m_queue->model().rowCount() == 0 || (m_queue->model().rowCount() == 1 && m_queue->model().row(0).id == item))
        clear();
    m_queue->list()->setFocus();
}

} // namespace zhijian::review
