#include "shell/lockscreen.h"

#include "core/clock.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;

LockScreen::LockScreen(const QString &person, const QDateTime &since, const QString &reason, QWidget *parent)
    : QWidget(parent)
    , m_password(new uikit::PasswordField(tr("%1 的密码").arg(person), this))
    , m_problem(new TextLabel(TextRank::Body, {}, this))
    , m_unlock(new QPushButton(tr("解锁"), this))
{
    setObjectName(u"lockScreen"_s);
    setAccessibleName(tr("已锁定"));
    auto *picture = new QLabel(this);
    picture->setPixmap(uikit::glyphPixmap(uikit::Glyph::Lock, {40, 40}, devicePixelRatioF(), uikit::mutedText(palette())));
    picture->setAlignment(Qt::AlignCenter);
    auto *title = new TextLabel(TextRank::Title, tr("已锁定"), this);
    title->setAlignment(Qt::AlignCenter);
    auto *why = new TextLabel(TextRank::Body, tr("%1 于 %2 锁定：%3。未保存的文字都还在，解锁后接着写。").arg(person, since.toString(u"HH:mm"_s), reason), this);
    why->setAlignment(Qt::AlignCenter);
    auto *name = new TextLabel(TextRank::Body, tr("%1 的密码").arg(person), this);
    m_problem->setObjectName(u"lockProblem"_s);
    m_problem->setTone(uikit::Tone::Danger);
    m_problem->hide();
    m_unlock->setObjectName(u"unlock"_s);
    m_unlock->setAccessibleName(tr("解锁"));
    uikit::setPrimary(m_unlock);
    m_unlock->setEnabled(false);
    auto *other = new QPushButton(tr("换人登录"), this);
    other->setObjectName(u"otherPerson"_s);
    other->setAccessibleName(tr("换人登录"));
    auto *box = new QWidget(this);
    box->setFixedWidth(360);
    auto *column = new QVBoxLayout(box);
    column->addStretch(2);
    for (QWidget *widget : {static_cast<QWidget *>(picture), static_cast<QWidget *>(title), static_cast<QWidget *>(why)})
        column->addWidget(widget);
    column->addSpacing(Space::Page);
    for (QWidget *widget : {static_cast<QWidget *>(name), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_unlock), static_cast<QWidget *>(other), static_cast<QWidget *>(m_problem)})
        column->addWidget(widget);
    column->addStretch(3);
    auto *middle = new QHBoxLayout(this);
    middle->addWidget(box, 0, Qt::AlignHCenter);
    connect(m_password->line(), &QLineEdit::textChanged, this, [this](const QString &text) { m_unlock->setEnabled(!text.isEmpty()); });
    connect(m_password, &uikit::PasswordField::returnPressed, this, &LockScreen::submit);
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::submit);
    connect(other, &QPushButton::clicked, this, &LockScreen::signOutRequested);
    setFocusProxy(m_password);
}

void LockScreen::showProblem(const QString &sentence)
{
    m_password->setEnabled(true);
    m_password->clear();
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_password->setFocus();
}

void LockScreen::showLocked(const QDateTime &until)
{
    showProblem(tr("连续输错密码，已锁定至 %1。到时再试，或换人登录。").arg(until.toString(u"HH:mm"_s)));
    m_password->setEnabled(false);
}

void LockScreen::unlockAllowed()
{
    showProblem({});
}

void LockScreen::submit()
{
    if (!m_unlock->isEnabled())
        return;
    m_unlock->setEnabled(false);
    Q_EMIT unlockRequested(m_password->text());
}

} // namespace zhijian::shell
