#include "shell/passwordchooser.h"

#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;
using uikit::Tone;

PasswordStanding passwordStanding(const QString &password, const PasswordLimits &limits)
{
    PasswordStanding standing{.isLongEnough = password.size() >= limits.length && limits.length > 0};
    for (const QChar c : password) {
        standing.hasUpper = standing.hasUpper || c.isUpper();
        standing.hasLower = standing.hasLower || c.isLower();
        standing.hasDigit = standing.hasDigit || c.isDigit();
        standing.hasSymbol = standing.hasSymbol || !(c.isUpper() || c.isLower() || c.isDigit());
    }
    return standing;
}

PasswordChooser::PasswordChooser(const PasswordLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_limits(limits)
    , m_first(new uikit::PasswordField(tr("密码"), this))
    , m_second(new uikit::PasswordField(tr("再输一次密码"), this))
    , m_lengthTick(new QLabel(this))
    , m_lengthWords(new TextLabel(TextRank::Small, {}, this))
    , m_classesTick(new QLabel(this))
    , m_classesWords(new TextLabel(TextRank::Small, {}, this))
    , m_sameTick(new QLabel(this))
    , m_sameWords(new TextLabel(TextRank::Small, tr("两次输入一致"), this))
{
    m_second->line()->setObjectName(u"passwordAgain"_s);
    m_first->setPlaceholderText(tr("输入密码"));
    m_second->setPlaceholderText(tr("再输一次"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(uikit::Space::Small);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_first, 0, 0, 1, 2);
    grid->addWidget(m_second, 1, 0, 1, 2);
    int line = 2;
    for (const auto &[tick, words] : {std::pair(m_lengthTick, m_lengthWords), std::pair(m_classesTick, m_classesWords), std::pair(m_sameTick, m_sameWords)}) {
        grid->addWidget(tick, line, 0);
        grid->addWidget(words, line++, 1);
    }
    for (uikit::PasswordField *field : {m_first, m_second}) {
        connect(field->line(), &QLineEdit::textChanged, this, [this] {
            refresh();
            Q_EMIT edited();
        });
    }
    setFocusProxy(m_first);
    refresh();
}

QString PasswordChooser::password() const
{
    return m_first->text();
}

QString PasswordChooser::problem() const
{
    const PasswordStanding standing = passwordStanding(m_first->text(), m_limits);
    if (!standing.isLongEnough)
        return tr("密码至少 %1 位，还差 %2 位。").arg(m_limits.length).arg(m_limits.length - m_first->text().size());
    if (standing.classes() < m_limits.classes)
        return tr("密码须含大写字母、小写字母、数字、符号中的 %1 类，目前有 %2 类。").arg(m_limits.classes).arg(standing.classes());
    if (m_first->text() != m_second->text())
        return tr("两次输入的密码不一致，请重新输入第二次。");
    return {};
}

void PasswordChooser::clear()
{
    setPasswords({}, {});
}

void PasswordChooser::setPasswords(const QString &first, const QString &second)
{
    m_first->setText(first);
    m_second->setText(second);
}

void PasswordChooser::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void PasswordChooser::refresh()
{
    const PasswordStanding standing = passwordStanding(m_first->text(), m_limits);
    m_lengthWords->setText(tr("至少 %1 位（现有 %2 位）").arg(m_limits.length).arg(m_first->text().size()));
    m_classesWords->setText(tr("大写、小写、数字、符号至少 %1 类（现有 %2 类）").arg(m_limits.classes).arg(standing.classes()));
    setTick(m_lengthTick, m_lengthWords, standing.isLongEnough);
    setTick(m_classesTick, m_classesWords, standing.classes() >= m_limits.classes);
    setTick(m_sameTick, m_sameWords, !m_first->text().isEmpty() && m_first->text() == m_second->text());
}

void PasswordChooser::setTick(QLabel *tick, TextLabel *words, bool met)
{
    const Tone tone = met ? Tone::Good : Tone::Muted;
    const int side = words->fontMetrics().height() - 2;
    tick->setPixmap(uikit::glyphPixmap(met ? uikit::Glyph::Done : uikit::Glyph::Minimize, {side, side}, devicePixelRatioF(), uikit::toneColors(tone, palette()).text));
    words->setTone(tone);
    words->setAccessibleDescription(met ? tr("已满足") : tr("未满足"));
}

} // namespace zhijian::shell
