#include "uikit/passwordfield.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

PasswordField::PasswordField(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_eye(nullptr)
    , m_capsHint(new TextLabel(TextRank::Small, tr("大写锁定已打开"), this))
{
    m_line->setObjectName(u"password"_s);
    m_line->setAccessibleName(accessibleName);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_line->installEventFilter(this);
    m_eye = m_line->addAction(icon(Glyph::Eye, Tone::Muted), QLineEdit::TrailingPosition);
    m_eye->setCheckable(true);
    m_eye->setText(tr("显示密码"));
    m_eye->setToolTip(tr("显示密码"));
    for (QToolButton *button : m_line->findChildren<QToolButton *>())
        button->setAccessibleName(tr("显示密码"));
    connect(m_eye, &QAction::toggled, this, [this](bool shown) {
        m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_eye->setIcon(icon(shown ? Glyph::Hidden : Glyph::Eye, Tone::Muted));
        m_eye->setToolTip(shown ? tr("隐藏密码") : tr("显示密码"));
    });
    m_capsHint->setTone(Tone::Warning);
    m_capsHint->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::Small);
    column->addWidget(m_line);
    column->addWidget(m_capsHint);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &PasswordField::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &PasswordField::returnPressed);
}

QString PasswordField::text() const
{
    return m_line->text();
}

void PasswordField::setText(const QString &text)
{
    m_line->setText(text);
}

void PasswordField::clear()
{
    m_line->clear();
    m_eye->setChecked(false);
    m_capsHint->hide();
}

void PasswordField::setPlaceholderText(const QString &text)
{
    m_line->setPlaceholderText(text);
}

bool PasswordField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        noticeCase(key->text(), key->modifiers() & Qt::ShiftModifier);
        if (key->key() == Qt::Key_CapsLock)
            m_capsHint->setVisible(!m_capsHint->isVisible() && !m_line->text().isEmpty());
    } else if (event->type() == QEvent::FocusOut) {
        m_capsHint->hide();
    }
    return QWidget::eventFilter(watched, event);
}

// Qt does not tell the state of Caps Lock; a capital without Shift (or a small letter with it) does, on every system.
void PasswordField::noticeCase(const QString &typed, bool shift)
{
    if (typed.size() != 1 || !typed.at(0).isLetter() || typed.at(0).unicode() > 0x7f)
        return;
    m_capsHint->setVisible(typed.at(0).isUpper() != shift);
}

} // namespace zhijian::uikit
