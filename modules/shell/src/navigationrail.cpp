#include "navigationrail.h"

#include "navigationbutton.h"
#include "uikit/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"navigation"_s);
    setAccessibleName(tr("导航"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_column->setContentsMargins(uikit::Space::Small, uikit::Space::Small, uikit::Space::Small + 1, uikit::Space::Small);
    m_column->setSpacing(2);
    m_column->addStretch();
}

void NavigationRail::addPage(const PageSpec &page)
{
    auto *button = new NavigationButton(page.glyph, page.title, page.shortcut, this);
    button->setObjectName("nav-"_L1 + page.id);
    connect(button, &QAbstractButton::clicked, this, [this, id = page.id] { Q_EMIT pageChosen(id); });
    m_column->insertWidget(int(m_buttons.size()), button);
    m_buttons.append(button);
    m_byId.insert(page.id, button);
}

void NavigationRail::setCurrent(const QString &id)
{
    if (NavigationButton *button = m_byId.value(id))
        button->setChecked(true);
}

void NavigationRail::setCount(const QString &id, int count)
{
    if (NavigationButton *button = m_byId.value(id))
        button->setCount(count);
}

int NavigationRail::count(const QString &id) const
{
    const NavigationButton *button = m_byId.value(id);
    return button ? button->count() : 0;
}

int NavigationRail::countOfAll() const
{
    int sum = 0;
    for (const NavigationButton *button : m_buttons)
        sum += button->count();
    return sum;
}

void NavigationRail::setCompact(bool compact)
{
    for (NavigationButton *button : std::as_const(m_buttons))
        button->setCompact(compact);
    // At once, not with the next layout request: the pages beside it are laid out only once.
    m_column->invalidate();
    setFixedWidth(m_column->sizeHint().width());
}

void NavigationRail::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    for (int i = 0; step != 0 && i < m_buttons.size(); ++i) {
        if (m_buttons.at(i)->hasFocus()) {
            m_buttons.at((i + step + m_buttons.size()) % m_buttons.size())->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(uikit::lineColor(palette()));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace zhijian::shell
