#include "sync/widgets/enrolform.h"

#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

using uikit::Space;

namespace {

constexpr int FormWidth = 560;

} // namespace

EnrolForm::EnrolForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new uikit::FormRows(this))
    , m_address(new QLineEdit(this))
    , m_code(new QLineEdit(this))
    , m_enrol(new QPushButton(uikit::icon(uikit::Glyph::Key), tr("登记"), this))
{
    setObjectName(u"enrolForm"_s);
    setMaximumWidth(FormWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::Large);
    column->addWidget(new uikit::TextLabel(uikit::TextRank::Section, tr("登记到上级平台"), this));
    column->addWidget(new uikit::TextLabel(
        uikit::TextRank::Body,
        tr("不登记也可以正常使用全部功能，内容都保存在本机。登记之后，本单位各台工作站的内容会自动汇合，并上报上级平台。"), this));
    m_address->setObjectName(u"endpointAddress"_s);
    m_address->setPlaceholderText(u"https://"_s);
    m_code->setObjectName(u"oneTimeCode"_s);
    m_code->setMaxLength(60);
    m_code->setPlaceholderText(u"XXXXX-XXXXX-XXXXX-XXXXX"_s);
    m_rows->addRow(tr("平台地址"), m_address, tr("由上级平台提供，例如 https://sync.example.gov.cn:8443"));
    m_rows->addRow(tr("登记码"), m_code, tr("一次有效，7 天内用完；大小写和连字符不影响"));
    column->addWidget(m_rows);
    m_enrol->setObjectName(u"enrol"_s);
    uikit::setPrimary(m_enrol);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_enrol);
    column->addLayout(buttons);
    connect(m_enrol, &QPushButton::clicked, this, &EnrolForm::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &EnrolForm::submit);
    connect(m_address, &QLineEdit::returnPressed, m_code, [this] { m_code->setFocus(); });
    connect(m_address, &QLineEdit::textEdited, this, [this] { setProblem({}, true); });
    // What a scanner types from the letter's QR code, or somebody pastes: address#code.
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        const qsizetype mark = text.indexOf(u'#');
        if (mark < 0)
            return;
        m_code->setText(text.mid(mark + 1));
        m_address->setText(text.first(mark));
        m_code->setFocus();
        m_code->end(false);
    });
    connect(m_code, &QLineEdit::textEdited, this, [this] { setProblem({}, false); });
    setTabOrder({m_address, m_code, m_enrol});
}

void EnrolForm::setAddress(const QString &address)
{
    m_address->setText(address);
}

void EnrolForm::setBusy(bool isBusy)
{
    m_enrol->setEnabled(!isBusy);
    m_enrol->setText(isBusy ? tr("正在登记…") : tr("登记"));
}

void EnrolForm::setProblem(const QString &sentence, bool isAddress)
{
    m_rows->setProblem(isAddress ? m_address : m_code, sentence);
    if (!sentence.isEmpty())
        m_rows->focusFirstProblem();
}

void EnrolForm::clear()
{
    m_code->clear();
    m_rows->clearProblems();
}

void EnrolForm::submit()
{
    m_rows->clearProblems();
    if (m_address->text().trimmed().isEmpty())
        return setProblem(tr("请填写平台地址。"), true);
    if (m_code->text().trimmed().isEmpty())
        return setProblem(tr("请填写登记码。"), false);
    Q_EMIT enrolRequested(m_address->text(), m_code->text());
}

} // namespace zhijian::sync
