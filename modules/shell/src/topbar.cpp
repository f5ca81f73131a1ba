#include "topbar.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::Space;

namespace {
constexpr int ShortUserBelow = 1000;
}

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_user(new QToolButton(this))
{
    setObjectName(u"topBar"_s);
    m_search->setObjectName(u"globalSearch"_s);
    m_search->setAccessibleName(tr("全局搜索"));
    m_search->setPlaceholderText(tr("搜索页面、命令、账号、政策、稿件（Ctrl+K）"));
    m_search->addAction(uikit::icon(Glyph::Search, uikit::Tone::Muted), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(520);
    m_user->setObjectName(u"user"_s);
    m_user->setAccessibleName(tr("当前登录人"));
    m_user->setIcon(uikit::icon(Glyph::Person));
    m_user->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_user->setPopupMode(QToolButton::InstantPopup);
    m_user->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_search, 3);
    row->addStretch(1);
    row->addWidget(m_user);
    setLow(false);
}

void TopBar::setUser(const QString &name, const QString &roles)
{
    m_name = name;
    m_roles = roles;
    writeUser();
}

void TopBar::writeUser()
{
    // Many roles or a small window: the name is enough, the rest is in the tool tip.
    const bool isShort = width() < ShortUserBelow || m_roles.size() > 16 || m_roles.isEmpty();
    m_user->setText(isShort ? m_name : tr("%1（%2）").arg(m_name, m_roles));
    m_user->setToolTip(tr("%1：%2").arg(m_name, m_roles));
    m_user->setAccessibleName(tr("当前登录人 %1，%2").arg(m_name, m_roles));
    m_user->setVisible(!m_name.isEmpty());
}

void TopBar::setLow(bool low)
{
    const int above = low ? 3 : Space::Medium;
    layout()->setContentsMargins(Space::Medium, above, Space::Medium, above);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setPen(uikit::lineColor(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    writeUser();
}

} // namespace zhijian::shell
