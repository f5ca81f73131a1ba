#include "officestep.h"

#include "uikit/formrows.h"
#include "uikit/theme.h"

#include <QHash>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

OfficeStep::OfficeStep(std::function<bool(const QString &)> isCreditCode, QWidget *parent)
    : QWidget(parent)
    , m_isCreditCode(std::move(isCreditCode))
    , m_newOffice(new QRadioButton(tr("新建单位（本单位第一台电脑）"), this))
    , m_join(new QRadioButton(tr("加入已有单位（能联网，凭一次性加入码）"), this))
    , m_load(new QRadioButton(tr("从 U 盘装载（本单位已有电脑在用，本机不能联网）"), this))
    , m_restore(new QRadioButton(tr("从备份恢复（换了电脑，手里有备份文件）"), this))
    , m_line(new QPushButton(tr("代理服务器和根证书…"), this))
    , m_form(new uikit::FormRows(this))
    , m_name(new QLineEdit(this))
    , m_region(new QLineEdit(this))
    , m_credit(new QLineEdit(this))
    , m_endpoint(new QLineEdit(this))
    , m_code(new QLineEdit(this))
{
    const QList<std::pair<QWidget *, QString>> names{{m_newOffice, u"newOffice"_s}, {m_join, u"joinOffice"_s}, {m_load, u"loadOffice"_s},
        {m_restore, u"restoreOffice"_s}, {m_line, u"firstLine"_s}, {m_name, u"officeName"_s}, {m_region, u"regionCode"_s},
        {m_credit, u"creditCode"_s}, {m_endpoint, u"endpoint"_s}, {m_code, u"joinCode"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    for (QRadioButton *button : {m_newOffice, m_join, m_load, m_restore})
        button->setAccessibleName(button->text());
    m_newOffice->setChecked(true);
    m_region->setMaxLength(6);
    m_credit->setMaxLength(18);
    m_name->setPlaceholderText(tr("例如：某某县人民政府办公室"));
    m_endpoint->setPlaceholderText(u"https://"_s);
    m_form->addRow(tr("单位名称"), m_name, tr("与公章一致，印在审签单和登记表上"));
    m_form->addRow(tr("行政区划代码"), m_region, tr("6 位数字（GB/T 2260）"));
    m_form->addRow(tr("统一社会信用代码"), m_credit, tr("18 位，可以以后再填"));
    m_form->addRow(tr("省级节点地址"), m_endpoint, tr("由上级主管单位提供"));
    m_form->addRow(tr("一次性加入码"), m_code, tr("由上级平台发给本单位，印在登记通知单上，用一次即失效"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    for (QRadioButton *button : {m_newOffice, m_join, m_load, m_restore})
        column->addWidget(button);
    column->addSpacing(uikit::Space::Medium);
    column->addWidget(m_form);
    column->addWidget(m_line, 0, Qt::AlignLeft);
    column->addStretch();
    setFocusProxy(m_name);
    connect(m_line, &QPushButton::clicked, this, &OfficeStep::lineRequested);
    for (QRadioButton *button : {m_newOffice, m_join, m_load, m_restore})
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (!isOn)
                return;
            refresh();
            Q_EMIT kindChanged();
        });
    refresh();
}

FirstStartKind OfficeStep::kind() const
{
    return m_join->isChecked() ? FirstStartKind::Join : m_load->isChecked() ? FirstStartKind::Load
        : m_restore->isChecked() ? FirstStartKind::Restore : FirstStartKind::NewOffice;
}

void OfficeStep::setKind(FirstStartKind kind)
{
    const QList<QRadioButton *> buttons{m_newOffice, m_join, m_load, m_restore}; // In the order of the kinds
    buttons.at(int(kind))->setChecked(true);
}

void OfficeStep::fill(FirstStart *start) const
{
    start->joins = kind() == FirstStartKind::Join;
    if (start->joins) {
        start->endpoint = m_endpoint->text().trimmed();
        start->joinCode = m_code->text().trimmed();
    } else {
        start->officeName = m_name->text().trimmed();
        start->regionCode = m_region->text().trimmed();
        start->creditCode = m_credit->text().trimmed().toUpper();
    }
}

bool OfficeStep::validate()
{
    m_form->clearProblems();
    if (kind() == FirstStartKind::Join) {
        m_form->setProblem(m_endpoint, endpointProblem(m_endpoint->text()));
        m_form->setProblem(m_code, m_code->text().trimmed().isEmpty() ? tr("请填写加入码；没有时请向上级平台索取。") : QString());
    } else if (kind() == FirstStartKind::NewOffice) {
        const QString credit = m_credit->text().trimmed().toUpper();
        m_form->setProblem(m_name, officeNameProblem(m_name->text()));
        m_form->setProblem(m_region, regionCodeProblem(m_region->text()));
        if (!credit.isEmpty() && credit.size() != 18)
            m_form->setProblem(m_credit, tr("统一社会信用代码是 18 位，现在是 %1 位。").arg(credit.size()));
        else if (!credit.isEmpty() && !m_isCreditCode(credit))
            m_form->setProblem(m_credit, tr("统一社会信用代码的校验位不对，请对照证书核对。"));
    }
    m_form->focusFirstProblem();
    return !m_form->hasProblem();
}

void OfficeStep::refresh()
{
    m_form->clearProblems();
    for (QLineEdit *field : {m_name, m_region, m_credit})
        m_form->setRowVisible(field, kind() == FirstStartKind::NewOffice);
    for (QLineEdit *field : {m_endpoint, m_code})
        m_form->setRowVisible(field, kind() == FirstStartKind::Join);
    m_line->setVisible(kind() == FirstStartKind::Join);
    const QHash<FirstStartKind, QWidget *> first{{FirstStartKind::NewOffice, m_name}, {FirstStartKind::Join, m_endpoint}, {FirstStartKind::Load, m_load},
                                                 {FirstStartKind::Restore, m_restore}};
    setFocusProxy(first.value(kind()));
}

} // namespace zhijian::shell
