#include "registry/widgets/lifecyclebar.h"

#include "registry/lifecycle.h"
#include "uikit/chip.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

// What the person does, not where the account then is.
QString verbOf(AccountState from, AccountState to)
{
    switch (to) {
    case AccountState::Draft: return LifeCycleBar::tr("未通过，退回拟开设");
    case AccountState::UnitApproval: return LifeCycleBar::tr("提交单位审签");
    case AccountState::OfficeApproval: return LifeCycleBar::tr("单位已审签，报主管单位");
    case AccountState::Approved: return LifeCycleBar::tr("主管单位已批准");
    case AccountState::Reporting: return LifeCycleBar::tr("平台已认证，转待报送");
    case AccountState::Running:
        switch (from) {
        case AccountState::Reporting: return LifeCycleBar::tr("已报送，转正常运行");
        case AccountState::ChangeRequested: return LifeCycleBar::tr("变更完成");
        case AccountState::Rectifying: return LifeCycleBar::tr("整改完成");
        case AccountState::Closing: return LifeCycleBar::tr("不再关停，恢复运行");
        default: return LifeCycleBar::tr("恢复正常运行");
        }
    case AccountState::ChangeRequested: return LifeCycleBar::tr("申请变更");
    case AccountState::Rectifying: return LifeCycleBar::tr("转入整改");
    case AccountState::Closing: return LifeCycleBar::tr("申请关停");
    case AccountState::Notice: return LifeCycleBar::tr("关停获准，开始公告");
    case AccountState::Closed: return LifeCycleBar::tr("公告期满，关停");
    case AccountState::Cancelled: return LifeCycleBar::tr("平台已注销，归档");
    case AccountState::Abnormal: return LifeCycleBar::tr("标记异常");
    }
    return {};
}

} // namespace

/// Dots on a line, the present state filled.
class LifeCycleBar::Line : public QWidget
{
public:
    using QWidget::QWidget;

    void setState(AccountState state)
    {
        m_state = state;
        m_way = usualWay(state);
        QStringList names;
        for (const AccountState step : std::as_const(m_way))
            names.append(chineseName(step));
        setAccessibleName(LifeCycleBar::tr("生命周期：%1，现在是%2").arg(names.join(u'、'), chineseName(state)));
        setToolTip(accessibleName());
        update();
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {200, 2 * QFontMetrics(uikit::rankedFont(uikit::TextRank::Small, font())).height() + 22};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_way.isEmpty())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int count = int(m_way.size());
        const int step = width() / count;
        const int present = int(m_way.indexOf(m_state));
        const int y = 9;
        const uikit::Chip chip = uikit::chip(m_state);
        const QColor done = palette().color(QPalette::Accent);
        for (int i = 0; i < count; ++i) {
            const QPoint center(step * i + step / 2, y);
            if (i > 0) {
                painter.setPen(QPen(i <= present ? done : uikit::lineColor(palette()), 2));
                painter.drawLine(center - QPoint(step - 8, 0), center - QPoint(8, 0));
            }
            painter.setPen(QPen(i <= present ? done : uikit::lineColor(palette()), 2));
            painter.setBrush(i < present ? done : palette().color(QPalette::Base));
            if (i == present) {
                const auto colors = uikit::toneColors(chip.tone, palette());
                painter.setPen(QPen(colors.text, 2));
                painter.setBrush(colors.fill);
            }
            painter.drawEllipse(center, i == present ? 7 : 5, i == present ? 7 : 5);
            QFont small = uikit::rankedFont(uikit::TextRank::Small, font());
            small.setWeight(i == present ? QFont::DemiBold : QFont::Normal);
            painter.setFont(small);
            painter.setPen(i == present ? palette().color(QPalette::Text) : uikit::mutedText(palette()));
            painter.drawText(QRect(step * i + 1, y + 10, step - 2, height() - y - 10), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWrapAnywhere,
                             chineseName(m_way.at(i)));
        }
    }

private:
    AccountState m_state = AccountState::Draft;
    QList<AccountState> m_way;
};

LifeCycleBar::LifeCycleBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new Line(this))
    , m_next(new QPushButton(this))
    , m_other(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"lifeCycleBar"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(uikit::Space::Small);
    column->addWidget(m_line);
    auto *row = new QHBoxLayout;
    m_next->setObjectName(u"nextStep"_s);
    m_next->setText(tr("下一步"));
    m_next->setIcon(uikit::icon(uikit::Glyph::Right));
    m_other->setObjectName(u"otherSteps"_s);
    m_other->setText(tr("变更状态"));
    m_other->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_other->setIcon(uikit::icon(uikit::Glyph::More));
    m_other->setPopupMode(QToolButton::InstantPopup);
    m_other->setMenu(m_menu);
    row->addWidget(m_next);
    row->addWidget(m_other);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT stepRequested(nextStates(m_state).value(0)); });
    setState(AccountState::Draft);
}

void LifeCycleBar::setState(AccountState state)
{
    m_state = state;
    m_line->setState(state);
    QList<AccountState> next = nextStates(state);
    // An account in use has no step that comes by itself.
    const bool hasNext = !next.isEmpty() && state != AccountState::Running && !m_isLocked;
    m_next->setVisible(hasNext);
    if (hasNext)
        m_next->setText(verbOf(state, next.takeFirst()));
    m_menu->clear();
    for (const AccountState target : std::as_const(next))
        m_menu->addAction(uikit::icon(uikit::chip(target).glyph), verbOf(state, target), this, [this, target] { Q_EMIT stepRequested(target); });
    m_other->setVisible(!next.isEmpty() && !m_isLocked);
    m_other->setText(hasNext ? tr("其他") : tr("变更状态"));
}

void LifeCycleBar::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    setState(m_state);
}

} // namespace zhijian::registry
