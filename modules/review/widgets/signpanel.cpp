#include "review/widgets/signpanel.h"

#include "review/widgets/chainview.h"
#include "review/widgets/gatelist.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;

namespace {

QPushButton *makeButton(const QString &objectName, Glyph glyph, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(uikit::icon(glyph), text);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    return button;
}

} // namespace

SignPanel::SignPanel(QWidget *parent)
    : QWidget(parent), m_area(new QScrollArea), m_notice(new QWidget), m_noticeText(new uikit::TextLabel(TextRank::Body)),
      m_stages(new ChainView(ChainView::Part::Stages)), m_voids(new ChainView(ChainView::Part::Void)), m_gates(new GateList),
      m_errors(new QSpinBox), m_errorHint(new uikit::TextLabel(TextRank::Small)), m_opinion(new QPlainTextEdit),
      m_opinionHint(new uikit::TextLabel(TextRank::Small)), m_password(new uikit::PasswordField(tr("本人密码"))),
      m_wishHint(new uikit::TextLabel(TextRank::Small)), m_problem(new uikit::TextLabel(TextRank::Body))
{
    setObjectName(u"signPanel"_s);
    m_noticeText->setObjectName(u"reviewObstacle"_s);
    m_noticeText->setTone(uikit::Tone::Warning);
    auto *sign = new QLabel;
    sign->setPixmap(uikit::icon(Glyph::Lock, uikit::Tone::Warning).pixmap(18));
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins({});
    notice->setSpacing(Space::Medium);
    notice->addWidget(sign, 0, Qt::AlignTop);
    notice->addWidget(m_noticeText, 1);
    m_form = makeForm();
    m_footer = makeFooter();

    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    rows->setSpacing(Space::Medium);
    rows->addWidget(m_notice);
    rows->addWidget(m_stages);
    rows->addWidget(m_form);
    rows->addWidget(m_voids);
    rows->addStretch();
    m_area->setObjectName(u"signArea"_s);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(m_area, 1);
    whole->addWidget(m_footer);
    connect(m_gates, &GateList::edited, this, &SignPanel::noticeEdit);
    connect(m_errors, &QSpinBox::valueChanged, this, &SignPanel::noticeEdit);
    connect(m_opinion, &QPlainTextEdit::textChanged, this, &SignPanel::noticeEdit);
    show(ReviewContents());
}

QWidget *SignPanel::makeForm()
{
    m_errors->setObjectName(u"errorCount"_s);
    m_errors->setAccessibleName(tr("本级校对发现的差错数"));
    m_errors->setSuffix(tr(" 处"));
    m_errors->setMaximum(999);
    m_errorHint->setObjectName(u"errorHint"_s);
    m_opinion->setObjectName(u"opinion"_s);
    m_opinion->setAccessibleName(tr("审核意见"));
    m_opinion->setPlaceholderText(tr("审核意见，退回或退稿时必填"));
    m_opinion->setTabChangesFocus(true);
    m_opinion->setMinimumHeight(64);
    m_opinion->setMaximumHeight(150);
    m_opinionHint->setObjectName(u"opinionHint"_s);
    auto *errors = new QHBoxLayout;
    errors->setSpacing(Space::Medium);
    auto *errorsName = new uikit::TextLabel(TextRank::Body, tr("校对差错"));
    errorsName->setBuddy(m_errors);
    errors->addWidget(errorsName);
    errors->addWidget(m_errors);
    errors->addWidget(m_errorHint, 1);
    auto *form = new QWidget;
    auto *rows = new QVBoxLayout(form);
    rows->setContentsMargins({});
    rows->setSpacing(Space::Medium);
    rows->addWidget(m_gates);
    rows->addLayout(errors);
    rows->addWidget(m_opinion);
    rows->addWidget(m_opinionHint);
    return form;
}

QWidget *SignPanel::makeFooter()
{
    m_password->setObjectName(u"signPassword"_s);
    m_password->setMinimumWidth(292);
    m_wishHint->setObjectName(u"signWish"_s);
    m_wishHint->setTone(uikit::Tone::Warning);
    m_problem->setObjectName(u"signProblem"_s);
    m_problem->setTone(uikit::Tone::Danger);
    m_pass = makeButton(u"passButton"_s, Glyph::Check, tr("通过"), tr("签“通过”（Ctrl+Enter）"));
    uikit::setPrimary(m_pass);
    m_return = makeButton(u"returnButton"_s, Glyph::Return, tr("退回修改"), tr("退回起草人修改，须写意见（Ctrl+Shift+R）"));
    m_reject = makeButton(u"rejectButton"_s, Glyph::Rejected, tr("退稿"), tr("不再采用这篇稿件，须写意见"));
    connect(m_pass, &QPushButton::clicked, this, [this] { sign(Verdict::Passed); });
    connect(m_return, &QPushButton::clicked, this, [this] { sign(Verdict::Returned); });
    connect(m_reject, &QPushButton::clicked, this, [this] { sign(Verdict::Rejected); });
    connect(m_password, &uikit::PasswordField::returnPressed, this, [this] { sign(m_wish); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Medium);
    buttons->addWidget(m_pass, 1);
    buttons->addWidget(m_return);
    buttons->addWidget(m_reject);
    auto *footer = new QWidget;
    auto *rows = new QVBoxLayout(footer);
    rows->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    rows->setSpacing(Space::Medium);
    rows->addWidget(m_problem);
    rows->addWidget(m_password);
    rows->addWidget(m_wishHint);
    rows->addLayout(buttons);
    return footer;
}

void SignPanel::show(const ReviewContents &contents)
{
    const bool isSame = contents.item == m_contents.item && contents.revision == m_contents.revision && contents.reader == m_contents.reader;
    if (!isSame)
        QGuiApplication::inputMethod()->commit(); // The last word still belongs to the item before
    m_contents = contents;
    m_isLoading = false;
    m_stages->setRows(contents.chain);
    m_voids->setRows(contents.chain);
    const QString notice = contents.obstacle.isEmpty() ? contents.unreleasable : contents.obstacle;
    m_noticeText->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    const bool mayTry = contents.obstacle.isEmpty() && !contents.item.isNull();
    m_form->setVisible(mayTry);
    m_footer->setVisible(mayTry);
    if (!isSame) {
        m_isBusy = false;
        fill(contents.draft.carriedTo(contents.revision));
        m_password->clear();
        wish(Verdict::Passed);
        const bool isCarried = !contents.draft.isEmpty() && contents.draft.revision != contents.revision;
        say(isCarried && mayTry ? tr("稿件在您审阅期间有改动，意见已保留，五关请重新逐项确认") : QString());
        m_area->ensureVisible(0, 0);
    }
    m_footer->setEnabled(!m_isBusy);
    describe();
}

void SignPanel::fill(const ReviewDraft &draft)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_gates->setVerdicts(draft.gates);
    m_errors->setValue(draft.errors);
    m_opinion->setPlainText(draft.opinion);
    m_opinion->moveCursor(QTextCursor::End);
}

ReviewDraft SignPanel::draft() const
{
    return {m_contents.revision, m_gates->verdicts(), m_errors->value(), m_opinion->toPlainText()};
}

void SignPanel::noticeEdit()
{
    if (m_isFilling || m_contents.item.isNull())
        return;
    say({});
    describe();
    Q_EMIT draftEdited(m_contents.item, draft());
}

void SignPanel::describe()
{
    const bool isOver = m_errors->value() > m_contents.limits.errors;
    m_errorHint->setText(isOver ? tr("超过容许的 %1 处，须退回").arg(m_contents.limits.errors) : tr("容许 %1 处").arg(m_contents.limits.errors));
    m_errorHint->setTone(isOver ? uikit::Tone::Danger : uikit::Tone::Muted);
    m_opinionHint->setText(tr("退回、退稿至少写 %1 个字，已写 %2").arg(m_contents.limits.returnOpinion).arg(opinionLength(m_opinion->toPlainText())));
}

void SignPanel::setLoading()
{
    m_isLoading = true;
    m_password->clear();
}

void SignPanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void SignPanel::finish(const QString &problem)
{
    m_isBusy = false;
    m_footer->setEnabled(true);
    m_password->clear();
    say(problem);
    if (!problem.isEmpty())
        m_password->line()->setFocus();
}

void SignPanel::forgetPassword()
{
    m_password->clear();
}

void SignPanel::wish(Verdict verdict)
{
    m_wish = verdict;
    m_password->setPlaceholderText(tr("本人密码，按 Enter 签“%1”").arg(chineseName(verdict)));
    // The placeholder goes when he types; this must stay in sight.
    m_wishHint->setText(tr("按 Enter 签“%1”").arg(chineseName(verdict)));
    m_wishHint->setVisible(verdict != Verdict::Passed);
}

void SignPanel::toggleGate(int gate)
{
    if (!canSign())
        return;
    m_gates->toggle(gate);
    m_area->ensureWidgetVisible(m_gates);
}

void SignPanel::goTo(QWidget *field)
{
    field->setFocus();
    m_area->ensureWidgetVisible(field);
}

void SignPanel::sign(Verdict verdict)
{
    if (!canSign())
        return;
    SignOff signOff;
    signOff.item = m_contents.item;
    signOff.revision = m_contents.revision;
    signOff.shown = m_contents.shown;
    signOff.verdict = verdict;
    signOff.opinion = m_opinion->toPlainText().trimmed();
    signOff.gates = m_gates->verdicts();
    signOff.errors = m_errors->value();
    wish(verdict);
    if (verdict == Verdict::Passed && !m_contents.unreleasable.isEmpty()) {
        say(tr("这一版本不能发布，只能退回或退稿"));
        return;
    }
    if (const QString problem = decisionProblem(signOff, m_contents.limits); !problem.isEmpty()) {
        say(problem);
        if (verdict != Verdict::Passed)
            goTo(m_opinion);
        else if (!m_gates->missing().isEmpty())
            m_gates->focusFirstMissing();
        else
            goTo(m_errors);
        return;
    }
    if (m_password->text().isEmpty()) {
        say({});
        m_password->line()->setFocus();
        return;
    }
    m_isBusy = true;
    m_footer->setEnabled(false);
    Q_EMIT signRequested(signOff, m_password->text());
}

void SignPanel::signWished()
{
    sign(m_password->line()->hasFocus() ? m_wish : Verdict::Passed);
}

void SignPanel::addRemark(const QString &heading)
{
    if (!canSign()) {
        say(tr("这篇稿件现在不由您审，不能写批注"));
        return;
    }
    QTextCursor cursor(m_opinion->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(cursor.atBlockStart() ? heading : QString(u'\n' + heading));
    m_opinion->setTextCursor(cursor);
    goTo(m_opinion);
}

} // namespace zhijian::review
