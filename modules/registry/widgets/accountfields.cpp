#include "registry/widgets/accountfields.h"

#include "registry/lifecycle.h"
#include "uikit/datefield.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

namespace {

QString objectNameOf(AccountField field)
{
    QString name = enumText(field);
    name[0] = name.at(0).toLower();
    return name;
}

void name(QComboBox *box, AccountField field)
{
    box->setObjectName(objectNameOf(field));
    box->view()->setObjectName(QString(objectNameOf(field) + u"List"_s));
    box->view()->setAccessibleName(chineseName(field));
}

} // namespace

AccountFields::AccountFields(const rules::RulePack &pack, QWidget *parent)
    : QWidget(parent)
    , m_pack(pack)
    , m_rows(new uikit::FormRows(this))
    , m_origin(new QComboBox(this))
    , m_platform(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_certifiedUntil(new uikit::DateField(this))
    , m_openedOn(new uikit::DateField(this))
    , m_positioning(new QPlainTextEdit(this))
{
    setObjectName(u"accountFields"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_rows);
    column->addStretch(1);
    addChoices();
    m_rows->addSection(tr("单位"));
    (void)addLine(AccountField::Organiser);
    (void)addLine(AccountField::CreditCode, tr("18 位，自动核对校验位。"));
    (void)addLine(AccountField::DuplicateReason, tr("本单位在这个平台已有账号时填写。"));
    (void)addLine(AccountField::CompetentUnit);
    (void)addLine(AccountField::OperatingUnit);
    (void)addLine(AccountField::CertifiedSubject, tr("平台认证页上显示的主体，应与主办单位一致。"));
    m_certifiedUntil->setObjectName(objectNameOf(AccountField::CertifiedUntil));
    m_certifiedUntil->allowEmpty(tr("未填写"));
    m_rows->addRow(chineseName(AccountField::CertifiedUntil), m_certifiedUntil);
    m_widgets.insert(AccountField::CertifiedUntil, m_certifiedUntil);
    m_rows->addSection(tr("人员"));
    (void)addLine(AccountField::Leader);
    (void)addLine(AccountField::LeaderPost);
    addPhone(AccountField::LeaderPhone);
    (void)addLine(AccountField::Keeper);
    addPhone(AccountField::KeeperPhone);
    addTexts();
    for (QLineEdit *line : std::as_const(m_lines))
        connect(line, &QLineEdit::textEdited, this, &AccountFields::edited);
    for (uikit::DateField *date : {m_certifiedUntil, m_openedOn})
        connect(date, &uikit::DateField::edited, this, [this] {
            if (!m_isFilling)
                Q_EMIT edited();
        });
}

QLineEdit *AccountFields::addLine(AccountField field, const QString &hint)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(objectNameOf(field));
    m_rows->addRow(chineseName(field), line, hint);
    m_lines.insert(field, line);
    m_widgets.insert(field, line);
    return line;
}

void AccountFields::addPhone(AccountField field)
{
    auto *row = new QWidget(this);
    auto *line = new QLineEdit(row);
    auto *reveal = new QToolButton(row);
    line->setObjectName(objectNameOf(field));
    line->setAccessibleName(chineseName(field));
    reveal->setObjectName(QString(u"reveal"_s + enumText(field)));
    reveal->setAccessibleName(tr("显示%1").arg(chineseName(field)));
    reveal->setToolTip(tr("显示完整号码（查看会记入审计日志）"));
    reveal->setIcon(uikit::icon(uikit::Glyph::Eye));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(line, 1);
    layout->addWidget(reveal);
    row->setFocusProxy(line);
    m_rows->addRow(chineseName(field), row);
    m_lines.insert(field, line);
    m_widgets.insert(field, row);
    m_reveals.insert(field, reveal);
    connect(reveal, &QToolButton::clicked, this, [this, field] { Q_EMIT phoneRequested(field); });
}

void AccountFields::addChoices()
{
    m_rows->addSection(tr("账号"));
    m_origin->setObjectName(u"origin"_s);
    m_origin->view()->setObjectName(u"originList"_s);
    m_origin->view()->setAccessibleName(tr("登记方式"));
    m_origin->addItem(tr("新开设（从拟开设走审批）"));
    m_origin->addItem(tr("补录已在运行的账号"));
    m_rows->addRow(tr("登记方式"), m_origin);
    (void)addLine(AccountField::Name);
    name(m_platform, AccountField::Platform);
    m_platform->addItem(tr("请选择"), QString());
    for (const rules::PlatformLimits &platform : m_pack.platforms())
        m_platform->addItem(platform.name, platform.code);
    m_rows->addRow(chineseName(AccountField::Platform), m_platform);
    m_widgets.insert(AccountField::Platform, m_platform);
    name(m_kind, AccountField::Kind);
    m_rows->addRow(chineseName(AccountField::Kind), m_kind);
    m_widgets.insert(AccountField::Kind, m_kind);
    (void)addLine(AccountField::PlatformId, tr("平台分配的 ID 或原始 ID；客户端不填。"));
    (void)addLine(AccountField::Link);
    m_openedOn->setObjectName(objectNameOf(AccountField::OpenedOn));
    m_openedOn->allowEmpty(tr("未填写"));
    m_rows->addRow(chineseName(AccountField::OpenedOn), m_openedOn);
    m_widgets.insert(AccountField::OpenedOn, m_openedOn);
    connect(m_platform, &QComboBox::currentIndexChanged, this, [this] {
        fillKinds(m_kind->currentText());
        if (!m_isFilling)
            Q_EMIT edited();
    });
    for (QComboBox *box : {m_kind, m_origin})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            lockFields();
            if (!m_isFilling)
                Q_EMIT edited();
        });
}

void AccountFields::addTexts()
{
    m_rows->addSection(tr("定位与备案"));
    m_positioning->setObjectName(objectNameOf(AccountField::Positioning));
    m_positioning->setTabChangesFocus(true);
    m_positioning->setFixedHeight(3 * fontMetrics().lineSpacing() + 14);
    m_rows->addRow(chineseName(AccountField::Positioning), m_positioning, tr("主要发布什么、面向谁、有哪些栏目。"));
    m_widgets.insert(AccountField::Positioning, m_positioning);
    connect(m_positioning, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    (void)addLine(AccountField::Interaction);
    (void)addLine(AccountField::FilingNumber, tr("全国政务新媒体信息报送系统给出的编号。"));
}

void AccountFields::fillKinds(const QString &chosen)
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    const auto platform = m_pack.platform(m_platform->currentData().toString());
    QStringList kinds = platform ? platform->kinds : QStringList();
    // A kind that a newer rule pack no longer lists stays visible.
    if (m_record.account.platform == m_platform->currentData().toString() && !m_record.account.kind.isEmpty() && !kinds.contains(m_record.account.kind))
        kinds.append(m_record.account.kind);
    m_kind->clear();
    if (kinds.size() != 1)
        m_kind->addItem(tr("请选择"));
    m_kind->addItems(kinds);
    m_kind->setCurrentIndex(std::max(0, m_kind->findText(chosen)));
    m_isFilling = wasFilling;
    lockFields();
}

void AccountFields::setText(AccountField field, const QString &text)
{
    m_lines.value(field)->setText(text);
}

QString AccountFields::textOf(AccountField field) const
{
    return m_lines.value(field)->text();
}

void AccountFields::show(const AccountRecord &record)
{
    m_isFilling = true;
    m_record = record;
    const Account &account = record.account;
    m_rows->clearProblems();
    m_rows->setRowVisible(m_origin, record.isNew());
    m_origin->setCurrentIndex(account.state == AccountState::Running ? 1 : 0);
    if (m_platform->findData(account.platform) < 0)
        m_platform->addItem(account.platform, account.platform);
    m_platform->setCurrentIndex(m_platform->findData(account.platform));
    fillKinds(account.kind);
    setText(AccountField::Name, account.name);
    setText(AccountField::PlatformId, account.platformId);
    setText(AccountField::Link, account.link);
    setText(AccountField::Organiser, account.organiser);
    setText(AccountField::CreditCode, account.creditCode);
    setText(AccountField::DuplicateReason, account.duplicateReason);
    setText(AccountField::CompetentUnit, account.competentUnit);
    setText(AccountField::OperatingUnit, account.operatingUnit);
    setText(AccountField::CertifiedSubject, account.certifiedSubject);
    setText(AccountField::Leader, account.leader);
    setText(AccountField::LeaderPost, account.leaderPost);
    setText(AccountField::Keeper, account.keeper);
    setText(AccountField::Interaction, account.interaction);
    setText(AccountField::FilingNumber, account.filingNumber);
    m_positioning->setPlainText(account.positioning);
    m_certifiedUntil->choose(account.certifiedUntil.isValid() ? std::optional(account.certifiedUntil) : std::nullopt);
    m_openedOn->choose(account.openedOn.isValid() ? std::optional(account.openedOn) : std::nullopt);
    for (const auto &[field, masked] : {std::pair(AccountField::LeaderPhone, record.leaderPhone), std::pair(AccountField::KeeperPhone, record.keeperPhone)}) {
        setText(field, {});
        m_lines.value(field)->setPlaceholderText(masked.isEmpty() ? record.hasOfficeKey ? QString() : tr("没有单位密钥，暂不能填写") : masked);
        m_reveals.value(field)->setVisible(!masked.isEmpty());
        m_reveals.value(field)->setEnabled(record.hasOfficeKey);
    }
    m_rows->setRowVisible(widgetOf(AccountField::DuplicateReason), !account.duplicateReason.isEmpty());
    for (QLineEdit *line : std::as_const(m_lines))
        line->setCursorPosition(0);
    m_isFilling = false;
    lockFields();
    m_shown = draft();
}

AccountDraft AccountFields::draft() const
{
    AccountDraft draft{.account = m_record.account, .leaderPhone = {}, .keeperPhone = {}};
    Account &account = draft.account;
    if (m_record.isNew())
        account.state = m_origin->currentIndex() == 1 ? AccountState::Running : AccountState::Draft;
    account.name = textOf(AccountField::Name);
    account.platform = m_platform->currentData().toString();
    account.kind = m_kind->currentText() == tr("请选择") ? QString() : m_kind->currentText();
    account.platformId = account.isApp() ? QString() : textOf(AccountField::PlatformId);
    account.link = textOf(AccountField::Link);
    account.organiser = textOf(AccountField::Organiser);
    account.creditCode = textOf(AccountField::CreditCode).toUpper();
    account.duplicateReason = textOf(AccountField::DuplicateReason);
    account.competentUnit = textOf(AccountField::CompetentUnit);
    account.operatingUnit = textOf(AccountField::OperatingUnit);
    account.certifiedSubject = textOf(AccountField::CertifiedSubject);
    account.certifiedUntil = m_certifiedUntil->chosen().value_or(QDate());
    account.leader = textOf(AccountField::Leader);
    account.leaderPost = textOf(AccountField::LeaderPost);
    account.keeper = textOf(AccountField::Keeper);
    account.openedOn = m_openedOn->chosen().value_or(QDate());
    account.positioning = m_positioning->toPlainText();
    account.interaction = textOf(AccountField::Interaction);
    account.filingNumber = textOf(AccountField::FilingNumber);
    // An empty field leaves the sealed number as it is.
    if (const QString phone = textOf(AccountField::LeaderPhone).trimmed(); !phone.isEmpty())
        draft.leaderPhone = phone;
    if (const QString phone = textOf(AccountField::KeeperPhone).trimmed(); !phone.isEmpty())
        draft.keeperPhone = phone;
    return draft;
}

bool AccountFields::isChanged() const
{
    return draft() != m_shown;
}

void AccountFields::lockFields()
{
    if (m_isFilling)
        return;
    const AccountState state = m_record.account.state;
    const bool isReadOnlyRecord = m_record.account.isDeleted || (!m_record.isNew() && isReadOnly(state));
    for (QWidget *widget : std::as_const(m_widgets))
        widget->setEnabled(!isReadOnlyRecord);
    if (isReadOnlyRecord)
        return;
    // what is on file changes by a change request only.
    const bool isLocked = !m_record.isNew() && isOnFile(state);
    const Account &account = m_record.account;
    for (const auto &[field, value] : {std::pair(AccountField::Name, account.name), std::pair(AccountField::Organiser, account.organiser),
                                       std::pair(AccountField::CertifiedSubject, account.certifiedSubject),
                                       std::pair(AccountField::PlatformId, account.platformId)}) {
        QWidget *widget = widgetOf(field);
        widget->setEnabled(!isLocked || value.isEmpty());
        widget->setToolTip(widget->isEnabled() ? QString() : tr("已备案，须先“申请变更”再修改"));
    }
    if (m_kind->currentText() == u"客户端")
        widgetOf(AccountField::PlatformId)->setEnabled(false);
    for (const AccountField field : {AccountField::LeaderPhone, AccountField::KeeperPhone})
        m_lines.value(field)->setEnabled(m_record.hasOfficeKey);
}

void AccountFields::setProblems(const QList<AccountProblem> &problems)
{
    m_rows->clearProblems();
    for (const AccountProblem &problem : problems) {
        QWidget *widget = widgetOf(problem.field);
        if (!widget)
            continue;
        m_rows->setRowVisible(widget, true);
        m_rows->setProblem(widget, problem.sentence);
    }
}

void AccountFields::focusFirstProblem()
{
    m_rows->focusFirstProblem();
}

void AccountFields::focusName()
{
    m_lines.value(AccountField::Name)->setFocus(Qt::OtherFocusReason);
}

void AccountFields::revealPhone(AccountField field, const QString &phone)
{
    m_lines.value(field)->setPlaceholderText(phone);
}

} // namespace zhijian::registry
