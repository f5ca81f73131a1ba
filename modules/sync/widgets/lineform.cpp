#include "sync/widgets/lineform.h"

#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/passwordfield.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

using uikit::Space;
using uikit::TextRank;
using uikit::Tone;

namespace {

constexpr int HighestPort = 65535;
constexpr int TimeFrame = 56; // Buttons and padding of a time field

QTimeEdit *makeTime(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QTimeEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setDisplayFormat(u"HH:mm"_s);
    edit->setMinimumWidth(edit->fontMetrics().horizontalAdvance(u"00:00"_s) + TimeFrame);
    return edit;
}

} // namespace

LineForm::LineForm(QWidget *parent)
    : QWidget(parent), m_rows(new uikit::FormRows(this))
{
    setObjectName(u"lineForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, 0, Space::Large, Space::Medium);
    column->addWidget(m_rows);
    column->addStretch(1);
    buildSchedule();
    buildProxy();
    buildAuthority();
    setTabOrder({m_interval, m_officeHours, m_opens, m_closes, m_metered, m_proxy, m_host, m_port, m_user, m_password->line(), m_choose, m_forget});
    setValues({}, {});
}

void LineForm::buildSchedule()
{
    m_rows->addSection(tr("自动同步"));
    m_interval = new QComboBox(this);
    m_interval->setObjectName(u"syncInterval"_s);
    for (const int minutes : {5, 15, 30, 60, 240})
        m_interval->addItem(minutes < 120 ? tr("每 %1 分钟").arg(minutes) : tr("每 %1 小时").arg(minutes / 60), minutes);
    m_interval->addItem(tr("只手动同步"), 0);
    m_rows->addRow(tr("间隔"), m_interval, tr("改动也会在十几秒内自动上报"));
    m_officeHours = new QCheckBox(tr("只在办公时间自动同步"), this);
    m_officeHours->setObjectName(u"officeHours"_s);
    m_rows->addRow(tr("时段"), m_officeHours);
    m_times = new QWidget(this);
    auto *times = new QHBoxLayout(m_times);
    times->setContentsMargins(0, 0, 0, 0);
    m_opens = makeTime(u"opens"_s, tr("从几点起"), m_times);
    m_closes = makeTime(u"closes"_s, tr("到几点止"), m_times);
    times->addWidget(m_opens);
    times->addWidget(new uikit::TextLabel(TextRank::Body, tr("至"), m_times));
    times->addWidget(m_closes);
    times->addStretch(1);
    m_rows->addRow(tr("办公时间"), m_times, tr("工作日以放假通知为准，调休上班的周末也算"));
    m_metered = new QCheckBox(tr("线路按流量计费"), this);
    m_metered->setObjectName(u"metered"_s);
    m_rows->addRow(tr("省流量"), m_metered, tr("只传文字和签批，附件等您点“现在也传附件”；自动同步至少相隔 1 小时"));
    connect(m_officeHours, &QCheckBox::toggled, this, [this](bool isOn) { m_rows->setRowVisible(m_times, isOn); });
}

void LineForm::buildProxy()
{
    m_rows->addSection(tr("代理服务器"));
    m_proxy = new QComboBox(this);
    m_proxy->setObjectName(u"proxyKind"_s);
    m_proxy->addItem(tr("跟随系统设置"), int(LineSettings::Proxy::System));
    m_proxy->addItem(tr("不使用"), int(LineSettings::Proxy::None));
    m_proxy->addItem(tr("自己填写"), int(LineSettings::Proxy::Own));
    m_rows->addRow(tr("代理"), m_proxy);
    m_host = new QLineEdit(this);
    m_host->setObjectName(u"proxyHost"_s);
    m_host->setMaxLength(253);
    m_rows->addRow(tr("地址"), m_host, tr("主机名或 IP，例如 10.0.0.8"));
    m_port = new QSpinBox(this);
    m_port->setObjectName(u"proxyPort"_s);
    m_port->setRange(0, HighestPort);
    m_port->setSpecialValueText(u" "_s);
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_rows->addRow(tr("端口"), m_port);
    m_user = new QLineEdit(this);
    m_user->setObjectName(u"proxyUser"_s);
    m_user->setMaxLength(200);
    m_rows->addRow(tr("用户名"), m_user, tr("代理不要求登录的，不填"));
    m_password = new uikit::PasswordField(tr("代理密码"), this);
    m_password->line()->setObjectName(u"proxyPassword"_s);
    m_rows->addRow(tr("密码"), m_password);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &LineForm::showProxy);
    const auto edited = [this] { m_rows->clearProblems(); };
    connect(m_host, &QLineEdit::textEdited, this, edited);
    connect(m_port, &QSpinBox::valueChanged, this, edited);
}

void LineForm::buildAuthority()
{
    m_rows->addSection(tr("省级根证书"));
    m_authorityField = new QWidget(this);
    m_authorityText = new uikit::TextLabel(TextRank::Small, {}, this);
    m_authorityText->setObjectName(u"authorityText"_s);
    m_authorityText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->addRow(tr("根证书"), m_authorityText);
    auto *buttons = new QHBoxLayout(m_authorityField);
    buttons->setContentsMargins(0, 0, 0, 0);
    m_choose = new QPushButton(uikit::icon(uikit::Glyph::Shield), tr("选择证书文件…"), m_authorityField);
    m_choose->setObjectName(u"chooseAuthority"_s);
    m_forget = new QPushButton(tr("不再使用"), m_authorityField);
    m_forget->setObjectName(u"forgetAuthority"_s);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    m_rows->addRow({}, m_authorityField, tr("一般不必选：登记码已带上平台自己的根证书。省里另发根证书时，请与公文上的指纹核对后选用；此后线路只认这两张"));
    connect(m_choose, &QPushButton::clicked, this, &LineForm::authorityFileRequested);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_authority.reset();
        m_line.authority.clear();
        showAuthority();
        m_choose->setFocus();
    });
}

void LineForm::setValues(const LineSettings &line, const Schedule &schedule)
{
    m_line = line;
    const auto kept = line.authority.isEmpty() ? failure(ErrorCode::NotFound) : describeAuthority(line.authority);
    m_authority = kept ? std::optional(*kept) : std::nullopt;
    m_interval->setCurrentIndex(std::max(0, m_interval->findData(schedule.minutes)));
    m_officeHours->setChecked(schedule.officeHoursOnly);
    m_opens->setTime(schedule.opens);
    m_closes->setTime(schedule.closes);
    m_metered->setChecked(schedule.isMetered);
    m_proxy->setCurrentIndex(m_proxy->findData(int(line.proxy)));
    m_host->setText(line.host);
    m_port->setValue(line.port);
    m_user->setText(line.user);
    m_password->clear();
    m_password->setPlaceholderText(line.password.isEmpty() ? QString() : tr("已保存；不改就留空"));
    m_rows->setRowVisible(m_times, schedule.officeHoursOnly);
    m_rows->clearProblems();
    showProxy();
    showAuthority();
}

void LineForm::setAuthority(const Result<AuthorityCertificate> &authority)
{
    m_rows->setProblem(m_authorityField, authority ? QString() : QString(authority.error().detail + u'。'));
    if (!authority)
        return;
    m_authority = *authority;
    m_line.authority = authority->pem;
    showAuthority();
}

void LineForm::showProxy()
{
    const bool isOwn = m_proxy->currentData().toInt() == int(LineSettings::Proxy::Own);
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_user, m_password})
        m_rows->setRowVisible(field, isOwn);
}

void LineForm::showAuthority()
{
    m_forget->setVisible(m_authority.has_value());
    m_choose->setText(m_authority ? tr("换一张…") : tr("选择证书文件…"));
    if (!m_authority) {
        m_authorityText->setText(tr("没有另选"));
        return m_authorityText->setTone(Tone::Muted);
    }
    const auto day = [](const QDateTime &time) { return time.toLocalTime().toString(u"yyyy年M月d日"_s); };
    m_authorityText->setText(tr("%1\n签发者：%2\n有效期：%3 至 %4\nSHA-256 指纹：%5")
                                 .arg(m_authority->subject, m_authority->issuer, day(m_authority->validFrom), day(m_authority->validUntil), m_authority->fingerprint));
    m_authorityText->setTone(Tone::Neutral);
}

LineSettings LineForm::lineTyped() const
{
    LineSettings line = m_line;
    line.proxy = LineSettings::Proxy(m_proxy->currentData().toInt());
    line.host = m_host->text().trimmed();
    line.port = m_port->value();
    line.user = m_user->text().trimmed();
    // Another person at the proxy has another password.
    if (!m_password->text().isEmpty() || line.user != m_line.user)
        line.password = m_password->text();
    return line;
}

Schedule LineForm::scheduleTyped() const
{
    return {.minutes = m_interval->currentData().toInt(), .isMetered = m_metered->isChecked(), .officeHoursOnly = m_officeHours->isChecked(),
            .opens = m_opens->time(), .closes = m_closes->time()};
}

void LineForm::submit()
{
    m_rows->clearProblems();
    const LineSettings line = lineTyped();
    const Schedule schedule = scheduleTyped();
    if (schedule.officeHoursOnly && schedule.opens >= schedule.closes)
        m_rows->setProblem(m_times, tr("结束时间要晚于开始时间。"));
    if (auto checked = line.check(); !checked)
        m_rows->setProblem(line.host.isEmpty() || line.port > 0 ? static_cast<QWidget *>(m_host) : m_port, QString(checked.error().detail + u'。'));
    if (m_rows->hasProblem())
        return m_rows->focusFirstProblem();
    Q_EMIT saveRequested(line, schedule);
}

} // namespace zhijian::sync
