#include "noticestep.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QFrame>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;

NoticeStep::NoticeStep(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(tr("我已知悉，并负责告知本单位使用人员"), this))
    , m_problem(new TextLabel(TextRank::Small, tr("请先勾选“我已知悉”，再进入下一步。"), this))
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto *headline = new TextLabel(TextRank::Title, tr("本系统不得处理国家秘密、工作秘密"), frame);
    headline->setWordWrap(true);
    headline->setTone(uikit::Tone::Danger);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(uikit::Space::Page, uikit::Space::Page, uikit::Space::Page, uikit::Space::Page);
    inside->setSpacing(uikit::Space::Large);
    inside->addWidget(headline);
    inside->addWidget(new TextLabel(TextRank::Body, tr("只录入拟公开或可以公开的内容。带有密级标志、“内部”“不得公开”等字样的文件，请不要导入；程序发现这类字样会提醒，但不能代替保密审查。"), frame));
    inside->addWidget(new TextLabel(TextRank::Body, tr("数据保存在这台电脑上。群众的姓名、电话等个人信息加密保存，默认遮盖显示，查看会记入日志。"), frame));
    m_box->setObjectName(u"acknowledge"_s);
    m_box->setAccessibleName(m_box->text());
    m_problem->setTone(uikit::Tone::Danger);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(uikit::Space::Large);
    column->addWidget(frame);
    column->addWidget(m_box);
    column->addWidget(m_problem);
    column->addWidget(new TextLabel(TextRank::Small, tr("确认的人和时间会一并保存。"), this));
    column->addStretch();
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::toggled, this, [this] {
        m_problem->hide();
        Q_EMIT edited();
    });
}

bool NoticeStep::isAcknowledged() const
{
    return m_box->isChecked();
}

bool NoticeStep::validate()
{
    m_problem->setVisible(!isAcknowledged());
    if (!isAcknowledged())
        m_box->setFocus();
    return isAcknowledged();
}

} // namespace zhijian::shell
