#include "aboutsection.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Glyph;
using uikit::TextLabel;
using uikit::TextRank;

AboutSection::AboutSection(QWidget *parent)
    : SettingsSection(u"about"_s, tr("关于"), Glyph::Info, parent)
    , m_version(new TextLabel(TextRank::Body, {}, this))
    , m_data(new TextLabel(TextRank::Body, {}, this))
    , m_licenses(new TextLabel(TextRank::Small, {}, this))
{
    m_version->setObjectName(u"version"_s);
    m_licenses->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new QPushButton(uikit::icon(Glyph::Copy), tr("复制诊断信息"), this);
    copy->setObjectName(u"diagnosisCopy"_s);
    copy->setAccessibleName(copy->text());
    copy->setToolTip(tr("版本、系统和屏幕情况；不含姓名、路径和内容"));
    connect(copy, &QPushButton::clicked, this, &AboutSection::diagnosisCopyRequested);
    column()->addWidget(m_version);
    column()->addWidget(m_data);
    column()->addWidget(copy, 0, Qt::AlignLeft);
    column()->addWidget(new TextLabel(TextRank::Body, tr("使用的开放源代码组件"), this));
    column()->addWidget(m_licenses);
}

void AboutSection::setAbout(const QString &version, const QList<License> &licenses, const QString &dataFolder)
{
    m_version->setText(tr("指尖工作站　版本 %1").arg(version));
    m_data->setText(tr("数据只保存在 %1；不收集使用情况，不计人员活跃度。").arg(dataFolder));
    QStringList lines;
    for (const License &license : licenses)
        lines.append(tr("%1 %2　%3").arg(license.component, license.version, license.license));
    m_licenses->setText(lines.join(u'\n'));
}

} // namespace zhijian::shell
