#include "policy/widgets/policyform.h"

#include "policy/policyservice.h"
#include "policy/widgets/remarkedfield.h"
#include "uikit/datefield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/publicityfields.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>

namespace zhijian::policy {

using namespace Qt::StringLiterals;

namespace {

template <typename Enum>
QComboBox *choices(const QString &objectName)
{
    auto *box = new QComboBox;
    box->setObjectName(objectName);
    for (const Enum value : enumValues<Enum>())
        box->addItem(chineseName(value), int(value));
    return box;
}

/// Some lines of text in which Tab goes on.
QPlainTextEdit *linesField(const QString &objectName, int lines)
{
    auto *field = new QPlainTextEdit;
    field->setObjectName(objectName);
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * lines + 2 * int(field->document()->documentMargin()) + 2 * field->frameWidth() + 4);
    return field;
}

template <typename Field>
Field *named(const QString &objectName)
{
    auto *field = new Field;
    field->setObjectName(objectName);
    return field;
}

} // namespace

PolicyForm::PolicyForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new uikit::FormRows)
    , m_title(linesField(u"policyTitle"_s, 2))
    , m_number(named<QLineEdit>(u"policyNumber"_s))
    , m_issuer(named<QLineEdit>(u"policyIssuer"_s))
    , m_documentDate(named<uikit::DateField>(u"policyDocumentDate"_s))
    , m_publishedOn(named<uikit::DateField>(u"policyPublishedOn"_s))
    , m_effectiveOn(named<uikit::DateField>(u"policyEffectiveOn"_s))
    , m_disclosure(choices<Disclosure>(u"policyDisclosure"_s))
    , m_reason(named<QLineEdit>(u"policyDisclosureReason"_s))
    , m_owed(named<QCheckBox>(u"policyOwed"_s))
    , m_validity(choices<Validity>(u"policyValidity"_s))
    , m_topic(named<QLineEdit>(u"policyTopic"_s))
    , m_link(named<QLineEdit>(u"policyLink"_s))
    , m_preamble(linesField(u"policyPreamble"_s, 5))
    , m_origin(new uikit::TextLabel(uikit::TextRank::Small))
    , m_body(new uikit::TextLabel(uikit::TextRank::Small))
    , m_file(named<QPushButton>(u"policyFile"_s))
{
    setObjectName("policyForm"_L1);
    build();
    for (QPlainTextEdit *field : {m_title, m_preamble})
        connect(field, &QPlainTextEdit::textChanged, this, [this] { if (!m_isFilling) Q_EMIT edited(); });
    for (QLineEdit *field : {m_number, m_issuer, m_reason, m_topic, m_link})
        connect(field, &QLineEdit::textEdited, this, &PolicyForm::edited);
    for (uikit::DateField *field : {m_documentDate, m_publishedOn, m_effectiveOn})
        connect(field, &uikit::DateField::edited, this, [this] { if (!m_isFilling) Q_EMIT edited(); });
    connect(m_owed, &QCheckBox::clicked, this, &PolicyForm::edited);
    connect(m_validity, &QComboBox::activated, this, &PolicyForm::edited);
    connect(m_disclosure, &QComboBox::activated, this, [this] {
        refreshReason();
        Q_EMIT edited();
    });
    connect(m_publicity, &uikit::PublicityFields::edited, this, [this] { if (!m_isFilling) Q_EMIT edited(); });
    connect(m_file, &QPushButton::clicked, this, &PolicyForm::fileRequested);
}

RemarkedField *PolicyForm::addField(PolicyField field, const QString &name, QWidget *editor)
{
    auto *remarked = new RemarkedField(name, editor);
    m_remarked.insert(field, remarked);
    m_rows->addRow(name, remarked);
    connect(remarked, &RemarkedField::confirmed, this, [this, field] { Q_EMIT remarkConfirmed(field); });
    return remarked;
}

void PolicyForm::build()
{
    for (uikit::DateField *field : {m_documentDate, m_publishedOn, m_effectiveOn})
        field->allowEmpty(tr("未填写"));
    m_number->setPlaceholderText(tr("机关代字〔年份〕序号号"));
    m_reason->setPlaceholderText(tr("为什么不主动公开"));
    m_topic->setPlaceholderText(tr("如：交通运输"));
    m_link->setPlaceholderText(tr("政府网站上的原文网址"));
    m_titleField = addField(PolicyField::Title, tr("标题"), m_title);
    addField(PolicyField::Number, tr("发文字号"), m_number);
    addField(PolicyField::Issuer, tr("发文机关"), m_issuer);
    addField(PolicyField::DocumentDate, tr("成文日期"), m_documentDate);
    m_publishedField = addField(PolicyField::PublishedOn, tr("公布日期"), m_publishedOn);
    addField(PolicyField::EffectiveOn, tr("施行日期"), m_effectiveOn);
    addField(PolicyField::Disclosure, tr("公开属性"), m_disclosure);
    m_rows->addRow(tr("不公开理由"), m_reason);
    m_rows->addRow(tr("效力"), m_validity);
    m_owed->setText(tr("应解读，按期限提醒"));
    m_owed->setToolTip(tr("公布后在规定期限内要有签发的解读；列表里显示还剩几天"));
    m_rows->addRow(tr("解读"), m_owed);
    m_publicity = new uikit::PublicityFields(m_rows, u"policy"_s);
    m_rows->addRow(tr("主题"), m_topic);
    m_rows->addRow(tr("网址"), m_link);
    m_rows->addRow(tr("题注与开头"), m_preamble);
    m_body->setTone(uikit::Tone::Warning);
    m_body->setObjectName("clausesRemark"_L1);
    m_rows->addWide(m_body);
    m_file->setText(tr("导出原文件"));
    m_file->setIcon(uikit::icon(uikit::Glyph::Attach));
    auto *origin = new QWidget;
    auto *originRow = new QHBoxLayout(origin);
    originRow->setContentsMargins({});
    originRow->addWidget(m_origin, 1);
    originRow->addWidget(m_file, 0, Qt::AlignTop);
    m_rows->addWide(origin);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, uikit::Space::Large);
    column->addWidget(m_rows);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setObjectName("policyFormArea"_L1);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(area, 1);
}

void PolicyForm::setPolicy(const Policy &policy, const QList<Remark> &remarks)
{
    m_isFilling = true;
    m_rows->clearProblems();
    const auto date = [](QDate value) { return value.isValid() ? std::optional(value) : std::nullopt; };
    m_title->setPlainText(policy.title);
    m_number->setText(policy.number);
    m_issuer->setText(policy.issuer);
    m_documentDate->choose(date(policy.documentDate));
    m_publishedOn->choose(date(policy.publishedOn));
    m_effectiveOn->choose(date(policy.effectiveOn));
    m_disclosure->setCurrentIndex(m_disclosure->findData(int(policy.disclosure)));
    m_reason->setText(policy.disclosureReason);
    m_validity->setCurrentIndex(m_validity->findData(int(policy.validity)));
    m_owed->setChecked(policy.needsInterpretation);
    m_publicity->set(policy.publicity);
    m_topic->setText(policy.topic);
    m_link->setText(policy.link);
    m_preamble->setPlainText(policy.preamble);
    m_file->setVisible(!policy.file.isNull());
    refreshReason();
    for (RemarkedField *field : std::as_const(m_remarked))
        field->setRemark(Confidence::Certain, {});
    m_body->clear();
    for (const Remark &remark : remarks) {
        if (RemarkedField *field = m_remarked.value(remark.field))
            field->setRemark(remark.confidence, remark.text);
        else
            m_body->setText(tr("正文请核对：%1").arg(remark.text));
    }
    m_body->setVisible(!m_body->text().isEmpty());
    for (QLineEdit *field : {m_number, m_issuer, m_reason, m_topic, m_link})
        field->setCursorPosition(0);
    m_isFilling = false;
}

Policy PolicyForm::filledIn(const Policy &base) const
{
    Policy policy = base;
    policy.title = m_title->toPlainText().simplified();
    policy.number = m_number->text().trimmed();
    policy.issuer = m_issuer->text().trimmed();
    policy.documentDate = m_documentDate->chosen().value_or(QDate());
    policy.publishedOn = m_publishedOn->chosen().value_or(QDate());
    policy.effectiveOn = m_effectiveOn->chosen().value_or(QDate());
    policy.disclosure = Disclosure(m_disclosure->currentData().toInt());
    policy.disclosureReason = policy.disclosure == Disclosure::Active ? QString() : m_reason->text().trimmed();
    policy.validity = Validity(m_validity->currentData().toInt());
    policy.needsInterpretation = m_owed->isChecked();
    policy.publicity = m_publicity->value();
    policy.topic = m_topic->text().trimmed();
    policy.link = m_link->text().trimmed();
    policy.preamble = m_preamble->toPlainText().trimmed();
    return policy;
}

void PolicyForm::refreshReason()
{
    m_rows->setRowVisible(m_reason, Disclosure(m_disclosure->currentData().toInt()) != Disclosure::Active);
}

void PolicyForm::setPublicityChoices(const QStringList &keyFields, const QStringList &columns)
{
    m_publicity->setChoices(keyFields, columns);
}

void PolicyForm::setReadOnly(bool readOnly)
{
    m_rows->setEnabled(!readOnly);
}

void PolicyForm::setOrigin(const QString &sentence)
{
    m_origin->setText(sentence);
}

void PolicyForm::showProblem(const Policy &policy)
{
    m_rows->clearProblems();
    const QString problem = PolicyService::problem(policy);
    if (problem.isEmpty())
        return;
    QWidget *field = policy.title.isEmpty() ? static_cast<QWidget *>(m_titleField)
                     : policy.disclosure != Disclosure::Active && policy.disclosureReason.isEmpty() ? static_cast<QWidget *>(m_reason)
                                                                                                    : m_publishedField;
    m_rows->setProblem(field, problem);
    m_rows->focusFirstProblem();
}

void PolicyForm::focusFirstField()
{
    m_title->setFocus(Qt::OtherFocusReason);
}

} // namespace zhijian::policy
