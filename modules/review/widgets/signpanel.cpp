#include "review/widgets/signpanel.h"

#include "core/clock.h"
#include "review/widgets/gatelist.h"
#include "uikit/chip.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Glyph;
using uikit::Space;
using uikit::TextRank;

namespace {

QPushButton *makeButton(const QString &objectName, Glyph glyph, const QString &text)
{
    auto *button = new QPushButton(uikit::icon(glyph), text);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    return button;
}

} // namespace

SignPanel::SignPanel(QWidget *parent)
    : QWidget(parent), m_state(new uikit::StateChip), m_obstacle(new uikit::TextLabel(TextRank::Body)), m_chain(new QTreeWidget),
      m_form(new QWidget), m_gates(new GateList), m_errors(new QSpinBox), m_errorHint(new uikit::TextLabel(TextRank::Small)),
      m_opinion(new QPlainTextEdit), m_password(new uikit::PasswordField(tr("本人密码"))), m_problem(new uikit::TextLabel(TextRank::Body))
{
    m_obstacle->setObjectName(u"reviewObstacle"_s);
    m_chain->setObjectName(u"signOffChain"_s);
    m_chain->setAccessibleName(tr("签批记录"));
    m_chain->setHeaderLabels({tr("环节"), tr("审核人"), tr("结论"), tr("时间")});
    m_chain->setRootIsDecorated(false);
    m_chain->setMaximumHeight(120);
    m_chain->header()->resizeSection(0, 52);
    m_chain->header()->resizeSection(1, 64);
    m_chain->header()->resizeSection(2, 108);
    m_errors->setObjectName(u"errorCount"_s);
    m_errors->setAccessibleName(tr("校对发现的差错数"));
    m_errors->setSuffix(tr(" 处"));
    m_opinion->setObjectName(u"opinion"_s);
    m_opinion->setAccessibleName(tr("审核意见"));
    m_opinion->setPlaceholderText(tr("审核意见；退回修改或退稿时必须写明"));
    m_opinion->setTabChangesFocus(true);
    m_opinion->setFixedHeight(56);
    m_password->setObjectName(u"signPassword"_s);
    m_password->setPlaceholderText(tr("本人密码，签批时使用一次"));
    m_problem->setObjectName(u"signProblem"_s);
    m_problem->setTone(uikit::Tone::Danger);

    auto *pass = makeButton(u"passButton"_s, Glyph::Check, tr("通过"));
    pass->setToolTip(tr("Ctrl+Enter"));
    uikit::setPrimary(pass);
    auto *back = makeButton(u"returnButton"_s, Glyph::Return, tr("退回修改"));
    back->setToolTip(tr("Ctrl+Shift+R"));
    auto *reject = makeButton(u"rejectButton"_s, Glyph::Rejected, tr("退稿"));
    connect(pass, &QPushButton::clicked, this, [this] { sign(Verdict::Passed); });
    connect(back, &QPushButton::clicked, this, [this] { sign(Verdict::Returned); });
    connect(reject, &QPushButton::clicked, this, [this] { sign(Verdict::Rejected); });
    connect(m_password, &uikit::PasswordField::returnPressed, this, [this] { sign(Verdict::Passed); });

    auto *errors = new QHBoxLayout;
    errors->addWidget(m_errors);
    errors->addWidget(m_errorHint, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Medium);
    buttons->addWidget(pass, 1);
    buttons->addWidget(back);
    buttons->addWidget(reject);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(Space::Medium);
    form->addWidget(new uikit::TextLabel(TextRank::Section, tr("五关")));
    form->addWidget(m_gates);
    form->addLayout(errors);
    form->addWidget(m_opinion);
    form->addWidget(m_password);
    form->addWidget(m_problem);
    form->addLayout(buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Medium);
    layout->addWidget(m_state);
    layout->addWidget(m_obstacle);
    layout->addWidget(m_chain);
    layout->addWidget(m_form);
    layout->addStretch();
}

void SignPanel::show(const ReviewContents &contents)
{
    const bool isSame = contents.item == m_contents.item && contents.revision == m_contents.revision;
    m_contents = contents;
    m_state->setChip(uikit::chip(contents.state.state));
    m_obstacle->setText(contents.obstacle);
    m_obstacle->setVisible(!contents.obstacle.isEmpty());
    m_form->setVisible(contents.obstacle.isEmpty());
    m_errorHint->setText(tr("本级校对差错，容许 %1 处（R-83）").arg(contents.errorLimit));
    if (!isSame) {
        m_gates->clear();
        m_errors->setValue(0);
        m_opinion->clear();
        m_password->clear();
    }
    m_problem->clear();
    m_problem->hide();
    showChain();
}

void SignPanel::showChain()
{
    m_chain->clear();
    const auto add = [this](const SignOffRecord &record, bool counts) {
        auto *row = new QTreeWidgetItem(m_chain, {chineseName(record.signOff.stage), m_contents.names.value(record.author),
            counts ? chineseName(record.signOff.verdict) : tr("作废（%1）").arg(chineseName(record.signOff.verdict)),
            chinaTime(record.time).toString(u"M月d日 HH:mm"_s)});
        row->setIcon(2, uikit::icon(counts ? Glyph::Stamp : Glyph::Cross, counts ? uikit::Tone::Good : uikit::Tone::Muted));
        const QString why = record.signOff.revision != m_contents.revision ? tr("稿件在签批之后有改动，签批作废")
            : !record.isSigned ? tr("签名没有得到确认") : tr("不计入（R-79）");
        row->setToolTip(2, counts ? tr("校验码 %1\n意见：%2").arg(record.signOff.shown.shortText(), record.signOff.opinion)
                                  : QString(why + u"\n"_s + record.signOff.opinion));
    };
    for (const SignOffRecord &record : m_contents.state.history)
        add(record, false);
    for (const SignOffRecord &record : m_contents.state.counting)
        add(record, true);
    m_chain->setVisible(m_chain->topLevelItemCount() > 0);
}

void SignPanel::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_password->clear();
}

void SignPanel::toggleGate(int gate)
{
    if (m_form->isVisible())
        m_gates->toggle(gate);
}

void SignPanel::sign(Verdict verdict)
{
    if (!m_form->isVisible())
        return;
    if (m_password->text().isEmpty()) {
        setProblem(tr("请输入本人密码再签批"));
        m_password->line()->setFocus();
        return;
    }
    SignOff signOff;
    signOff.item = m_contents.item;
    signOff.revision = m_contents.revision;
    signOff.shown = m_contents.shown;
    signOff.verdict = verdict;
    signOff.opinion = m_opinion->toPlainText().trimmed();
    signOff.gates = m_gates->verdicts();
    signOff.errors = m_errors->value();
    Q_EMIT signRequested(signOff, m_password->text());
}

} // namespace zhijian::review
