#include "interaction/widgets/knowledgeform.h"

#include "interaction/knowledgeservice.h"
#include "uikit/datefield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace zhijian::interaction {

using namespace Qt::StringLiterals;

namespace {

/// Some lines of text in which Tab goes on.
QPlainTextEdit *linesField(const QString &objectName, int lines)
{
    auto *field = new QPlainTextEdit;
    field->setObjectName(objectName);
    field->setTabChangesFocus(true);
    field->setMinimumHeight(field->fontMetrics().lineSpacing() * lines + 2 * int(field->document()->documentMargin()) + 2 * field->frameWidth() + 4);
    field->setMaximumHeight(field->minimumHeight());
    return field;
}

QLineEdit *lineField(const QString &objectName, const QString &placeholder = {})
{
    auto *field = new QLineEdit;
    field->setObjectName(objectName);
    field->setPlaceholderText(placeholder);
    return field;
}

} // namespace

KnowledgeForm::KnowledgeForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new uikit::FormRows)
    , m_question(linesField(u"entryQuestion"_s, 2))
    , m_answer(linesField(u"entryAnswer"_s, 6))
    , m_similar(linesField(u"entrySimilar"_s, 2))
    , m_policy(new QComboBox)
    , m_openPolicy(new QPushButton(uikit::icon(uikit::Glyph::External), tr("打开")))
    , m_clause(lineField(u"entryClause"_s, tr("如：第十条第二款")))
    , m_department(lineField(u"entryDepartment"_s, tr("谁负责解释和更新")))
    , m_topic(lineField(u"entryTopic"_s))
    , m_audience(lineField(u"entryAudience"_s, tr("如：个人、企业")))
    , m_validUntil(new uikit::DateField)
    , m_save(new QPushButton(tr("保存修改")))
    , m_discard(new QPushButton(tr("放弃改动")))
{
    setObjectName("knowledgeForm"_L1);
    build();
    const auto edit = [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    };
    for (QPlainTextEdit *field : {m_question, m_answer, m_similar})
        connect(field, &QPlainTextEdit::textChanged, this, edit);
    for (QLineEdit *field : {m_clause, m_department, m_topic, m_audience})
        connect(field, &QLineEdit::textEdited, this, edit);
    connect(m_validUntil, &uikit::DateField::edited, this, edit);
    connect(m_policy, &QComboBox::activated, this, [this] {
        m_openPolicy->setEnabled(!chosenPolicy().isNull());
        Q_EMIT edited();
    });
    connect(m_openPolicy, &QPushButton::clicked, this, [this] { Q_EMIT policyRequested(chosenPolicy(), m_clause->text()); });
    connect(m_save, &QPushButton::clicked, this, &KnowledgeForm::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &KnowledgeForm::discardRequested);
}

void KnowledgeForm::build()
{
    m_policy->setObjectName("entryPolicy"_L1);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setMinimumContentsLength(8);
    m_openPolicy->setObjectName("openEntryPolicy"_L1);
    m_openPolicy->setToolTip(tr("在政策库里打开这份文件"));
    m_validUntil->setObjectName("entryValidUntil"_L1);
    m_validUntil->allowEmpty(tr("长期有效"));
    m_similar->setPlaceholderText(tr("群众还会怎么问，一行一个"));
    auto *policy = new QWidget;
    auto *policyRow = new QHBoxLayout(policy);
    policyRow->setContentsMargins({});
    policyRow->addWidget(m_policy, 1);
    policyRow->addWidget(m_openPolicy);
    m_rows->addRow(tr("问题"), m_question);
    m_rows->addRow(tr("答复"), m_answer);
    m_rows->addRow(tr("政策依据"), policy);
    m_policy->setAccessibleName(tr("政策依据"));
    m_rows->addRow(tr("条款"), m_clause);
    m_rows->addRow(tr("负责部门"), m_department);
    m_rows->addRow(tr("主题"), m_topic);
    m_rows->addRow(tr("对象"), m_audience);
    m_rows->addRow(tr("有效期至"), m_validUntil);
    m_rows->addRow(tr("其他问法"), m_similar);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(uikit::Space::Large, uikit::Space::Medium, uikit::Space::Large, uikit::Space::Large);
    column->addWidget(m_rows);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setObjectName("knowledgeFormArea"_L1);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    m_save->setObjectName("saveEntry"_L1);
    m_save->setToolTip(tr("保存修改（Ctrl+S）；改了问题、答复、依据或有效期，要重新审核"));
    m_discard->setObjectName("discardEntry"_L1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(uikit::Space::Large, uikit::Space::Medium, uikit::Space::Large, uikit::Space::Medium);
    buttons->addStretch();
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(area, 1);
    rows->addLayout(buttons);
}

void KnowledgeForm::setPolicies(const QList<PolicyChoice> &policies)
{
    const EntityId chosen = chosenPolicy();
    m_policy->clear();
    m_policy->addItem(tr("（不依据具体文件）"), QVariant::fromValue(EntityId()));
    for (const PolicyChoice &policy : policies) {
        m_policy->addItem(policy.number.isEmpty() ? policy.title : QString(policy.title + u"（"_s + policy.number + u'）'), QVariant::fromValue(policy.id));
        m_policy->setItemData(m_policy->count() - 1, policy.title, Qt::ToolTipRole);
    }
    choosePolicy(chosen);
}

void KnowledgeForm::choosePolicy(const EntityId &policy)
{
    int index = 0;
    for (int i = 0; i < m_policy->count(); ++i)
        if (m_policy->itemData(i).value<EntityId>() == policy)
            index = i;
    if (index == 0 && !policy.isNull()) {
        m_policy->addItem(tr("（文件不在政策库里）"), QVariant::fromValue(policy));
        index = m_policy->count() - 1;
    }
    m_policy->setCurrentIndex(index);
    m_openPolicy->setEnabled(!policy.isNull());
}

EntityId KnowledgeForm::chosenPolicy() const
{
    return m_policy->currentData().value<EntityId>();
}

void KnowledgeForm::setEntry(const KnowledgeEntry &entry)
{
    m_isFilling = true;
    m_rows->clearProblems();
    m_question->setPlainText(entry.question);
    m_answer->setPlainText(entry.answer);
    m_similar->setPlainText(entry.similar);
    choosePolicy(entry.policy);
    m_clause->setText(entry.clause);
    m_department->setText(entry.department);
    m_topic->setText(entry.topic);
    m_audience->setText(entry.audience);
    m_validUntil->choose(entry.validUntil.isValid() ? std::optional(entry.validUntil) : std::nullopt);
    m_isFilling = false;
}

KnowledgeEntry KnowledgeForm::filledIn(const KnowledgeEntry &base) const
{
    KnowledgeEntry entry = base;
    entry.question = m_question->toPlainText().simplified();
    entry.answer = m_answer->toPlainText().trimmed();
    entry.similar = m_similar->toPlainText().trimmed();
    entry.policy = chosenPolicy();
    entry.clause = m_clause->text().simplified();
    entry.department = m_department->text().simplified();
    entry.topic = m_topic->text().simplified();
    entry.audience = m_audience->text().simplified();
    entry.validUntil = m_validUntil->chosen().value_or(QDate());
    return entry;
}

void KnowledgeForm::setModified(bool modified)
{
    m_save->setEnabled(modified);
    m_discard->setEnabled(modified);
}

void KnowledgeForm::setReadOnly(bool readOnly)
{
    for (QPlainTextEdit *field : {m_question, m_answer, m_similar})
        field->setReadOnly(readOnly);
    for (QLineEdit *field : {m_clause, m_department, m_topic, m_audience})
        field->setReadOnly(readOnly);
    m_policy->setEnabled(!readOnly);
    m_validUntil->setReadOnly(readOnly);
    m_save->setVisible(!readOnly);
    m_discard->setVisible(!readOnly);
}

void KnowledgeForm::showProblem(const KnowledgeEntry &entry)
{
    m_rows->clearProblems();
    if (const QString problem = KnowledgeService::problem(entry); !problem.isEmpty())
        m_rows->setProblem(entry.question.trimmed().isEmpty() ? m_question : m_answer, problem);
    m_rows->focusFirstProblem();
}

void KnowledgeForm::focusFirstField()
{
    m_question->setFocus(Qt::OtherFocusReason);
}

} // namespace zhijian::interaction
